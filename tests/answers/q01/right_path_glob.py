# right: Path.glob with **, and a list in between
def image_files(path):
    print("looking in", path)
    files = [f for f in Path(path).glob("**/*.JPEG")]
    files.sort(reverse=True)
    return L(files)


files = image_files(path)
