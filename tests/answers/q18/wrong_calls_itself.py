# wrong (test_doubles): forward calls the module
# says: call no object
class Double(Module):
    def forward(self, x):
        return 2 * self(x)
