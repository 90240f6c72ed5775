# wrong (test_call_is_modules): no Module at all
class Double:
    hook = None

    def __call__(self, x):
        return 2 * x
