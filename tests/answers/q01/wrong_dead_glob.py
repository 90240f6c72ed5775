# wrong (test_uses_glob): walks with os, beside a glob that never runs
# says: not glob that finds them
import os


def image_files(path):
    if False:
        return L(Path(path).rglob("*.JPEG"))
    return L(Path(at) / name for at, _, names in os.walk(path) for name in names if name.endswith(".JPEG"))
