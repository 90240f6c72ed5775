# wrong (test_finds_every_image): paths as seen from the folder, which cannot be opened from anywhere else
# says: the folders in front of them are missing
def image_files(path):
    return L(glob("**/*.JPEG", root_dir=path, recursive=True)).map(Path)
