# wrong (test_every_parameter_in_order): called as a method of the child
# says: a function, not a method: all_parameters\(child\)
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += child.all_parameters()
    return found
