# wrong (test_names_that_nearly_fit): small letters are taken as well
def image_files(path):
    return L(o for o in Path(path).rglob("*") if o.suffix.lower() == ".jpeg" and o.is_file())
