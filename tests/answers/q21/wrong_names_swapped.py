# wrong (test_print_shape): the names of the arguments are swapped
# says: The first is what the layer made
def print_shape(inp, outp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
