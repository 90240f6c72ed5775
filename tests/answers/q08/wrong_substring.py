# wrong (test_train_elsewhere): a folder whose name contains train
# says: The folder's whole name has to be train
def split_by_folder(files):
    mask = files.map(lambda f: "train" in f.parent.parent.name)
    return files[mask], files[~mask]
