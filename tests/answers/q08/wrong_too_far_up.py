# wrong (test_splits, test_train_elsewhere): looks one folder too far up
# says: No file is found in train
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.parent.name == "train")
    return files[mask], files[~mask]
