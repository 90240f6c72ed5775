# wrong (test_every_parameter_in_order): detached copies
# says: other tensors with the same numbers
def all_parameters(module):
    found = [p.detach() for p in module.params]
    for child in module.children:
        found += all_parameters(child)
    return found
