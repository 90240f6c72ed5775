"""What graders on this machine share: imported once, by the process that they are copies of (`pool`)."""

from autograder.classroom import spare_slow_imports

spare_slow_imports()

import gc  # noqa: E402

import torch  # noqa: E402

import autograder.checkrun  # noqa: E402
import autograder.classroom.reports  # noqa: E402
import autograder.grading  # noqa: E402, F401
import reference  # noqa: E402, F401

# A copy has one thread; those that it had before are lost.
torch.set_num_threads(1)
# What is imported by now is never collected, so that copies share its memory.
gc.freeze()
