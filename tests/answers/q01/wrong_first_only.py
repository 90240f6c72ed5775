# wrong (test_finds_every_image): return inside the loop
# says: `return` inside the loop ends it at the first file
# not: stays within one folder
def image_files(path):
    for file in Path(path).rglob("*.JPEG"):
        return L(file)
    return L()
