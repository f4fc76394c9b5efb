"""What figures are about, in words: *ships taken in the night raid*."""

from __future__ import annotations

from actorgraph.sentence.figure import is_participle
from actorgraph.sentence.noun import Noun


def topic_words(what: str, unit: str, about: Noun, whose: Noun | None = None) -> str:
    """Return what is counted, in or of what.

    Parameters
    ----------
    what, unit
        The thing counted and its unit, as in a `Quantity`.
    about
        The event or actor that the figures are about.
    whose
        The actor to whom those belong that are counted.

    Examples
    --------
    >>> raid, navy = Noun("raid", "raid", "attack", is_event=True), Noun("navy", "Blue Navy", "military")
    >>> topic_words("killed", "sailors", raid, navy), topic_words("ships taken", "ships", raid)
    ('sailors killed of the Blue Navy in the raid', 'ships taken in the raid')
    >>> topic_words("dockers", "people", raid), topic_words("ransom", "EUR", raid)
    ('dockers in the raid', 'ransom (EUR) in the raid')
    """
    if unit.casefold() in what.casefold():
        words = what
    elif is_participle(what.split()[0]):
        words = f"{unit} {what}"
    else:
        words = what if unit == "people" else f"{what} ({unit})"
    of = f" of {whose.words}" if whose else ""
    return f"{words}{of} {'in' if about.is_event else 'of'} {about.words}"
