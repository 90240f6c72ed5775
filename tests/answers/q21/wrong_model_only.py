# wrong (test_one_line_per_layer): only the model itself
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
