# wrong (test_one_line_per_layer): only the first four layers, as the chapter's example does
# says: 1 of the 5 layers without children print no line
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    for i in range(min(4, len(model.children))):
        model.children[i].hook = print_shape
