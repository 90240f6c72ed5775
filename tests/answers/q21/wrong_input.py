# wrong (test_one_line_per_layer): prints the input's shape
def print_shape(outp, inp):
    print(inp[0].shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
