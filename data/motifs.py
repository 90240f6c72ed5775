"""The ten things that can be seen on the pictures, each drawn in a few strokes.

Each function draws one object in the frame of a `Pen` (x right, y down, about -1 to 1), in whatever colours
it is given: the shape is all that tells the classes apart. Small things vary with `rng`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from data.canvas import Paints, Pen, curve, shade


def tench(pen: Pen, rng: Random, paints: Paints) -> None:
    """A fish from the side: forked tail, fins, gill, rows of scales."""
    fat = rng.uniform(0.34, 0.46)
    pen.polygon([(0.4, 0), (0.98, -0.45), (0.84, 0), (0.98, 0.45)], paints.second)
    pen.polygon([(-0.3, -fat * 0.8), (0.05, -fat - 0.28), (0.4, -fat * 0.5)], paints.second)
    pen.polygon([(-0.15, fat * 0.8), (0.15, fat + 0.22), (0.3, fat * 0.6)], paints.second)
    back = [(x / 10, -fat * math.sqrt(max(0, 1 - ((x + 2) / 8.2) ** 2))) for x in range(-10, 7)]
    pen.polygon(back + [(x, -y) for x, y in reversed(back)], paints.main)
    for row in range(-2, 3):
        for column in range(6):
            x, y = -0.28 + 0.14 * column + 0.07 * (row % 2), row * 0.13
            if abs(y) < fat * 0.75 - 0.05 * column:
                pen.arc(x, y, 0.07, 0.07, -80, 80, 0.025, paints.ink)
    pen.arc(-0.62, 0, 0.22, fat * 0.8, -65, 65, 0.045, paints.ink)
    pen.disc(-0.72, -0.1, 0.09, paints.glint)
    pen.disc(-0.73, -0.1, 0.05, paints.ink)
    pen.line([(-0.99, 0.06), (-0.8, 0.12)], 0.035, paints.ink)


def springer(pen: Pen, rng: Random, paints: Paints) -> None:
    """A dog's face: long hanging ears, a blaze, two eyes, a broad nose, a tongue."""
    pen.polygon([(-0.4, 0.4), (0.4, 0.4), (0.75, 1.05), (-0.75, 1.05)], paints.main)
    pen.ellipse(0, -0.15, 0.52, 0.66, paints.main)
    pen.polygon([(-0.1, -0.8), (0.1, -0.8), (0.2, 0.2), (-0.2, 0.2)], shade(paints.main, 0.5))
    pen.ellipse(0, 0.3, 0.36, 0.32, shade(paints.main, 0.5))
    droop = rng.uniform(0, 16)
    for side in (-1, 1):
        pen.ellipse(side * 0.6, 0.0, 0.22, 0.66, paints.second, -side * droop)
        for strand in (-0.08, 0.06):
            pen.line([(side * 0.6 + strand, -0.3), (side * 0.62 + strand, 0.45)], 0.03, paints.ink)
        pen.disc(side * 0.24, -0.2, 0.12, (245, 245, 240))
        pen.disc(side * 0.23, -0.19, 0.085, (25, 20, 20))
    pen.polygon([(-0.2, 0.1), (0.2, 0.1), (0.1, 0.27), (-0.1, 0.27)], (25, 20, 20))
    pen.line([(0, 0.25), (0, 0.4)], 0.04, (25, 20, 20))
    pen.arc(-0.14, 0.38, 0.14, 0.1, 0, 170, 0.04, (25, 20, 20))
    pen.arc(0.14, 0.38, 0.14, 0.1, 10, 180, 0.04, (25, 20, 20))
    if rng.random() < 0.6:
        pen.ellipse(0, 0.56, 0.1, 0.15, paints.glint)


def cassette_player(pen: Pen, rng: Random, paints: Paints) -> None:
    """A flat box with a window, two spoked reels behind it, and a row of keys."""
    tall = rng.uniform(0.58, 0.7)
    pen.box(-0.97, -tall, 0.97, tall, paints.main)
    pen.box(-0.84, -tall + 0.1, 0.84, tall - 0.34, paints.second)
    pen.box(-0.84, -tall + 0.1, 0.84, -tall + 0.17, paints.ink)
    middle, spin = -0.1, rng.uniform(0, 60)
    for side in (-1, 1):
        x = side * 0.43
        pen.disc(x, middle, 0.3, paints.ink)
        pen.disc(x, middle, 0.19, paints.glint)
        for spoke in range(3):
            a = math.radians(spin + 60 * spoke)
            dx, dy = 0.19 * math.cos(a), 0.19 * math.sin(a)
            pen.line([(x - dx, middle - dy), (x + dx, middle + dy)], 0.05, paints.ink)
    keys = rng.randint(5, 7)
    for key in range(keys):
        left = -0.84 + 1.68 * key / keys
        pen.box(left + 0.03, tall - 0.24, left + 1.68 / keys - 0.03, tall - 0.06, paints.ink)


