# wrong (test_modules_of_any_kind): walks the layers of Sequentials only
# says: print no line.*model.children
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for layer in getattr(model, "layers", ()):
        hook_all(layer)
