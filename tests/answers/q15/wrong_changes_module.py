# wrong (test_every_parameter_in_order): adds the children's to the module's own list
# says: changed the module.*list\(module\.params\)
def all_parameters(module):
    found = module.params
    for child in module.children:
        found += all_parameters(child)
    return found
