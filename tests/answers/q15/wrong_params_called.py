# wrong (test_every_parameter_in_order): params and children are methods, as in PyTorch
# says: lists, not methods
def all_parameters(module):
    found = list(module.params())
    for child in module.children():
        found += all_parameters(child)
    return found
