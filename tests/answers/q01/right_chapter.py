# right: the chapter's way, the function glob with recursive=True
def image_files(path):
    return L(glob(f"{path}/**/*.JPEG", recursive=True)).map(Path)
