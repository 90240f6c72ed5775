# right: asks for an int, and builds the L from a comprehension
def my_range(a, b=None, step=None):
    if not isinstance(a, int):
        return L([i for i in range(len(a))])
    if step is not None:
        return L(list(range(a, b, step)))
    if b is not None:
        return L([*range(a, b)])
    return L(range(a))
