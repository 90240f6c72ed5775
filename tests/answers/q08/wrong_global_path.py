# wrong (test_splits): splits the files of the global path
# says: .* is none of the files in `files`: split
def split_by_folder(files):
    files = L(path.rglob("*.JPEG"))
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[~mask]
