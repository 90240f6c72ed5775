# wrong (test_any_depth): the depth of Imagenette and no other
def image_files(path):
    return L(Path(path).glob("*/*/*.JPEG"))
