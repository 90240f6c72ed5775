# wrong (test_train_elsewhere): 'train' anywhere in the path
# says: 'train' may stand anywhere in a path
def split_by_folder(files):
    mask = files.map(lambda f: "train" in str(f))
    return files[mask], files[~mask]
