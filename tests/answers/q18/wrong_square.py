# wrong (test_doubles): squares
# says: x squared
class Double(Module):
    def forward(self, x):
        return x**2
