# wrong (test_every_parameter_in_order): starts anew for each child
# says: Only the last child
# not: return inside
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found = module.params + all_parameters(child)
    return found
