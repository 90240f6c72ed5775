# wrong (test_paths_in_an_L): a plain list
def image_files(path):
    return list(Path(path).rglob("*.JPEG"))
