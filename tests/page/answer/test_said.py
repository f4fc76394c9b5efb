"""What answers say in a sentence or two."""

from __future__ import annotations

from typing import Any, Final

from actorgraph import Case
from actorgraph.page.answer.said import said_of, verdict_words
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.call import Call
from page.conftest import World

CLAIMS: Final[tuple[dict[str, Any], ...]] = (
    {"id": "c1", "relation": "sponsors", "subject": "ann", "object": "bob"},
    {"id": "c2", "relation": "attacks", "subject": "cid", "object": "bob", "when": "2024-01-05"},
    {"id": "c3", "relation": "attacks", "subject": "ann", "object": "cid", "modality": "denied"},
)


def test_each_question_is_answered_in_words_without_its_verdict(world: World) -> None:
    case = Case(world(*CLAIMS))
    calls = {
        "who": {"relation": "sponsors", "actor": "Bob"},
        "whether": {"subject": "Ann", "relation": "attacks", "object": "Cid"},
        "attribution": {"event": "raid"},
        "chain": {"event": "raid"},
        "figures": {},
        "path": {"start": "Ann", "end": "Cid"},
        "show": {"name": "Bob"},
        "timeline": {},
        "find": {"text": "Bob"},
        "why": {"name": "raid"},
        "between": {"one": "Ann", "other": "Cid"},
        "voices": {},
        "conflicts": {},
        "responsibility": {"event": "raid"},
        "claims": {},
        "rank": {},
        "communities": {},
        "cut": {"start": "Ann", "end": "Cid"},
        "balance": {},
    }
    said = {}
    for name, arguments in calls.items():
        answer = Call(name, arguments).run(case.store)
        words = said_of(case.store, answer, Sentences(case.store))
        said[name] = (verdict_words(answer), words)
    assert said == {
        "who": ("stated", "Ann sponsors Bob."),
        "whether": ("denied", "No claim that counts says so, and it is denied."),
        "attribution": ("not stated", "No claim names anybody."),
        "chain": ("not stated", "No claim that counts says who did it."),
        "figures": ("not stated", "No claim that counts gives a figure of that."),
        "path": ("derived", "1 shortest path between Ann and Cid: 2 hops."),
        "show": ("", "2 claims: 1 of sponsorship and 1 of attack."),
        "timeline": ("", "1 event and 1 dated claim, on 2024-01-05; 2 claims without a date."),
        "find": ("", "In 1 actor."),
        "why": ("not stated", "No claim that counts says so."),
        "between": ("derived", "No claim that counts names both; what ties them is between them. A denial stands beside it."),
        "voices": ("", "3 claims of 1 voice; of 2 assertions, 2 rest on one voice alone."),
        "conflicts": ("", "No conflict: all that counts can be true together, which does not make it true."),
        "responsibility": ("not stated", "Nobody here is said to claim responsibility for the raid."),
        "claims": ("", "3 claims, in the order of the text."),
        "rank": ("derived", "First: Bob, at 2. The score is how many other actors the claims tie an actor to."),
        "communities": ("derived", "1 community of 3 actors; the largest is around Bob, Ann and Cid."),
        "cut": ("derived", "Without 1 tie, nothing ties Ann and Cid."),
        "balance": ("derived", "There is no triad: no three actors are all tied to one another."),
    }  # fmt: skip
