# wrong (test_str_or_path): a Path only
def image_files(path):
    return L(path.rglob("*.JPEG"))
