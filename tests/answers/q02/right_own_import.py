# right: PIL imported again, the size taken apart, and a helper class
from dataclasses import dataclass

import PIL.Image


@dataclass
class Shape:
    image: PIL.Image.Image

    def channels(self):
        return sum(1 for _ in self.image.getbands())


def image_shape(fn):
    with PIL.Image.open(fn) as image:
        width, height = image.size
        return height, width, Shape(image).channels()
