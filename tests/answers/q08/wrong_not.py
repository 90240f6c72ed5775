# wrong (test_splits): not mask, which is one False
# says: This is one file
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[not mask]
