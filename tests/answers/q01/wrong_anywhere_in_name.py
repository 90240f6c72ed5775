# wrong (test_only_the_ending_counts): JPEG anywhere in the name
# says: Leave out names that do not end in \.JPEG, such as n1/e\.JPEG
def image_files(path):
    return L(o for o in Path(path).rglob("*JPEG*") if o.is_file())
