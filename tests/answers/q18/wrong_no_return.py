# wrong (test_doubles): no return
class Double(Module):
    def forward(self, x):
        2 * x
