# wrong (test_splits): splits the files of the global path
def split_by_folder(files):
    files = L(path.rglob("*.JPEG"))
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[~mask]
