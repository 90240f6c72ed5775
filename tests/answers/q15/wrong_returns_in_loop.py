# wrong (test_every_parameter_in_order): returns after the first child
# says: return inside the loop
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += all_parameters(child)
        return found
    return found
