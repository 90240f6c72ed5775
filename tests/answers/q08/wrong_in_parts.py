# wrong (test_train_elsewhere): any folder that is called train
def split_by_folder(files):
    mask = files.map(lambda f: "train" in f.parts)
    return files[mask], files[~mask]
