# wrong (test_finds_every_image): a slip of the pen
# says: Did you mean.*Check its spelling
# not: Path\(path\) takes
def image_files(path):
    return L(Path(path).rlob("*.JPEG"))
