# wrong (test_splits): ~ of a list
# says: A Python list does not support ~\. A mask
def split_by_folder(files):
    mask = [f.parent.parent.name == "train" for f in files]
    return files[mask], files[~mask]
