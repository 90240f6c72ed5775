# wrong (test_splits): lists instead of Ls
# says: train is a list
def split_by_folder(files):
    mask = np.array([f.parent.parent.name == "train" for f in files])
    return list(files[mask]), list(files[~mask])
