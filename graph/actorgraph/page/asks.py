"""What the page's search field needs to read a question and to answer: the tables of `actorgraph ask`, and what an
answer needs beside the claims.

Questions are read with the tables by ``scripts/ask``. Which rules a relation obeys, what a figure counts and which
claims are of what was still to come is here too. ``scripts/types.d.ts`` describes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from actorgraph.ask.tables import tables
from actorgraph.model.dates import OPEN_END, OPEN_START
from actorgraph.model.event import Event
from actorgraph.model.vocabulary import Reading, Relation, Vocabulary
from actorgraph.page.says import says
from actorgraph.page.view import View
from actorgraph.questions import countable, manner
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.question import question_of, who_question
from actorgraph.sentence.tense import FUTURE, PAST
from actorgraph.sentence.wording import ONLY

#: How a text in the search field begins or ends that asks something, and is not the name of somebody.
BEGINS: Final = (
    r"^\s*(?:who|whom|whose|what|which|where|when|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can"
    r"|could|may|might|should|must|list|show|tell|name|by whom|to whom|according)\b|[?¿]\s*$|->|→"
)
#: How one asks for all actors or events of a kind, which the page lists: "list armed groups", "which states are there".
LISTED: Final = (
    r"^(?:(?:list|show|name|give me|which|what)(?: me)? )(.+?)"
    r"(?: (?:are|is) there(?: .*)?| exist| (?:are|is) (?:named|mentioned|known))?[?.! ]*$"
)
_EPOCH: Final = 719_163  # 1970-01-01, as `date.toordinal` counts
#: The rules that a relation obeys, as bits.
_FLAGS: Final = ("through_class", "carries_upwards", "by_member", "is_over_event")


def asks(view: View) -> dict[str, Any]:
    """Return the tables for questions about a view; empty if it has no claims."""
    if not view.claims:
        return {}
    named = list(_named(view))
    return {
        "tables": json.dumps(tables(view.vocabulary), ensure_ascii=False, separators=(",", ":")),
        "latest": _latest(view),
        "begins": BEGINS,
        "listed": LISTED,
        "uncounted": " ".join(sorted(countable.EMPTY)),
        "readings": [[name, *_questions(view.vocabulary, *both), its] for name, both, its in named],
        "says": {name: says(view.vocabulary, *both) for name, both, _ in named},
        "only": ONLY,
        "over": sorted(_over(view)),
        "flags": [_flags(relation) for relation in view.relations.values()],
        "figures": [list(row) for row in _figures(view)],
        "future": [
            n for n, claim in enumerate(view.claims) if view.patterns.tense(claim) == FUTURE
        ],
        "events": list(_events(view)),
        "conflicts": _conflicts(view),
        "means": manner.MEANS,
        "gives": manner.GIVES,
        "verbs": manner.VERBS,
    }


def _latest(view: View) -> str:
    """Return the day of the latest source, or an empty text if none has a day."""
    dates = [source.date for source in view.sources.values() if source.date.known]
    return max(dates, key=lambda date: date.last).text if dates else ""


def _flags(relation: Relation) -> int:
    """Return the rules of a relation: a bit for each of `_FLAGS`, and one more if it is a state."""
    bits = (*(getattr(relation, flag) for flag in _FLAGS), relation.kind == "state")
    return sum(bit << n for n, bit in enumerate(bits))


def _figures(view: View) -> Iterator[tuple[int, str, float, str, str]]:
    """Yield the figures: the place of a claim, how the number is meant, the number, what is counted, and the unit."""
    for n, claim in enumerate(view.claims):
        if claim.quantity is not None:
            figure = claim.quantity
            yield n, figure.op, figure.value, figure.what, figure.unit


def _events(view: View) -> Iterator[list[int | None]]:
    """Yield the places of the events that have a date, with their first and last day; None for an open end."""
    for n, thing in enumerate(view.things.values()):
        if isinstance(thing, Event) and thing.when.known:
            first, last = thing.when.first, thing.when.last
            yield [
                n,
                None if first == OPEN_START else first - _EPOCH,
                None if last == OPEN_END else last - _EPOCH,
            ]


def _conflicts(view: View) -> list[list[Any]] | None:
    """Return what cannot all be true: of each conflict its sides, in words and with the places of claims."""
    if view.conflicts is None:
        return None
    place = {claim.id: n for n, claim in enumerate(view.claims)}
    return [
        [[side.words, [place[key] for key in side.claims]] for side in conflict.sides]
        for conflict in view.conflicts
    ]


def _over(view: View) -> Iterator[int]:
    """Yield the places of the claims on states that had ended when they were reported."""
    for n, claim in enumerate(view.claims):
        is_state = claim.when.known and view.relations[claim.relation].kind == "state"
        if is_state and view.patterns.tense(claim) == PAST:
            yield n


def _named(view: View) -> Iterator[tuple[str, tuple[Reading, Reading], list[int]]]:
    """Yield the relations and families that claims have: their names, readings from both ends, and relations."""
    vocabulary = view.vocabulary
    used = {claim.relation for claim in view.claims}
    for name in (*vocabulary.relations, *vocabulary.families):
        members = (name,) if name in vocabulary else vocabulary.members(name)
        relations = [n for n, one in enumerate(view.relations) if one in members and one in used]
        if relations:
            forward, back = (
                vocabulary.reading_of(members, name, inverse=inverse) for inverse in (False, True)
            )
            yield name, (forward, back), relations


def _questions(vocabulary: Vocabulary, forward: Reading, back: Reading) -> Iterator[list[str]]:
    """Yield the questions who does it to ``{b}``, to whom ``{a}`` does it, and whether ``{a}`` does it to ``{b}``.

    Each is there for one and for several: first of a, then of b. What is the same for both is there once.
    """
    one, several = (
        {key: Noun("", f"{{{key}}}", number=number, article="none") for key in "ab"}
        for number in ("singular", "plural")
    )
    both = (one, several)
    yield _once([who_question(vocabulary, forward, of["b"]) for of in both])
    yield _once([who_question(vocabulary, back, of["a"]) for of in both])
    yield _once([question_of(vocabulary, forward, of["a"], to["b"]) for of in both for to in both])


def _once(questions: list[str]) -> list[str]:
    found = [f"{question[0].upper()}{question[1:]}" for question in questions]
    return found[:1] if len(set(found)) == 1 else found
