# wrong (test_uses_tilde): two conditions
# says: No mask is inverted with ~ here
def split_by_folder(files):
    return (
        files.filter(lambda f: f.parent.parent.name == "train"),
        files.filter(lambda f: f.parent.parent.name != "train"),
    )
