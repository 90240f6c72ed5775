# right: beside it, trials that call .parameters() and use the function's own names
def all_parameters(module):
    found = [*module.params]
    for child in module.children:
        found.extend(all_parameters(child))
    return found


child = Linear(2, 3)
found = child.parameters()
assert len(found) == len(all_parameters(child))
