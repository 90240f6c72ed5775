# wrong (test_finds_every_image): a generator
# says: This is a generator, not an L.*collects them
def image_files(path):
    return Path(path).rglob("*.JPEG")
