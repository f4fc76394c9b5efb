"""Edges between the ends that a word joins: what its relation is, and how the sentence lets it stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from actorgraph.ask.lexicon import Form
from actorgraph.drafts.cues import ARMED, REPORTED, stems
from actorgraph.drafts.edge import STRICT, Edge, event_in, fits, is_past, relation_of
from actorgraph.drafts.ends import is_person
from actorgraph.drafts.mood import STATED, Mood
from actorgraph.drafts.offers import AID
from actorgraph.drafts.standing import Voice, doubted_end, standing
from actorgraph.drafts.tree import Tree
from actorgraph.drafts.voice import Report
from actorgraph.questions.manner import MEANS
from actorgraph.sentence.stem import stem

_SUPPLIES: Final = frozenset(
    map(stem, (word for words in MEANS.values() for word in words.split()))
) | stems(
    "support backing assistance uniform radio fuel adviser advisor shell mortar sanctuary intelligence"
    " tank jet help supplies explosive aircraft recruit base logistics"
)
_MEN: Final = stems(
    "adviser advisor reinforcement mercenary instructor trainer peacekeeper contingent battalion"
)
#: Where a firm is, and a group is active.
SEATED: Final = stems("based headquarter register")
_DOUBTS: Final = REPORTED | {"former", "ex", "would", "future"}


class Match(NamedTuple):
    """A phrase found on a tree: the places of its object, of an event, the last of its words, and of the means."""

    objects: tuple[int, ...]
    event: int
    last: int
    means: int = -1
    mood: Mood = STATED


def edges_between(
    tree: Tree,
    form: Form | str,
    at: int,
    subjects: Sequence[int],
    match: Match | Sequence[int] | None,
    *,
    told: bool = False,
) -> Iterator[Edge]:
    """Yield an edge for each pair of ends; what is *told* by a title or an adjective stands by itself."""
    if isinstance(form, str):
        form = Form(form, inverse=False)
    if match is None:
        return
    if not isinstance(match, Match):
        match = Match(tuple(match), -1, max((at, *match)))
    subjects = tuple(subjects)
    whole = subjects if form.inverse else match.objects
    relation = relation_of(tree.lexicon, form.target, tree.items, whole, at)
    relation = _of_means(tree, relation, match.means, match.objects)
    relation = _of_place(tree, relation, subjects if form.inverse else match.objects)
    if relation == "part-of" and any(is_person(tree, one) for one in subjects):
        return  # who reports to somebody is no part of them
    if relation == "part-of" and tree.items[at].stem == "includ" and not _is_whole(tree, whole):
        return  # "a coalition allied with the army that includes X"
    if relation == "operates-in" and tree.items[at].stem in SEATED:
        things = [tree.items[one].thing for one in subjects]
        seated = all(
            thing and thing.type in ("organisation", "media-outlet", "facility") for thing in things
        )
        relation = "located-in" if seated else relation
    if relation not in STRICT:
        return
    if is_past(tree.lexicon, relation, tree.items, at - (3 if told else 2), at):
        return
    stand = standing(tree, at, aside=told)
    if stand is None:
        return
    last = max(match.last, tree.span(match.event)[1]) if match.event >= 0 else match.last
    mood = _doubt(tree, at) if told else stand.mood.and_then(match.mood)
    for one in subjects:
        for other in match.objects:
            ends = (other, one) if form.inverse else (one, other)
            how = mood.and_then(_end(tree, one, told)).and_then(_end(tree, other, told))
            edge = Edge(
                relation, *ends, at, how, _opening(tree, min(one, other, at)), max(last, one, other, at) + 1,
                _event_at(tree, match.event), f"{tree.items[at].text!r} joins them", report_of(tree, stand.voice), stand.aside,
            )  # fmt: skip
            if fits(tree.lexicon, edge, tree.items):
                yield edge


def first(found: Iterable[Iterator[Edge]]) -> Iterator[Edge]:
    """Yield the edges of the first that has some."""
    yield from next((edges for edges in map(list, found) if edges), [])


def _opening(tree: Tree, at: int) -> int:
    """Return where the words of a name begin with its article."""
    return at - 1 if at and tree.items[at - 1].low in ("the", "a", "an") else at


def _event_at(tree: Tree, at: int) -> int:
    """Return the place of the event in words such as "of carrying out the raid"; -1 if they name none."""
    if at < 0 or tree.items[at].thing:
        return at
    first, last = tree.span(at)
    return event_in(tree.items, first, last + 1)


def _end(tree: Tree, end: int, told: bool) -> Mood:
    """Return the mood of an end by the words beside it, and beside the noun that it is part of."""
    mood = doubted_end(tree, end)
    part = tree.deps[end] in ("compound", "conj", "poss", "amod") and not tree.is_root(end)
    return mood.and_then(doubted_end(tree, tree.heads[end])) if part and not told else mood


def report_of(tree: Tree, voice: Voice | None) -> Report | None:
    """Return the report of whom the grammar makes the speaker, None for the publisher."""
    if voice is None:
        return None
    who = tree.items[voice.who].thing if voice.who >= 0 else None
    return Report(0, len(tree.items), who, (voice.first, voice.last + 1), voice.verb, STATED)


def _doubt(tree: Tree, at: int) -> Mood:
    """Return the mood of what an adjective or title says, behind "allegedly" and the like."""
    near = [place for place in range(max(0, at - 3), at) if tree.items[place].low in _DOUBTS]
    return Mood("possible", near[0], near[0]) if near else STATED


def _of_means(tree: Tree, relation: str, at: int, objects: tuple[int, ...]) -> str:
    """Return what handing something over is by what it is: arms and money sponsor, food aids, men go to a place."""
    if relation != "sponsors" or at < 0:
        return relation
    words = {
        tree.items[place].stem
        for place in range(len(tree.items))
        if place == at or at in tree.above(place)
    }
    if _are_places(tree, objects) and not words & AID:
        return "deploys-to" if words & (ARMED | _MEN) else ""
    if words & _SUPPLIES:
        return relation
    return "aids" if words & AID else ""


def _is_whole(tree: Tree, whole: tuple[int, ...]) -> bool:
    things = [tree.items[at].thing for at in whole]
    return not any(thing and thing.type in ("state", "military") for thing in things)


def _are_places(tree: Tree, objects: tuple[int, ...]) -> bool:
    things = [tree.items[at].thing for at in objects]
    return all(thing and thing.type in ("place", "facility") for thing in things)


def _of_place(tree: Tree, relation: str, objects: tuple[int, ...]) -> str:
    """Return what taking or controlling is if it is a place."""
    things = [tree.items[at].thing for at in objects]
    if _are_places(tree, objects) and relation in ("abducts", "commands"):
        return "occupies"
    if relation != "occupies" or any(
        thing and thing.type in ("place", "facility", "state", "unknown") for thing in things
    ):
        return relation
    firm = all(thing and thing.type in ("organisation", "media-outlet") for thing in things)
    return "owns" if firm else "commands"
