# wrong (test_doubles): x is changed
# says: x itself was changed
class Double(Module):
    def forward(self, x):
        x *= 2
        return x
