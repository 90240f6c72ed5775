# wrong (test_is_recursive): a loop, beside a recursive function inside of it that nobody calls
# says: do not come from it
def all_parameters(module):
    def visit(m):
        return [p for child in m.children for p in visit(child)]

    found, todo = [], [module]
    while todo:
        m = todo.pop()
        found += m.params
        todo += reversed(m.children)
    if not todo:
        return found
    return visit(module)
