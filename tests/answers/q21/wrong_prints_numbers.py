# wrong (test_print_shape): prints the activations themselves
# says: numbers themselves. Print their shape
def print_shape(outp, inp):
    print(outp)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
