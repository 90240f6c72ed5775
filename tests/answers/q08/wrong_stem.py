# wrong (test_whole_name): train.old counts as train
# says: whole name
def split_by_folder(files):
    mask = files.map(lambda f: f.parent.parent.stem == "train")
    return files[mask], files[~mask]
