# wrong (test_finds_every_image): one Path of all files
# says: Make a Path of each file
def image_files(path):
    return L(Path(glob(f"{path}/**/*.JPEG", recursive=True)))
