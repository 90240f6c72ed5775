# wrong (test_splits): looks at the folder of the label
# says: No file is found in train
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.name == "train")
    return files[mask], files[~mask]
