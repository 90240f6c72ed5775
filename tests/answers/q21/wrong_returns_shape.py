# wrong (test_print_shape): returns the shape
# says: returns something and prints nothing
def print_shape(outp, inp):
    return outp.shape


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
