# wrong (test_finds_every_image): the folder and the pattern as two arguments
# says: takes one pattern, which begins with the folder
def image_files(path):
    return L(glob(path, "**/*.JPEG")).map(Path)
