# wrong (test_finds_every_image): the folder twice, in the Path and in the pattern
# says: leave the folder out of the pattern
def image_files(path):
    return L(Path(path).glob(f"{path}/**/*.JPEG"))
