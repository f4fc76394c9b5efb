"""What a selection is marked as by the Traffic Light Protocol, for who writes it or passes it on."""

from __future__ import annotations

from collections import Counter

from actorgraph.formats.selection import Selection
from actorgraph.model.tlp import BINDING, LEVELS, label, strictest, warning
from actorgraph.sentence.wording import count


def marking_in(selection: Selection) -> str:
    """Return the strictest marking in a selection, empty if nothing in it is marked."""
    return strictest(level for level, _ in _found(selection))


def binding_in(selection: Selection) -> list[str]:
    """Return, in a line each, how much of a selection is marked RED or AMBER; a claim is, if what it names is."""
    found = _found(selection)
    words: dict[str, list[str]] = {}
    for noun in ("actor", "event", "source", "claim"):
        for level in reversed(LEVELS):
            if level in BINDING and (number := found[level, noun]):
                words.setdefault(level, []).append(count(number, noun))
    return [
        f"{label(level)} marks {', '.join(words[level])}: pass it on only to those whom the marking allows"
        for level in reversed(LEVELS)
        if level in words
    ]


def warning_of(selection: Selection) -> str:
    """Return the line that a file has if something in it is marked RED or AMBER, else an empty text."""
    return warning(marking_in(selection))


def _found(selection: Selection) -> Counter[tuple[str, str]]:
    """Return how many actors, events, sources and claims have each level."""
    store = selection.store
    if not store.has_markings:
        return Counter()
    marked = (
        *(("actor", actor.tlp) for actor in selection.actors()),
        *(("event", event.tlp) for event in selection.events()),
        *(("source", source.tlp) for source in selection.sources()),
        *(("claim", store.marking_of(claim)) for claim in selection.claims()),
    )
    return Counter((level, noun) for noun, level in marked if level)
