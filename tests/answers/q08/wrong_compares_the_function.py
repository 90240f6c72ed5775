# wrong (test_splits): compares the function with a text before map sees it
# says: compares the function itself
def split_by_folder(files):
    mask = files.map(~Self.parent.parent.name == "train")
    return files[mask], files[~mask]
