# wrong (test_changes_nothing): the hook writes to the output
# says: must not write to them
def print_shape(outp, inp):
    print(outp.shape)
    outp.data.clamp_(max=0.5)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
