# wrong (test_one_line_per_layer): takes the arguments the wrong way round
def print_shape(inp, outp):
    print(outp[0].shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
