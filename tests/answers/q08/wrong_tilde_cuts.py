# wrong (test_uses_tilde): ~ only counts the files, and a second mask is made without it
# says: neither set comes from it
def split_by_folder(files):
    in_train = files.map(lambda fn: fn.parent.parent.name == "train")
    n = sum(~in_train)
    return files[in_train], L(fn for fn, there in zip(files, in_train) if not there)[:n]
