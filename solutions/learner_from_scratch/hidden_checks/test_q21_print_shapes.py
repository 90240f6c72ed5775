"""Hidden checks of q21: other models, other sizes, and repeated runs."""

from autograder.checking import expect, fail, required
from checks.q21.probes import events, run_hooked, tells


def lines_of(text):
    return [line for line in text.splitlines() if line.strip()]


def judge(student, description, shape, tried):
    seen = student.observe(run_hooked, description, shape, tried=tried)
    wanted = [(out, has_children) for out, _, has_children in events(description, shape)]
    for run in ("first run", "second run"):
        if not tells(lines_of(seen[run]), wanted):
            leaves = "\n".join(str(out) for out, has_children in wanted if not has_children)
            fail(f"Wrong lines in the {run} of the model.", expected=leaves, got=seen[run] or "(nothing)")
    return seen


@required
def test_drawn_sizes(student):
    "layers of any number and size are shown"
    widths = [student.random.randrange(3, 20) for _ in range(student.random.randrange(5, 8))]
    pairs = zip([3, *widths], widths, strict=False)
    description = [f"conv {ni} {nf} {student.random.choice((1, 2))}" for ni, nf in pairs]
    description += ["pool", f"linear {widths[-1]} {student.random.randrange(2, 30)}"]
    shape = (
        student.random.randrange(2, 6),
        3,
        student.random.randrange(13, 20),
        student.random.randrange(21, 30),
    )
    judge(student, description, shape, tried="hook_all(model); model(x)")


def test_modules_of_any_kind(student):
    "layers that are attributes of another module are found too"
    block = ("conv 3 6 2", "conv 6 9 1", ("conv 9 14 2", "conv 14 7 1", ["conv 7 5 2"]))
    judge(
        student,
        [block, "pool", "linear 5 4"],
        (3, 3, 20, 28),
        tried="hook_all(model_of_blocks); model_of_blocks(x)",
    )


def test_a_single_layer(student):
    "a model that is a single layer prints its one line"
    n = student.random.randrange(2, 9)
    judge(
        student,
        "linear 6 11",
        (n, 6),
        tried=f"layer = Linear(6, 11)\nhook_all(layer)\nlayer(torch.randn({n}, 6))",
    )


def test_silent_while_hooking(student):
    "hook_all prints no shapes itself"
    seen = student.observe(run_hooked, ["conv 3 4 2", "pool"], (2, 3, 8, 8), tried="hook_all(model)")
    expect(
        not any(char.isdigit() for char in seen["while hooking"]),
        "Shapes are known only when the model runs.",
        expected="(nothing)",
        got=seen["while hooking"],
    )


def test_changes_nothing_deep_inside(student):
    "results and gradients stay the same in deep models"
    seen = student.observe(
        run_hooked,
        ["conv 3 8 2", ["conv 8 8 1", ("conv 8 4 1", "conv 4 4 1")], "pool"],
        (2, 3, 16, 16),
        tried="hook_all(model); model(x)",
    )
    expect(seen["same result"] and seen["same gradients"], "The activations have been changed on their way.")
