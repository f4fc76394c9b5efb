"""A phrase of the lexicon matched on a tree: its words hang on one another, and its places on them."""

from __future__ import annotations

from typing import Final

from actorgraph.ask.lexicon import Form, Phrase
from actorgraph.drafts.cues import AREAS, NOUNS_OF_DOING, RELATIVES
from actorgraph.drafts.deed import doers_of
from actorgraph.drafts.edge import HOLDING, VAGUE
from actorgraph.drafts.ends import MOST, names_at
from actorgraph.drafts.joined import Match
from actorgraph.drafts.mood import STATED
from actorgraph.drafts.standing import doubted_end
from actorgraph.drafts.tree import Tree

_PREPOSITIONAL: Final = ("prep", "agent", "dative", "prt", "advmod")


def phrases_at(tree: Tree, at: int) -> list[Phrase]:
    key = tree.items[at].stem
    found = sorted(tree.lexicon.beginning(key), key=lambda one: (-len(one.key), not one.own))
    if key == "hold":
        found.append(Phrase((key, "{o}"), Form("abducts", inverse=False), own=True))
    return [
        one
        for one in found
        if (len(one.key) > 2 or one.own or key not in VAGUE or _to_do(tree, at))
        and one.key[1:] != ("by", "{o}")
    ]


def _to_do(tree: Tree, at: int) -> bool:
    """Return True for "pressed X to stop", which is what "pressed" alone need not be."""
    return tree.items[at].stem in ("pres", "ask") and any(
        tree.tags[kid] == "TO"
        for clause in tree.kids(at, "xcomp", "ccomp")
        for kid in tree.kids(clause, "aux")
    )


def match_at(
    tree: Tree,
    at: int,
    phrase: Phrase,
    *,
    patient: int = -1,
    held: bool | None = None,
) -> Match | None:
    """Return where a phrase stands on a tree from its first word on; *patient* is the object if it stands before."""
    held = phrase.form.target in HOLDING if held is None else held
    nodes, last, event, means = [at], at, -1, -1
    objects: tuple[int, ...] = ()
    for index, part in enumerate(phrase.key):
        if part == "{o}":
            place = _object(tree, last, nodes, patient)
            until = at if place == patient and tree.deps[at] in ("acl", "relcl") else MOST
            objects = names_at(tree, place, held=held, until=until) if place >= 0 else ()
            if (
                phrase.form.target == "condemns"
                and not objects
                and place >= 0
                and tree.items[place].stem in NOUNS_OF_DOING
            ):
                objects = doers_of(tree, place)  # who condemns what X did condemns X
            if phrase.form.target == "occupies" and not _is_place(tree, place):
                objects = ()  # who takes a ship of X does not occupy X
            if not objects:
                return None
        elif part in ("{e}", "{m}"):
            place = _object(tree, last, nodes, -1 if objects else patient)
            if place < 0:
                return None
            event, means = (place, means) if part == "{e}" else (event, place)
        elif index == 0:
            if not _particle(tree, at, part):
                return None
            continue
        else:
            place = _word(tree, part, nodes)
            if place < 0:
                return None
        nodes.append(place)
        last = place
    if not objects:
        return None
    mood = STATED
    for node in nodes[1:]:
        if not tree.items[node].thing:
            mood = mood.and_then(doubted_end(tree, node))
    return Match(objects, event, max(*nodes, *objects), means, mood)


def _is_place(tree: Tree, at: int) -> bool:
    item = tree.items[at]
    return item.thing is not None or item.stem in AREAS or item.low in RELATIVES


def _particle(tree: Tree, at: int, part: str) -> bool:
    """Return True if a verb has the particle of its phrase: "carry_out"."""
    key = tree.items[at].stem
    for word in part.split("|"):
        verb, _, particle = word.partition("_")
        if verb == key and (
            not particle or any(tree.items[kid].stem == particle for kid in tree.kids(at))
        ):
            return True
    return False


def _word(tree: Tree, part: str, nodes: list[int]) -> int:
    """Return the place of one of several words that hangs on what has been matched, the nearest; -1 without."""
    for word in part.split("|"):
        *before, key = word.split("_")
        for node in reversed(nodes):
            for kid in tree.kids(node):
                if (
                    kid in nodes
                    or kid < nodes[0]
                    or tree.items[kid].stem != key
                    or tree.deps[kid] in ("nsubj", "poss")
                ):
                    continue
                if all(any(tree.items[k].stem == one for k in tree.kids(kid)) for one in before):
                    return kid
    return -1


def _object(tree: Tree, last: int, nodes: list[int], patient: int) -> int:
    """Return the head of the phrase that is the object of a verb or preposition."""
    if tree.deps[last] in _PREPOSITIONAL and last != nodes[0]:
        found = [kid for kid in tree.kids(last, "pobj", "pcomp") if kid not in nodes]
        if found or not tree.is_verb(nodes[0]):
            return found[0] if found else -1
    if patient >= 0 and patient not in nodes:
        return patient
    for node in (last, nodes[0]):
        found = [kid for kid in tree.kids(node, "dobj", "dative", "oprd") if kid not in nodes]
        for small in tree.kids(node, "ccomp"):  # "holds X responsible"
            if not found and not tree.is_verb(small):
                found = tree.kids(small, "nsubj")
        found = [kid for kid in found if tree.items[kid].low not in ("to", "for")]
        if found:
            return found[0]
    if tree.is_verb(nodes[0]) and not tree.kids(nodes[0], "dobj"):  # "has armed and trained X"
        for other in tree.kids(nodes[0], "conj"):
            shared = tree.kids(other, "dobj")
            if shared and not tree.kids(other, "nsubj", "aux"):
                return shared[0]
    return -1
