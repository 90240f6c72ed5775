# wrong (test_finds_every_image): map on the plain list
# says: `glob` gives a plain list.*L\(\.\.\.\)` makes an L
def image_files(path):
    return glob(f"{path}/**/*.JPEG", recursive=True).map(Path)
