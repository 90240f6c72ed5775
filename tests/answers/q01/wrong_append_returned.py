# wrong (test_finds_every_image): append returns None
# says: append or list\.sort|in place
def image_files(path):
    found = []
    for file in Path(path).rglob("*.JPEG"):
        found = found.append(file)
    return L(found)
