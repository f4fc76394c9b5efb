"""Who does what to whom, from the words of a question."""

from __future__ import annotations

from typing import NamedTuple

from actorgraph.model.vocabulary import Reading
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.question import clause_words, question_of
from actorgraph.store.reader import Store, Thing


class Clause(NamedTuple):
    """The parts of a clause; None stands for anybody. `reading` goes from the subject to the object."""

    subject: Thing | None
    reading: Reading
    object: Thing | None

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of whom it names."""
        return tuple(thing.id for thing in (self.subject, self.object) if thing is not None)

    def words(self, store: Store, *, ahead: bool = False) -> str:
        """Return the clause in words, *ahead* of what is to come."""
        return clause_words(store.vocabulary, self.reading, *self._nouns, ahead=ahead)

    def question(
        self, store: Store, opening: str = "", *, ahead: bool = False, past: bool = False
    ) -> str:
        """Return the clause as a question, which a word such as *why* may open.

        *ahead* of what is to come, *past* of a state that is over.
        """
        return question_of(
            store.vocabulary, self.reading, *self._nouns, opening=opening, ahead=ahead, past=past
        )

    @property
    def _nouns(self) -> tuple[Noun | None, Noun | None]:
        return self.subject and self.subject.noun, self.object and self.object.noun


def clause_of(store: Store, name: str, relation: str, other: str = "") -> Clause:
    """Return the clause of a subject, a relation and an object; an inverse relation is turned round.

    ``clause_of(store, "Alpha", "attacked-by")`` is of anybody who attacks Alpha.
    """
    reading = store.vocabulary.reading(relation)
    one, two = store.thing(name), store.thing(other) if other else None
    if reading.inverse:
        return Clause(two, reading.turned(store.vocabulary), one)
    return Clause(one, reading, two)
