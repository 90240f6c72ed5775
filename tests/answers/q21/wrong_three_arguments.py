# wrong (test_print_shape): takes three arguments, as in PyTorch
# says: hook\(result, args\).*PyTorch's own hooks get three
def print_shape(mod, inp, outp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
