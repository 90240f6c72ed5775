# wrong (test_train_elsewhere): any folder that is called train
# says: A folder further up, or a class, may be
def split_by_folder(files):
    mask = files.map(lambda f: "train" in f.parts)
    return files[mask], files[~mask]
