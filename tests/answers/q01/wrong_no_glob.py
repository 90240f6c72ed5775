# wrong (test_uses_glob): os.walk; the word glob is only in this comment and the docstring
# says: it is not glob that finds them
import os


def image_files(path):
    """Find files as glob would."""
    return L(Path(folder) / name for folder, _, names in os.walk(path) for name in names if name.endswith(".JPEG"))


assert len(image_files(path)) == len(glob(f"{path}/**/*.JPEG", recursive=True))
