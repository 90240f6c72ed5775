# wrong (test_other_folders): whatever is not in val
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name == "val")
    return files[~mask], files[mask]
