# right: a NumPy mask, from parts, indexing twice in a generator
def split_by_folder(files: L) -> tuple[L, L]:
    is_train = np.array([f.parts[-3] == "train" for f in files])
    train, valid = (files[m] for m in (is_train, ~is_train))
    print(len(train), "and", len(valid))
    return train, valid
