"""Writes files so that each is either the old one or the new one, whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from autograder.marks.errors import MarksError


def write(files: Mapping[Path, bytes]) -> None:
    """Write all of them beside their places first, then move them there. Raises `MarksError` where that is not possible."""
    ready: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
                ready.append((file.name, path))
                file.write(data)
            os.chmod(file.name, path.stat().st_mode & 0o777 if path.exists() else 0o600)
            if path.is_dir():
                raise IsADirectoryError(21, "It is a folder")
        for name, path in ready:
            os.replace(name, path)
    except OSError as error:
        raise MarksError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        for name, _ in ready:
            if os.path.exists(name):
                os.unlink(name)
