# wrong (test_leaves_the_module_alone): module.params += ...
def all_parameters(module):
    for child in module.children:
        module.params += all_parameters(child)
    return module.params
