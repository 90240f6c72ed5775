# wrong (test_finds_every_image): prints and returns nothing
def image_files(path):
    print(L(Path(path).rglob("*.JPEG")))
