"""A large made-up store for the tests of groups: four sponsors with their clients, an office that punishes all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from actorgraph import open_case
from actorgraph.page.page import write_page
from actorgraph.store.reader import Store

CLIENTS = 85
SPONSORS = ("North", "East", "South", "West")


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield subject, relation and object: clients, attacks between neighbours, sanctions on all, and where some are."""
    for at, sponsor in enumerate(SPONSORS):
        other = SPONSORS[(at + 1) % len(SPONSORS)]
        for n in range(CLIENTS):
            yield sponsor, "sponsors", f"{sponsor} {n:02}"
            yield "Office", "sanctions", f"{sponsor} {n:02}"
            if n < 10 * (at + 1):
                yield f"{sponsor} {n:02}", "attacks", f"{other} {n:02}"
            if n < 5:
                yield f"{sponsor} {n:02}", "located-in", "Town"
    for n in range(30):
        yield "Office", "sanctions", f"Loner {n:02}"


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the store of that world."""
    from actorgraph.formats.tables.csv import import_csv

    folder = tmp_path_factory.mktemp("groups")
    with (folder / "groups.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["subject", "relation", "object", "publisher", "source", "quote"])
        for n, row in enumerate(rows()):
            table.writerow([*row, "Paper", "Report", f"Words {n}."])
    import_csv([folder / "groups.csv"], folder / "groups.db")
    return open_case(folder / "groups.db").store


@pytest.fixture(scope="session")
def overview(large: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of that world."""
    target = tmp_path_factory.mktemp("overview") / "groups.html"
    write_page(large, target)
    return target
