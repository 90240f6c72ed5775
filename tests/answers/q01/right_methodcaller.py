# right: rglob by its name, as a string
from operator import methodcaller
image_files = lambda path: L(methodcaller("rglob", "*.JPEG")(Path(path)))
