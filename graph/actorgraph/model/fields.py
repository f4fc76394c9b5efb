"""What names, actors, events, sources and claims have: the table from which their other shapes are made.

Made from it are the keys of JSON documents (`actorgraph.questions.documents`), the columns of records and
tables (`actorgraph.model.record`), the attributes of a network, what a store keeps of a claim, and what a
case folder is written from. The values themselves are the dataclasses of `actorgraph.model.actor`,
`.event`, `.source` and `.claim`, whose fields stand in the same order; what only some claims have is best a
`detail`, for which a store needs no column of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple, TypeAlias


class Kind(Enum):
    """What a field holds."""

    TEXT = "a text, empty if there is none"
    TEXTS = "a tuple of texts"
    ID = "the id of something else, empty if there is none"
    IDS = "a tuple of ids"
    NUMBER = "a float"
    TIME = "a `When`"
    FLAG = "True or False"
    QUANTITY = "a `Quantity`, or None"
    NAMES = "a tuple of `Name`"


class Field(NamedTuple):
    """One field of a noun.

    Parameters
    ----------
    name
        The attribute of the dataclass.
    kind
        What it holds.
    meaning
        What that is, in the user's words.
    of
        Of what the ids are: ``"actor"``, ``"event"`` or ``"source"``.
    always
        Whether documents never hold None for it.
    detail
        Whether a store keeps it among the details that few claims have, and not in a column.
    key
        Its key in documents, if not its name.
    column
        Its column in records, if not its key.
    """

    name: str
    kind: Kind
    meaning: str
    of: tuple[str, ...] = ()
    always: bool = False
    detail: bool = False
    key: str = ""
    column: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold it in a record: several for what one text cannot hold."""
        if self.kind is Kind.QUANTITY:
            return tuple(f"{self.name}_{part.name}" for part in QUANTITY)
        if self.kind is Kind.NAMES:
            return (self.name, f"{self.name}_data")
        return (self.column or self.key or self.name,)


Fields: TypeAlias = tuple[Field, ...]

_THING: Final = ("actor", "event")

