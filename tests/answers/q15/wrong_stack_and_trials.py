# wrong (test_is_recursive): a stack in a loop; trials beside it use the same names as the function
# says: Nothing in the answer calls itself
def all_parameters(module):
    found, todo = [], [module]
    while todo:
        m = todo.pop()
        found += m.params
        todo += reversed(m.children)
    return found


m = Linear(2, 3)
found = all_parameters(m)
todo = [all_parameters(o) for o in [m]]
