# wrong (test_call_is_modules): the __call__ is put on afterwards
# says: beside forward.*Delete it
class Double(Module):
    def forward(self, x):
        return 2 * x


Double.__call__ = lambda self, x: self.forward(x)
