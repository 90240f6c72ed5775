# right: its own import, a dict of the chains, and a decorated helper beside them
from functools import cache

from fastcore.basics import Self

chains = {"label": ~Self.parent.name, "split": ~Self.parent.parent.name, "extension": Self.suffix.lower()}


@cache
def example():
    return Path("a/train/n1/b.JPEG")


label_of = chains["label"]
split_of = chains["split"]
extension_of = chains["extension"]
assert label_of(example()) == "n1"
