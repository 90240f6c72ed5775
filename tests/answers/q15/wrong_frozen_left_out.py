# wrong (test_frozen_ones_too): leaves out what is not being trained
# says: requires_grad=False is registered all the same
def all_parameters(module):
    ps = [p for p in module.params if p.requires_grad]
    for c in module.children: ps += all_parameters(c)
    return ps
