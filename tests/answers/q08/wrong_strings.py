# wrong (test_splits): strings instead of paths
def split_by_folder(files):
    files = files.map(str)
    mask = files.map(lambda f: f.split("/")[-3] == "train")
    return files[mask], files[~mask]
