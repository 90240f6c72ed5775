# wrong (test_doubles): squares
class Double(Module):
    def forward(self, x):
        return x**2
