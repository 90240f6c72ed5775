# wrong (test_finds_every_image): a str only
# says: a Path and a str cannot be added
def image_files(path):
    return L(glob(path + "/**/*.JPEG", recursive=True)).map(Path)
