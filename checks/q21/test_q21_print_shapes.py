"""Checks of q21: hook_all(model) and print_shape(outp, inp)."""

from autograder.checking import expect, fail, required
from checks.q21.probes import events, run_hooked, shown_in_order, shows, tells

HINTS = [
    "A module's layers are in its list `children`, and each of those may have children of its own.",
    "hook_all can do one thing to the model it is given (set its hook) and call itself for each of its children.",
    "print_shape needs one line, print(outp.shape). In hook_all: model.hook = print_shape, then "
    "for child in model.children: hook_all(child).",
]

FLAT = ["conv 3 8 2", "conv 8 16 2", "conv 16 24 2", "conv 24 32 2", "pool", "linear 32 10"]
NESTED = ["conv 3 8 2", ["conv 8 12 2", ["conv 12 20 2", "pool"]], "linear 20 5"]


def judge(student, description, shape, model):
    """Run a model with the student's hooks, and say what is wrong with what it printed."""
    tried = f"model = {model}\nhook_all(model)\nmodel(torch.randn{shape})"
    seen = student.observe(run_hooked, description, shape, tried=tried)
    steps = events(description, shape)
    lines = [line for line in seen["first run"].splitlines() if line.strip()]
    wanted = [(out, has_children) for out, _, has_children in steps]
    if tells(lines, wanted):
        return seen
    leaves = [out for out, _, has_children in steps if not has_children]
    inputs = [(given, has_children) for _, given, has_children in steps]
    shown = shown_in_order(lines, leaves)
    if seen["while hooking"].strip() and not lines:
        why = "hook_all itself prints. It is only to set the hooks; they print when the model runs."
    elif not lines:
        why = "Nothing is printed when the model runs. Is the hook set, and does it print what it sees?"
    elif tells(lines, inputs):
        why = "These are the shapes of what goes into each layer. A hook is called as hook(result, args)."
    elif len(lines) >= 2 and tells(lines, wanted[::-1]):
        why = "The shapes are right, but not in the order in which the layers run."
    elif shown < len(leaves):
        why = (
            f"Only {shown} of the {len(leaves)} layers without children show up. Layers may lie at any depth."
        )
    else:
        why = (
            "One line is wanted for each layer without children, with all sizes of its activations in order."
        )
    fail(why, expected="\n".join(str(leaf) for leaf in leaves), got="\n".join(lines) or "(nothing)")


@required
def test_one_line_per_layer(student):
    "running a model prints one line per layer, with the shape of its activations"
    judge(
        student,
        FLAT,
        (4, 3, 32, 32),
        "Sequential(ConvLayer(3, 8, stride=2), ..., AdaptivePool(), Linear(32, 10))",
    )


def test_layers_within_layers(student):
    "layers within layers are found, however deep"
    judge(
        student,
        NESTED,
        (2, 3, 32, 32),
        "Sequential(ConvLayer(...), Sequential(ConvLayer(...), Sequential(...)), Linear(20, 5))",
    )


def print_shape_alone(names):
    import contextlib
    import io

    import torch

    outp = torch.arange(6.0).reshape(2, 3)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        returned = names.print_shape(outp, (torch.zeros(5, 7),))
    return {"printed": printed.getvalue(), "returned": returned, "outp": outp}


def test_print_shape(student):
    "print_shape prints the shape of its first argument, and returns nothing"
    seen = student.observe(print_shape_alone, tried="print_shape(torch.zeros(2, 3), (torch.zeros(5, 7),))")
    if shows(seen["printed"], [5, 7]) and not shows(seen["printed"], [2, 3]):
        fail(
            "This is the shape of the input. The first argument is the layer's result.",
            expected="2, 3",
            got=seen["printed"],
        )
    expect(
        shows(seen["printed"], [2, 3]),
        "Print the shape of outp, all its sizes in order.",
        expected="a line with 2 and 3",
        got=seen["printed"] or "(nothing)",
    )
    expect(
        seen["returned"] is None,
        "A hook only looks on. Let it print, and return nothing.",
        expected="None",
        got=repr(seen["returned"]),
    )


def test_changes_nothing(student):
    "results and gradients are what they were without the hooks"
    seen = student.observe(run_hooked, FLAT, (4, 3, 32, 32), tried="hook_all(model); model(x)")
    why = "The activations have been changed on their way. A hook that looks at them must not write to them."
    expect(seen["same result"] and seen["same gradients"], why)
