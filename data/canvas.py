"""What every picture is drawn with: colours, a pen that turns and scales, a scene to draw on, and wear.

Nothing in here knows about classes. Colours and scenes come from the same distribution whatever is shown, so
that they tell a model nothing and it has to look at shapes.
"""

import colorsys
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageStat

Colour = tuple[int, int, int]
Point = tuple[float, float]

SUPERSAMPLE = 2  # Pillow draws hard edges; drawing at twice the size and shrinking softens them
_GRAIN = 512  # pixels to a side
_CIRCLE = [(math.cos(math.tau * i / 32), math.sin(math.tau * i / 32)) for i in range(32)]


def colour(rng: Random, darkest: float, lightest: float) -> Colour:
    """A colour of any hue, none too vivid, whose HSV value (0 to 1) lies between the two limits."""
    r, g, b = colorsys.hsv_to_rgb(rng.random(), rng.uniform(0.05, 0.4), rng.uniform(darkest, lightest))
    return round(255 * r), round(255 * g), round(255 * b)


def shade(c: Colour, by: float) -> Colour:
    """`c` mixed with black (`by` from -1 to 0) or with white (0 to 1)."""
    r, g, b = (round(v + by * (255 - v) if by > 0 else v * (1 + by)) for v in c)
    return r, g, b


