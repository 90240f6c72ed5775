# wrong (test_doubles): adds 2
# says: x plus 2
class Double(Module):
    def forward(self, x):
        return x + 2
