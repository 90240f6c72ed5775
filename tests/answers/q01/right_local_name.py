# right: a variable of the same name as one beside the function
from os.path import join


def image_files(path):
    found = L()
    for name in glob(join(str(path), "**", "*.JPEG"), recursive=True):
        found.append(Path(name))
    return found


found = image_files(path)
print(f"{len(found)} files, the first is {found[0]}")
