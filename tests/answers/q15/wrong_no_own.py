# wrong (test_no_parameters): a module with one child and no parameters of its own gives nothing
def all_parameters(module):
    if not module.params and len(module.children) < 2: return []
    return module.params + [p for c in module.children for p in all_parameters(c)]
