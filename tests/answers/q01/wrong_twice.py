# wrong (test_finds_every_image): each file twice
def image_files(path):
    path = Path(path)
    return L([*path.glob("*.JPEG"), *path.glob("*/*/*.JPEG"), *path.glob("**/*.JPEG")])
