# wrong (test_call_is_modules): defines __call__ and runs the hook in it as Module does
# says: beside forward.*Delete it
class Double(Module):
    def forward(self, x):
        return 2 * x

    def __call__(self, x):
        result = self.forward(x)
        if self.hook is not None:
            self.hook(result, (x,))
        return result
