# right: a recursive generator behind a function that makes a list
def walk(module):
    yield from module.params
    for child in module.children:
        yield from walk(child)


def all_parameters(module):
    """Uses a generator (not module.parameters())."""
    return list(walk(module))
