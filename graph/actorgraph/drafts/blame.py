"""Who blames whom for an event, claims it or denies it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.drafts.cues import ARMED, BE, DEEDS, DOES_DEED, stems
from actorgraph.drafts.deed import is_deed
from actorgraph.drafts.edge import Edge, does_itself, event_in, is_event
from actorgraph.drafts.ends import WEAPONS, names_at, names_of, subject_names
from actorgraph.drafts.joined import Match, edges_between, report_of
from actorgraph.drafts.mood import STATED
from actorgraph.drafts.standing import doubted_end, standing, subjects_of
from actorgraph.drafts.tree import Tree
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

_TAKES: Final = wordlist("took takes accepted admitted taken accept")
_OWNED_UP: Final = {"stated": "claims-responsibility", "denied": "denies-responsibility"}


def responsibility(tree: Tree, at: int, subjects: tuple[int, ...], what: list[int]) -> list[Edge]:
    """Return claiming and denying responsibility: what is done is an event, or left to its words."""
    key, low = tree.items[at].stem, tree.items[at].low
    deeds = ["attack" if is_event(tree.items, place) else tree.items[place].low for place in what]
    if not deeds:
        return []
    deed = stem(deeds[0])
    taken = deed in stems("responsibility credit") and (key == "claim" or low in _TAKES)
    relation = ""
    if taken or (key == "claim" and deed in DEEDS):
        relation = "claims-responsibility"
    elif key == "deny" and deed in stems("responsibility involvement part role hand attack"):
        relation = "denies-responsibility"
    stand = standing(tree, at) if relation else None
    if stand is None:
        return []
    mood = stand.mood
    if mood.modality == "denied" and relation == "claims-responsibility":
        relation, mood = "does-not-claim", STATED
    first, last = tree.span(what[0])
    first, last = min(first, at), max(last, at)
    event = event_in(tree.items, first, last + 1)
    why, voice = f"{tree.items[at].text!r}", report_of(tree, stand.voice)
    return [
        Edge(relation, one, -1, at, mood, min(one, first), max(one, last) + 1, event, why, voice)
        for one in subjects
    ]


def blamed_on(tree: Tree, at: int, subjects: tuple[int, ...]) -> Iterator[Edge]:
    """Yield whom somebody blames a deed on: the name behind the last "on" of "blamed the attack on X on Y"."""
    if tree.items[at].stem != stem("blame"):
        return
    last, whom = -1, list[int]()
    for prep in range(at + 1, tree.span(at)[1] + 1):
        found = [one for kid in tree.kids(prep, "pobj") for one in names_at(tree, kid)]
        if tree.items[prep].low in ("on", "upon") and found:
            last, whom = prep, found
    if not whom:
        return
    event = event_in(tree.items, at, last)
    match = Match(tuple(whom), event, tree.span(last)[1])
    yield from edges_between(tree, "attributes", at, subjects, match)


def blamed(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield who did a deed: "X carried out the raid" is an act, "Y said X was behind the raid" blame."""
    stand = standing(tree, at)
    speaker = stand.voice.who if stand and stand.voice else -1
    doers, deed = _doers(tree, at)
    if stand is None or not doers or stand.mood.modality == "conditional":
        return
    event = next((place for place in deed if is_event(tree.items, place)), -1)
    last = max(*doers, at, tree.span(at)[1] - 1)
    if speaker in doers:  # "X said that it had done it"
        relation = _OWNED_UP.get(stand.mood.modality)
        if relation and stand.voice and doers == (speaker,):
            yield Edge(
                relation, speaker, -1, at, STATED, min(speaker, at), max(last, *deed) + 1, event,
                f"{tree.items[stand.voice.verb].text!r} and {tree.items[at].text!r}", report_of(tree, stand.voice),
            )  # fmt: skip
        return
    if speaker >= 0:
        match = Match(doers, event, last)
        for edge in edges_between(tree, "attributes", at, (speaker,), match):
            yield edge._replace(first=min(edge.first, *doers))
    elif stand.voice is None and event >= 0 and does_itself(tree.items, at, event):
        for doer in doers:
            yield Edge(
                "attacks", doer, -1, at, stand.mood.and_then(doubted_end(tree, doer)), min(doer, event, at),
                max(doer, event, last) + 1, event, f"{tree.items[at].text!r} beside the name of an event",
            )  # fmt: skip


def _doers(tree: Tree, at: int) -> tuple[tuple[int, ...], list[int]]:
    """Return who a verb says does a deed, and the places of the words of the deed."""
    heads, passive = subjects_of(tree, at)
    key = tree.items[at].stem
    if passive and heads and key in DOES_DEED:
        told = is_deed(tree, heads[0]) or tree.items[heads[0]].stem in WEAPONS
        return (agents_of(tree, at), heads) if told else ((), [])
    if tree.items[at].low in BE:
        deed = [what for kid in tree.kids(at, "prep", "acomp") for what in _behind(tree, kid)]
    elif not passive and key in DOES_DEED:
        deed = [kid for kid in tree.kids(at, "dobj") if is_deed(tree, kid)]
    else:
        deed = []
    return subject_names(tree, heads, at) if deed else (), deed


def _behind(tree: Tree, at: int) -> list[int]:
    """Return the deeds in "behind the raid" and "responsible for the raid"."""
    low = tree.items[at].low
    whats = tree.kids(at, "pobj") if low == "behind" else []
    whats = tree.behind(at, "for") if low == "responsible" else whats
    return [what for what in whats if is_deed(tree, what)]


def agents_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return who does what is said in the passive; "was armed and trained by X" shares it."""
    called = tree.kids(at, "oprd", "dobj")  # "was designated a terrorist group by X"
    for verb in (at, *tree.kids(at, "conj"), *called):
        for by in tree.kids(verb, "agent", "prep"):
            if tree.items[by].low == "by" and tree.items[by - 1].low != "not":
                whom = tree.kids(by, "pobj")
                return names_of(tree, whom) or _sent_from(tree, at, whom)
    return ()


def _sent_from(tree: Tree, at: int, whom: list[int]) -> tuple[int, ...]:
    """Return whose men they are in "supported by troops from X", where a parser hangs "from X" on the verb."""
    armed = any(tree.items[one].stem in ARMED for one in whom)
    states = tree.behind(at, "from") if armed else []
    return names_of(tree, [one for one in states if tree.heads[one] - 1 in whom])
