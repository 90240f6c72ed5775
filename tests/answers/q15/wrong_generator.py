# wrong (test_every_parameter_in_order): a generator instead of a list
# says: generator, not a list
# not: level by level
def all_parameters(module):
    yield from module.params
    for child in module.children:
        yield from all_parameters(child)
