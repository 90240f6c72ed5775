# wrong (test_is_recursive): a stack in a loop; right numbers, but nothing calls itself
# says: Nothing in the answer calls itself
def all_parameters(module):
    found, todo = [], [module]
    while todo:
        m = todo.pop()
        found += m.params
        todo += reversed(m.children)
    return found
