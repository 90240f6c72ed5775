# wrong (test_is_recursive): getattr, and a call of itself that never happens
def all_parameters(module):
    if module is None:
        return all_parameters(module)
    return getattr(module, "parameters")()
