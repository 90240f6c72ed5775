# wrong (test_finds_every_image): an ending is not a pattern
# says: has to match the whole name: `\*\.JPEG`
def image_files(path):
    return L(Path(path).rglob(".JPEG"))
