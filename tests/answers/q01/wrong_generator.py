# wrong (test_finds_every_image): a generator
def image_files(path):
    return Path(path).rglob("*.JPEG")
