# wrong (test_sees_a_new_one): the first list is kept on the module
# says: second call
def all_parameters(module):
    if not hasattr(module, "_all"):
        module._all = list(module.params) + [p for c in module.children for p in all_parameters(c)]
    return module._all
