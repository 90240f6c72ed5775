# wrong (test_splits): Self with parentheses behind the attribute
# says: compares the function itself
def split_by_folder(files):
    mask = files.map(Self.parent.parent.name() == "train")
    return files[mask], files[~mask]
