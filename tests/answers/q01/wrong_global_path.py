# wrong (test_finds_every_image): looks in the notebook's folder whatever is given
# says: never uses its argument.*folder that it is given
root = path


def image_files(path):
    return L(root.rglob("*.JPEG"))
