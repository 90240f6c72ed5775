# wrong (test_drawn_numbers): counts down by itself where b is below a
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        return L(range(len(a)))
    if b is None:
        a, b = 0, a
    step = abs(step or 1)
    return L(range(a, b, step if a <= b else -step))
