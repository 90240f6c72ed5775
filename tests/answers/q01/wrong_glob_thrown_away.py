# wrong (test_uses_glob): walks with os, and throws away what glob finds
# says: not glob that finds them
import os


def image_files(path):
    list(Path(path).glob("**/*.JPEG"))
    return L(Path(at) / name for at, _, names in os.walk(path) for name in names if name.endswith(".JPEG"))
