# wrong (test_every_parameter_in_order): only modules without children give their parameters
# says: Only modules without children
def all_parameters(module):
    if not module.children:
        return list(module.params)
    return [p for child in module.children for p in all_parameters(child)]
