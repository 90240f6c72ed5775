# wrong (test_every_parameter_in_order): forgets to keep what the children say
# says: own parameters alone.*Add what the calls
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        all_parameters(child)
    return found
