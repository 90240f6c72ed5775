# wrong (test_is_recursive): a loop, with calls of itself whose results nobody uses
# says: do not come from it
def all_parameters(module):
    for child in module.children:
        all_parameters(child)
    found, todo = [], [module]
    while todo:
        m = todo.pop()
        found += m.params
        todo += reversed(m.children)
    return found
