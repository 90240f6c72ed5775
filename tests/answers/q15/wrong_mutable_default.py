# wrong (test_every_parameter_in_order): a list as a default argument goes on growing
# says: default argument
# not: module has been changed
def all_parameters(module, found=[]):
    found.extend(module.params)
    for child in module.children:
        all_parameters(child, found)
    return found
