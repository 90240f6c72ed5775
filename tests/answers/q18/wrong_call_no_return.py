# wrong (test_doubles): __call__, and no return in it
# says: returns None
class Double(Module):
    def __call__(self, x):
        self.forward(x)

    def forward(self, x):
        return 2 * x
