# wrong (test_finds_every_image): no slash between the folder and the pattern
# says: no `/` between the folder and the pattern
# not: recursive=True
def image_files(path):
    return L(glob(f"{path}**/*.JPEG", recursive=True)).map(Path)
