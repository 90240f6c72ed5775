# wrong (test_other_folders): a folder whose name contains train
def split_by_folder(files):
    mask = files.map(lambda f: "train" in f.parent.parent.name)
    return files[mask], files[~mask]
