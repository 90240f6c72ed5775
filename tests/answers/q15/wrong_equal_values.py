# wrong (test_parameters_that_are_alike): drops what compares equal
def all_parameters(module):
    found = []
    for p in [*module.params, *(q for c in module.children for q in all_parameters(c))]:
        if not any(q.shape == p.shape and torch.equal(q, p) for q in found):
            found.append(p)
    return found