NAME: Final[Fields] = (
    Field("text", Kind.TEXT, "the name", always=True, key="name"),
    Field(
        "kind", Kind.TEXT, "alias, native, transliteration, acronym, former or code", always=True
    ),
    Field("language", Kind.TEXT, "a BCP 47 tag"),
    Field("since", Kind.TEXT, "EDTF: when its use began"),
    Field("until", Kind.TEXT, "EDTF: when its use ended"),
    Field("background", Kind.FLAG, "true if the coders know it and no report says it"),
)
QUANTITY: Final[Fields] = (
    Field("what", Kind.TEXT, "what is counted", always=True),
    Field("op", Kind.TEXT, "`=`, `>`, `<`, `>=`, `<=` or `~`", always=True),
    Field("value", Kind.NUMBER, "the number", always=True),
    Field("unit", Kind.TEXT, "its unit"),
)
ACTOR: Final[Fields] = (
    Field("id", Kind.TEXT, "the actor's id", always=True),
    Field("name", Kind.TEXT, "its first name", always=True),
    Field("type", Kind.TEXT, "state, armed-group, person …", always=True),
    Field("parent", Kind.ID, "the body that it belongs to, as the coders know", of=("actor",)),
    Field("names", Kind.NAMES, "its further names"),
    Field("anonymous", Kind.FLAG, "true for a voice without a name, such as “a defense official”"),
    Field("note", Kind.TEXT, "the coder's note"),
    Field("number", Kind.TEXT, "singular or plural, in a sentence"),
    Field("article", Kind.TEXT, "the or none, in a sentence"),
    Field(
        "tlp",
        Kind.TEXT,
        "clear, green, amber, amber+strict or red: on whose terms it may be passed on",
    ),
)
EVENT: Final[Fields] = (
    Field("id", Kind.TEXT, "the event's id", always=True),
    Field("name", Kind.TEXT, "its first name", always=True),
    Field("type", Kind.TEXT, "attack, strike, statement …", always=True),
    Field("when", Kind.TIME, "EDTF: when it happened"),
    Field("places", Kind.IDS, "where it happened", of=("actor",)),
    Field("part_of", Kind.ID, "the larger event that it belongs to", of=("event",)),
    Field("names", Kind.NAMES, "its further names"),
    Field("note", Kind.TEXT, "the coder's note"),
    Field("number", Kind.TEXT, "singular or plural, in a sentence"),
    Field("article", Kind.TEXT, "the or none, in a sentence"),
    Field(
        "tlp",
        Kind.TEXT,
        "clear, green, amber, amber+strict or red: on whose terms it may be passed on",
    ),
)
SOURCE: Final[Fields] = (
    Field("id", Kind.TEXT, "the source's id", always=True),
    Field("title", Kind.TEXT, "its title", always=True),
    Field("publisher", Kind.ID, "who published it", of=("actor",)),
    Field("date", Kind.TIME, "EDTF: when it was published"),
    Field("address", Kind.TEXT, "where it can be read"),
    Field("language", Kind.TEXT, "a BCP 47 tag"),
    Field("note", Kind.TEXT, "the coder's note"),
    Field("version", Kind.TEXT, "the version of a dataset"),
    Field("licence", Kind.TEXT, "under which licence a dataset may be used"),
    Field("citation", Kind.TEXT, "how a dataset asks to be cited"),
    Field("machine", Kind.FLAG, "true if a program coded the statements"),
    Field(
        "tlp",
        Kind.TEXT,
        "clear, green, amber, amber+strict or red: on whose terms it may be passed on",
    ),
)
CLAIM: Final[Fields] = (
    Field("id", Kind.TEXT, "the claim's id", always=True, column="claim"),
    Field("relation", Kind.TEXT, "its relation, one of the vocabulary", always=True),
    Field("subject", Kind.ID, "who does it", of=_THING),
    Field("object", Kind.ID, "to whom", of=_THING),
    Field("event", Kind.ID, "the event that it is about", of=("event",)),
    Field("text", Kind.TEXT, "a literal if the report names no actor, or its own words"),
    Field("role", Kind.TEXT, "perpetrator, planner, facilitator …; an office", detail=True),
    Field("mode", Kind.TEXTS, "weapons, money, training; drone, aerial …", detail=True),
    Field("quantity", Kind.QUANTITY, "the figure that it gives", detail=True),
    Field("claimant", Kind.ID, "who vouches for it", of=("actor",), always=True),
    Field("spokesperson", Kind.ID, "who said it for the claimant", of=("actor",)),
    Field("modality", Kind.TEXT, "confirmed, stated, believed, likely …", always=True),
    Field("hedge", Kind.TEXT, "the words that weaken it, verbatim", detail=True),
    Field("when", Kind.TIME, "EDTF: when it is true"),
    Field("said", Kind.TIME, "EDTF: when it was said"),
    Field("quote", Kind.TEXT, "the words that it rests on, verbatim", always=True),
    Field("source", Kind.ID, "the source that says it", of=("source",), always=True),
    Field("implied", Kind.FLAG, "true if it is the coder's reading and not the words"),
    Field("note", Kind.TEXT, "the coder's note", detail=True),
    Field("file", Kind.TEXT, "the file of a dataset in which it stands"),
    Field("record", Kind.TEXT, "the id of its row or object there, or `row 17`"),
    Field("cites", Kind.TEXT, "reports or addresses that the source itself gives for it"),
    Field(
        "tlp",
        Kind.TEXT,
        "clear, green, amber, amber+strict or red: on whose terms it may be passed on",
        detail=True,
    ),
)
#: The fields in which a claim names actors and events, and which of them each may name.
MENTIONS: Final = {
    field.name: field.of for field in CLAIM if field.kind is Kind.ID and field.of != ("source",)
}


def columns_of(fields: Iterable[Field]) -> tuple[str, ...]:
    """Return the columns of a record, in the order of the fields."""
    return tuple(column for field in fields for column in field.columns)


def named(fields: Iterable[Field], *kinds: Kind) -> Iterator[str]:
    """Yield the names of the fields of some kinds."""
    return (field.name for field in fields if field.kind in kinds)
