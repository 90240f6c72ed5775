# wrong (test_finds_every_image): only directly in the folder
# says: `\*` stays within one folder
def image_files(path):
    return L(Path(path).glob("*.JPEG"))
