"""`python -m reference.train` trains the chapter's model: see `reference/training/command.py`."""

import sys

from reference.training.command import main

if __name__ == "__main__":
    sys.exit(main())
