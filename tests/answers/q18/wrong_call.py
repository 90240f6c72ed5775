# wrong (test_call_is_modules): defines __call__
# says: Name the method forward
class Double(Module):
    def __call__(self, x):
        return 2 * x
