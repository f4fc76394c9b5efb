"""Deeds as nouns: what is one, and who does it: "X's strikes", "an attack by X"."""

from __future__ import annotations

from typing import Final

from actorgraph.drafts.cues import DEEDS, stems
from actorgraph.drafts.ends import names_at, names_of
from actorgraph.drafts.standing import subjects_of
from actorgraph.drafts.tree import Tree

#: Verbs whose subject does the deed that is their object.
_ORDERS: Final = stems("order authorise authorize approve launch conduct plan stage resume")
_TALKS: Final = stems("talk meeting negotiation discussion consultation")
MUTUAL_DEEDS: Final = stems("clash skirmish firefight battle fighting talk")
MODIFIERS: Final = ("poss", "compound", "amod", "nmod")


def is_deed(tree: Tree, at: int) -> bool:
    """Return True for an event, "the attack", "this" and "it"."""
    item = tree.items[at]
    if item.thing:
        return item.thing.type == "event"
    return item.low in ("this", "it") or item.stem in DEEDS


def doers_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return whose a deed is: "X's", "X", "Xian", "by X", "from X"."""
    for by in (*tree.kids(at, "prep", "agent", "acl"), *loose_at(tree, at)):
        own = tree.heads[by] == at
        if tree.items[by].low == "by" or (own and tree.items[by].low == "from"):
            for whom in tree.kids(by, "pobj"):
                return names_at(tree, whom)
    for kid in tree.kids(at, *MODIFIERS):
        if tree.items[kid].thing:
            return (kid,)
        owned = names_at(tree, kid) if tree.deps[kid] == "poss" else ()
        if owned:
            return owned
    above = tree.heads[at]
    key, prep = tree.items[at].stem, tree.items[above].low if tree.deps[at] == "pobj" else ""
    if (key in _TALKS and prep in ("for", "in")) or (key in MUTUAL_DEEDS and prep == "after"):
        above = tree.heads[above]  # "flew in for talks", "X entered the town after clashes with Y"
    elif tree.deps[at] != "dobj" or tree.items[above].stem not in _ORDERS:
        return ()
    heads, passive = subjects_of(tree, above)
    return () if passive else names_of(tree, heads)


def loose_at(tree: Tree, at: int) -> list[int]:
    """Return prepositions that a parser hangs on the verb of a noun or on another one of it: "carried out an attack on"."""
    above = [] if tree.is_root(at) or tree.deps[at] != "dobj" else tree.kids(tree.heads[at], "prep")
    below = [prep for whom in tree.behind(at) for prep in tree.kids(whom, "prep")]
    return [prep for prep in (*above, *below) if prep > at]
