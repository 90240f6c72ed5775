# wrong (test_finds_every_image): the CSV and the folders too
def image_files(path):
    return L(Path(path).rglob("*"))
