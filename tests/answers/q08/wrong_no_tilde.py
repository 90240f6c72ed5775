# wrong (test_uses_tilde): two conditions
def split_by_folder(files):
    return (
        files.filter(lambda f: f.parent.parent.name == "train"),
        files.filter(lambda f: f.parent.parent.name != "train"),
    )
