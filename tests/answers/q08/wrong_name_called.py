# wrong (test_splits): calls name
# says: name is an attribute
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name() == "train")
    return files[mask], files[~mask]
