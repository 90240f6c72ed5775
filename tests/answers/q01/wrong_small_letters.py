# wrong (test_finds_every_image): the pattern in small letters
# says: The names end in \.JPEG, in capitals
# not: stays within one folder
def image_files(path):
    return L(Path(path).rglob("*.jpeg"))
