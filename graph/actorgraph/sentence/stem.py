"""One stem for all the forms of an English word, so that "backed" asks what "backs" asks.

The stems are keys, not words: both sides of every comparison go through `stem`, so it matters only
that the forms of one verb meet and that different verbs stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

FORMS: Final = """
be am is are was were been being
have has had having
do does did done doing
strike struck stricken
lead led
fight fought
hold held
take took taken
give gave given
get got gotten
make made
meet met
say said
tell told
leave left
lose lost
send sent
seek sought
speak spoke spoken
shoot shot
begin began begun
break broke broken
withdraw withdrew withdrawn
drive drove driven
blow blew blown
bring brought
buy bought
pay paid
lie lies lay lain lying
run ran
wage waged
bind bound
come came
go went gone goes
know knew known
mean meant
think thought
see saw seen
stand stood
swear swore sworn
steal stole stolen
write wrote written
fly flew flown
build built
sell sold
teach taught
find found
die died dying dies
tie tied tying ties
retake retook retaken
overrun overran
overthrow overthrew overthrown
undertake undertook undertaken
throw threw thrown
freeze froze frozen
choose chose chosen
forbid forbade forbidden
catch caught
win won
feed fed
"""

_BASE: Final = {form: row.split()[0] for row in FORMS.splitlines() for form in row.split()}
#: Words that would meet others without their last letter: planes are no plans.
WHOLE: Final = {"plane": "plane", "planes": "plane", "bases": "base", "base": "base"}
_VOWELS: Final = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word.

    >>> {stem(word) for word in ("sponsor", "sponsors", "sponsored", "sponsoring")}
    {'sponsor'}
    >>> stem("struck") == stem("strikes"), stem("supplied") == stem("supplies"), stem("hit") == stem("hits")
    (True, True, True)
    """
    if word in WHOLE:
        return WHOLE[word]
    word = _BASE.get(word, word)
    if not word.isascii() or len(word) < 4:
        return word
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        rest = word.removesuffix(ending)
        kept = rest + instead
        if rest != word and len(kept) >= 3 and _VOWELS & set(rest) and not _is_whole(word, ending):
            word = kept
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    return _BASE.get(word, word).removesuffix("e") if len(word) > 3 else word


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of words."""
    return tuple(map(stem, words))


def irregular(key: str) -> tuple[str, ...]:
    """Return the irregular forms of the words with a stem.

    >>> irregular(stem("strikes"))
    ('strike', 'struck', 'stricken')
    """
    return _by_stem().get(key, ())


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in _BASE:
        found[stem(form)] = (*found.get(stem(form), ()), form)
    return found


def _is_whole(word: str, ending: str) -> bool:
    """Return True where an ending belongs to the word: "press", "is", "his"."""
    return ending == "s" and word.endswith(("ss", "us", "is"))
