# wrong (test_one_line_per_layer): model.modules()
# says: no such method.*module\.children
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.modules():
        hook_all(child)
