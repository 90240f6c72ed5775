# q16: return something that never comes back from being looked at
# says: did not finish in time
class Slow:
    def __repr__(self):
        while True:
            pass

    __len__ = __iter__ = __eq__ = __hash__ = __bool__ = __del__ = __repr__


def fibonacci(n=20):
    return Slow() if n else fibonacci(n)
