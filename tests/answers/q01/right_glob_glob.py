# right: the chapter's way, glob.glob with recursive=True
def image_files(path):
    return L(glob.glob(f"{path}/**/*.JPEG", recursive=True)).map(Path)
