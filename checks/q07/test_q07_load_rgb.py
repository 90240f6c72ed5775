"""Checks of q07: load_rgb(fn, size=64)."""

from autograder.checking import required
from checks.q07.probes import judge_mode, palette
from checks.shared.images import flat

HINTS = [
    "Look at np.array(Image.open(fn)) for an image of each mode: its shape, its dtype, and what the numbers mean.",
    "PIL knows how to translate every mode into every other: you need no case for each of them.",
    "Image.open(fn).convert('RGB').resize((size, size)) is the same for all modes. Make a tensor of its array, then "
    ".float() / 255.",
]


def some_size(random):
    size = (random.randrange(30, 80), random.randrange(81, 130))
    return size if random.random() < 0.5 else size[::-1]


@required
def test_colour_and_grey(student):
    "RGB and grayscale images become float32 tensors (64, 64, 3) from 0 to 1"
    random = student.random
    colour = (random.randrange(170, 250), random.randrange(70, 120), random.randrange(5, 40))
    judge_mode(student, flat("RGB", some_size(random), colour))
    judge_mode(student, flat("L", some_size(random), random.randrange(60, 220)))


def test_alpha(student):
    "an alpha channel is no fourth colour"
    random = student.random
    colour = (random.randrange(5, 40), random.randrange(70, 120), random.randrange(170, 250), 255)
    judge_mode(student, flat("RGBA", some_size(random), colour))


def test_palette(student):
    "a palette image has the colours of its palette"
    random = student.random
    judge_mode(student, flat("P", some_size(random), random.randrange(40, 200), palette(random)))


def test_inks(student):
    "four inks become three colours"
    random = student.random
    inks = (
        random.randrange(150, 220),
        random.randrange(80, 120),
        random.randrange(10, 40),
        random.randrange(60, 120),
    )
    judge_mode(student, flat("CMYK", some_size(random), inks))


def test_bilevel(student):
    "in a bilevel image white is 1 and black is 0"
    judge_mode(student, flat("1", some_size(student.random), 255))
    judge_mode(student, ("1", some_size(student.random), [255, 0, 0, 255], []))


def test_any_size(student):
    "size says how large the result is"
    colour = (student.random.randrange(170, 250), student.random.randrange(70, 120), 20)
    judge_mode(student, flat("RGB", some_size(student.random), colour), student.random.randrange(20, 60))
