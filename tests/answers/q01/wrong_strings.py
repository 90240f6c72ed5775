# wrong (test_paths_in_an_L): strings
# says: An item is a str, and it should be a Path
def image_files(path):
    return L(glob(f"{path}/**/*.JPEG", recursive=True))
