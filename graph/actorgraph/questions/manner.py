"""By what means claims say that something is done, and in which part of an event somebody took part.

Neither is assumed: who backs a group is not said by that to fund it, and who did something is not said to have
ordered it. A claim says its means in `mode`, or in the words of its quote, and the part in `role`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from actorgraph.model.names import fold
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actorgraph.model.claim import Claim

#: Whatever is supplied, if a question does not say what.
SUPPLIES: Final = "supplies"
#: The means that a question may name by a verb or a noun, with the words that a claim's mode may have for each.
MEANS: Final = {
    "money": "money fund funds funding finance finances financing cash payment payments investment investments"
    " dollars euros loan loans grant grants bankrolling",
    "weapons": "weapon weapons weaponry arms arming armament armaments munition munitions ammunition missile"
    " missiles rocket rockets drone drones uav gun guns rifle rifles artillery explosives",
    "training": "training train trainer trainers instructor instructors instruction",
    "drones": "drone drones uav uavs",
    "missiles": "missile missiles",
    "rockets": "rocket rockets",
    "equipment": "equipment gear vehicles kit boats gunboats",
    "troops": "troops troop soldiers soldier",
    "intelligence": "intelligence",
}
#: Verbs of a quote that name the means by themselves.
VERBS: Final = {
    "money": r"fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)|bankroll(?:s|ed|ing)?|invest(?:s|ed|ing|ment|ments)?",
    "weapons": r"arming|armed by|equip(?:s|ped|ping)",
    "training": r"train(?:s|ed|ing)?",
    "equipment": r"equip(?:s|ped|ping)",
}
#: Verbs of a quote with which things are handed over.
GIVES: Final = (
    r"suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|provision|giv(?:e|es|en|ing)|gave|sen(?:d|ds|t|ding)"
    r"|deliver(?:s|ed|ing|y|ies)?|ship(?:s|ped|ping|ments?)?|furnish(?:es|ed|ing)?|transfer(?:s|red|ring)?"
    r"|s(?:ell|ells|old|elling)"
)
#: The means that words of a question name, by their stems; *supply* asks for any.
ASKED: Final = {
    **{
        stem(word): means
        for means, words in {
            "money": "fund finance financier funder bankroll bankroller paymaster invest money funding cash",
            "weapons": "arm arms weapon",
            "training": "train trainer training",
            "drones": "drone",
            "missiles": "missile",
            "rockets": "rocket",
            "equipment": "equip equipment",
            "troops": "troops soldier",
            "intelligence": "intelligence",
            "explosives": "explosive",
            "ammunition": "ammunition",
            "rifles": "rifle",
            "guns": "gun",
            "artillery": "artillery",
            "tanks": "tank",
            SUPPLIES: "supply supplies supplier resource",
        }.items()
        for word in words.split()
    },
}
#: The part in an event that a word names, by how the word begins.
PARTS: Final = {
    "plan": "planner",
    "organis": "planner",
    "organiz": "planner",
    "mastermind": "planner",
    "order": "orderer",
    "direct": "orderer",
    "authori": "orderer",
    "approv": "orderer",
    "facilit": "facilitator",
    "resourc": "resourcer",
    "fund": "resourcer",
    "financ": "resourcer",
    "bankroll": "resourcer",
    "perpetrat": "perpetrator",
}
#: The parts of those who do not do it themselves.
PARTS_BEFORE: Final = frozenset(PARTS.values()) - {"perpetrator"}
#: What somebody with a part in an event did.
_DID: Final = {
    "planner": "planned",
    "orderer": "ordered",
    "facilitator": "facilitated",
    "resourcer": "resourced",
    "perpetrator": "done",
}


def means_in(words: Iterable[str]) -> str:
    """Return the means that a phrase for backing names; empty if it leaves them open.

    Examples
    --------
    >>> means_in(["funds"]), means_in(["is", "armed", "by"]), means_in(["supply", "drones", "to"]), means_in(["backs"])
    ('money', 'weapons', 'drones', '')
    """
    found = [ASKED[key] for key in map(stem, words) if key in ASKED]
    return next((means for means in found if means != SUPPLIES), found[0] if found else "")


def has_means(claim: Claim, means: str) -> bool:
    """Return True if a claim says that something is done by some means, in its mode or the words of its quote.

    Examples
    --------
    >>> from actorgraph.model.claim import Claim
    >>> paid = Claim("c", "sponsors", "s", "g", "red", "alpha", mode=("money", "training"))
    >>> drones = Claim("c", "sponsors", "s", "g", "red", "alpha", quote="Red supplies Alpha with drones")
    >>> has_means(paid, "money"), has_means(drones, "weapons"), has_means(drones, "money")
    (True, True, False)
    """
    asked = ASKED.get(stem(fold(means)), fold(means))
    quote = fold(claim.quote)
    gives = _has(quote, GIVES)
    if asked == SUPPLIES:
        return bool(claim.mode) or gives
    words = wordlist(MEANS.get(asked, asked))
    stems = {*map(stem, words)}
    if any(stem(word) in stems for mode in claim.mode for word in fold(mode).split()):
        return True
    return _has(quote, VERBS.get(asked, "(?!)")) or (gives and not words.isdisjoint(quote.split()))


def _has(text: str, pattern: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", text) is not None


def part_in(words: Iterable[str]) -> str:
    """Return the part in an event that words name, such as *planner* for "planned"; empty for none.

    Examples
    --------
    >>> part_in(["who", "planned"]), part_in(["strategic", "planner"]), part_in(["who", "did"])
    ('planner', 'planner', '')
    """
    parts = (part for word in words for begins, part in PARTS.items() if word.startswith(begins))
    return next(parts, "")


def has_part(role: str, part: str) -> bool:
    """Return True if the role of a claim is a part in an event."""
    words = fold(part).split()
    wanted = part_in(words)
    if wanted:
        return part_in(fold(role).split()) == wanted
    return {*map(stem, words)} <= {*map(stem, fold(role).split())}


def done(role: str) -> str:
    """Return what somebody who had a part in an event is said to have done to it.

    >>> done("planner"), done(""), done("driver")
    ('planned', 'done', 'been driver in')
    """
    return _DID.get(part_in(fold(role).split()), f"been {role} in") if role else "done"
