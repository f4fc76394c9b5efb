"""Who blames whom for an event, claims it or denies it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.ask.lexicon import Form, Lexicon
from actorgraph.drafts.clause import Edge
from actorgraph.drafts.cues import BE, stems
from actorgraph.drafts.deed import is_deed
from actorgraph.drafts.ends import names_at
from actorgraph.drafts.joined import Match, edges_between, report_of
from actorgraph.drafts.mood import STATED
from actorgraph.drafts.standing import standing, subjects_of
from actorgraph.drafts.tree import Tree

_DONE: Final = stems(
    "do carry plan conduct perpetrate facilitate launch stage commit execute mount orchestrate order"
    " organise organize plot cause mastermind fire plant"
)

#: What is launched, fired or planted in a deed.
_ARMS: Final = stems("drone missile rocket bomb device mortar shell explosive mine")


def responsibility(tree: Tree, at: int, subjects: tuple[int, ...]) -> list[Edge]:
    """Return claiming and denying responsibility: what is done is an event, or left to its words."""
    key, low = tree.items[at].stem, tree.items[at].low
    deeds = [
        "attack"
        if (thing := tree.items[kid].thing) and thing.type == "event"
        else tree.items[kid].low
        for kid in tree.kids(at, "dobj")
    ]
    if not deeds:
        return []
    claims = key == "claim" or low in ("took", "takes", "accepted", "admitted", "taken", "accept")
    relation = ""
    if (claims and deeds[0] in ("responsibility", "credit")) or (
        key == "claim"
        and deeds[0]
        in (
            "attack",
            "attacks",
            "bombing",
            "blast",
            "explosion",
            "assault",
            "strike",
            "raid",
        )
    ):
        relation = "claims-responsibility"
    elif key == "deny" and deeds[0] in (
        "responsibility",
        "involvement",
        "part",
        "role",
        "hand",
        "attack",
    ):
        relation = "denies-responsibility"
    stand = standing(tree, at) if relation else None
    if stand is None:
        return []
    mood = stand.mood
    if mood.modality == "denied" and relation == "claims-responsibility":
        relation, mood = "does-not-claim", STATED
    _, last = tree.span(tree.kids(at, "dobj")[0])
    event = next(
        (p for p in range(at, last + 1) if (t := tree.items[p].thing) and t.type == "event"), -1
    )
    return [
        Edge(
            relation,
            place,
            -1,
            at,
            mood,
            min(place, at),
            last + 1,
            event,
            None,
            f"{tree.items[at].text!r}",
            report_of(tree, stand.voice),
        )
        for place in subjects
    ]


def blamed(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield whom a speaker blames for an event: "Y said X was behind the attack", "Y said it was done by X"."""
    stand = standing(tree, at)
    speaker = stand.voice.who if stand and stand.voice else -1
    if stand is None or speaker < 0 or stand.mood.modality == "conditional":
        return
    heads, passive = subjects_of(tree, at)
    key = tree.items[at].stem
    if (
        passive
        and heads
        and key in _DONE
        and (is_deed(tree, heads[0]) or tree.items[heads[0]].stem in _ARMS)
    ):
        blamed = agents_of(tree, at)
    elif (
        tree.items[at].low in BE
        and any(_is_behind(tree, kid) for kid in tree.kids(at, "prep", "acomp"))
    ) or (
        not passive and key in _DONE and any(is_deed(tree, kid) for kid in tree.kids(at, "dobj"))
    ):
        blamed = tuple(place for head in heads for place in names_at(tree, head))
    else:
        return
    if blamed and speaker not in blamed:
        last = max(*blamed, at, tree.span(at)[1] - 1)
        for edge in edges_between(
            tree,
            lexicon,
            Form("attributes", inverse=False),
            at,
            (speaker,),
            Match(blamed, -1, last),
        ):
            yield edge._replace(first=min(edge.first, *blamed))


def _is_behind(tree: Tree, at: int) -> bool:
    low = tree.items[at].low
    if low == "responsible":
        preps = [prep for prep in tree.kids(at, "prep") if tree.items[prep].low == "for"]
        return any(is_deed(tree, what) for prep in preps for what in tree.kids(prep, "pobj"))
    return low == "behind" and any(is_deed(tree, what) for what in tree.kids(at, "pobj"))


def agents_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return who does what is said in the passive; "was armed and trained by X" shares it."""
    for verb in (at, *tree.kids(at, "conj")):
        for by in tree.kids(verb, "agent", "prep"):
            if tree.items[by].low == "by" and tree.items[by - 1].low != "not":
                return tuple(
                    place for whom in tree.kids(by, "pobj") for place in names_at(tree, whom)
                )
    return ()
