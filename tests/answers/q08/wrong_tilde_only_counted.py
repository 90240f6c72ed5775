# wrong (test_uses_tilde): a ~ that only says how many there are
# says: neither set comes from it
def split_by_folder(files):
    mask = L(f.parent.parent.name == "train" for f in files)
    if len(~mask) == 0:
        return L(), L()
    return files[mask], L(f for f, m in zip(files, mask) if not m)
