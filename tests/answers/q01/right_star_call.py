# right: L(*paths)
def image_files(path):
    found = [p for p in Path(path).glob("**/*") if p.is_file() and p.name.endswith(".JPEG")]
    return L(*found)
