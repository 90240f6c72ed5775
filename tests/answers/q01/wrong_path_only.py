# wrong (test_str_or_path): a Path only
# says: `Path\(\.\.\.\)` makes a Path of it
def image_files(path):
    return L(path.rglob("*.JPEG"))
