# right: numbered lines with the layer's name, through a closure for each layer
def print_shape(outp, inp):
    print(*outp.shape, sep=" x ")


def hook_all(model):
    number = 0

    def walk(layer):
        nonlocal number
        here = number
        number += 1

        def hook(outp, inp):
            print(f"{here:02d} {type(layer).__name__:12s} ", end="")
            print_shape(outp, inp)

        layer.hook = hook
        for child in layer.children:
            walk(child)

    walk(model)
