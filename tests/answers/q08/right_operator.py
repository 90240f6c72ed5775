# right: operator.invert, which is ~ as a function
import operator


def split_by_folder(files):
    mask = files.map(lambda o: str(o).replace("\\", "/").split("/")[-3] == "train")
    return files[mask], files[operator.invert(mask)]
