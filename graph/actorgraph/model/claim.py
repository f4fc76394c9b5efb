"""A claim: one statement found in one source, and the figure it may give."""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.errors import InvalidValue
from actorgraph.model.fields import MENTIONS
from actorgraph.model.modality import MODALITIES
from actorgraph.model.tlp import need_level
from actorgraph.model.valid import need_id, need_name, need_one_of, need_text

_MENTIONED: Final = attrgetter(*MENTIONS)
OPERATORS: Final = ("=", ">", "<", ">=", "<=", "~")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as a source gives it: what is counted, how the number is meant, the number, and its unit.

    >>> str(Quantity("targets struck", ">", 85, "targets"))
    'more than 85 targets (targets struck)'
    """

    what: str
    op: str
    value: float
    unit: str = ""

    def __post_init__(self) -> None:
        need_name(self.what, "thing counted")
        need_one_of(self.op, OPERATORS, "operator")
        if not math.isfinite(self.value):
            raise InvalidValue(f"a quantity needs a finite number, not {self.value!r}")

    @property
    def number(self) -> str:
        """Return the value without a needless fraction."""
        return str(int(self.value)) if float(self.value).is_integer() else repr(self.value)

    @property
    def is_none(self) -> bool:
        """Return True if nothing was counted, so that whoever gives the figure denies."""
        return self.value == 0 and self.op == "="

    def __str__(self) -> str:
        if self.op == "=" and self.value == 0:
            return f"no {self.unit} ({self.what})" if self.unit else f"none ({self.what})"
        said = {"=": "", ">": "more than ", "<": "fewer than ", "~": "about "}
        words = said.get(self.op, {">=": "at least ", "<=": "at most "}.get(self.op, ""))
        unit = f" {self.unit}" if self.unit else ""
        return f"{words}{self.number}{unit} ({self.what})"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement found in one source. The only thing that asserts anything.

    Subject and object are ids of actors or events; `text` is a literal for what the report does not
    name. `claimant` is who vouches for the statement, `spokesperson` who said it for them, `said`
    when it was said, `when` when it is true. `hedge` holds the words that weaken it, verbatim.
    `implied` is True if the claim is the coder's reading and not the words. `file` and `record` are its
    place in a dataset: the file's name, and the id of the row or object, or ``"row 17"`` if it has none.
    `cites` holds the reports or addresses that the source itself gives for it. `tlp` is one of
    `actorgraph.model.tlp.LEVELS`, or empty if the claim itself is not marked.
    """

    id: str
    relation: str
    source: str
    claimant: str
    subject: str = ""
    object: str = ""
    event: str = ""
    text: str = ""
    role: str = ""
    mode: tuple[str, ...] = ()
    quantity: Quantity | None = None
    spokesperson: str = ""
    modality: str = "stated"
    hedge: str = ""
    when: When = UNKNOWN
    said: When = UNKNOWN
    quote: str = ""
    implied: bool = False
    note: str = ""
    file: str = ""
    record: str = ""
    cites: str = ""
    tlp: str = ""

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of the actors and events that it names: ends, event and voices."""
        return tuple(filter(None, _MENTIONED(self)))

    def __post_init__(self) -> None:
        need_id(self.id, "claim")
        need_one_of(self.modality, MODALITIES, "modality")
        need_id(self.source, "source")
        need_id(self.claimant, "claimant")
        if not (self.subject or self.event):
            raise InvalidValue("a claim needs a subject or an event that it is about")
        if not (self.object or self.event or self.text or self.quantity):
            raise InvalidValue("a claim needs an object, an event, a text or a quantity")
        if self.mode and any(";" in mode or not mode.strip() for mode in self.mode):
            raise InvalidValue(f"a mode is a word or two without ';', not {list(self.mode)!r}")
        texts = (
            self.quote,
            self.text,
            self.hedge,
            self.role,
            self.note,
            self.file,
            self.record,
            self.cites,
        )
        if not "".join(texts).isprintable():
            for text in texts:
                need_text(text)
        need_level(self.tlp)
