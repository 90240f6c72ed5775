# wrong (test_zero_and_negative): counts down by itself where b is below a
# says: range\(.*, .*, .*\) is empty
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        return L(range(len(a)))
    if b is None:
        a, b = 0, a
    step = abs(step or 1)
    return L(range(a, b, step if a <= b else -step))
