"""What the nouns of a sentence decide: what somebody is, whose officer, "X-backed", strikes on somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.ask.lexicon import Form, Phrase
from actorgraph.drafts.cues import BE, FORMED_WITH, GROUPED, NOUNS_OF_DOING, PAST, UNDER, stems
from actorgraph.drafts.deed import MODIFIERS, doers_of, loose_at
from actorgraph.drafts.edge import HOLDING, ROLES, Edge
from actorgraph.drafts.ends import is_person, named_before, names_at, names_of
from actorgraph.drafts.joined import edges_between, first
from actorgraph.drafts.mood import is_unsure
from actorgraph.drafts.phrase import match_at
from actorgraph.drafts.standing import subjects_of
from actorgraph.drafts.tree import Tree

#: All the words of roles.
ROLE_WORDS: Final = frozenset(word for words in ROLES.values() for word in words)
_HEADSHIP: Final = {"command": "commands", "leadership": "leads", "control": "commands"}
#: What makes of "a faction of X" one that left X.
_SPLIT: Final = stems("splinter breakaway offshoot dissident")
#: The relations that a noun with a possessive says of whom it explains: "Y's ally, X".
_TOLD: Final = frozenset(
    ("sponsors", "allied-with", "affiliated-with", "membership", "member-of", "part-of")
)


def noun_edges(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield what a name or noun at a place decides."""
    item = tree.items[at]
    if item.thing:
        yield from _person_of(tree, at)
        yield from _one_of(tree, at)
    if not item.stem:
        return
    yield from _formed(tree, at)
    yield from _under(tree, at)
    if tree.tags[at].startswith("NN") or tree.deps[at] in ("compound", "attr", "appos"):
        yield from _state(tree, at)
        yield from _role(tree, at)
    if tree.tags[at].startswith(("NN", "VBG")):
        yield from _doing(tree, at)


