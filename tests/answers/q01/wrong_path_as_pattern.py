# wrong (test_finds_every_image): a Path as the pattern
# says: takes its pattern as a str, not as a Path
def image_files(path):
    return L(glob(Path(path) / "**" / "*.JPEG", recursive=True)).map(Path)
