# wrong (test_splits): compares a Path with a str
# says: A Path is never equal to a str
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent == "train")
    return files[mask], files[~mask]
