# wrong (test_doubles): no return
# says: returns None
class Double(Module):
    def forward(self, x):
        2 * x
