# wrong (test_uses_tilde): a variable called inv, and no ~
# says: No mask is inverted with ~ here
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    inv = L(not m for m in mask)
    return files[mask], files[inv]
