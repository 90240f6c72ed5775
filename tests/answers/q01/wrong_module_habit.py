# wrong (test_finds_every_image): glob.glob, though glob is the function
# says: imports the function: call it as `glob\(\.\.\.\)`
def image_files(path):
    return L(glob.glob(f"{path}/**/*.JPEG", recursive=True)).map(Path)
