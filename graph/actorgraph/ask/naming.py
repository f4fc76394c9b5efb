"""The names in a question: exact ones at any place, and what misspelt words may have been.

A typo is taken for a name only where few letters differ, and the reading says so; a name that is
another spelling or another actor is left to the asker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, product
from typing import Final

from actorgraph.ask.words import POSSESSIVE, Word, Words, folded, word_set
from actorgraph.store.reader import Store, Thing

#: Words of the longest name that is looked for.
_LONGEST: Final = 14
#: Spellings that are tried for one question.
_MOST_TRIED: Final = 24
#: Nouns that people put after a name without meaning another actor.
_TRAILING: Final = word_set("group groups movement militia militias organisation organization")

_ARTICLE: Final = re.compile(r"^(?:the|an?) ")
#: Titles that people put before the name of a person.
_TITLES: Final = word_set(
    "president minister prime foreign defence defense secretary general colonel major captain "
    "commander leader spokesman spokeswoman spokesperson ambassador envoy senator king queen "
    "prince emir sheikh ayatollah dr mr mrs ms the"
)

Spots = dict[int, list[tuple[int, tuple[Thing, ...]]]]


def spots(store: Store, words: Sequence[Word]) -> Spots:
    """Return the names in a question by the word at which they begin: (end, things), longest first."""
    texts: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(words)):
        if words[start].folded == POSSESSIVE:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            if words[end - 1].folded == POSSESSIVE:
                continue
            texts.setdefault(folded(words[start:end]), []).append((start, end))
            bare = _ARTICLE.sub("", folded(words[start:end]))
            for text in (bare, f"the {bare}", f"a {bare}", f"an {bare}"):  # as it may be written
                texts.setdefault(text, []).append((start, end))
    called = store.things_called(texts)
    found: Spots = {}
    for text, things in sorted(called.items(), key=lambda named: bool(_ARTICLE.match(named[0]))):
        for start, end in texts[text]:
            spot = (end, tuple(things))
            if not any(other == end for other, _ in found.setdefault(start, [])):
                found[start].append(spot)
                if end < len(words) and words[end].folded in _TRAILING:
                    found[start].append((end + 1, tuple(things)))
    _add_titles(words, found)
    for ends in found.values():
        ends.sort(key=lambda end: -end[0])
    return found


def _add_titles(words: Sequence[Word], found: Spots) -> None:
    """Let a person's name begin at a title before it: "president Raisi"."""
    for start in list(found):
        people = [(end, things) for end, things in found[start] if things[0].type == "person"]
        at = start
        while people and at and words[at - 1].folded in _TITLES and at - 1 not in found:
            at -= 1
            found[at] = list(people)


def respelt(
    words: Words, known: Iterable[str], names: Collection[str], *, verbs: bool = False
) -> Iterator[tuple[Words, dict[str, str]]]:
    """Yield the question with misspelt words of names replaced, and what was replaced, nearest first.

    *known* are the words of the grammar, which are not misspelt, *names* those of all names. With *verbs* a misspelt word may be one of
    them, too; that is to be offered only, as "founded" is no misspelt "funded".
    """
    grammar = set(known)
    unknown = [word.folded for word in words if _may_be_misspelt(word, grammar)]
    if not unknown:
        return
    lexicons = (names, grammar) if verbs else (names,)
    near: dict[str, list[str]] = {}
    for word in unknown:
        if word not in names:
            near[word] = _near_words(word, chain(*lexicons))
    misspelt = [word for word in near if near[word]]
    if not misspelt:
        return
    for tried, choice in enumerate(product(*(near[word] for word in misspelt))):
        if tried == _MOST_TRIED:
            return
        instead = dict(zip(misspelt, choice, strict=True))
        yield tuple(_replaced(word, instead) for word in words), instead


def _may_be_misspelt(word: Word, grammar: set[str]) -> bool:
    text = word.folded
    return text not in grammar and len(text) > 3 and not any(letter.isdigit() for letter in text)


def _near_words(word: str, lexicon: Iterable[str]) -> list[str]:
    """Return the words of a lexicon of which a word may be a misspelling, nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = edits_of(word)
    others = [
        other
        for other in lexicon
        if abs(len(other) - len(word)) <= most and len(other) >= 4 and other[:1].isalpha()
    ]
    near = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=50)
    found = [
        (distance, other[0] != word[0], other)
        for other, distance, _ in near
        if distance and _same_letters_enough(word, other)
    ]
    return [other for _, _, other in sorted(set(found))[:4]]


def edits_of(word: str) -> int:
    """Return how many letters may be wrong in a word of its length.

    Short words are other names too easily: Iran and Iraq, Mali and Malawi.
    """
    return 2 if len(word) >= 8 else 1


def _same_letters_enough(word: str, other: str) -> bool:
    """Return True for short words only where two letters changed places or one was doubled."""
    return len(word) > 5 or sorted(word) == sorted(other) or set(word) == set(other)


def _replaced(word: Word, instead: dict[str, str]) -> Word:
    from actorgraph.sentence.stem import stem

    if word.folded not in instead:
        return word
    text = instead[word.folded]
    return Word(text, word.typed, stem(text))
