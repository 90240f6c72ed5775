# wrong (test_only_the_ending_counts): the dot is forgotten
def image_files(path):
    return L(Path(path).rglob("*JPEG")).filter(Path.is_file)
