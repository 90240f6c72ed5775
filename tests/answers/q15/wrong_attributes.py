# wrong (test_any_order_of_setting): looks for children among the attributes only
# says: not attributes are missing
# not: return inside the loop
def all_parameters(module):
    found = list(module.params)
    for value in vars(module).values():
        if isinstance(value, Module):
            found += all_parameters(value)
    return found
