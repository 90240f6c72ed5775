# right: an import of the module glob, and a decorator
import functools
import glob


@functools.cache
def image_files(path):
    pattern = f"{path}/**/*.JPEG"
    return L(map(Path, glob.glob(pattern, recursive=True)))
