# wrong (test_finds_every_image): the f of the f-string is forgotten
# says: never uses its argument
def image_files(path):
    return L(glob("{path}/**/*.JPEG", recursive=True)).map(Path)
