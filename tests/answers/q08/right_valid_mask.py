# right: a mask of the validation set, whose inverse is the training set; a list of two
def split_by_folder(files):
    m = L(Path(f).resolve().parent.parent.name != "train" for f in files)
    return [files[~m], files[m]]
