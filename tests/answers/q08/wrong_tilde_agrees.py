# wrong (test_uses_tilde): all is thrown away where ~ does not agree, and otherwise it has no part in it
# says: neither set comes from it
def split_by_folder(files):
    in_train = files.map(lambda fn: fn.parent.parent.name == "train")
    others = L(not there for there in in_train)
    valid = files[others] if list(~in_train) == list(others) else L()
    return files[in_train], valid
