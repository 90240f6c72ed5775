# wrong (test_print_shape): collects the shapes but does not print them
# says: prints nothing
shapes = []


def print_shape(outp, inp):
    shapes.append(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
