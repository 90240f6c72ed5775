# wrong (test_layers_within_layers): only the top level
# says: print no line.*model.children
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        child.hook = print_shape
