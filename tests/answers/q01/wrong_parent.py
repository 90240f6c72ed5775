# wrong (test_finds_every_image): one folder too far up
# says: lie beside the folder, and not below it
def image_files(path):
    return L(Path(path).parent.rglob("*.JPEG"))
