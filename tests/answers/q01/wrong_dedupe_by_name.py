# wrong (test_any_depth): a file of the same name in another folder is lost
# says: same name
def image_files(path):
    return L({p.name: p for p in Path(path).rglob("*.JPEG")}.values())
