# wrong (test_doubles): x is changed
class Double(Module):
    def forward(self, x):
        x *= 2
        return x
