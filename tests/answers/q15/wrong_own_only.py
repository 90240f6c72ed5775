# wrong (test_every_parameter_in_order): forgets to keep what the children say
# says: own parameters alone.*has to be added
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        all_parameters(child)
    return found
