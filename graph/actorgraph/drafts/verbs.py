"""What the verbs of a sentence decide, active and passive, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.drafts.blame import agents_of, blamed_on, responsibility
from actorgraph.drafts.cues import MAKES, MUTUAL, NOUNS_OF_DOING, PLACED, stems
from actorgraph.drafts.edge import HOLDING, Edge
from actorgraph.drafts.ends import MOST, names_at, names_of, subject_names
from actorgraph.drafts.joined import SEATED, edges_between, first
from actorgraph.drafts.phrase import match_at, phrases_at
from actorgraph.drafts.standing import subjects_of
from actorgraph.drafts.tree import Tree
from actorgraph.sentence.wordlist import wordlist

#: "X and Y exchanged fire", "X and Y joined forces".
_TOGETHER: Final = (
    (stems("exchange trade"), stems("fire gunfire shot blow salvo artillery rocket shell"), "clashes-with"),
    (stems("join combine"), stems("force rank"), "allied-with"),
)  # fmt: skip
_CALLS: Final = stems("call appeal push press want ask wait plead demand insist recommend request")
_WHOM: Final = wordlist("which whom that who")


def verb_edges(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield what a verb decides."""
    heads, passive = subjects_of(tree, at)
    if passive:
        yield from _suffered(tree, at, heads)
        return
    subjects = subject_names(tree, heads, at)
    special = responsibility(tree, at, subjects, tree.kids(at, "dobj")) if subjects else []
    special = special or (list(blamed_on(tree, at, subjects)) if subjects else [])
    if special:
        yield from special
        return
    yield from _called_for(tree, at, subjects)
    yield from _mutual(tree, at, subjects)
    relative = _relative_object(tree, at)
    yield from first(
        edges_between(
            tree,
            phrase.form,
            at,
            # "X's convoy came under fire from Y"
            names_of(tree, heads, held=True) if phrase.form.inverse and phrase.form.target in HOLDING else subjects,
            match_at(tree, at, phrase, patient=relative),
        )
        for phrase in phrases_at(tree, at)
        if not (phrase.state and tree.is_verb(at) and tree.items[at].stem != "serv")
    )  # fmt: skip


def _called_for(tree: Tree, at: int, subjects: tuple[int, ...]) -> Iterator[Edge]:
    """Yield whom somebody called on: "X called for Y to withdraw", "X wants Y to go"."""
    for clause in tree.kids(at, "advcl", "ccomp", "xcomp") if tree.items[at].stem in _CALLS else ():
        to = any(tree.tags[kid] == "TO" for kid in tree.kids(clause, "aux"))
        if tree.tags[clause] in ("VB", "VBP") and (to or tree.has(clause, ("that",), "mark")):
            for whom in tree.kids(clause, "nsubj"):
                yield from edges_between(tree, "urges", at, subjects, names_at(tree, whom))


def _mutual(tree: Tree, at: int, subjects: tuple[int, ...]) -> Iterator[Edge]:
    """Yield what two do to each other: "X and Y clashed", "X and Y signed a truce", "X and Y held talks"."""
    if len(subjects) != 2 or tree.has(at, ("with", "against"), "prep"):
        return
    key = tree.items[at].stem
    relation = MUTUAL.get(key, "")
    objects = tree.kids(at, "dobj", "attr")
    if [tree.items[kid].low for kid in objects] in (["other"], ["another"]):
        objects = []  # "X and Y have fought each other"
    if objects and not names_of(tree, objects) and key in MAKES:
        relation, _ = NOUNS_OF_DOING.get(tree.items[objects[0]].stem, ("", frozenset()))
        relation = relation if relation in MUTUAL.values() else ""
    elif objects:
        what = tree.items[objects[0]].stem
        relation = next(
            (one for verbs, nouns, one in _TOGETHER if key in verbs and what in nouns), ""
        )
    if relation:
        yield from edges_between(tree, relation, at, subjects[:1], subjects[1:])


def _relative_object(tree: Tree, at: int) -> int:
    """Return the word that "X, which Y backs" is about, -1 without such a clause."""
    if tree.deps[at] != "relcl":
        return -1
    taken = [kid for kid in tree.kids(at, "dobj", "pobj") if tree.items[kid].low in _WHOM]
    bare = not tree.kids(at, "dobj") and not tree.has(at, _WHOM - {"whom"}, "nsubj", "nsubjpass")
    return taken[0] if taken else tree.heads[at] if bare else -1


def _suffered(tree: Tree, at: int, heads: list[int]) -> Iterator[Edge]:
    """Yield what is done to somebody: "X is backed by Y", "X, backed by Y", "X is allied with Y"."""
    until = at if tree.deps[at] in ("acl", "relcl") else MOST
    sufferers = names_of(tree, heads, until=until)
    agents = agents_of(tree, at)
    yield from _placed(tree, at, agents or sufferers)
    yield from responsibility(tree, at, agents, heads)
    yield from first(
        edges_between(tree, phrase.form, at, sufferers, match_at(tree, at, phrase))
        if phrase.state
        else edges_between(
            tree, phrase.form, at, agents,
            match_at(tree, at, phrase, patient=heads[0], held=phrase.form.target in HOLDING),
        )
        for phrase in phrases_at(tree, at)
        if (sufferers if phrase.state else agents and heads)
    )  # fmt: skip


def _placed(tree: Tree, at: int, whom: tuple[int, ...]) -> Iterator[Edge]:
    """Yield where a firm has its seat, "X, a trader registered in Y", and where forces are: "X's troops were sent to Y"."""
    relation = "operates-in" if tree.items[at].stem in SEATED else PLACED.get(tree.items[at].stem)
    for where in tree.behind(at, "in", "at", "to", "into", "along", "near") if relation else ():
        yield from edges_between(tree, relation or "", at, whom, names_at(tree, where))
