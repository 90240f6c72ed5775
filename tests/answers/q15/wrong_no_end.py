# wrong (test_every_parameter_in_order): calls itself with the same module
# says: calls itself without end.*about a child
def all_parameters(module):
    return module.params + [p for _ in module.children for p in all_parameters(module)]
