"""Checks of q21: hook_all(model) and print_shape(outp, inp)."""

from autograder.checking import Student, expect, fail, required, which
from checks.q21.probes import MEANINGS, hook_only, judge, run_hooked, shows  # noqa: F401  (MEANINGS explain exceptions)

HINTS = [
    "A module's layers are in its list `children`, and each of those may have children of its own.",
    "`hook_all` can do one thing to the model it is given (set its hook), and call itself for each of its children.",
    "`print_shape` needs one line: `print(outp.shape)`. In `hook_all`:\n```python\nmodel.hook = print_shape\n"
    "for child in model.children:\n    hook_all(child)\n```",
]

PASSED = (
    "The chapter looks into its own network like this, and sees how the sizes change from layer to layer."
)


def sizes(student: Student, n: int) -> list[int]:
    return student.random.sample(range(11, 31), n)


def print_shape_alone(names, shape, given):
    import contextlib
    import io

    import torch

    outp = torch.full(shape, 0.5)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        returned = names.print_shape(outp, (torch.zeros(given),))
    changed = not torch.equal(outp, torch.full(shape, 0.5))
    return {"printed": printed.getvalue(), "returned": returned, "changed": changed}


def test_print_shape(student: Student) -> None:
    "print_shape prints the shape of its first argument, returns nothing and changes nothing"
    a, b, c, d, e = sizes(student, 5)
    shape, given = (a, b, c), (d, e)
    seen = student.observe(
        print_shape_alone,
        shape,
        given,
        tried=f"print_shape(torch.full({shape}, 0.5), (torch.zeros({given}),))",
    )
    printed = seen["printed"]
    if not shows(printed, list(shape)):
        fail(
            which(
                (
                    not printed.strip() and seen["returned"] is not None,
                    "It returns something and prints nothing. Print the shape: print(outp.shape).",
                ),
                (not printed.strip(), "It prints nothing. print(outp.shape) does."),
                (
                    shows(printed, list(given)),
                    "This is the shape of the input. The first argument, outp, is the layer's result.",
                ),
                ("0.5" in printed, "These are the numbers themselves. Print their shape: outp.shape."),
                (
                    shows(printed, [b, c]),
                    "The first size, that of the batch, is missing. Print all of outp.shape.",
                ),
                (shows(printed, [a]), "This is the first size alone. Print all of outp.shape."),
                (
                    shows(printed, [3]),
                    "This is the number of dimensions. Print the sizes themselves: outp.shape.",
                ),
                (shows(printed, [a * b * c]), "This is the number of entries. Print the sizes: outp.shape."),
                otherwise="Print all sizes of outp in order: outp.shape.",
            ),
            expected=f"a line with {a}, {b}, {c}",
            got=printed.strip()[:200] or "(nothing)",
        )
    line = student.observe(print_shape_alone, (d,), (e,), tried=f"print_shape(torch.full(({d},), 0.5), ...)")
    expect(
        shows(line["printed"], [d]),
        "Activations may have any number of dimensions. Print all of outp.shape, however long it is.",
        tried=f"print_shape(torch.full(({d},), 0.5), ...)",
        expected=f"a line with {d}",
        got=line["printed"].strip()[:200] or "(nothing)",
    )
    expect(
        seen["returned"] is None,
        "A hook only looks on. Print, and return nothing.",
        expected="None",
        got=str(seen["returned"])[:80],
    )
    expect(
        not seen["changed"],
        "print_shape changes the activations. A hook that looks at them must not write to them.",
    )


@required
def test_one_line_per_layer(student: Student) -> None:
    "running a model prints one line per layer, with the shape of its activations"
    a, b, c, d = sizes(student, 4)
    model = [f"conv 3 {a} 2", f"conv {a} {b} 2", f"conv {b} {c} 1", "pool", f"linear {c} {d}"]
    judge(student, model, (4, 3, 32, 36))


def test_layers_within_layers(student: Student) -> None:
    "layers within layers are found, however deep, and a single layer too"
    a, b, c, d = sizes(student, 4)
    judge(
        student,
        [f"conv 3 {a} 2", [f"conv {a} {b} 2", [f"conv {b} {c} 1", ["pool"]]], f"linear {c} {d}"],
        (2, 3, 16, 18),
    )
    judge(student, f"linear {a} {b}", (3, a))


def test_takes_the_place_of_other_hooks(student: Student) -> None:
    "a layer that had another hook has print_shape now"
    a, b = sizes(student, 2)
    model = [f"conv 3 {a} 2", [f"conv {a} {b} 2"], "pool"]
    seen = student.observe(
        hook_only, model, True, True, tried="model.layers[0].hook = another\nhook_all(model)"
    )
    expect(
        not seen["left"],
        "A layer that had a hook keeps it, and prints nothing. Set print_shape as the hook of every layer.",
        expected="print_shape on every layer",
        got=f"{seen['left']} layers with the hook from before",
    )


BLOCK = """\
class Block(Module):
    def __init__(self, a, b):
        super().__init__(); self.a = a; self.b = b
    def forward(self, x): return self.b(self.a(x))
"""


def test_modules_of_any_kind(student: Student) -> None:
    "layers that are attributes of another module are found too"
    a, b, c = sizes(student, 3)
    judge(student, [(f"conv 3 {a} 2", f"conv {a} {b} 1"), "pool", f"linear {b} {c}"], (3, 3, 12, 14), BLOCK)


def test_changes_nothing(student: Student) -> None:
    "results, gradients and training are what they were without the hooks"
    model = ["conv 3 8 2", ["conv 8 16 2"], "pool", "linear 16 10"]
    for training in (True, False):
        expect(
            student.observe(
                hook_only, model, training, tried=f"model.training = {training}\nhook_all(model)"
            )["training"],
            "hook_all changes model.training, and so what the model does. Set the hooks and nothing else.",
            expected=f"training = {training}",
            got=f"training = {not training}",
        )
    seen = student.observe(run_hooked, model, (4, 3, 16, 16), tried="hook_all(model)\nmodel(x)")
    expect(
        seen["same"],
        "The activations are changed on their way. A hook that looks at them must not write to them.",
        expected="the same results and gradients",
        got="others",
    )
    expect(
        seen["training"], "A hook changes model.training, and so what the model does. It should only print."
    )
