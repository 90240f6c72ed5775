# wrong (test_one_line_per_layer): calls print_shape where it should be set
# says: Only set it, without parentheses
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape(model)
    for child in model.children:
        hook_all(child)
