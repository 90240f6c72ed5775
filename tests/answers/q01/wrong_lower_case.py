# wrong (test_only_the_ending_counts): small letters are taken as well
# says: Capitals count: n1/b\d+\.jpeg does not end in \.JPEG
def image_files(path):
    return L(o for o in Path(path).rglob("*") if o.suffix.lower() == ".jpeg" and o.is_file())
