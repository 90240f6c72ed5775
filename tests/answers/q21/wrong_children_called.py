# wrong (test_one_line_per_layer): model.children()
# says: list, not a method
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children():
        hook_all(child)
