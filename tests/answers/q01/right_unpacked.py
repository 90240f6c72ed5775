# right: the files handed to L one by one
class ImageFinder:
    pattern = "*.JPEG"

    def __call__(self, path):
        return L(*Path(path).rglob(self.pattern))


image_files = ImageFinder()
