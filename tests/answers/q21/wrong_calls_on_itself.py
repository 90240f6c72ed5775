# wrong (test_one_line_per_layer): calls itself on the same model
# says: not for the model again
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(model)
