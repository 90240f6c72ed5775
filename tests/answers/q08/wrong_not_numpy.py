# wrong (test_splits): not of an array
def split_by_folder(files):
    mask = np.array([f.parent.parent.name == "train" for f in files])
    return files[mask], files[not mask]
