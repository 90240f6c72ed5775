# wrong (test_finds_every_image): looks in the notebook's folder whatever is given
root = path


def image_files(path):
    return L(root.rglob("*.JPEG"))
