# wrong (test_splits): ~ of Python's own bools
# says: valid is wrong
def split_by_folder(files):
    mask = [f.parent.parent.name == "train" for f in files]
    return L(f for f, m in zip(files, mask) if m), L(f for f, m in zip(files, mask) if ~m)
