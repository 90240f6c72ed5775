# wrong (test_nothing_there): an empty folder gives a list
# says: items are right, but they are in a list\. Return an L
def image_files(path):
    found = L(Path(path).rglob("*.JPEG"))
    return found if len(found) else []
