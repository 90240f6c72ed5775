# right: only layers without children get a hook
def print_shape(outp, inp):
    print(list(outp.shape))


def hook_all(model):
    if not model.children:
        model.hook = print_shape
    for child in model.children:
        hook_all(child)
