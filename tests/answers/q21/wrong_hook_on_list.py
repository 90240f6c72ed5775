# wrong (test_one_line_per_layer): sets the hook on the list of children
# says: Go through the children one by one
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    model.children.hook = print_shape
