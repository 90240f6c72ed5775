# right: recursion over a list of modules, the first and the rest
def from_list(modules):
    if not modules:
        return []
    first, *rest = modules
    return [*first.params, *from_list(first.children), *from_list(rest)]


def all_parameters(module):
    return from_list([module])
