# wrong (test_print_shape): only for two dimensions and more
# says: left does not fit|dimensions
def print_shape(outp, inp):
    n, c, *rest = outp.shape
    print(n, c, *rest)
def hook_all(model):
    model.hook = print_shape
    for c in model.children: hook_all(c)
