"""The day of a date or timestamp, as programs write it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_TIMESTAMP: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ].*|Z|[+-]\d\d:\d\d)?", re.ASCII | re.DOTALL
)


def day_of(text: object) -> date | None:
    """Return the day of a date or timestamp of ISO 8601, or None for anything else.

    >>> day_of("2024-02-02"), day_of(" 2024-02-02T23:59:59Z "), day_of("2024-02-30"), day_of(7)
    (datetime.date(2024, 2, 2), datetime.date(2024, 2, 2), None, None)
    """
    found = _TIMESTAMP.fullmatch(text.strip()) if isinstance(text, str) else None
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
