# wrong (test_no_parameters): a learnable 2
# says: training would change it
class Double(Module):
    def __init__(self):
        super().__init__()
        self.factor = Parameter(torch.tensor(2.0))

    def forward(self, x):
        return self.factor * x
