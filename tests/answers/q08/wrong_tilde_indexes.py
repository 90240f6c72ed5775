# wrong (test_splits): ~ of Python's own bools, as indices
# says: valid is wrong
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[[~m for m in mask]]
