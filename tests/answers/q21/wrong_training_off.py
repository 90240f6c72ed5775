# wrong (test_changes_nothing): switches training off
# says: changes model\.training
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    model.training = False
    for child in model.children:
        hook_all(child)
