# wrong (test_splits): the two sets swapped
# says: The two are swapped
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[~mask], files[mask]
