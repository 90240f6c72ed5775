# wrong (test_written_without_getattr_of_fastcore): fastcore's GetAttr
# says: leaves the work to GetAttr
from fastcore.basics import GetAttr


class Delegate(GetAttr):
    pass
