"""The claims of a case: all of them, or those that meet some wishes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Final

from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE
from actorgraph.model.names import fold
from actorgraph.questions.answer import AnswerBase, Verdict, firmest, ids_of, verdict_of
from actorgraph.questions.assertion import DISCLAIMED, own_word
from actorgraph.questions.clause import Clause
from actorgraph.questions.countable import meaning_of
from actorgraph.questions.documents import claim_document
from actorgraph.questions.place import ground_of
from actorgraph.sentence.question import who_question
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wording import quoted
from actorgraph.store.reader import Store, Thing

_SENSES: Final = os.path.join(os.path.dirname(__file__), "senses.txt")


@dataclass(frozen=True, slots=True)
class Claims(AnswerBase[Claim]):
    """Claims in the order of the text; `claims` are their ids, firmest first.

    If words were asked for (`by_words`), both have those first that have more of them beside the quote.
    """

    question: str
    answers: tuple[Claim, ...]
    about: tuple[str, ...] = ()
    by_words: bool = False

    columns: ClassVar[tuple[str, ...]] = ("claim", "relation", "subject", "object", "modality")

    @property
    def verdict(self) -> Verdict:
        """That of the firmest claim, as the question is which there are; *denied* if all of them deny."""
        modalities = [claim.modality for claim in self.answers]
        return verdict_of((m for m in modalities if m in ASSERTIVE), beside=modalities)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims."""
        return ids_of(self.answers if self.by_words else firmest(self.answers))

    @property
    def things(self) -> tuple[str, ...]:
        """What the question names."""
        return self.about

    @property
    def notes(self) -> tuple[str, ...]:
        """That no claim is there, if it is so."""
        return () if self.answers else ("no claim meets all of this",)

    def cells(self, answer: Claim) -> tuple[object, ...]:
        """Return a claim as a row."""
        return answer.id, answer.relation, answer.subject, answer.object, answer.modality

    def document(self) -> list[dict[str, Any]]:
        """Return the claims as JSON values, under the documented keys."""
        return [claim_document(claim) for claim in self.answers]


def claims(
    store: Store,
    *,
    relation: str = "",
    subject: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    actor: str = "",
    event: str = "",
    at: str = "",
    source: str = "",
    words: str = "",
    own_voice: bool = False,
    anonymous: bool = False,
    implied: bool = False,
    acts: bool = False,
    denials: bool = False,
    filters: Filters = NONE,
) -> Claims:
    """Return the claims that meet all that is asked, in the order of the text.

    Where *words* are asked for, those come first that have more of them beside the quote, in their text, role or figure.

    Parameters
    ----------
    relation
        A relation or family, read from either end.
    subject, object, actor
        Who does it, to whom, and who stands at either end.
    event, source
        What it is about, and where it stands.
    at
        Only what happened in this place.
    words
        Only claims that have all of these words, or words for the same, in their quote, text or role.
    own_voice
        Only what the claimants of the filters say themselves, through nobody.
    anonymous
        Only what rests on a voice without a name.
    implied
        Only what is the coder's reading and not the words.
    acts
        Only what is done, not what is so, and not what is denied.
    denials
        With claimants: also the claims by which they deny responsibility, which are themselves stated.
    """
    if own_voice and not filters.claimants:
        raise InvalidValue("--own-voice needs --claimant: whose own voice?")
    named = {"subject": subject, "object": object, "either": actor}
    things = {key: store.thing(name) for key, name in named.items() if name}
    if event:
        things["event"] = store.event(event)
    numbers: dict[str, Any] = {key: thing.n for key, thing in things.items()}
    relations = store.vocabulary.reading(relation).relations if relation else ()
    within = store.source_id(source) if source else ""
    found = list(store.claims(filters, relations=relations, source=within, **numbers))
    if denials and DISCLAIMED in store.vocabulary:
        for n in store.row_ids(filters.claimants):
            found += [
                claim
                for claim in store.claims(relations=(DISCLAIMED,), subject=n)
                if own_word(claim) == DISCLAIMED
            ]
    if at:
        place = things["at"] = store.actor(at)
        ground = ground_of(store, place, filters)
        found = [claim for claim in found if ground.has(claim)]
    wanted = {sense_of(word) for word in fold(words).split()}
    nameless = store.anonymous() if anonymous else frozenset()
    kept = [
        claim
        for claim in dict.fromkeys(found)
        if (not own_voice or _is_own(claim, filters))
        and (not anonymous or nameless & {claim.claimant, claim.spokesperson})
        and (not implied or claim.implied)
        and (not acts or _is_act(store, claim))
        and wanted <= words_in(claim)
    ]
    if wanted:
        kept = firmest(kept)
        kept.sort(key=lambda claim: -len(wanted & _senses_beside(claim)))
    flags = {"own_voice": own_voice, "anonymous": anonymous, "implied": implied, "acts": acts}
    asked = _words(store, things, relation, words, **flags)
    about = tuple(thing.id for thing in things.values())
    return Claims(asked, tuple(kept), about, by_words=bool(wanted))


