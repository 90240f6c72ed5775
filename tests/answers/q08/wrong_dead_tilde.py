# wrong (test_uses_tilde): two masks, and a ~ below the return
# says: neither set comes from it
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    other = files.map(lambda f: f.parent.parent.name != "train")
    return files[mask], files[other]
    return files[mask], files[~mask]
