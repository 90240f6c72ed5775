# right: one line
split_by_folder = lambda files: (lambda m: (files[m], files[~m]))(files.map(lambda f: f.parent.parent.name == "train"))
