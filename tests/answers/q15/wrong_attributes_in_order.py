# wrong (test_any_order_of_setting): walks all attributes, in the order in which they were set
# says: not attributes are missing
def all_parameters(module):
    found = []
    for value in vars(module).values():
        if isinstance(value, Parameter):
            found.append(value)
        if isinstance(value, Module):
            found += all_parameters(value)
    return found
