"""Charts as inline SVG. What they show also stands beside them as text, so that they may be passed over.

Colours and patterns are set in page.css; `PATTERNS` has to stand once on the page.
"""

from __future__ import annotations

from markupsafe import Markup

from autograder.class_report.facts import ExerciseFacts, Totals
from autograder.class_report.project import points

PATTERNS = Markup(
    '<svg width="0" height="0" class="patterns" aria-hidden="true"><defs>'
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" class="part-back"/><rect width="2.5" height="6" class="part"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" class="bad"/><circle cx="2.5" cy="2.5" r="1.1" class="hole"/></pattern>'
    "</defs></svg>"
)


def bar(value: float, most: float) -> Markup:
    """How much `value` is of `most`."""
    share = 100 * value / most if most else 0
    return Markup(
        '<svg class="bar" aria-hidden="true"><rect width="100%" height="100%" class="back"/>'
        '<rect width="{}%" height="100%" class="bad"/></svg>'
    ).format(f"{share:.1f}")


def results_bar(facts: ExerciseFacts) -> Markup:
    """Passed, in part, failed, and no answer, from left to right."""
    partly = facts.statuses["partly"]
    counts = [
        ("good", facts.passed),
        ("partly", partly),
        ("failed", facts.failed - partly),
        ("none", facts.without),
    ]
    out, at = Markup(), 0.0
    for tone, count in counts:
        width = 100 * count / facts.students if facts.students else 0
        if count:
            out += Markup('<rect x="{}%" width="{}%" height="100%" class="{}"/>').format(
                f"{at:.2f}", f"{width:.2f}", tone
            )
        at += width
    return Markup('<svg class="results" aria-hidden="true">{}</svg>').format(out)


def histogram(totals: Totals) -> Markup:
    """How many students have how many points, with the median marked."""
    width, height, left, top, bottom = 380, 222, 34, 36, 40
    highest = max([*totals.bins, 1])
    step, room = (width - left - 8) / len(totals.bins), height - top - bottom
    base = height - bottom
    out = Markup()
    for number, count in enumerate(totals.bins):
        tall = room * count / highest
        x = left + number * step
        if count:
            out += Markup('<rect x="{}" y="{}" width="{}" height="{}" class="total"/>').format(
                f"{x + 1:.1f}", f"{base - tall:.1f}", f"{step - 2:.1f}", f"{tall:.1f}"
            )
            out += Markup('<text x="{}" y="{}" class="middle">{}</text>').format(
                f"{x + step / 2:.1f}", f"{base - tall - 4:.1f}", count
            )
    out += Markup('<path d="M{} {}H{}" class="axis"/>').format(left, base, width - 8)
    for number in range(0, len(totals.bins) + 1, 2):
        out += Markup('<text x="{}" y="{}" class="middle">{}</text>').format(
            f"{left + number * step:.1f}",
            base + 15,
            points(round(totals.most * number / len(totals.bins), 1)),
        )
    out += Markup('<text x="{}" y="{}" class="middle">points of the exercises</text>').format(
        f"{left + (width - left - 8) / 2:.1f}", height - 6
    )
    out += Markup('<text transform="rotate(-90)" x="{}" y="14" class="middle">students</text>').format(
        f"{-(top + room / 2):.1f}"
    )
    if totals.points and totals.most:
        x = left + (width - left - 8) * totals.quantile(0.5) / totals.most
        out += Markup('<path d="M{x} {y}V{base}" class="median"/>').format(
            x=f"{x:.1f}", y=top - 20, base=base
        )
        out += Markup('<text x="{}" y="{}" class="{}">median</text>').format(
            f"{x + (-4 if x > width / 2 else 4):.1f}", top - 24, "end" if x > width / 2 else "start"
        )
    return Markup('<svg class="histogram" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        width, height, "How many students have how many points; the table below has the numbers.", out
    )
