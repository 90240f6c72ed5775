# wrong (test_one_line_per_layer): only the model itself
# says: 4 of the 5 layers without children print no line
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
