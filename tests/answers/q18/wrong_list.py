# wrong (test_doubles): a list of numbers
# says: This is a list. It should be a Tensor
class Double(Module):
    def forward(self, x):
        return (2 * x).tolist()
