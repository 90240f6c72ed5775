# wrong (test_every_parameter_in_order): adds the children too
# says: modules in the list
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += [child] + all_parameters(child)
    return found
