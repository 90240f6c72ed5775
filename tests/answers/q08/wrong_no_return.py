# wrong (test_splits): forgets to return
# says: returns None
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    files[mask], files[~mask]
