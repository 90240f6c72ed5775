# wrong (test_uses_tilde): the only ~ ends a pipeline
# says: No mask is inverted with ~ here
def split_by_folder(files):
    """Uses a mask and its inverse, ~mask."""
    names = files.map(~Self.parent.parent.name)
    return files[names.map("train".__eq__)], files[names.map("train".__ne__)]
