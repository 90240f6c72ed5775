"""Times as people write them, in a configuration or in a table."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DATE = re.compile(r"\d{4}-\d\d-\d\d")
ZONED = re.compile(r"(.*\d) ([A-Za-z][\w/+-]*)")


def zone(name: str) -> ZoneInfo:
    """A time zone by its name, such as Europe/Berlin. Raises `ValueError`, which says so."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"There is no time zone {name!r}. Names are such as UTC or Europe/Berlin.") from None


def moment(text: str, local: ZoneInfo) -> datetime:
    """A time in UTC without a zone. One that names no zone is `local`; a date alone means the end of that day.

    Raises `ValueError`, which says how a time is written.
    """
    zoned = ZONED.fullmatch(text)
    try:
        if zoned:
            text, local = zoned[1], zone(zoned[2])
        found = datetime.fromisoformat(text)
        if DATE.fullmatch(text):
            found += timedelta(days=1)
        return (found if found.tzinfo else found.replace(tzinfo=local)).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{text!r} is no time. Write it as 2026-03-05, 2026-03-05 18:00 or 2026-03-05 18:00 UTC."
        ) from None
