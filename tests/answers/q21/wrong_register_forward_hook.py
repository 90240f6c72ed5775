# wrong (test_one_line_per_layer): register_forward_hook
# says: it is an attribute: module\.hook = f
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.register_forward_hook(print_shape)
    for child in model.children:
        hook_all(child)
