# wrong (test_print_shape): takes one argument
# says: hook\(result, args\)
def print_shape(outp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
