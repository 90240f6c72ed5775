"""What the tests of reading share: a released notebook, to be changed."""

import pytest
from notebooks import EditedNotebook


@pytest.fixture
def notebook(tmp_path):
    """02_modules as it was released."""
    return EditedNotebook(tmp_path)
