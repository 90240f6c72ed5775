# wrong (test_whole_name): Train counts as train
# says: Capitals count
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.name.lower() == "train")
    return files[mask], files[~mask]
