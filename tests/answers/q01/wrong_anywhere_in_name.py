# wrong (test_only_the_ending_counts): JPEG anywhere in the name
def image_files(path):
    return L(o for o in Path(path).rglob("*JPEG*") if o.is_file())
