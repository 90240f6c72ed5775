# right: the operator under another name, and as a method
from operator import inv as flip


def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    assert flip(mask) == mask.__invert__()
    return files[mask], files[flip(mask)]
