"""A question as it was read: what kind it is, and what its words stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from actorgraph.model.filters import FilterWords
    from actorgraph.model.vocabulary import Reading
    from actorgraph.questions.call import Call
    from actorgraph.store.reader import Thing

#: The kinds of questions, with what each asks.
KINDS: Final = {
    "who": "who does something to somebody, or to whom",
    "yes-no": "whether somebody does something, to somebody or at all",
    "attribution": "who blames whom for an event",
    "responsibility": "who claims or denies that they did an event",
    "could-be-meant": "whom the name of an umbrella or class may mean",
    "voices": "how many independent voices say something",
    "figures": "how many or how much",
    "timeline": "what happened, in the order of time",
    "when": "when something happened or holds",
    "where": "where something is or happened",
    "why": "what is said as the reason or aim",
    "said": "what somebody says",
    "path": "how two are connected",
    "about": "who or what something is",
    "same": "whether two names are one actor",
    "claims": "which claims there are of a kind",
    "conflicts": "where what is told cannot all be true",
    "intentions": "what is threatened, wanted or expected",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One reading of a question.

    Parameters
    ----------
    kind
        One of `KINDS`.
    a, b
        The actors or events that it names: the one that does and the one that suffers, where there is
        such a difference.
    event
        The event that it is about, beside these.
    reading
        The relation that it asks for, from the end that is asked.
    types
        Types of actors that alone are asked for ("which states …"); empty for all.
    topic
        Further words that tell what is asked: what is counted, which modality.
    filters
        What counts, as `actorgraph.model.filters.read_filters` takes it.
    role
        ``"acts"`` or ``"suffers"`` where only what `a` does, or suffers, is asked for.
    direct
        Leave out what only follows from several claims.
    mode
        The means by which it is done, or the part that somebody had in an event; empty if the words leave it open.
    call
        The call of a registered question that says itself how it is asked; then the rest is empty.
    notes
        What the asker should know about the reading, such as a corrected name.
    """

    kind: str
    a: Thing | None = None
    b: Thing | None = None
    event: Thing | None = None
    reading: Reading | None = None
    types: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    filters: FilterWords = field(default_factory=lambda: {})  # type: ignore[assignment]  # noqa: PIE807
    direct: bool = False
    role: str = ""
    mode: str = ""
    call: Call | None = None
    notes: tuple[str, ...] = ()

    def key(self) -> tuple[object, ...]:
        """Return what tells this question from others."""
        things = tuple(thing.n if thing else 0 for thing in (self.a, self.b, self.event))
        reading = (self.reading.relations, self.reading.inverse) if self.reading else ()
        return (
            self.kind,
            things,
            reading,
            self.types,
            self.topic,
            str(self.filters),
            self.direct,
            self.role,
            self.mode,
            self.call,
        )
