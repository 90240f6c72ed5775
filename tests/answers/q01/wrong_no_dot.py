# wrong (test_only_the_ending_counts): the dot is forgotten
# says: The dot belongs to the ending
def image_files(path):
    return L(Path(path).rglob("*JPEG")).filter(Path.is_file)
