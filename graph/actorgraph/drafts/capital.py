"""Capitals that stand for their governments: "Khartoum blames Nairobi", and not "fighting in Khartoum"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from actorgraph.drafts import cues
from actorgraph.model.states import states

if TYPE_CHECKING:
    from actorgraph.drafts.names import Item

#: What governments do, and cities do not.
_GOVERNS: Final = (
    cues.SPEECH_STEMS | cues.BELIEF_STEMS | cues.DENIAL_STEMS | cues.PLEDGE_STEMS | cues.ACCUSES | cues.WANTS | cues.stems(
    "condemn reject dismiss welcome criticise criticize denounce arm fund finance supply sanction impose sever recall"
    " expel summon suspend sign agree recognise recognize deploy send train refuse decline seek provide equip sponsor"
    " bankroll deliver ally side try want need know see hope respond retaliate designate blacklist ban lobby negotiate"
    " protest condone intervene rely fear remain comment")
) - cues.stems("find write conclude report")  # fmt: skip
#: What is said of a government in the passive.
_SUFFERS: Final = cues.ACCUSES | cues.stems(
    "accuse criticise criticize condemn sanction warn urge ask tell suspect"
)
#: Before "with", "to", "from", "of", "on" and "against", what one has with a government.
_TIES: Final = cues.stems(
    "tie relation link talk alliance agreement deal pact truce cooperation ally partner support backing weapon arm money"
    " fund aid help pressure order funding assistance ambassador envoy loyal close proxy enemy influence sanction"
    " accusation war tension dispute negotiation accord friend aligned align allied side negotiate clash respond"
)  # fmt: skip
_HAD: Final = cues.stems("denial claim government interest consent decision")
_BEFORE_VERB: Final = cues.AUXILIARIES | cues.ADVERBS | cues.NEGATIONS | cues.TIMES | {"on", "long"}
_TYING: Final = frozenset(["with", "to", "from", "of", "on", "against", "between"])
_SEAT: Final = r"(?!(?:In|At|From|Near|To|The)\b)((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?)"
_TOLD: Final = re.compile(
    rf"\b{_SEAT}, the capital of (?:the )?{_SEAT}|\b{_SEAT}[’']s capital,? {_SEAT}\b|\b[Tt]he {_SEAT} capital,? {_SEAT}\b"
)


def seats_of(names: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield the seats of the states that are called by some names, the state of each, and whether it is a house."""
    known = frozenset(names)
    for one in states():
        state = next((name for name in one.names if name in known), None)
        if state:
            yield from ((seat, state, False) for seat in one.capitals)
            yield from ((seat, state, True) for seat in one.houses)


@cache
def irregular_adjectives() -> dict[str, tuple[str, ...]]:
    """Return the adjectives that no ending makes, each with the names of its state."""
    return {adjective: one.names for one in states() for adjective in one.adjectives}


def seats_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the capitals that a text calls so, each with the name or the adjective of its state.

    >>> [*seats_in("In Stari Grad, the capital of Drenova, Vasilia's capital, Ostro, and the Karthian capital Ush.")]
    [('Stari Grad', 'Drenova'), ('Ostro', 'Vasilia'), ('Ush', 'Karthian')]
    """
    for found in _TOLD.finditer(text):
        seat, state, owner, owned, adjective, named = found.groups()
        yield (seat, state) if seat else (owned, owner) if owned else (named, adjective)


def governs(items: Sequence[Item], at: int, stop: int) -> bool:
    """Return True if the name of a city stands for the government that sits there."""
    return (
        _acts(items, stop) or _is_met(items, at) or _owns(items, stop) or _beside(items, at, stop)
    )


def _acts(items: Sequence[Item], stop: int, joined: bool = False) -> bool:
    """Return True before what a government does: "Khartoum, however, has not blamed"."""
    passive = False
    at = stop
    commas = [place for place in range(at, min(at + 4, len(items))) if items[place].text == ","]
    if len(commas) == 2 and commas[0] == at:
        at = commas[1] + 1
    while at < len(items) and (items[at].low in _BEFORE_VERB or items[at].low.endswith("ly")):
        passive = passive or items[at].low in cues.BE
        at += 1
    verb = items[at] if at < len(items) and items[at].text.islower() else None
    if verb is None or (at == stop and verb.low.endswith(("ing", "er"))):
        return False
    if passive and not verb.low.endswith("ing"):
        return verb.stem in _SUFFERS
    told = verb.low.endswith(("s", "ed")) or verb.low in ("said", "told", "sent", "sought")
    return verb.stem in _GOVERNS and (told or joined or at > stop)


def _is_met(items: Sequence[Item], at: int) -> bool:
    """Return True behind what is done to governments: "blamed Nairobi", "ties with Tehran", "backed by Tehran"."""
    if not at:
        return False
    before = items[at - 1]
    if before.low == "by":
        verb = items[at - 2] if at > 1 else None
        return verb is not None and (verb.stem in _GOVERNS | _SUFFERS or verb.stem == "led")
    if before.low in _TYING:
        return any(item.stem in _TIES for item in items[max(0, at - 3) : at - 1])
    return before.text.islower() and before.stem in _GOVERNS - cues.stems("see need reveal")


def _owns(items: Sequence[Item], stop: int) -> bool:
    """Return True for "Tehran-backed" and "Tehran's allies"."""
    after = [item.low for item in items[stop : stop + 3]]
    formed = len(after) > 1 and after[0] in ("-", "–") and after[1] != "based"
    if formed:
        return any(after[1] in words for words in cues.FORMED_WITH)
    owned = items[stop + 1 : stop + 4] if after[:1] == ["'s"] else ()
    return any(item.stem in _TIES | _HAD for item in owned)


def _beside(items: Sequence[Item], at: int, stop: int) -> bool:
    """Return True for the first and the second of "Moscow and Tehran deny"."""
    joined = stop + 1 < len(items) and items[stop].low in ("and", "or", "nor")
    named = joined and items[stop + 1].text[:1].isupper()
    return named and (_acts(items, stop + 2, True) or _acts(items, stop + 3, True))
