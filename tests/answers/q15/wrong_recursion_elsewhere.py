# wrong (test_is_recursive): a loop that does the work, and a recursion that only counts
# says: do not come from it
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def all_parameters(module):
    found, todo = [], [module]
    for _ in range(depth(5)):
        pass
    while todo:
        m = todo.pop()
        found += m.params
        todo += reversed(m.children)
    return found
