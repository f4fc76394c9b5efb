"""The words by which figures say what they count."""

from __future__ import annotations

from typing import Final

from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

#: Words that mean one thing of a figure, by the first of each row.
ALIKE: Final = (
    "kill kills killed killing dead death deaths die died dies fatality fatalities slain",
    "injure injures injured injuring wound wounds wounded wounding hurt injury injuries",
    "strike strikes struck hit hits",
    "soldier soldiers troop troops serviceman servicemen members member service personnel",
    "employ employs employed use used uses fire fired drop dropped",
    "group groups militia militias faction factions",
    "plane planes aircraft airplane airplanes jet jets warplane warplanes bomber bombers",
    "shut shuts shutting close closes closed closing",
    "blast blasts explosion explosions",
    "american americans us america",
    "munition munitions bomb bombs missile missiles weapon weapons",
)
_SAME: Final = {word: row.split()[0] for row in ALIKE for word in row.split()}
_BY_STEM: Final = {stem(word): root for word, root in _SAME.items()}
#: Words of which one is enough: "killed and wounded" asks for both figures. A figure of a loss answers for
#: nothing else, and nothing else for a loss.
KINDS: Final = frozenset({"kill", "injure"})
#: What is counted in reports of conflicts, beside the words above and those of the figures themselves.
COUNTABLE: Final = frozenset(
    stem(word)
    for word in wordlist(
        "civilian woman women child children man men adult worker medic doctor nurse journalist policeman"
        " policemen officer commander general fighter rebel militant insurgent gunman guard hostage prisoner"
        " captive refugee migrant student farmer villager resident citizen protester victim casualty casualties"
        " plane aircraft jet helicopter drone rocket grenade shell rifle gun tank truck car vehicle boat ship"
        " vessel house home building hospital school church mosque village town city base camp country state"
        " war battle ceasefire arrest kidnapping euro dollar day week month year hour"
    )
)
#: Units that leave open which people are counted.
ANYBODY: Final = frozenset({"", "people", "persons", "others"})
#: Who may be among such people; a civilian or a woman is not said to be.
AMONG_ANYBODY: Final = frozenset({"soldier"})
#: Words that ask for nothing in particular.
EMPTY: Final = wordlist(
    "people person human and the a an of in on at by were was is are did do does been be total number"
)


def is_countable(word: str) -> bool:
    """Return True if a word says what is counted in some figure, whatever a store holds.

    >>> is_countable("civilians"), is_countable("wounded"), is_countable("zorbs")
    (True, True, False)
    """
    return word in _SAME or stem(word) in _BY_STEM or stem(word) in COUNTABLE


def meaning_of(word: str) -> str:
    """Return one word for all that mean the same of a figure, else the stem.

    >>> meaning_of("deaths"), meaning_of("arrests")
    ('kill', 'arrest')
    """
    root = _SAME.get(word)
    if root:
        return root
    stemmed = stem(word)
    return _BY_STEM.get(stemmed, stemmed)
