# wrong (test_doubles): no Module at all
# says: not built on Module
class Double:
    hook = None

    def __call__(self, x):
        return 2 * x
