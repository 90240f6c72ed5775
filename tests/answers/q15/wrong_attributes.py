# wrong (test_every_parameter_in_order, test_drawn_trees): looks for children among the attributes only
def all_parameters(module):
    found = list(module.params)
    for value in vars(module).values():
        if isinstance(value, Module):
            found += all_parameters(value)
    return found
