# right: built from Self, with a mask of the names
def split_by_folder(files):
    names = files.map(~Self.parent.parent.name)
    mask = names.map("train".__eq__)
    return files[mask], files[~mask]