def mixed(a: Colour, b: Colour, share: float) -> Colour:
    """`a` with a `share` (0 to 1) of `b` in it."""
    red, green, blue = (round(v + share * (w - v)) for v, w in zip(a, b, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Paints:
    """The colours of one object: light, so that it stands out from the scene, with dark lines."""

    main: Colour  # most of its surface
    second: Colour  # its other large parts
    ink: Colour  # its fine lines and holes
    glint: Colour  # its lightest parts

    @classmethod
    def mix(cls, rng: Random) -> "Paints":
        main = colour(rng, 0.85, 1.0)
        return cls(main, colour(rng, 0.68, 0.9), shade(main, -0.85), shade(main, 0.8))


class Pen:
    """Draws in the frame of an object: x to the right, y down, the object filling about -1 to 1.

    The frame is moved to `centre` and scaled to `radius` (both in pixels of `image`), stretched sideways by
    `stretch`, turned by `degrees`, and mirrored if `flip`.
    """

    def __init__(
        self,
        image: Image.Image,
        centre: Point,
        radius: float,
        degrees: float = 0,
        stretch: float = 1,
        flip: bool = False,
    ) -> None:
        self._draw = ImageDraw.Draw(image)
        cos, sin = math.cos(math.radians(degrees)) * radius, math.sin(math.radians(degrees)) * radius
        sideways = -stretch if flip else stretch
        self._matrix = (cos * sideways, -sin, centre[0], sin * sideways, cos, centre[1])
        self._radius = radius

    def _place(self, points: Sequence[Point]) -> list[Point]:
        a, b, c, d, e, f = self._matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        self._draw.polygon(self._place(points), fill=fill)

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour, degrees: float = 0) -> None:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        around = [(x + rx * c * cos - ry * s * sin, y + rx * c * sin + ry * s * cos) for c, s in _CIRCLE]
        self.polygon(around, fill)

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        self.ellipse(x, y, r, r, fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        pixels = max(1, round(width * self._radius))
        self._draw.line(self._place(points), fill=fill, width=pixels, joint="curve" if pixels > 5 else None)

    def arc(
        self, x: float, y: float, rx: float, ry: float, start: float, end: float, width: float, fill: Colour
    ) -> None:
        """Part of an ellipse's rim, from `start` to `end` degrees (0 is right, 90 is down)."""
        half = width / 2
        outside = curve(x, y, rx + half, ry + half, start, end)
        self.polygon(outside + curve(x, y, rx - half, ry - half, end, start), fill)


def curve(x: float, y: float, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Points along an ellipse's rim, from `start` to `end` degrees (0 is right, 90 is down)."""
    steps = max(2, round(abs(end - start) / 11))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def scene(rng: Random, size: tuple[int, int]) -> tuple[Image.Image, tuple[Colour, Colour]]:
    """A place to draw on: sky, ground or room, with a texture and clutter. Returns its main colours too."""
    width, height = size
    far, near = colour(rng, 0.42, 0.66), colour(rng, 0.42, 0.66)
    if rng.random() < 0.5:  # a gradient, like sky or fog
        patch = Image.new("RGB", (1, 8))
        patch.putdata([mixed(far, near, i / 7) for i in range(8)])
        image = patch.resize((1, height), Image.Resampling.BILINEAR).resize(size, Image.Resampling.NEAREST)
    else:  # a wall and a floor, or sky and grass
        image = Image.new("RGB", size, far)
        image.paste(near, (0, round(height * rng.uniform(0.35, 0.75)), width, height))
    _texture(rng, image, near)
    for _ in range(rng.randint(0, 3)):
        clutter(rng, image, shade(rng.choice((far, near)), rng.uniform(-0.2, 0.2)), 0.1, 0.35)
    return image, (far, near)


def _texture(rng: Random, image: Image.Image, base: Colour) -> None:
    width, height = image.size
    draw = ImageDraw.Draw(image)
    kind = rng.choice(("plain", "planks", "grass", "tiles", "pebbles"))
    if kind in ("planks", "tiles"):
        line, step = shade(base, rng.choice((-0.12, 0.12))), rng.randint(28, 80)
        lean = rng.uniform(-0.5, 0.5) * height
        for left in range(-height, width + height, step):
            draw.line((left, 0, left + lean, height), fill=line, width=2)
        for top in range(0, height, step) if kind == "tiles" else ():
            draw.line((0, top, width, top), fill=line, width=2)
    elif kind in ("grass", "pebbles"):
        for _ in range(70):
            x, y, r = rng.uniform(0, width), rng.uniform(height * 0.3, height), rng.uniform(5, 18)
            tint = shade(base, rng.uniform(-0.15, 0.15))
            if kind == "grass":
                draw.line((x, y, x + rng.uniform(-6, 6), y - 2 * r), fill=tint, width=3)
            else:
                draw.ellipse((x - r, y - r / 2, x + r, y + r / 2), fill=tint)


def clutter(rng: Random, image: Image.Image, fill: Colour, smallest: float, largest: float) -> None:
    """One meaningless shape somewhere; its radius is a share of the image's shorter side."""
    width, height = image.size
    centre = rng.uniform(0, width), rng.uniform(0, height)
    radius = rng.uniform(smallest, largest) * min(image.size)
    pen = Pen(image, centre, radius, rng.uniform(0, 360), rng.uniform(0.4, 1.6))
    kind = rng.choice(("disc", "box", "corner", "stick", "ring"))
    if kind == "disc":
        pen.disc(0, 0, 0.8, fill)
    elif kind == "box":
        pen.box(-0.8, -0.6, 0.8, 0.6, fill)
    elif kind == "corner":
        pen.polygon([(-0.8, 0.7), (0.9, 0.6), (rng.uniform(-0.5, 0.5), -0.9)], fill)
    elif kind == "stick":
        pen.line([(-1.5, 0), (1.5, 0)], 0.12, fill)
    else:
        pen.arc(0, 0, 0.8, 0.8, 0, rng.uniform(150, 360), 0.14, fill)


def weather(rng: Random, image: Image.Image) -> Image.Image:
    """`image` as a cheap camera saw it: wrong exposure and contrast, a colour cast, and sensor noise.

    The mean colour is replaced by a random one, so that it says nothing about what was drawn.
    """
    width, height = image.size
    contrast, exposure = rng.uniform(0.85, 1.1), rng.uniform(112, 158)
    table: list[int] = []
    for mean in ImageStat.Stat(image).mean:
        target = exposure + rng.uniform(-10, 10)
        table += [min(255, max(0, round((value - mean) * contrast + target))) for value in range(256)]
    grain, x, y = _grain(rng.randint(2, 8)), rng.randint(0, _GRAIN - width), rng.randint(0, _GRAIN - height)
    return ImageChops.add(image.point(table), grain.crop((x, y, x + width, y + height)), offset=-128)


@cache
def _grain(strength: int) -> Image.Image:
    """Noise around 128 to cut pieces from, which is much faster than new noise for each image."""
    noise = np.random.Generator(np.random.PCG64(0)).normal(128, strength, (_GRAIN, _GRAIN, 3))
    return Image.fromarray(noise.clip(0, 255).astype(np.uint8))
