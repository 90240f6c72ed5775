# wrong (test_print_shape): the hook returns the output
# says: only looks on.*return nothing
def print_shape(outp, inp):
    print(outp.shape)
    return outp


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
