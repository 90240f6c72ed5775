# wrong (test_finds_every_image): os.listdir, which looks into one folder
# says: does not use glob\. A pattern with `\*\*` reaches every folder
# not: stays within one folder
import os


def image_files(path):
    return L(Path(path) / name for name in os.listdir(path) if name.endswith(".JPEG"))
