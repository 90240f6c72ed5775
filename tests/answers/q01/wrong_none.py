# wrong (test_finds_every_image): prints and returns nothing
# says: It returns None
def image_files(path):
    print(L(Path(path).rglob("*.JPEG")))
