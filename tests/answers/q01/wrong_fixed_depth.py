# wrong (test_any_depth): the depth of Imagenette and no other
# says: is missing, for one.*`\*\*` stands for any number of folders
def image_files(path):
    return L(Path(path).glob("*/*/*.JPEG"))
