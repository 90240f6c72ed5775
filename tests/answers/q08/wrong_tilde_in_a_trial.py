# wrong (test_uses_tilde): ~ in a comment and in a trial beside the function
# says: No mask is inverted with ~ here
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[mask.map(lambda m: not m)]  # the same as ~mask


print(~L(True, False))
