# wrong (test_many_files): sorts the files
# says: These are the right files in another order
def split_by_folder(files):
    files = files.sorted(key=str)
    mask = files.map(lambda f: f.parent.parent.name == "train")
    return files[mask], files[~mask]
