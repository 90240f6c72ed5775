# wrong (test_any_depth): only below train and val
# says: is missing, for one.*whatever they are called
def image_files(path):
    path = Path(path)
    return L([*(path / "train").rglob("*.JPEG"), *(path / "val").rglob("*.JPEG")])
