"""What graders on this machine share: imported once, by the process that they are copies of (`pool`)."""

from autograder.classroom import spare_slow_imports
from autograder.inside.garbage import none_collected

spare_slow_imports()

with none_collected(keep=True):  # so that copies share its memory
    import torch

    import autograder.checkrun
    import autograder.classroom.reports
    import autograder.grading  # noqa: F401
    import reference  # noqa: F401

# A copy has one thread; those that it had before are lost.
torch.set_num_threads(1)
