# wrong (test_one_line_per_layer): all in one line
# says: All shapes stand in one line
def print_shape(outp, inp):
    print(outp.shape, end=' ')


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
