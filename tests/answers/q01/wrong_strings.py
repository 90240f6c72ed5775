# wrong (test_paths_in_an_L): strings
def image_files(path):
    return L(glob.glob(f"{path}/**/*.JPEG", recursive=True))
