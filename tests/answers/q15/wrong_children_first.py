# wrong (test_every_parameter_in_order): children before the module's own
# says: but children come first
def all_parameters(module):
    found = []
    for child in module.children:
        found += all_parameters(child)
    return found + module.params
