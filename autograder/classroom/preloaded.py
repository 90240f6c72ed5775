"""What graders on this machine share: imported once, by the process that they are copies of (`pool`)."""

import importlib
import sys

from autograder.course.manifest import current
from autograder.inside.garbage import none_collected

with none_collected(keep=True):  # so that copies share its memory
    for name in current().manifest.worker.imports:
        importlib.import_module(name)

    import autograder.classroom.reports
    import autograder.grading.checkrun
    import autograder.grading.grade  # noqa: F401

# A copy has one thread; those that it had before are lost.
if "torch" in sys.modules:
    sys.modules["torch"].set_num_threads(1)
