"""A source: a report or a dataset that claims are found in."""

from __future__ import annotations

from dataclasses import dataclass

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.tlp import need_level
from actorgraph.model.valid import need_id, need_name


@dataclass(frozen=True, slots=True)
class Source:
    """A report or a dataset: who published what, when and where.

    `publisher` is the id of an actor, or empty if a dataset does not say who published. `version`,
    `licence` and `citation` are what a dataset asks its users to state. `machine` is True if its
    statements were coded by a program and not read by a person. `tlp` marks the source and all that it says.
    """

    id: str
    title: str
    publisher: str
    date: When = UNKNOWN
    address: str = ""
    language: str = ""
    note: str = ""
    version: str = ""
    licence: str = ""
    citation: str = ""
    machine: bool = False
    tlp: str = ""

    def __post_init__(self) -> None:
        need_id(self.id, "source")
        need_name(self.title, "title")
        if self.publisher:
            need_id(self.publisher, "publisher")
        need_level(self.tlp)
