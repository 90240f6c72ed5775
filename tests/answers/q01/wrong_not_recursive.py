# wrong (test_finds_every_image): ** without recursive=True, which is like *
# says: only with `recursive=True`
def image_files(path):
    return L(glob(f"{path}/**/*.JPEG")).map(Path)
