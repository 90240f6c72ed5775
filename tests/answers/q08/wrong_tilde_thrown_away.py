# wrong (test_uses_tilde): two masks, and a ~ whose result nobody uses
# says: neither set comes from it
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    inverse = ~mask
    other = files.map(lambda f: f.parent.parent.name != "train")
    return files[mask], files[other]
