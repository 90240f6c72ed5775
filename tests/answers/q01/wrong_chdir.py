# wrong (test_finds_every_image, test_paths_in_an_L): it changes the current folder
# says: os.chdir
import os
def image_files(path):
    os.chdir(path)
    return L(Path(".").rglob("*.JPEG"))
