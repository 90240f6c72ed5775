# wrong (test_splits): the masks and not the files
# says: These are the masks themselves
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return mask, ~mask
