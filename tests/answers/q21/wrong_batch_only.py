# wrong (test_print_shape): len(outp)
# says: first size alone
def print_shape(outp, inp):
    print(len(outp))


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
