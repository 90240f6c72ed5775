"""What was found out once about a student's answers, by digests of all that it depends on; kept in their cache folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

MOST = 2000  # that are kept, the last ones


class Memory:
    """A dictionary in a file, which anybody may delete. What cannot be read or written is forgotten."""

    def __init__(self, name: str):
        self._file = Path(user_cache_dir("autograder", appauthor=False)) / f"{name}.json"
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            self._kept: dict[str, Any] = found if isinstance(found, dict) else {}
        except (OSError, ValueError):
            self._kept = {}

    def get(self, key: str) -> Any:
        """What is kept under this digest, or None."""
        return self._kept.get(key)

    def keep(self, found: dict[str, Any]) -> None:
        """Keep these, too, on disk."""
        self._kept = dict(list((self._kept | found).items())[-MOST:])
        work = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            work.write_text(json.dumps(self._kept), encoding="utf-8")
            work.replace(self._file)
        except OSError:
            pass  # it is found out again the next time