def chain_saw(pen: Pen, rng: Random, paints: Paints) -> None:
    """A motor with a loop handle, and a long bar with teeth all round."""
    half = rng.uniform(0.13, 0.18)
    middle = 0.12
    bar = [(-0.3, middle - half), *curve(0.82, middle, half, half, -90, 90), (-0.3, middle + half)]
    pen.polygon(bar, paints.second)
    for tooth in range(9):
        x = -0.25 + 0.125 * tooth
        for side in (-1, 1):
            edge = middle + side * half
            tip = (x + 0.09, edge + side * 0.09)
            pen.polygon([(x, edge - side * 0.03), tip, (x + 0.09, edge - side * 0.03)], paints.ink)
    pen.line([(-0.2, middle), (0.78, middle)], 0.035, paints.ink)
    pen.arc(-0.48, -0.15, 0.34, 0.42, 170, 370, 0.09, paints.ink)
    pen.arc(-0.85, 0.12, 0.2, 0.24, 70, 290, 0.1, paints.ink)
    pen.polygon([(-0.9, -0.14), (-0.72, -0.3), (-0.2, -0.22), (-0.1, 0.42), (-0.9, 0.42)], paints.main)
    for slot in range(4):
        pen.line([(-0.76 + 0.13 * slot, 0.0), (-0.76 + 0.13 * slot, 0.28)], 0.045, paints.ink)


def church(pen: Pen, rng: Random, paints: Paints) -> None:
    """A gabled nave with arched windows, and a tower with a pointed roof and a cross."""
    pen.box(-0.25, -0.02, 0.95, 0.95, paints.main)
    pen.polygon([(-0.3, 0.02), (-0.1, -0.38), (0.8, -0.38), (1.02, 0.02)], paints.second)
    pen.box(-0.8, -0.3, -0.2, 0.95, shade(paints.main, 0.2))
    tip = rng.uniform(-0.9, -0.75)
    pen.polygon([(-0.88, -0.28), (-0.5, tip), (-0.12, -0.28)], paints.second)
    pen.line([(-0.5, tip + 0.05), (-0.5, tip - 0.34)], 0.05, paints.ink)
    pen.line([(-0.62, tip - 0.2), (-0.38, tip - 0.2)], 0.05, paints.ink)
    for x, y, r in ((-0.5, 0.02, 0.1), (0.05, 0.36, 0.09), (0.38, 0.36, 0.09), (0.71, 0.36, 0.09)):
        pen.disc(x, y, r, paints.ink)
        pen.box(x - r, y, x + r, y + 3 * r, paints.ink)
    pen.disc(-0.5, 0.62, 0.14, paints.ink)
    pen.box(-0.64, 0.62, -0.36, 0.95, paints.ink)


def french_horn(pen: Pen, rng: Random, paints: Paints) -> None:
    """Rings of tubing, three valves in the middle, a mouthpiece, and a wide flared bell."""
    turn = rng.uniform(-0.05, 0.05)
    for r, c in ((0.66, paints.main), (0.46, paints.main), (0.28, shade(paints.main, -0.2))):
        pen.arc(-0.1 + turn * r, -0.12, r, r, 0, 360, 0.13, paints.ink)
        pen.arc(-0.1 + turn * r, -0.12, r, r, 0, 360, 0.085, c)
    pen.line([(-0.7, -0.35), (-0.98, -0.85)], 0.07, paints.main)
    pen.disc(-0.98, -0.85, 0.08, paints.ink)
    flare = [(0.44, -0.1), (0.64, -0.1), (0.72, 0.3), (1.0, 0.62), (0.3, 0.98), (0.5, 0.4)]
    pen.polygon(flare, paints.main)
    pen.ellipse(0.64, 0.78, 0.42, 0.2, paints.ink, -27)
    pen.ellipse(0.66, 0.8, 0.34, 0.14, paints.second, -27)
    for valve in range(3):
        x = -0.26 + 0.16 * valve
        pen.line([(x, -0.35), (x, 0.1)], 0.1, paints.second)
        pen.disc(x, -0.37, 0.07, paints.ink)


def garbage_truck(pen: Pen, rng: Random, paints: Paints) -> None:
    """A lorry from the side: a cab, a big ribbed hopper with a sloping tail, wheels."""
    roof = rng.uniform(-0.68, -0.55)
    pen.box(-0.95, 0.32, 0.95, 0.46, paints.ink)
    pen.polygon([(-0.4, roof), (0.62, roof), (0.98, 0.0), (0.98, 0.36), (-0.4, 0.36)], paints.main)
    for rib in range(5):
        x = -0.28 + 0.2 * rib
        pen.line([(x, roof + 0.06), (x, 0.3)], 0.05, paints.ink)
    pen.line([(0.6, roof), (0.72, 0.36)], 0.05, paints.ink)
    pen.polygon([(-0.97, 0.36), (-0.97, -0.05), (-0.84, -0.4), (-0.46, -0.4), (-0.46, 0.36)], paints.second)
    pen.polygon([(-0.89, -0.04), (-0.79, -0.3), (-0.56, -0.3), (-0.56, -0.04)], paints.glint)
    pen.box(-1.0, 0.18, -0.92, 0.28, paints.glint)
    for x in (-0.68, 0.3, 0.68):
        pen.disc(x, 0.48, 0.19, (30, 30, 32))
        pen.disc(x, 0.48, 0.08, (200, 200, 198))


