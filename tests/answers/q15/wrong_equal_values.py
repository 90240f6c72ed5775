# wrong (test_every_parameter_in_order): drops what compares equal
# says: whose number equals another
# not: two levels|return inside
def all_parameters(module):
    found = []
    for p in [*module.params, *(q for c in module.children for q in all_parameters(c))]:
        if not any(q.shape == p.shape and torch.equal(q, p) for q in found):
            found.append(p)
    return found
