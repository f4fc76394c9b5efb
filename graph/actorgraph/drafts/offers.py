"""The relations that are offered for a pair of names in a sentence: by its words, then by what the two are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

import actorgraph.model as model
from actorgraph.ask.lexicon import LIGHT, Form, Lexicon, Phrase
from actorgraph.case.ends import barred
from actorgraph.drafts import cues
from actorgraph.drafts.names import EVENT, Items, Known
from actorgraph.drafts.tree import Tree
from actorgraph.sentence.wordlist import wordlist

MOST: Final = 3
_MOST_PAIRS: Final = 24
_DOERS: Final = ("nsubj", "agent", "poss", "compound", "amod", "csubj")
#: Relations that the words of a report do not ask for by themselves.
_NOT_OFFERED: Final = wordlist(
    "counts described-as related-to connected-with same-as not-same-as aims-to figure announces uses"
    " has-capability follows responds-to yields-to attends denies-responsibility does-not-claim"
    " claims-responsibility tells instance-of influences"
)
#: The table of relations by kinds, beside the lexicon.
_FILE: Final = Path(model.__file__).with_name("pairs.txt")


#: What is done to people and bodies and to no place.
_OF_PEOPLE: Final = wordlist(
    "abducts commands kills injures arrests leads member-of part-of fights clashes-with meets"
)


class Offer(NamedTuple):
    """A relation offered between two places of a sentence, by a word at a place or, at -1, by their kinds."""

    relation: str
    subject: int
    object: int
    by: int
    why: str


class _Trigger(NamedTuple):
    at: int
    relation: str
    inverse: bool
    weight: float


def offers_of(
    items: Items, tree: Tree | None, lexicon: Lexicon, taken: Mapping[frozenset[str], set[str]]
) -> Iterator[Offer]:
    """Yield at most three relations for each pair of a sentence, less those that are *taken* for it by their ids."""
    triggers = _triggers(items, lexicon)
    for a, b in _pairs(items)[:_MOST_PAIRS]:
        things = items[a].thing, items[b].thing
        assert things[0]
        assert things[1]
        done = set(taken.get(frozenset((things[0].id, things[1].id)), ()))
        decided = bool(done)
        for offer in _pair(items, tree, lexicon, triggers, (a, b)):
            if len(done) >= MOST or (decided and offer.by < 0):
                break
            if offer.relation not in done:
                done.add(offer.relation)
                yield offer


def _pairs(items: Items) -> list[tuple[int, int]]:
    """Return the places of each two that a sentence names, where they stand nearest; the nearest pair first.

    Whom only a pronoun or the like may take up counts where no name of theirs stands.
    """
    places: dict[str, list[int]] = {}
    for weak in (False, True):
        for at, item in enumerate(items):
            if item.thing and item.weak == weak and item.thing.type != EVENT:
                known = places.setdefault(item.thing.id, [])
                if not weak or not known or items[known[0]].weak:
                    known.append(at)
    pairs = [
        min(
            ((min(a, b), max(a, b)) for a in one for b in other), key=lambda pair: pair[1] - pair[0]
        )
        for one, other in combinations(places.values(), 2)
    ]
    return sorted(pairs, key=lambda pair: pair[1] - pair[0])


def _pair(
    items: Items,
    tree: Tree | None,
    lexicon: Lexicon,
    triggers: list[_Trigger],
    pair: tuple[int, int],
) -> Iterator[Offer]:
    a, b = pair
    path = _path(tree, a, b) if tree else frozenset()
    if _beside(items, a, b) or (tree and _explains(tree, path, a, b)):
        yield from _by_types(items, lexicon, a, b, "side by side", "they stand side by side")
    for trigger in sorted(triggers, key=lambda one: _distance(one, tree, path, a, b)):
        ends = _ends(items, tree, path, trigger, a, b)
        for subject, object_ in (ends, ends[::-1]):
            if _may(lexicon, items, subject, trigger.relation, object_):
                word = items[trigger.at].text
                yield Offer(
                    trigger.relation,
                    subject,
                    object_,
                    trigger.at,
                    f"both names and {word!r} stand in the sentence",
                )
                break
    yield from _by_types(items, lexicon, a, b, "otherwise", "by what the two are")


def _beside(items: Items, a: int, b: int) -> bool:
    """Return True for "Y in X", "X's Y" and "X Y", which say where or whose it is."""
    between = [item.low for item in items[a + 1 : b]]
    return len(between) < 3 and all(
        low in ("'s", "’s", "'", "’", ")", "the", "in", "of", "near", "at", "from", "(", "inside")
        for low in between
    )


def _explains(tree: Tree, path: frozenset[int], a: int, b: int) -> bool:
    """Return True for "X, a company from Y"."""
    between = path - {a, b}
    return bool(between) and all(
        tree.deps[at] == "appos"
        or (tree.deps[at] == "prep" and tree.items[at].low in ("of", "from", "in", "at"))
        for at in between
    )


def _by_types(
    items: Items,
    lexicon: Lexicon,
    a: int,
    b: int,
    table: str,
    why: str,
) -> Iterator[Offer]:
    for subject, object_ in ((a, b), (b, a)):
        one, other = _type(items, subject), _type(items, object_)
        for subjects, objects, relations in _tables()[table]:
            if one in subjects and other in objects:
                for relation in relations:
                    if relation in lexicon.vocabulary and _may(
                        lexicon, items, subject, relation, object_
                    ):
                        yield Offer(relation, subject, object_, -1, why)


@cache
def _tables() -> dict[str, list[list[list[str]]]]:
    """Return the rows of each table: kinds of the subject, kinds of the object, relations."""
    tables: dict[str, list[list[list[str]]]] = {}
    rows: list[list[list[str]]] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = tables.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            rows.append([part.split() for part in line.split("|")])
    return tables


def _type(items: Items, at: int) -> str:
    thing = items[at].thing
    assert thing
    if thing.type == "unknown":
        return "organisation"
    return thing.type


def _distance(trigger: _Trigger, tree: Tree | None, path: frozenset[int], a: int, b: int) -> float:
    """Return how far a word is from joining a pair: on the way between them in the tree, between them, or outside."""
    at = trigger.at
    near = min(abs(at - a), abs(at - b)) / 20
    if tree is None:
        return (0.0 if a < at < b else 1.0) + near + trigger.weight
    if at in path:
        return trigger.weight
    if tree.heads[at] in path:
        return 0.7 + trigger.weight + near
    return (1.2 if a < at < b else 2.0) + trigger.weight + near


def _path(tree: Tree, a: int, b: int) -> frozenset[int]:
    one, other = [a, *tree.above(a)], [b, *tree.above(b)]
    shared = next((at for at in one if at in other), -1)
    if shared < 0:
        return frozenset()
    return frozenset((*one[: one.index(shared) + 1], *other[: other.index(shared)]))


def _ends(
    items: Items, tree: Tree | None, path: frozenset[int], trigger: _Trigger, a: int, b: int
) -> tuple[int, int]:
    """Return the pair as subject and object, as far as the place of a word tells."""
    at = trigger.at
    if tree is not None and at in path:
        doer = {place for place in (a, b) if _does(tree, at, place)}
        if len(doer) == 1:
            first = doer.pop()
            second = b if first == a else a
            return (second, first) if trigger.inverse else (first, second)
    by = any(item.low == "by" for item in items[at + 1 : at + 3])
    return (b, a) if trigger.inverse != by else (a, b)


def _does(tree: Tree, at: int, place: int) -> bool:
    """Return True if a name does what a word says: it is its subject, its agent, or whose deed it is."""
    below = place
    for above in tree.above(place):
        if above == at:
            return tree.deps[below] in _DOERS
        below = above
    return False


def _may(lexicon: Lexicon, items: Items, subject: int, relation: str, object_: int) -> bool:
    bars = barred(lexicon.vocabulary[relation])
    one, other = items[subject].thing, items[object_].thing
    assert one
    assert other
    if relation in _OF_PEOPLE and other.type in ("place", "facility"):
        return False
    return one.type not in bars.subject and other.type not in bars.object


def _triggers(items: Items, lexicon: Lexicon) -> list[_Trigger]:
    """Return the words of a sentence that ask for a relation."""
    found: dict[tuple[int, str], _Trigger] = {}

    def add(at: int, form: Form, weight: float) -> None:
        for further, relation in enumerate(_relations(lexicon, form.target)):
            trigger = _Trigger(at, relation, form.inverse, weight + further / 10)
            found.setdefault((at, relation), trigger)

    for at, item in enumerate(items):
        key = item.stem
        if len(key) < 3 or item.low in LIGHT or item.low in cues.PREPOSITIONS:
            continue
        for words, (relation, inverse) in cues.FORMED_WITH.items():
            if item.low in words and at and items[at - 1].text in "-–":
                add(at, Form(relation, inverse), 0.0)
        doing = cues.NOUNS_OF_DOING.get(key)
        if doing:
            add(at, Form(doing[0], inverse=False), 0.1)
        for phrase in sorted(lexicon.beginning(key), key=lambda one: (-len(one.key), not one.own)):
            weight = _weight(items, at, phrase)
            if weight is not None:
                add(at, phrase.form, weight)
        noun = lexicon.nouns.get(key)
        if noun:
            add(at, noun, 0.4)
    return list(found.values())


def _weight(items: Items, at: int, phrase: Phrase) -> float | None:
    """Return how little a phrase says that begins at a word; None if its words do not stand behind it."""
    words = [part for part in phrase.key if not part.startswith("{")]
    if words[-1] == "by":
        words.pop()
    near = {item.stem for item in items[at : at + 8]}
    if not all(set(word.replace("_", "|").split("|")) & near for word in words):
        return None
    if len(words) > 1:
        return 0.1
    return 0.2 if phrase.own else 0.3


def _relations(lexicon: Lexicon, target: str) -> list[str]:
    """Return the relations that a word may stand for; of a family the first two."""
    known = target in lexicon.vocabulary
    found = [target] if known else lexicon.vocabulary.members(target)[:2]
    return [relation for relation in found if relation not in _NOT_OFFERED]


def within_names(items: Items, lexicon: Lexicon) -> Iterator[tuple[Known, str, Known, str, bool]]:
    """Yield what names say that stand in names: "Iran-backed militias", "outpost in Jordan", "US navy".

    The last says whether the name itself decides it.
    """
    for item in items:
        whole = item.thing
        if whole is None or item.weak:
            continue
        for at, part in enumerate(item.inner):
            other = part.thing
            if other is None or other == whole:
                continue
            after = [one.low for one in item.inner[at + 1 : at + 3]]
            formed = next(
                (
                    form
                    for words, form in cues.FORMED_WITH.items()
                    if len(after) == 2 and after[0] in "-–" and after[1] in words
                ),
                None,
            )
            before = [one.low for one in item.inner[max(0, at - 3) : at]]
            if formed:
                relation, inverse = formed
                ends = (whole, other) if inverse else (other, whole)
                yield ends[0], relation, ends[1], f"{part.text}-{after[1]} in its name", True
            elif "in" in before and whole.type in ("facility", "place"):
                yield whole, "located-in", other, "its name has the place", True
            elif whole.type == "facility" and other.type not in ("place", "person"):
                yield other, "owns", whole, "its name has the other's", False
            elif other.type != "person" and whole.type not in ("person", "class"):
                yield (
                    whole,
                    "part-of" if other.type != "place" else "operates-in",
                    other,
                    "its name has the other's",
                    False,
                )


#: The cues.stems of what helps with no fight.
AID: Final = cues.stems(
    "food water tent medicine blanket shelter relief humanitarian grain flour clothes hygiene vaccine"
)
