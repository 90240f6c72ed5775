# wrong (test_finds_every_image): names without their folders
# says: the folders in front of them are missing
def image_files(path):
    return L(Path(path).rglob("*.JPEG")).map(lambda o: Path(o.name))
