"""Shared by the checks of m08: what its errors mean, and whose the parts are."""

from __future__ import annotations

from typing import Any

from autograder.checking import Student, expect

NINE = [
    "Module",
    "Linear",
    "ConvLayer",
    "Sequential",
    "cross_entropy",
    "DataLoader",
    "SGD",
    "Learner",
    "CosineOneCycle",
]
LEAST = 6
NO_NETWORK = "my_cnn returns None. End it with return and the Sequential that holds the layers."

MEANINGS = {
    "'str' object is not callable": 'mine("ConvLayer") gives you the class. Call that: mine("ConvLayer")(3, 16, stride=2).',
    "'list' object is not callable": "Sequential takes its layers one by one: Sequential(*layers), with a star.",
    "There is no part": "mine knows the names that the exercises ask for, spelt as they are there.",
    "my_cnn() missing": "my_cnn takes one argument: the number of classes.",
    "my_learner() missing": "my_learner takes the model, the loaders, the rate and the callbacks, and an opt_func that may be left out.",
    "my_learner() got an unexpected keyword": "my_learner(model, dls, lr, cbs, opt_func=None): keep these names.",
    "'NoneType' object is not callable": 'Something that is called is None. With opt_func=None the Learner needs mine("SGD").',
    "'NoneType' object has no attribute": "Something is None. Does each of your functions return what it made?",
    "mat1 and mat2 shapes": "The layers do not fit: the last ConvLayer has 128 channels, AdaptivePool leaves 128 numbers of them, and "
    "Linear(128, n_classes) takes those.",
    "to have": "The layers do not fit: each ConvLayer takes the channels that the one before it makes, 3, 16, 32, 64 and 128.",
    "size of tensor a": "The layers do not fit. AdaptivePool comes after the last ConvLayer, and Linear(128, n_classes) after that.",
}


def own_parts(names: Any, wanted: list[str]) -> dict[str, bool]:
    """Which parts `mine` has of the student's own, and whether there is a network of them ("my_cnn")."""
    from autograder.mine import is_own

    return {"my_cnn": names.my_cnn(10) is not None, **{name: is_own(name) for name in wanted}}


def judge_parts(student: Student) -> None:
    """Fail unless at least six of the nine parts are the student's own."""
    own = student.observe(own_parts, NINE, tried="model = my_cnn(10)\nmine()")
    theirs = [name for name in NINE if own[name]]
    expect(
        len(theirs) >= LEAST,
        f"Only {len(theirs)} of these nine parts are your own, and it takes {LEAST}. Not yours yet: "
        f"{', '.join(name for name in NINE if not own[name])}. mine() shows why: an exercise that does not pass yet, or a notebook "
        "that is not beside this one. Hand in your other notebooks too.",
        expected=f"at least {LEAST} parts of your own",
        got=", ".join(theirs) or "none",
    )
    expect(own["my_cnn"], NO_NETWORK)
