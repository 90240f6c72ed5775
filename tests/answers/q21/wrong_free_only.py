# wrong (test_takes_the_place_of_other_hooks): layers that have a hook keep it
# says: keeps it
def print_shape(outp, inp): print(outp.shape)
def hook_all(model):
    if model.hook is None: model.hook = print_shape
    for c in model.children: hook_all(c)
