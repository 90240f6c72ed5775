# wrong (test_print_shape): prints the input's shape
# says: shape of the input
def print_shape(outp, inp):
    print(inp[0].shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
