# wrong (test_every_parameter_in_order): lists inside the list
# says: lists inside the list.*append
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found.append(all_parameters(child))
    return found
