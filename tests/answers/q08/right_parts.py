# right: parts[-3], in an array
def split_by_folder(files):
    mask = np.array([f.parts[-3] == "train" for f in files])
    return files[mask], files[~mask]
