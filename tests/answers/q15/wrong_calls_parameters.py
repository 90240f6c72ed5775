# wrong (test_is_recursive): leaves the work to .parameters() of each child
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += child.parameters()
    return found
