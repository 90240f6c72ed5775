# wrong (test_every_parameter_in_order, test_leaves_the_module_alone): a list as a default argument goes on growing
def all_parameters(module, found=[]):
    found.extend(module.params)
    for child in module.children:
        all_parameters(child, found)
    return found
