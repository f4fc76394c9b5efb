"""What the verbs of a sentence decide, active and passive, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.ask.lexicon import Form, Lexicon
from actorgraph.drafts.blame import agents_of, blamed_on, responsibility
from actorgraph.drafts.cues import (
    MAKES,
    MUTUAL,
    NOUNS_OF_DOING,
    PLACED,
    stems,
)
from actorgraph.drafts.edge import HOLDING, Edge
from actorgraph.drafts.ends import MOST, names_at, subject_names
from actorgraph.drafts.joined import SEATED, Match, edges_between
from actorgraph.drafts.phrase import match_at, phrases_at
from actorgraph.drafts.standing import subjects_of
from actorgraph.drafts.tree import Tree

#: "X and Y exchanged fire".
_EXCHANGES: Final = stems("exchange trade")
_FIRE: Final = stems("fire gunfire shot blow salvo artillery rocket shell")
_CALLS: Final = stems("call appeal push press want ask wait plead demand insist recommend request")


def verb_edges(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    heads, passive = subjects_of(tree, at)
    if passive:
        yield from _suffered(tree, at, lexicon, heads)
        return
    relative = _relative_object(tree, at)
    subjects = subject_names(tree, heads, at)
    if not subjects:
        yield from _done(tree, at, lexicon, (), heads, relative)
        return
    special = responsibility(tree, at, subjects, tree.kids(at, "dobj"))
    if special:
        yield from special
        return
    blames = list(blamed_on(tree, at, lexicon, subjects))
    if blames:
        yield from blames
        return
    yield from _called_for(tree, at, lexicon, subjects)
    yield from _mutual(tree, at, lexicon, subjects)
    yield from _done(tree, at, lexicon, subjects, heads, relative)


def _done(
    tree: Tree,
    at: int,
    lexicon: Lexicon,
    subjects: tuple[int, ...],
    heads: list[int],
    relative: int,
) -> Iterator[Edge]:
    for phrase in phrases_at(tree, at, lexicon):
        if phrase.state and tree.is_verb(at) and tree.items[at].stem != "serv":
            continue
        match = match_at(tree, at, phrase, lexicon, patient=relative)
        if match is None:
            continue
        doers = subjects
        if (
            phrase.form.inverse and phrase.form.target in HOLDING
        ):  # "X's convoy came under fire from Y"
            doers = tuple(one for head in heads for one in names_at(tree, head, held=True))
        edges = list(edges_between(tree, lexicon, phrase.form, at, doers, match))
        if edges:
            yield from edges
            return


def _called_for(tree: Tree, at: int, lexicon: Lexicon, subjects: tuple[int, ...]) -> Iterator[Edge]:
    """Yield whom somebody called on: "X called for Y to withdraw", "X wants Y to go"."""
    if tree.items[at].stem not in _CALLS:
        return
    for clause in tree.kids(at, "advcl", "ccomp", "xcomp"):
        to = any(tree.tags[kid] == "TO" for kid in tree.kids(clause, "aux"))
        that = any(tree.items[kid].low == "that" for kid in tree.kids(clause, "mark"))
        if tree.tags[clause] in ("VB", "VBP") and (to or that):
            for whom in tree.kids(clause, "nsubj"):
                match = Match(names_at(tree, whom), -1, whom)
                yield from edges_between(
                    tree, lexicon, Form("urges", inverse=False), at, subjects, match
                )


def _mutual(tree: Tree, at: int, lexicon: Lexicon, subjects: tuple[int, ...]) -> Iterator[Edge]:
    """Yield what two do to each other: "X and Y clashed", "X and Y signed a truce", "X and Y held talks"."""
    others = [prep for prep in tree.kids(at, "prep") if tree.items[prep].low in ("with", "against")]
    if len(subjects) != 2 or others:
        return
    relation = MUTUAL.get(tree.items[at].stem, "")
    objects = list(tree.kids(at, "dobj", "attr"))
    named = any(names_at(tree, kid) for kid in objects)
    if [tree.items[kid].low for kid in objects] in (["other"], ["another"]):
        objects = []  # "X and Y have fought each other"
    if objects and not named and tree.items[at].stem in MAKES:
        relation, _ = NOUNS_OF_DOING.get(tree.items[objects[0]].stem, ("", frozenset()))
        relation = relation if relation in MUTUAL.values() else ""
    elif objects and tree.items[at].stem in _EXCHANGES and tree.items[objects[0]].stem in _FIRE:
        relation = "clashes-with"
    elif objects:
        return
    if relation:
        match = Match(subjects[1:], -1, at)
        yield from edges_between(
            tree, lexicon, Form(relation, inverse=False), at, subjects[:1], match
        )


def _relative_object(tree: Tree, at: int) -> int:
    """Return the word that "X, which Y backs" is about, -1 without such a clause."""
    if tree.deps[at] != "relcl":
        return -1
    taken = [
        kid
        for kid in tree.kids(at, "dobj", "pobj")
        if tree.items[kid].low in ("which", "whom", "that", "who")
    ]
    bare = not tree.kids(at, "dobj") and not any(
        tree.items[kid].low in ("which", "who", "that")
        for kid in tree.kids(at, "nsubj", "nsubjpass")
    )
    return taken[0] if taken else tree.heads[at] if bare else -1


def _suffered(tree: Tree, at: int, lexicon: Lexicon, heads: list[int]) -> Iterator[Edge]:
    """Yield what is done to somebody: "X is backed by Y", "X, backed by Y", "X is allied with Y"."""
    until = at if tree.deps[at] in ("acl", "relcl") else MOST
    sufferers = tuple(place for head in heads for place in names_at(tree, head, until=until))
    agents = agents_of(tree, at)
    yield from _placed(tree, at, lexicon, agents or sufferers)
    yield from responsibility(tree, at, agents, heads)
    for phrase in phrases_at(tree, at, lexicon):
        if phrase.state:
            match = match_at(tree, at, phrase, lexicon) if sufferers else None
            edges = (
                list(edges_between(tree, lexicon, phrase.form, at, sufferers, match))
                if match
                else []
            )
        elif agents and heads:
            held = phrase.form.target in HOLDING
            match = match_at(tree, at, phrase, lexicon, patient=heads[0], held=held)
            edges = (
                list(edges_between(tree, lexicon, phrase.form, at, agents, match)) if match else []
            )
        else:
            continue
        if edges:
            yield from edges
            return


def _placed(tree: Tree, at: int, lexicon: Lexicon, whom: tuple[int, ...]) -> Iterator[Edge]:
    """Yield where a firm has its seat, "X, a trader registered in Y", and where forces are: "X's troops were sent to Y"."""
    relation = "operates-in" if tree.items[at].stem in SEATED else PLACED.get(tree.items[at].stem)
    if relation and whom:
        form = Form(relation, inverse=False)
        for prep in tree.kids(at, "prep"):
            if tree.items[prep].low in ("in", "at", "to", "into", "along", "near"):
                for where in tree.kids(prep, "pobj"):
                    match = Match(names_at(tree, where), -1, where)
                    yield from edges_between(tree, lexicon, form, at, whom, match)
