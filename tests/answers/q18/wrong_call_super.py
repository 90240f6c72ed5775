# wrong (test_call_is_modules): a __call__ that only hands on to Module's
# says: beside forward.*Delete it
class Double(Module):
    def __call__(self, *args):
        return super().__call__(*args)

    def forward(self, x):
        return 2 * x
