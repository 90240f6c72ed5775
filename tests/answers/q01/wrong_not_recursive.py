# wrong (test_finds_every_image): ** without recursive=True, which is like *
def image_files(path):
    return L(glob.glob(f"{path}/**/*.JPEG")).map(Path)
