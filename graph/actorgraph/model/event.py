"""An event: something that happened; who did it is a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.tlp import need_level
from actorgraph.model.valid import need_grammar, need_id, need_name

if TYPE_CHECKING:
    from actorgraph.model.actor import Name


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. It has no perpetrator: who did it is a claim.

    `places` are ids of actors of type place or facility, or state; `part_of` is the id of a larger event.
    `number`, `article` and `tlp` are as for an `Actor`.
    """

    id: str
    name: str
    type: str = "event"
    when: When = UNKNOWN
    places: tuple[str, ...] = ()
    part_of: str = ""
    names: tuple[Name, ...] = ()
    note: str = ""
    number: str = ""
    article: str = ""
    tlp: str = ""

    def __post_init__(self) -> None:
        need_id(self.id, "event")
        need_name(self.name, "name")
        need_id(self.type, "type of event")
        need_grammar(self.number, self.article)
        need_level(self.tlp)
