# wrong (test_doubles): an __init__ without super().__init__()
# says: super\(\)\.__init__\(\)
class Double(Module):
    def __init__(self):
        self.factor = 2

    def forward(self, x):
        return self.factor * x
