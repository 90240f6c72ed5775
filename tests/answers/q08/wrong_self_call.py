# wrong (test_splits): Self with parentheses behind the attribute
# says: needs ~ in front
def split_by_folder(files):
    mask = files.map(Self.parent.parent.name() == "train")
    return files[mask], files[~mask]
