"""What the nouns of a sentence decide: what somebody is, whose officer, "X-backed", strikes on somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.ask.lexicon import Form, Lexicon, Phrase
from actorgraph.drafts.cues import BE, FORMED_WITH, GROUPED, NOUNS_OF_DOING, PAST, UNDER, stems
from actorgraph.drafts.deed import MODIFIERS, doers_of, loose_at
from actorgraph.drafts.edge import HOLDING, ROLES, Edge
from actorgraph.drafts.ends import is_person, named_before, names_at
from actorgraph.drafts.joined import Match, edges_between
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


def noun_edges(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield what a name or noun at a place decides."""
    item = tree.items[at]
    if item.thing:
        yield from _person_of(tree, at, lexicon)
        yield from _one_of(tree, at, lexicon)
    if not item.stem:
        return
    yield from _formed(tree, at, lexicon)
    yield from _under(tree, at, lexicon)
    if tree.tags[at].startswith("NN") or tree.deps[at] in ("compound", "attr", "appos"):
        yield from _state(tree, at, lexicon)
        yield from _role(tree, at, lexicon)
    if tree.tags[at].startswith(("NN", "VBG")):
        yield from _doing(tree, at, lexicon)


def _state(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield what somebody is: "X is a member of Y", "X, the armed wing of Y", "a member of Y, X"."""
    subjects = _explained(tree, at)
    above = {tree.items[kid].low for kid in tree.kids(at, "amod", "compound", "nmod", "advmod")}
    if not subjects or above & (UNDER | PAST):
        return
    if _is_of_many(tree, at, subjects):
        return
    for phrase in lexicon.beginning(tree.items[at].stem):
        if phrase.state:
            match = match_at(tree, at, phrase, lexicon) or _of_which(tree, at, phrase)
            edges = (
                list(edges_between(tree, lexicon, phrase.form, at, subjects, match))
                if match
                else []
            )
            if edges:
                yield from edges
                return


def _is_of_many(tree: Tree, at: int, subjects: tuple[int, ...]) -> bool:
    """Return True if a plural is said of one, as a parser may read "X, …, ships components to Y"."""
    one = tree.items[subjects[0]].thing if len(subjects) == 1 else None
    return tree.tags[at] == "NNS" and one is not None and one.type != "class"


def _of_which(tree: Tree, at: int, phrase: Phrase) -> Match | None:
    """Return the match of "X, of which Y is a member"."""
    clause = tree.heads[at]
    if phrase.key[1:] != ("of", "{o}") or tree.deps[clause] != "relcl":
        return None
    for prep in (*tree.kids(clause, "prep"), *tree.kids(at, "prep")):
        for whom in tree.kids(prep, "pobj"):
            if tree.items[whom].low in ("which", "whom") and prep < at:
                return Match(names_at(tree, whom), -1, at)
    return None


def _under(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield who commands somebody: "X, under the command of Y"."""
    whose = named_before(tree, at) if tree.items[at].low == "under" else ()
    for name in whose:
        if tree.deps[name] == "pobj" and tree.items[tree.heads[name]].low == "of":
            whose = _explained(
                tree, tree.heads[tree.heads[name]]
            )  # "X, a faction of Y under the command of Z"
    for what in tree.kids(at, "pobj") if whose else ():
        relation = _HEADSHIP.get(tree.items[what].low, "")
        whom = tuple(
            place
            for of in tree.kids(what, "prep")
            if tree.items[of].low == "of"
            for one in tree.kids(of, "pobj")
            for place in names_at(tree, one)
        )
        if relation and whom:
            form, match = Form(relation, inverse=True), Match(whom, -1, max(whom))
            yield from edges_between(tree, lexicon, form, at, whose, match, told=True)


def _one_of(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
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
        attributes = tree.kids(tree.heads[head], "attr")
        members = tuple(place for one in attributes for place in names_at(tree, one))
    form = Form("instance-of", inverse=False)
    yield from edges_between(tree, lexicon, form, head, members, Match((at,), -1, at))


def _explained(tree: Tree, at: int) -> tuple[int, ...]:
    """Return whom a noun explains, by "to be" or a comma."""
    if tree.deps[at] == "attr":
        verb = tree.heads[at]
        if any(kid < at for kid in tree.kids(verb, "attr")):
            return ()  # "X is a brother of Y, the head of Z"
        if tree.items[verb].low in (
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "remains",
            "became",
            "remain",
        ):
            heads, _ = subjects_of(tree, verb)
            return tuple(place for head in heads for place in names_at(tree, head))
        return ()
    if tree.deps[at] == "appos":
        head = tree.heads[at]
        return (head,) if tree.items[head].thing else ()
    return tuple(kid for kid in tree.kids(at, "appos") if tree.items[kid].thing)


def _role(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield what a title or role says: "Y's ally, X", "Y spokesman X", "X, leader of Y", "its proxies"."""
    item = tree.items[at]
    form = _role_of(tree, at, lexicon)
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
    if any(
        other > at and tree.items[other].low in ROLE_WORDS and tree.deps[at] in ("amod", "compound")
        for other in [tree.heads[at]]
    ):
        return  # "deputy head" is said by its last word
    said = [tree.items[place].low for place in range(whole[-1] + 1, at)] if titled else []
    if form.target == "holds-office-in" and not UNDER & set(said):  # "army chief General X"
        form = next(
            (
                Form(role, inverse=False)
                for role in ("leads", "commands")
                if ROLES[role] & set(said)
            ),
            form,
        )
    person_needed = form.target in ROLES
    if person_needed and any(not is_person(tree, place) for place in people):
        return
    match = Match(whole, -1, max(*people, *whole, at))
    told = tree.deps[at] != "attr"
    yield from edges_between(tree, lexicon, form, at, people, match, told=told)


def _role_of(tree: Tree, at: int, lexicon: Lexicon) -> Form | None:
    for relation, nouns in ROLES.items():
        if tree.items[at].low in nouns:
            return Form(relation, inverse=False)
    key = tree.items[at].stem
    if key in GROUPED and any(tree.items[kid].stem in _SPLIT for kid in tree.kids(at, *MODIFIERS)):
        return Form("splinter-of", inverse=False)
    form = lexicon.nouns.get(key)
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
    for prep in tree.kids(at, "prep"):
        if tree.items[prep].low in ("of", "for", "at", "to", "in"):
            for whom in tree.kids(prep, "pobj"):
                found = names_at(tree, whom)
                if found:
                    return found
    return ()


def _person_of(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield whose officer somebody is: "Gen. X of the Y"."""
    if not is_person(tree, at):
        return
    titles = {tree.items[kid].low for kid in tree.kids(at, "compound", "nmod")}
    for prep in tree.kids(at, "prep"):
        if tree.items[prep].low == "of" and prep == at + 1:
            for whom in tree.kids(prep, "pobj"):
                bodies = tuple(
                    place
                    for place in names_at(tree, whom)
                    if (thing := tree.items[place].thing)
                    and thing.type not in ("place", "facility", "person")
                )
                relation = (
                    "leads"
                    if titles & {"president", "premier", "king", "leader"}
                    else "holds-office-in"
                )
                relation = "speaks-for" if titles & {"spokesman", "spokeswoman"} else relation
                match = Match(bodies, -1, max((at, *bodies)))
                yield from edges_between(
                    tree, lexicon, Form(relation, inverse=False), prep, (at,), match, told=True
                )


def _formed(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield what "X-backed Y", "X-led Y" and "X-based Y" say."""
    items = tree.items
    if at < 2 or items[at - 1].text not in "-–" or not items[at - 2].thing:
        return
    form = next((form for words, form in FORMED_WITH.items() if items[at].low in words), None)
    if form is None:
        return
    noun = next((place for place in tree.above(at) if tree.tags[place].startswith("NN")), -1)
    whom = names_at(tree, noun) if noun > at else ()
    relation, inverse = form
    yield from edges_between(
        tree,
        lexicon,
        Form(relation, inverse),
        at,
        (at - 2,),
        Match(whom, -1, max((at, *whom))),
        told=True,
    )


def _doing(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Edge]:
    """Yield what a noun of doing says: "X's strikes on Y", "the attack on Y by X", "clashes between X and Y"."""
    relation, preps = NOUNS_OF_DOING.get(tree.items[at].stem, ("", frozenset()))
    if (
        not relation
        or relation not in lexicon.vocabulary
        or (tree.moods is not None and is_unsure(tree.items))
    ):
        return
    both = lexicon.vocabulary[relation].symmetric or relation == "meets"
    for prep in tree.kids(at, "prep"):
        if both and tree.items[prep].low == "between":
            names = tuple(n for whom in tree.kids(prep, "pobj") for n in names_at(tree, whom))
            if len(names) == 2:
                yield from edges_between(
                    tree,
                    lexicon,
                    Form(relation, inverse=False),
                    at,
                    names[:1],
                    Match(names[1:], -1, max(names)),
                )
            return
    doers = doers_of(tree, at)
    objects: tuple[int, ...] = ()
    for prep in (*tree.kids(at, "prep"), *loose_at(tree, at)):
        if not objects and tree.items[prep].low in preps:
            objects = tuple(
                n
                for whom in tree.kids(prep, "pobj")
                for n in names_at(tree, whom, held=relation in HOLDING)
            )
    doers = tuple(place for place in doers if place not in objects)
    if doers and objects:
        last = max(*doers, *objects, at)
        yield from edges_between(
            tree, lexicon, Form(relation, inverse=False), at, doers, Match(objects, -1, last)
        )
