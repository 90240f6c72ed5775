# wrong (test_print_shape): takes the arguments the wrong way round
# says: shape of the input
def print_shape(inp, outp):
    print(outp[0].shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
