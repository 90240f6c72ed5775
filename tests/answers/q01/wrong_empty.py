# wrong (test_nothing_there): an empty folder gives a list
def image_files(path):
    found = L(Path(path).rglob("*.JPEG"))
    return found if len(found) else []
