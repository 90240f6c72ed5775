# wrong (test_every_parameter_in_order): no return
# says: returns None. Is there a return
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += all_parameters(child)
