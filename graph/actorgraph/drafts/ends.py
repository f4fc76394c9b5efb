"""Whom a word of a tree stands for: a name, who is explained by it, whose troops they are, what it takes up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from actorgraph.drafts import cues
from actorgraph.drafts.tree import Tree
from actorgraph.sentence.wordlist import wordlist

_OWNERS: Final = ("poss", "compound", "amod", "nmod")
_MOST_STEPS: Final = 6
MOST: Final = 1_000_000
_HELD: Final = wordlist("held belonging run used fired launched planted")
#: What is fired, planted or flown by somebody who thereby attacks.
WEAPONS: Final = cues.stems("drone missile rocket bomb device mortar shell explosive mine")


def names_at(
    tree: Tree, at: int, *, held: bool = False, steps: int = _MOST_STEPS, until: int = MOST
) -> tuple[int, ...]:
    """Return the places of the names that a phrase stands for, with those that "and" joins to it.

    With *held*, what somebody has stands for who has it: "positions of X", "X's camps"; what is joined behind
    *until* is left out: "X, backed by Z, and Y".
    """
    found = list(_one(tree, at, held, steps))
    for other in tree.kids(at, "conj"):
        if not tree.is_verb(other) and steps and other < until:
            found += names_at(tree, other, held=held, steps=steps - 1)
    return tuple(dict.fromkeys(found))


def names_of(
    tree: Tree, heads: Iterable[int], *, held: bool = False, until: int = MOST
) -> tuple[int, ...]:
    """Return the places of the names that some phrases stand for."""
    return tuple(place for head in heads for place in names_at(tree, head, held=held, until=until))


def _one(tree: Tree, at: int, held: bool, steps: int) -> tuple[int, ...]:
    item = tree.items[at]
    if item.thing:
        return () if item.adjective else (at,)
    if not steps:
        return ()
    if item.low in cues.RELATIVES:
        whom = antecedent(tree, at)
        found = _one(tree, whom, held, steps - 1) if whom >= 0 else ()
        return found or named_before(tree, at) or _explained_by(tree, whom)
    if tree.deps[at] == "nsubj":  # "the monitor X": what explains it is taken for its object
        explained = _named(tree, at, "dobj")
        if explained:
            return explained
    if not tree.tags[at].startswith(("NN", "CD", "DT", "JJ")):
        return ()
    called = (
        one for one in tree.kids(at, "acl") if tree.items[one].low in ("called", "named", "dubbed")
    )
    names = [_named(tree, one, "oprd", "dobj", "attr") for one in called]
    found = next(
        filter(None, [_named(tree, at, "appos"), *names, _owner(tree, at, held, steps)]), ()
    )
    if found:
        return found
    if tree.deps[at] == "appos":
        return _one(tree, tree.heads[at], held, steps - 1)
    if tree.deps[at] == "attr":
        subjects = tree.kids(tree.heads[at], "nsubj")
        return tuple(place for one in subjects for place in _one(tree, one, held, steps - 1))
    return ()


def _named(tree: Tree, at: int, *deps: str) -> tuple[int, ...]:
    """Return the first name that hangs on a word as one of some things."""
    return next(((place,) for place in tree.kids(at, *deps) if tree.items[place].thing), ())


def antecedent(tree: Tree, at: int) -> int:
    """Return the word that "which", "who" or "that" takes up, -1 if it takes up none."""
    for verb in (at, *tree.above(at)):
        if tree.deps[verb] == "relcl":
            return tree.heads[verb]
        if tree.deps[verb] in ("ccomp", "advcl"):
            break
    return -1


def _place_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the place in "the town of X" and "X province"."""
    for place in (*tree.kids(at, "compound", "nmod", "appos"), *tree.behind(at, "of")):
        thing = tree.items[place].thing
        is_place = thing and thing.type in ("place", "facility", "unknown")
        if is_place and not tree.items[place].adjective:
            return (place,)
    return ()


def _explained_by(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the name in whose explanation a word stands: "X, a coalition of militias which …"."""
    below = at
    for above in tree.above(at) if at >= 0 else ():
        if tree.deps[below] not in ("pobj", "prep", "appos"):
            break
        if tree.deps[below] == "appos" and tree.items[above].thing:
            return (above,)
        below = above
    return ()


def named_before(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the name that stands right before a place, or before the comma there."""
    before = at - 1
    if before >= 0 and tree.items[before].text == ",":
        before -= 1
    named = before >= 0 and tree.items[before].thing and not tree.items[before].adjective
    return (before,) if named else ()


def _owner(tree: Tree, at: int, held: bool, steps: int) -> tuple[int, ...]:
    """Return who has what a noun names, if what it does is what they do: troops, officials, a government."""
    key = tree.items[at].stem
    grouped = key in cues.GROUPED or tree.items[at].low.endswith("men")
    if key in cues.AREAS:
        return _place_of(tree, at)
    of_body = key in cues.BODIES or key in cues.ARMED or grouped
    some = tree.items[at].low.isdigit() or tree.items[at].low in cues.NUMBERS  # "one of its camps"
    if held and key in cues.OFFICES:
        return ()  # who kills the leader of X does not kill X
    if not (of_body or some or key in WEAPONS or (held and key in cues.HOLDINGS)):
        return ()
    for place in tree.kids(at, "poss"):
        if tree.items[place].low in ("its", "their"):
            return tuple(one for one in speaker_of(tree, at) if not is_person(tree, one))
    owners = [
        place
        for place in tree.kids(at, *_OWNERS)
        if (thing := tree.items[place].thing) and thing.type != "event"
    ]
    for place in sorted(owners, key=lambda one: (tree.items[one].adjective, -one)):
        thing = tree.items[place].thing
        if thing and not (grouped and thing.type in ("state", "place", "person")):
            return (place,)
    behind = [] if key in WEAPONS else tree.behind(at, "of", "from")
    for participle in tree.kids(at, "acl"):  # "positions held by X", "rockets fired by X"
        if tree.items[participle].low in _HELD and not tree.has(participle, cues.REPORTED):
            preps = [
                by
                for by in tree.kids(participle, "agent", "prep")
                if tree.items[by].low in ("by", "to")
            ]
            behind += [whom for by in preps for whom in tree.kids(by, "pobj")]
    found = (names_at(tree, whom, held=held, steps=steps - 1) for whom in behind)
    return next(filter(None, found), ())


def speaker_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return who says the clause of a word, whom "it" and "its" in it stand for: "X said that it had struck Y"."""
    for verb in (at, *tree.above(at)):
        if tree.deps[verb] == "ccomp" and not tree.is_root(verb):
            said = tree.heads[verb]
            subjects = tree.kids(said, "nsubj")
            if tree.deps[said] == "conj" and not subjects:
                subjects = tree.kids(tree.heads[said], "nsubj")
            found = names_of(tree, subjects)
            return found if len(found) == 1 else ()
    return ()


def subject_names(tree: Tree, heads: Iterable[int], at: int) -> tuple[int, ...]:
    """Return the names that are a verb's subject, with who says it for "it": "X said that it had struck Y"."""
    names: list[int] = []
    for head in heads:
        names += names_at(tree, head)
        low = tree.items[head].low
        if low in ("it", "they", "he", "she") and not names:
            names += [
                at for at in speaker_of(tree, at) if is_person(tree, at) == (low in ("he", "she"))
            ]
    return tuple(dict.fromkeys(names))


def is_person(tree: Tree, at: int) -> bool:
    """Return True for a person, also for one that the case has not and that has two names."""
    thing = tree.items[at].thing
    return thing is not None and (
        thing.type == "person" or (thing.type == "unknown" and " " in thing.name)
    )
