# wrong (test_finds_every_image): its own import of the module, called like the function
# says: the name `glob` is the module
import glob


def image_files(path):
    return L(glob(f"{path}/**/*.JPEG", recursive=True)).map(Path)