def claims_words(store: Store, **asked: Any) -> str:
    """Return the question in words; *asked* as in `claims`."""
    things = {key: store.thing(asked[key]) for key in ("subject", "object") if asked[key]}
    if asked["actor"]:
        things["either"] = store.thing(asked["actor"])
    if asked["event"]:
        things["event"] = store.event(asked["event"])
    if asked["at"]:
        things["at"] = store.actor(asked["at"])
    flags = {key: asked[key] for key in ("own_voice", "anonymous", "implied", "acts")}
    return _words(store, things, asked["relation"], asked["words"], **flags)


def words_in(claim: Claim) -> set[str]:
    """Return what the words of a claim's quote, text and role mean."""
    return _senses_of(f"{claim.quote} {claim.text} {claim.role}")


def _senses_beside(claim: Claim) -> set[str]:
    figure = claim.quantity
    counted = f"{figure.what} {figure.unit}" if figure else ""
    return _senses_of(f"{claim.text} {claim.role} {counted}")


def _senses_of(text: str) -> set[str]:
    return {sense_of(word) for word in fold(text).split()}


def sense_of(word: str) -> str:
    """Return one word for all that say the same in a quote, else what `meaning_of` has.

    >>> sense_of("withdrawal"), sense_of("disengage"), sense_of("deaths")
    ('leave', 'leave', 'kill')
    """
    found = _senses()
    return found.get(word) or found.get(stem(word)) or meaning_of(word)


@cache
def synonyms() -> tuple[str, ...]:
    """Return the rows of ``senses.txt``: words that say the same in a quote, by the first of each."""
    with open(_SENSES, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _senses() -> dict[str, str]:
    return {
        form: row.split()[0]
        for row in synonyms()
        for word in row.split()
        for form in (word, stem(word))
    }


def _is_own(claim: Claim, filters: Filters) -> bool:
    return not claim.spokesperson and claim.claimant in filters.claimants


def _is_act(store: Store, claim: Claim) -> bool:
    return store.vocabulary[claim.relation].kind == "act" and claim.modality != "denied"


def _words(
    store: Store,
    things: dict[str, Thing],
    relation: str,
    said: str = "",
    *,
    own_voice: bool,
    anonymous: bool,
    implied: bool,
    acts: bool,
) -> str:
    """Return what the claims say, in words."""
    about = f", about {things['either'].words}" if "either" in things else ""
    for key in ("event", "at"):
        about += f", in {things[key].words}" if key in things else ""
    about += f", with the words {quoted(said)}" if said else ""
    if anonymous:
        return f"what rests on voices without a name{about}"
    if implied:
        return f"what is the coder's reading and not the words of a report{about}"
    one, other = things.get("subject"), things.get("object")
    if relation:
        reading = store.vocabulary.reading(relation)
        forward = reading.turned(store.vocabulary) if reading.inverse else reading
        if not (one or other):
            return who_question(store.vocabulary, forward).rstrip("?") + about
        return f"what is said of this: {Clause(one, forward, other).words(store)}{about}"
    subject, target = one.words if one else "", other.words if other else ""
    own = " in its own voice" if own_voice else ""
    if subject and acts:
        return f"what {subject} is said to do{about}"
    if target and acts:
        return f"what is said to be done to {target}{about}"
    if subject or target:
        return f"what is said of {' and '.join(filter(None, (subject, target)))}{own}{about}"
    return f"what is said{own}{about}"