def _state(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield what somebody is: "X is a member of Y", "X, the armed wing of Y", "a member of Y, X"."""
    subjects = _explained(tree, at)
    above = {tree.items[kid].low for kid in tree.kids(at, "amod", "compound", "nmod", "advmod")}
    if not subjects or above & (UNDER | PAST) or _is_of_many(tree, at, subjects):
        return
    yield from first(
        edges_between(tree, phrase.form, at, subjects, match_at(tree, at, phrase) or _of_which(tree, at, phrase))
        for phrase in tree.lexicon.beginning(tree.items[at].stem)
        if phrase.state
    )  # fmt: skip


def _is_of_many(tree: Tree, at: int, subjects: tuple[int, ...]) -> bool:
    """Return True if a plural is said of one, as a parser may read "X, …, ships components to Y"."""
    one = tree.items[subjects[0]].thing if len(subjects) == 1 else None
    return tree.tags[at] == "NNS" and one is not None and one.type != "class"


def _of_which(tree: Tree, at: int, phrase: Phrase) -> tuple[int, ...]:
    """Return the body of "X, of which Y is a member"."""
    clause = tree.heads[at]
    if phrase.key[1:] != ("of", "{o}") or tree.deps[clause] != "relcl":
        return ()
    for whom in (*tree.behind(clause), *tree.behind(at)):
        if tree.items[whom].low in ("which", "whom") and whom < at:
            return names_at(tree, whom)
    return ()


def _under(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield who commands somebody: "X, under the command of Y"."""
    whose = named_before(tree, at) if tree.items[at].low == "under" else ()
    for name in whose:
        if tree.deps[name] == "pobj" and tree.items[tree.heads[name]].low == "of":
            # "X, a faction of Y under the command of Z"
            whose = _explained(tree, tree.heads[tree.heads[name]])
    for what in tree.kids(at, "pobj") if whose else ():
        relation = _HEADSHIP.get(tree.items[what].low, "")
        if relation:
            whom = names_of(tree, tree.behind(what, "of"))
            yield from edges_between(tree, Form(relation, inverse=True), at, whose, whom, told=True)


def _one_of(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield of which class somebody is: "X, an Iran-backed militia", "the strongest of the Iran-backed militias is X"."""
    thing = tree.items[at].thing
    if thing is None or thing.type != "class":
        return
    head = at
    if tree.deps[at] == "pobj" and tree.items[tree.heads[at]].low in ("of", "among"):
        head = tree.heads[tree.heads[at]]
        if not tree.tags[head].startswith(("JJ", "CD", "DT", "RBS")) or tree.items[head].thing:
            return
    members = _explained(tree, head)
    if not members and tree.deps[head] == "nsubj" and tree.items[tree.heads[head]].low in BE:
        members = names_of(tree, tree.kids(tree.heads[head], "attr"))
    yield from edges_between(tree, "instance-of", head, members, (at,))


def _explained(tree: Tree, at: int) -> tuple[int, ...]:
    """Return whom a noun explains, by "to be" or a comma."""
    if tree.deps[at] == "attr":
        verb = tree.heads[at]
        if any(kid < at for kid in tree.kids(verb, "attr")):
            return ()  # "X is a brother of Y, the head of Z"
        is_so = tree.items[verb].low in BE | {"remains", "became", "remain"}
        return names_of(tree, subjects_of(tree, verb)[0]) if is_so else ()
    if tree.deps[at] == "appos":
        head = tree.heads[at]
        return (head,) if tree.items[head].thing else ()
    return tuple(kid for kid in tree.kids(at, "appos") if tree.items[kid].thing)


def _role(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield what a title or role says: "Y's ally, X", "Y spokesman X", "X, leader of Y", "its proxies"."""
    item = tree.items[at]
    form = _role_of(tree, at)
    if form is None:
        return
    above = {tree.items[kid].low for kid in tree.kids(at, "amod", "compound", "nmod", "advmod")}
    if above & PAST:
        return
    if form.target in ROLES and above & UNDER:
        form = Form("holds-office-in", inverse=False)
    elif item.low == "minister" and above & {"prime", "first", "chief"}:
        form = Form("leads", inverse=False)
    people = _explained(tree, at)
    titled = not people and tree.deps[at] in ("compound", "nmod", "amod") and not tree.is_root(at)
    if titled:
        people = names_at(tree, tree.heads[at]) if tree.items[tree.heads[at]].thing else ()
    whole = _bodies(tree, at) or (_bodies(tree, tree.heads[at], before=at) if titled else ())
    if not people or not whole or _is_of_many(tree, at, people):
        return
    people = tuple(place for place in people if place not in whole)
    other = tree.heads[at]
    if other > at and tree.items[other].low in ROLE_WORDS and tree.deps[at] in ("amod", "compound"):
        return  # "deputy head" is said by its last word
    said = [tree.items[place].low for place in range(whole[-1] + 1, at)] if titled else []
    if form.target == "holds-office-in" and not UNDER & set(said):  # "army chief General X"
        roles = [role for role in ("leads", "commands", "speaks-for") if ROLES[role] & set(said)]
        form = Form(roles[0], inverse=False) if roles else form
    if form.target in ROLES and any(not is_person(tree, place) for place in people):
        return
    yield from edges_between(tree, form, at, people, whole, told=tree.deps[at] != "attr")


def _role_of(tree: Tree, at: int) -> Form | None:
    for relation, nouns in ROLES.items():
        if tree.items[at].low in nouns:
            return Form(relation, inverse=False)
    key = tree.items[at].stem
    if key in GROUPED and any(tree.items[kid].stem in _SPLIT for kid in tree.kids(at, *MODIFIERS)):
        return Form("splinter-of", inverse=False)
    form = tree.lexicon.nouns.get(key)
    return form if form and form.target in _TOLD else None


def _bodies(tree: Tree, at: int, before: int = 1_000) -> tuple[int, ...]:
    """Return whose a role is: "X's", "Xian", "of X"."""
    for kid in tree.kids(at, *MODIFIERS):
        thing = tree.items[kid].thing
        if thing and kid < before and thing.type not in ("person", "event", "media-outlet"):
            return (kid,)
        if tree.items[kid].low == "whose":
            return names_at(tree, kid) or named_before(tree, kid)
        if thing is None and kid < before and tree.deps[kid] in ("compound", "nmod"):
            deeper = _bodies(tree, kid)
            if deeper:
                return deeper
    behind = (names_at(tree, whom) for whom in tree.behind(at, "of", "for", "at", "to", "in"))
    return next((found for found in behind if found), ())


def _person_of(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield whose officer somebody is: "Gen. X of the Y"."""
    if not is_person(tree, at) or tree.items[min(at + 1, len(tree.items) - 1)].low != "of":
        return
    titles = {tree.items[kid].low for kid in tree.kids(at, "compound", "nmod")}
    relation = "leads" if titles & {"president", "premier", "king", "leader"} else "holds-office-in"
    relation = "speaks-for" if titles & {"spokesman", "spokeswoman"} else relation
    bodies = [
        place
        for place in names_of(tree, tree.kids(at + 1, "pobj") if tree.heads[at + 1] == at else ())
        if (thing := tree.items[place].thing) and thing.type not in ("place", "facility", "person")
    ]
    yield from edges_between(tree, relation, at + 1, (at,), bodies, told=True)


def _formed(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield what "X-backed Y", "X-led Y" and "X-based Y" say."""
    items = tree.items
    if at < 2 or items[at - 1].text not in "-–" or not items[at - 2].thing:
        return
    form = next((form for words, form in FORMED_WITH.items() if items[at].low in words), None)
    noun = next((place for place in tree.above(at) if tree.tags[place].startswith("NN")), -1)
    if form and noun > at:
        yield from edges_between(tree, Form(*form), at, (at - 2,), names_at(tree, noun), told=True)


def _doing(tree: Tree, at: int) -> Iterator[Edge]:
    """Yield what a noun of doing says: "X's strikes on Y", "the attack on Y by X", "clashes between X and Y"."""
    relation, preps = NOUNS_OF_DOING.get(tree.items[at].stem, ("", frozenset()))
    known = relation and relation in tree.lexicon.vocabulary
    if not known or (tree.moods is not None and is_unsure(tree.items)):
        return
    both = tree.lexicon.vocabulary[relation].symmetric or relation == "meets"
    if both and tree.has(at, ("between",), "prep"):
        names = names_of(tree, tree.behind(at, "between"))
        if len(names) == 2:
            yield from edges_between(tree, relation, at, names[:1], names[1:])
        return
    behind = (
        names_of(tree, tree.kids(prep, "pobj"), held=relation in HOLDING)
        for prep in (*tree.kids(at, "prep"), *loose_at(tree, at))
        if tree.items[prep].low in preps
    )
    objects = next((found for found in behind if found), ())
    doers = tuple(place for place in doers_of(tree, at) if place not in objects)
    if objects:
        yield from edges_between(tree, relation, at, doers, objects)
