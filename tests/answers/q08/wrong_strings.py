# wrong (test_splits): strings instead of paths
# says: These are strings
def split_by_folder(files):
    files = files.map(str)
    mask = files.map(lambda f: f.split("/")[-3] == "train")
    return files[mask], files[~mask]
