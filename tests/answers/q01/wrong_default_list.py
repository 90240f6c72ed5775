# wrong (test_finds_every_image, test_uses_glob): a default argument that is filled again and again
# says: come from an earlier call.*empty list in every call
def image_files(path, found=L()):
    found.extend(Path(path).rglob("*.JPEG"))
    return found
