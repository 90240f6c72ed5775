# wrong (test_every_parameter_in_order): uses what extend gives back
# says: extend change their list and return None
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found = found.extend(all_parameters(child))
    return found
