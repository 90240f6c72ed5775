# wrong (test_train_elsewhere): whatever is not in val
# says: A third folder, such as test, does not hold training
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "val")
    return files[~mask], files[mask]
