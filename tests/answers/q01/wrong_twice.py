# wrong (test_finds_every_image): each file twice
# says: found more than once\. One pattern is enough
def image_files(path):
    path = Path(path)
    return L([*path.glob("*.JPEG"), *path.glob("*/*/*.JPEG"), *path.glob("**/*.JPEG")])
