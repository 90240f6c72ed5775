# right: the sizes as words, a lambda that drops what print_shape gives, names beside the shapes
def print_shape(outp, *inp):
    print("this layer makes", " by ".join(str(size) for size in outp.size()))


def hook_all(model):
    for child in model.children + [model]:
        child.hook = lambda outp, inp: print_shape(outp, inp) or None
        if child is not model:
            hook_all(child)