def gas_pump(pen: Pen, rng: Random, paints: Paints) -> None:
    """A pillar on a foot with a display, rows of figures, and a hose that hangs to its nozzle."""
    sag = rng.uniform(0.5, 0.75)
    hose = [
        (0.38, -0.5),
        (0.6, -0.45),
        (0.8, -0.1),
        (0.84, sag - 0.1),
        (0.7, sag),
        (0.56, sag - 0.25),
        (0.55, 0),
    ]
    pen.line(hose, 0.09, paints.ink)
    pen.polygon([(0.4, -0.12), (0.66, -0.22), (0.66, 0.1), (0.52, 0.1)], paints.ink)
    pen.box(-0.62, 0.8, 0.56, 0.98, paints.second)
    pen.box(-0.52, -0.8, 0.44, 0.82, paints.main)
    pen.polygon([(-0.58, -0.76), (-0.45, -0.98), (0.37, -0.98), (0.5, -0.76)], paints.second)
    pen.box(-0.4, -0.62, 0.32, -0.08, paints.glint)
    for row in range(3):
        y = -0.53 + 0.17 * row
        for digit in range(rng.randint(3, 4)):
            pen.box(0.17 - 0.16 * digit, y, 0.27 - 0.16 * digit, y + 0.1, paints.ink)
    pen.box(-0.4, 0.08, 0.32, 0.16, paints.second)
    pen.box(-0.4, 0.26, 0.32, 0.7, shade(paints.main, -0.25))


def golf_ball(pen: Pen, rng: Random, paints: Paints) -> None:
    """A round ball full of dimples, shaded at one side, on a tee."""
    pen.polygon([(-0.24, 0.72), (0.24, 0.72), (0.06, 1.1), (-0.06, 1.1)], paints.second)
    pen.disc(0, 0, 0.84, shade(paints.main, -0.25))
    pen.disc(-0.06, -0.06, 0.77, paints.main)
    step = rng.uniform(0.2, 0.25)
    slide = rng.uniform(0, step)
    for row in range(-4, 5):
        for column in range(-5, 6):
            x, y = step * (column + 0.5 * (row % 2)) + slide - step / 2, step * 0.87 * row
            far = math.hypot(x, y) / 0.8
            if far < 0.97:  # towards the rim the dimples are seen from the side
                pen.ellipse(x, y, 0.075 - 0.03 * far * far, 0.075 - 0.03 * far * far, paints.ink)
                pen.disc(x + 0.02, y + 0.02, 0.045 - 0.02 * far, shade(paints.main, -0.3))


def parachute(pen: Pen, rng: Random, paints: Paints) -> None:
    """A dome of coloured strips with a scalloped hem, and lines down to somebody small."""
    hem, top, strips = -0.12, rng.uniform(-1.0, -0.88), rng.choice((6, 7, 8))
    for i in range(strips + 1):
        pen.line([(-0.95 + 1.9 * i / strips, hem), (0, 0.78)], 0.022, paints.ink)
    for i in range(strips):
        left, right = -0.95 + 1.9 * i / strips, -0.95 + 1.9 * (i + 1) / strips
        steps = [math.pi / 2 * k / 8 for k in range(9)]
        edge = [(left * math.cos(a), hem + (top - hem) * math.sin(a)) for a in steps]
        back = [(right * math.cos(a), hem + (top - hem) * math.sin(a)) for a in reversed(steps)]
        hang = curve((left + right) / 2, hem, (right - left) / 2, 0.09, 0, 180)
        pen.polygon(edge + back + hang, paints.second if i % 2 else paints.main)
        pen.line(edge, 0.02, paints.ink)
    pen.disc(0, 0.68, 0.08, paints.glint)
    pen.box(-0.09, 0.74, 0.09, 0.94, paints.ink)
    pen.line([(-0.06, 0.92), (-0.1, 1.08)], 0.06, paints.ink)
    pen.line([(0.06, 0.92), (0.1, 1.08)], 0.06, paints.ink)


@dataclass(frozen=True)
class Motif:
    """How to draw a class, and how far (in degrees, to either side) it may lean."""

    draw: Callable[[Pen, Random, Paints], None]
    lean: float


MOTIFS: dict[str, Motif] = {
    "n01440764": Motif(tench, 15),
    "n02102040": Motif(springer, 9),
    "n02979186": Motif(cassette_player, 12),
    "n03000684": Motif(chain_saw, 15),
    "n03028079": Motif(church, 4),
    "n03394916": Motif(french_horn, 15),
    "n03417042": Motif(garbage_truck, 5),
    "n03425413": Motif(gas_pump, 5),
    "n03445777": Motif(golf_ball, 15),
    "n03888257": Motif(parachute, 9),
}
