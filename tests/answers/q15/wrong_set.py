# wrong (test_every_parameter_in_order): a set, which keeps no order
# says: another order.*set keeps none
def all_parameters(module):
    found = set(module.params)
    for child in module.children:
        found |= set(all_parameters(child))
    return list(found)[::-1]
