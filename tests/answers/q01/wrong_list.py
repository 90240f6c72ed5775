# wrong (test_paths_in_an_L): a plain list
# says: in a list\. Return an L
def image_files(path):
    return list(Path(path).rglob("*.JPEG"))
