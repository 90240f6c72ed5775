"""Hidden checks of q07: drawn colours, sizes and shapes, four colours to an image."""

from autograder.checking import required
from checks.q07.probes import judge_mode, palette


def drawn(random, mode):
    """A picture of a mode, with quarters of drawn colours."""
    draw = {
        "RGB": lambda: tuple(random.choices(range(256), k=3)),
        "L": lambda: random.randrange(256),
        "RGBA": lambda: (*random.choices(range(256), k=3), 255),
        "P": lambda: random.randrange(256),
        "CMYK": lambda: tuple(random.choices(range(200), k=4)),
        "1": None,
    }[mode]
    size = (random.randrange(40, 150), random.randrange(40, 150))
    if draw is None:  # black or white has a single quarter: wherever that goes shows
        quarters = random.choice([[0, 255, 255, 255], [255, 0, 0, 0]])
        random.shuffle(quarters)
    else:
        quarters = [draw() for _ in range(4)]
    return mode, size, quarters, palette(random) if mode == "P" else []


@required
def test_drawn_colours(student):
    "RGB and grayscale images of any colours and shapes"
    for mode in ("RGB", "L", "RGB", "L"):
        judge_mode(student, drawn(student.random, mode))


def test_drawn_sizes(student):
    "results of any size, given by place or by name"
    judge_mode(student, drawn(student.random, "RGB"), student.random.randrange(20, 60))
    judge_mode(student, drawn(student.random, "L"), student.random.randrange(70, 120), by_name=False)


def test_drawn_palettes(student):
    "palette images of any colours"
    judge_mode(student, drawn(student.random, "P"))


def test_drawn_inks(student):
    "images in printing inks of any colours"
    judge_mode(student, drawn(student.random, "CMYK"))


def test_drawn_alpha(student):
    "opaque images with an alpha channel, of any colours"
    judge_mode(student, drawn(student.random, "RGBA"))


def test_drawn_bilevel(student):
    "bilevel images of any pattern"
    judge_mode(student, drawn(student.random, "1"))
