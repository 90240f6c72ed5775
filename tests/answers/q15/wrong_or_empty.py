# wrong (test_no_parameters): `or` makes a new list where the old one is empty
# says: found or \[\] makes a new list
# not: requires_grad
def all_parameters(module, found=None):
    found = found or []
    found += module.params
    for child in module.children:
        all_parameters(child, found)
    return found
