# wrong (test_one_line_per_layer): a line with a heading before each shape
# says: no other lines
def print_shape(outp, inp):
    print('shape:')
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
