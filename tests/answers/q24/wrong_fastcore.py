# wrong (test_written_without_getattr_of_fastcore): fastcore's GetAttr
from fastcore.basics import GetAttr


class Delegate(GetAttr):
    pass
