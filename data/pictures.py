"""The pictures of Mini-Imagenette: what is drawn for each class, split and index, and always the same."""

from collections.abc import Iterator
from random import Random

from PIL import Image

from data.canvas import SUPERSAMPLE, Paints, Pen, clutter, scene, shade, weather
from data.classes import CLASSES
from data.motifs import MOTIFS

SHORT_SIDE, LONGEST = 160, 240  # pixels


def pictures(version: int, label: str, split: str, indices: range) -> Iterator[tuple[str, Image.Image]]:
    """File names and pictures of one class in one split: one for each index, always the same for one version."""
    nth_class = list(CLASSES).index(label)
    for index in indices:
        image = picture(label, Random(f"{version}/{label}/{split}/{index}"))
        if (index + 5 * nth_class) % 12 == 0:
            image = image.convert("L")
        number = 1 + (index * 7919 + nth_class * 1009) % 49999  # scattered, and unique among all images
        odd_one = index % 10 == 7
        yield (f"ILSVRC2012_val_{number:08d}.JPEG" if odd_one else f"{label}_{number}.JPEG"), image


def picture(label: str, rng: Random) -> Image.Image:
    """One RGB picture of the class `label` (an id from `CLASSES`); all of it follows from `rng`."""
    longer = rng.randint(SHORT_SIDE, LONGEST)
    size = (longer, SHORT_SIDE) if rng.random() < 0.7 else (SHORT_SIDE, longer)
    width, height = size[0] * SUPERSAMPLE, size[1] * SUPERSAMPLE
    image, behind = scene(rng, (width, height))
    motif, paints = MOTIFS[label], Paints.mix(rng)
    radius = rng.uniform(0.46, 0.53) * SHORT_SIDE * SUPERSAMPLE
    centre = (_within(rng, width, radius), _within(rng, height, radius))
    lean = rng.uniform(-motif.lean, motif.lean)
    motif.draw(Pen(image, centre, radius, lean, rng.uniform(0.85, 1.15), rng.random() < 0.5), rng, paints)
    for _ in range(rng.randint(0, 1)):  # something in the way
        clutter(rng, image, shade(rng.choice(behind), rng.uniform(-0.4, 0.4)), 0.05, 0.12)
    return weather(rng, image.reduce(SUPERSAMPLE))


def _within(rng: Random, length: int, radius: float) -> float:
    """Where a thing of `radius` may be centred so that little of it is cut off (in pixels)."""
    margin = min(0.9 * radius, length / 2)
    return rng.uniform(margin, length - margin)
