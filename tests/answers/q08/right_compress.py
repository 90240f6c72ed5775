# right: itertools.compress
from itertools import compress
def split_by_folder(files):
    mask = np.array([f.parents[1].name == "train" for f in files], dtype=bool)
    return L(compress(files, mask)), L(compress(files, ~mask))
