# wrong (test_finds_every_image): a str only
def image_files(path):
    return L(glob.glob(path + "/**/*.JPEG", recursive=True)).map(Path)
