# right: a class with a method, called by an instance
class Splitter:
    def __init__(self, name):
        self.name = name

    def __call__(self, files):
        inside = files.map(lambda f: f.parent.parent.name).map(lambda o: o == self.name)
        outside = ~inside
        return tuple(L(f for f, keep in zip(files, m) if keep) for m in (inside, outside))


split_by_folder = Splitter("train")
