"""Small tables of events for these tests."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

HEADER = ("id", "subject", "relation", "object", "when", "modality", "source", "quote")


def events(path: Path, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> str:
    """Write a table of events, and return its path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return str(path)


def random_events(count: int, actors: int) -> list[tuple[str, ...]]:
    """Return events between actors of whom few have most, some of them without a tie to the others."""
    dice = random.Random(7)

    def actor() -> str:
        n = int(actors * dice.random() ** 2)
        return f"A{n}" if n % 9 else f"lone {n}"

    made: list[tuple[str, ...]] = []
    for n in range(count):
        subject, target = actor(), actor()
        if subject.startswith("lone") != target.startswith("lone"):
            target = subject
        relation = dice.choice(("attacks", "sponsored by", "allied-with"))
        when = dice.choice(("2024-01-02", "20240115", "2023", "2023-07", "soon", ""))
        modality = dice.choice(("", "stated", "believed", "denied"))
        made.append((f"e{n:05}", subject, relation, target, when, modality, f"p{n % 5}", f"w {n}"))
    return made
