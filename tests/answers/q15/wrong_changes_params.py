# wrong (test_every_parameter_in_order): module.params += ...
# says: changed the module.*list\(module\.params\)
# not: default argument
def all_parameters(module):
    for child in module.children:
        module.params += all_parameters(child)
    return module.params
