# wrong (test_written_without_getattr_of_fastcore): fastcore's GetAttr under another name
# says: leaves the work to GetAttr
import fastcore.basics as fb

Base = fb.GetAttr


class Delegate(Base):
    ...
