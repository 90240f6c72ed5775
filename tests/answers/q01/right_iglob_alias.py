# right: iglob under another name, its strings joined to the folder, sorted
from glob import iglob as every


def image_files(path: str | Path) -> L:
    root = Path(path)
    return L(sorted(root / name for name in every("**/*.JPEG", root_dir=root, recursive=True)))
