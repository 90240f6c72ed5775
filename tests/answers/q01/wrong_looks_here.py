# wrong (test_finds_every_image): the argument is never used
# says: never uses its argument
def image_files(path):
    return L(glob("**/*.JPEG", recursive=True)).map(Path)
