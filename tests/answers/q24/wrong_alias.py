# wrong (test_written_without_getattr_of_fastcore): fastcore's GetAttr under another name
import fastcore.basics as fb

Base = fb.GetAttr


class Delegate(Base):
    ...
