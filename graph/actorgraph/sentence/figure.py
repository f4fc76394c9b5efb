"""Figures in English: *more than 125 precision munitions*, *no US service members*."""

from __future__ import annotations

import re
from typing import Final

from actorgraph.model.claim import Quantity
from actorgraph.sentence.head import singular
from actorgraph.sentence.wordlist import wordlist

_OPERATORS: Final = {
    "=": "",
    ">": "more than",
    "<": "fewer than",
    ">=": "at least",
    "<=": "at most",
    "~": "about",
}
_SMALL: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VERB: Final = (
    r"\w+(?:ed|en)|struck|hit|hurt|shot|lost|left|held|made|sent|sunk|put|fought|met"
    r"|found|paid|sold|built"
)
#: Words that end like a participle, and of which nobody says that it was done to somebody.
_NO_VERBS: Final = wordlist(
    "men women children dozen seven eleven died marched protested gathered survived surrendered escaped"
    " returned deserted joined defected participated arrived crossed voted disappeared remained happened"
    " occurred attended starved drowned perished crashed exploded need bed seed weed citizen"
)
_PARTICIPLE: Final = (
    rf"(?P<noun>.+?) (?P<verb>{_VERB})(?P<rest>(?: by| in| from| at| on| to)?(?: .+)?)"
)


def number_of(quantity: Quantity) -> str:
    """Return the number with its operator, in words up to nine.

    >>> number_of(Quantity("killed", ">=", 1200)), number_of(Quantity("killed", "=", 3))
    ('at least 1,200', 'three')
    """
    value = quantity.value
    if float(value).is_integer():
        whole = int(value)
        plain = _SMALL[whole] if 0 <= whole < len(_SMALL) else f"{whole:,}"
        if whole == 0 and quantity.op != "=":
            plain = "0"
    else:
        plain = quantity.number
    return f"{_OPERATORS[quantity.op]} {plain}".strip()


def counted(quantity: Quantity, noun: str) -> str:
    """Return a figure of things with a name, which is in the plural.

    >>> counted(Quantity("strikes", ">", 1), "strikes on depots")
    'more than one strike on depots'
    """
    return f"{number_of(quantity)} {singular(noun) if _is_one(quantity) else noun}".strip()


def figure(quantity: Quantity) -> str:
    """Return a figure with its unit, and with what it counts if the unit does not say it.

    >>> figure(Quantity("attacks", "=", 165, "attacks")), figure(Quantity("amount", "=", 70000, "EUR"))
    ('165 attacks', '70,000 EUR (amount)')
    >>> figure(Quantity("fatalities", "=", 1)), figure(Quantity("targets struck", ">", 85, "targets"))
    ('one fatality', 'more than 85 targets struck')
    >>> figure(Quantity("ships sunk", "=", 1, "ships"))
    'one ship sunk'
    """
    unit, what = quantity.unit, quantity.what
    if not unit:
        return counted(quantity, what)
    if unit.casefold() in what.casefold():
        noun, verb = participle(what) or (what, "")
        return f"{counted(quantity, noun)} {verb}".rstrip()
    return f"{counted(quantity, unit)} ({what})"


def of_people(quantity: Quantity) -> str:
    """Return a figure of people, of whom the verb says what happened to them.

    >>> of_people(Quantity("killed", "=", 0, "US service members")), of_people(Quantity("dead", "~", 40))
    ('no US service members', 'about 40 people')
    """
    return counted(quantity, quantity.unit or "people")


def participle(what: str) -> tuple[str, str] | None:
    """Return the noun and the participle with its words, if what is counted is said so.

    >>> participle("targets struck"), participle("precision munitions employed"), participle("attacks")
    (('targets', 'struck'), ('precision munitions', 'employed'), None)
    """
    found = re.fullmatch(_PARTICIPLE, what)
    return (found["noun"], f"{found['verb']}{found['rest']}") if found else None


def is_participle(word: str) -> bool:
    """Return True if a word says what was done to those that are counted.

    >>> is_participle("arrested"), is_participle("women"), is_participle("died")
    (True, False, False)
    """
    return word not in _NO_VERBS and re.fullmatch(_VERB, word) is not None


def is_plural(quantity: Quantity) -> bool:
    """Return True if a verb with this figure as its subject is in the plural."""
    return not _is_one(quantity)


def _is_one(quantity: Quantity) -> bool:
    return quantity.value == 1
