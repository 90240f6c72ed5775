# wrong (test_finds_every_image): ** glued to the ending
# says: only where it stands alone between slashes
def image_files(path):
    return L(glob(f"{path}/**.JPEG", recursive=True)).map(Path)
