# wrong (test_every_parameter_in_order): a tuple
# says: items are right, but they are in a tuple
# not: order
def all_parameters(module):
    return (*module.params, *(p for c in module.children for p in all_parameters(c)))
