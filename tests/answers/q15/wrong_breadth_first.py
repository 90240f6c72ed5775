# wrong (test_every_parameter_in_order): level by level, recursively
# says: level by level
def of_level(modules):
    if not modules:
        return []
    return [p for m in modules for p in m.params] + of_level([c for m in modules for c in m.children])


def all_parameters(module):
    return of_level([module])
