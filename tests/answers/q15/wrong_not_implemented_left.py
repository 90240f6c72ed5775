# wrong (test_every_parameter_in_order): the stub's last line is still there
# says: Line \d+ still says raise NotImplementedError
def all_parameters(module):
    found = list(module.params)
    for child in module.children:
        found += all_parameters(child)
    raise NotImplementedError()
