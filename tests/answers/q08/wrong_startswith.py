# wrong (test_train_elsewhere): the path's beginning
# says: 'train' may stand anywhere in a path
def split_by_folder(files):
    mask = files.map(lambda f: str(f).startswith("train"))
    return files[mask], files[~mask]
