"""Hidden checks of q21: other models and other sizes."""

from autograder.checking import expect, required
from checks.q21.probes import MEANINGS, judge, run_hooked  # noqa: F401  (MEANINGS explain exceptions)


@required
def test_drawn_sizes(student):
    "layers of any number and size are shown"
    r = student.random
    widths = [r.randrange(3, 20) for _ in range(r.randrange(5, 8))]
    pairs = zip([3, *widths], widths, strict=False)
    model = [f"conv {ni} {nf} {r.choice((1, 2))}" for ni, nf in pairs]
    model += ["pool", f"linear {widths[-1]} {r.randrange(2, 30)}"]
    judge(student, model, (r.randrange(2, 6), 3, r.randrange(13, 20), r.randrange(21, 30)))


def test_drawn_blocks(student):
    "blocks in blocks are looked into"
    a, b, c, d = student.random.sample(range(3, 20), 4)
    block = (f"conv 3 {a} 2", f"conv {a} {b} 1", (f"conv {b} {c} 2", [f"conv {c} {d} 2"]))
    judge(
        student, [block, "pool", f"linear {d} 4"], (3, 3, 20, 28), "# Block holds its layers as attributes\n"
    )


def test_changes_nothing_deep_inside(student):
    "results and gradients stay the same in deep models"
    model = ["conv 3 8 2", ["conv 8 8 1", ("conv 8 4 1", "conv 4 4 1")], "pool"]
    seen = student.observe(run_hooked, model, (2, 3, 16, 16), tried="hook_all(model)\nmodel(x)")
    expect(
        seen["same"],
        "The activations are changed on their way. A hook that looks at them must not write to them.",
    )
