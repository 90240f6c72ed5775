# right: everything with rglob, then only files of the right suffix
def image_files(path):
    everything = L(Path(path).rglob("*"))
    return everything.filter(lambda f: f.is_file() and f.suffix == ".JPEG")
