# wrong (test_every_parameter_in_order): the module and its children, no deeper
# says: one level down, and no deeper
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += child.params
    if False:
        all_parameters(module)
    return found
