# right: passes the list along, made anew where it is missing
def all_parameters(module, found=None):
    if found is None:
        found = []
    found.extend(module.params)
    for child in module.children:
        all_parameters(child, found)
    return found
