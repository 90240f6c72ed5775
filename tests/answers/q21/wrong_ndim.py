# wrong (test_print_shape): prints the number of dimensions
# says: number of dimensions.*outp.shape
# not: any depth
def print_shape(outp, inp):
    print(outp.ndim)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
