# wrong (test_every_parameter_in_order): leaves the work to .parameters() of each child
# says: leaves the work to \.parameters\(\)
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += child.parameters()
    return found
