# wrong (test_print_shape): the batch size is left out
# says: that of the batch, is missing
def print_shape(outp, inp):
    print(outp.shape[1:])


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
