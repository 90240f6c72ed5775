# wrong (test_leaves_the_module_alone): adds the children's to the module's own list
def all_parameters(module):
    found = module.params
    for child in module.children:
        found += all_parameters(child)
    return found
