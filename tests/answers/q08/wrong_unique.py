# wrong (test_keeps_every_item): a file that is there twice is only kept once
# says: twice
def split_by_folder(files):
    files = files.unique()
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[~mask]
