# wrong (test_finds_every_image): an L that holds one list
# says: One item should be one file
def image_files(path):
    return L([list(Path(path).rglob("*.JPEG"))])
