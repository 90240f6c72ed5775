from pathlib import Path

from autograder.classroom import configure

c = get_config()  # noqa: F821  (provided by traitlets)
configure(c, Path(__file__).parent)
