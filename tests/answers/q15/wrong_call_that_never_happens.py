# wrong (test_is_recursive): a loop, with a call of itself that never happens
# says: do not come from it|calls itself
def all_parameters(module):
    if module is None:
        return all_parameters(module)
    found, todo = [], [module]
    while todo:
        m = todo.pop()
        found += m.params
        todo += reversed(m.children)
    return found
