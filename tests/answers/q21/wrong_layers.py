# wrong (test_one_line_per_layer): model.layers of every module
# says: always in module\.children
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.layers:
        hook_all(child)
