# wrong (test_one_line_per_layer): no hook is set
# says: no layer has a hook
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    for child in model.children:
        hook_all(child)
