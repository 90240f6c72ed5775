# wrong (test_splits): not of an array
# says: `not` asks for one truth value of the whole
def split_by_folder(files):
    mask = np.array([f.parent.parent.name == "train" for f in files])
    return files[mask], files[not mask]
