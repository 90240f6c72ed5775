# right: a sentinel for what is missing, in a dataclass
from dataclasses import dataclass, field

MISSING = object()


@dataclass
class Events:
    cbs: list = field(default_factory=list)

    def __call__(self, name):
        methods = [getattr(cb, name, MISSING) for cb in self.cbs]
        for m in methods:
            if m is MISSING:
                continue
            m()
