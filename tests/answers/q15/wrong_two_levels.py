# wrong (test_is_recursive): two loops, for two levels
# says: Nothing in the answer calls itself
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += child.params
        for grandchild in child.children:
            found += grandchild.params
    return found
