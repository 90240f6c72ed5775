# wrong (test_one_call_after_another, test_nothing_there, test_str_or_path): keeps the first call's files
# says: come from an earlier call
known = []


def image_files(path):
    if not known:
        known.extend(Path(path).rglob("*.JPEG"))
    return L(known)
