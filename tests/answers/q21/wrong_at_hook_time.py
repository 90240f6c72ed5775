# wrong (test_one_line_per_layer): prints while hooking, and of the weights
# says: hook_all itself prints shapes
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    for child in model.children:
        for p in child.params[:1]:
            print_shape(p, None)
        hook_all(child)
