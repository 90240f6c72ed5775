# right: one level at a time with Path.glob, and a helper that goes down
def images_in(folder):
    found = list(folder.glob("*.JPEG"))
    for inner in folder.iterdir():
        if inner.is_dir():
            found += images_in(inner)
    return found


image_files = lambda path: L(images_in(Path(path)))
