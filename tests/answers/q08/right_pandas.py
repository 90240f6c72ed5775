# right: a pandas Series of paths
def split_by_folder(files):
    s = pd.Series(list(files), dtype=object)
    m = s.map(lambda f: f.parent.parent.name).eq("train")
    return L(s[m].tolist()), L(s[~m].tolist())
