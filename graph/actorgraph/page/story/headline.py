"""The story in one to three sentences: those of its strongest claims, with what they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.page.story.edge import is_code
from actorgraph.questions.apart import are_disputed
from actorgraph.sentence.figure import figure, number_of
from actorgraph.sentence.part import Part, finished, text_of
from actorgraph.sentence.wording import count, day_words, listed

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.page.story.edge import Edge
    from actorgraph.page.view import View

#: Things counted of which the figures are given of one event, and unlike numbers of one that are.
_FIGURES: Final = 2
_MOST_NUMBERS: Final = 3
#: Voices that are named beside a sentence.
_MOST_VOICES: Final = 2
_ACCORDING: Final = "according to"
#: Sentences that tell a story; of fewer, each says of whom else the same is said, and names so many of them.
_ENOUGH: Final = 3
_MOST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of the headline, days and figures beside it, and the claims that it rests on, firmest first."""

    text: str
    facts: tuple[str, ...]
    claims: tuple[int, ...]


def figures_of(view: View, event: str) -> tuple[str, ...]:
    """Return the figures that are asserted of an event: its casualties, else what was counted most."""
    told = [
        claim
        for claim in view.claims
        if claim.event == event and claim.quantity and group(claim.modality) == "assertive"
    ]
    casualties = [claim for claim in told if view.relations[claim.relation].family == "casualties"]
    if casualties:
        return _side_by_side(
            sorted(casualties, key=lambda claim: (claim.relation != "kills", claim.id))
        )
    others = [claim for claim in told if view.relations[claim.relation].family == "figure"]
    often = Counter(claim.quantity.what for claim in others if claim.quantity)

    def worth(claim: Claim) -> tuple[int, float, bool, str]:
        assert claim.quantity
        return (
            -often[claim.quantity.what],
            -claim.quantity.value,
            claim.quantity.op == "=",
            claim.id,
        )

    return _side_by_side(sorted(others, key=worth))[:1]


def _side_by_side(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the figures of the first things counted: of one thing all, and that they are disputed if they are."""
    things: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.quantity:
            key = claim.relation, claim.object, claim.quantity.what
            things.setdefault(key, []).append(claim)
    return tuple(map(_either, list(things.values())[:_FIGURES]))


def _either(claims: Sequence[Claim]) -> str:
    """Return the figures of one thing counted, the least first, each once."""
    quantities = [claim.quantity for claim in claims if claim.quantity]
    ordered = sorted(quantities, key=lambda quantity: (quantity.value, quantity.op != "="))
    numbers = dict.fromkeys(map(number_of, ordered))
    if len(numbers) > _MOST_NUMBERS:
        first = next(iter(numbers))
        words = f"from {first} to {figure(ordered[-1])}"
    else:
        *before, _ = numbers
        words = listed([*before, figure(ordered[-1])], "or")
    return f"{words}, disputed" if are_disputed(claims) else words


def headline_of(
    view: View, edges: Sequence[Edge], camp_of: dict[str, int], every: Sequence[Edge] = ()
) -> list[Saying]:
    """Return the strongest sponsorship, an attack by each of two camps, and the strongest blame.

    They stand in the order in which one explains the next: who stands behind whom, what was done, who is
    blamed, and what was done in return. Where these are few, as in a dataset of one kind of claim, an attack by
    somebody else is told too, and beside each sentence of whom the same is said among *every* line.
    """
    whole = [edge for edge in edges if edge.doer and edge.target]
    asserted = [edge for edge in whole if edge.asserted] or [
        edge for edge in whole if edge.group == "tentative"
    ]
    help_ = _strongest(asserted, "sponsorship")
    blame = _strongest(asserted, "attribution")
    attacks = [edge for edge in asserted if edge.family == "attack"]
    first = _attack(attacks, blame.event if blame else "", help_)
    back = [
        edge
        for edge in attacks
        if first and camp_of.get(edge.doer) == camp_of.get(first.target) != camp_of.get(first.doer)
    ]
    second = min(
        back,
        key=lambda edge: (not figures_of(view, edge.event), -edge.weight, edge.key),
        default=None,
    )
    told = [edge for edge in (help_, first, blame, second) if edge]
    if len(told) >= _ENOUGH:
        return _voiced_once([saying_of(view, edge) for edge in told])
    doers = {end for edge in told for end in (edge.doer, edge.target)}
    others = _strongest([edge for edge in attacks if edge.doer not in doers], "attack")
    told += [others] if others else []
    return _voiced_once([saying_of(view, edge, _likes_of(edge, every)) for edge in told])


def _likes_of(edge: Edge, every: Sequence[Edge]) -> list[Edge]:
    """Return the lines that say the same of the same doer and others, those of most claims first."""
    same = [
        other
        for other in every
        if (other.family, other.verb, other.group) == (edge.family, edge.verb, edge.group)
        and edge.doer in _doers(other)
        and other.key != edge.key
    ]
    return sorted(same, key=lambda other: (-len(other.claims), other.key))


def _doers(edge: Edge) -> tuple[str, ...]:
    return (edge.doer, edge.target) if edge.symmetric else (edge.doer,)


def _and_others(view: View, edge: Edge, likes: Sequence[Edge]) -> list[str]:
    """Return of whom else the same is said: by name with how many claims, or for how many other events."""
    others: Counter[str] = Counter()
    for other in likes:
        target = other.doer if other.target == edge.doer else other.target
        if target not in ("", edge.target):
            others[target] += len(other.claims)
    events = {other.event for other in likes} - {"", edge.event}
    if edge.event and events:
        at = "for" if edge.family == "attribution" else "in"
        whom = f"{count(len(others), 'other')} " if others else ""
        return [f"and {whom}{at} {count(len(events), 'other event')}"]
    if not others:
        return []
    most = others.most_common(_MOST_NAMED)
    is_counted = most[0][1] > 1
    named = [f"{view.name(key)} ({many:,})" if is_counted else view.name(key) for key, many in most]
    left = len(others) - len(named)
    return [f"also {listed([*named, count(left, 'other')] if left else named)}"]


def _voiced_once(sayings: list[Saying]) -> list[Saying]:
    """Return sentences beside which a voice that all of them have is named once, behind the last."""
    voices = {saying.facts[-1] if saying.facts else "" for saying in sayings}
    (voice, *more) = voices or {""}
    if more or len(sayings) < 2 or not voice.startswith(_ACCORDING):
        return sayings
    *before, last = (replace(saying, facts=saying.facts[:-1]) for saying in sayings)
    of_all = f"{'both' if len(sayings) == 2 else 'all'} {voice}"
    return [*before, replace(last, facts=(*last.facts, of_all))]


def _strongest(edges: Sequence[Edge], family: str) -> Edge | None:
    its = [edge for edge in edges if edge.family == family]
    often = Counter((edge.doer, edge.target) for edge in its)
    return min(
        its,
        key=lambda edge: (-edge.weight, -often[edge.doer, edge.target], edge.key),
        default=None,
    )


def _attack(attacks: Sequence[Edge], event: str, help_: Edge | None) -> Edge | None:
    """Return the attack for which somebody is blamed, else one by who is sponsored, else the strongest."""
    client = help_.target if help_ else ""

    def worth(edge: Edge) -> tuple[bool, bool, float, tuple[str, ...]]:
        return (edge.event != event or not event, edge.doer != client, -edge.weight, edge.key)

    return min(attacks, key=worth, default=None)


def saying_of(view: View, edge: Edge, likes: Sequence[Edge] = ()) -> Saying:
    """Return the shortest sentence of a line's firmest claims, with the day, figures and number of claims.

    Of whom the lines *likes* say the same stands behind these.
    """
    claims = view.claims
    firmest = [n for n in edge.claims if claims[n].modality == claims[edge.claims[0]].modality]
    texts = {n: text_of(view.patterns.sentence(claims[n])) for n in firmest}
    plain = min(firmest, key=lambda n: (bool(claims[n].role), len(texts[n]), claims[n].id))
    event = view.things.get(edge.event)
    facts = []
    if edge.family != "attribution" and event is not None:
        when = getattr(event, "when", None)
        facts = [*([day_words(when)] if when and when.known else []), *figures_of(view, edge.event)]
    if len(edge.claims) > 1:
        facts.append(count(len(edge.claims), "claim"))
    text = texts[plain]
    named = {part.id for part in view.patterns.sentence(claims[plain]) if part.id}
    is_one_of_many = claims[plain].quantity or claims[plain].text or is_code(claims[plain].role)
    if is_one_of_many and claims[plain].modality != "believed":
        # The figures and words of one claim are not those of the others.
        nouns = view.patterns.nouns
        clause = " ".join(
            [nouns[edge.doer].words, view.patterns.verb(claims[plain]), nouns[edge.target].words]
        )
        text = text_of(finished([Part("text", clause)]))
        named = {edge.doer, edge.target}
    facts += _and_others(view, edge, likes)
    facts += _voices(view, firmest, named)
    return Saying(text, tuple(facts), edge.claims)


def _voices(view: View, claims: Sequence[int], named: set[str]) -> list[str]:
    """Return whose word some claims are, unless their sentence names all of them."""
    voices = dict.fromkeys(view.claims[n].claimant for n in claims)
    if named.issuperset(voices):
        return []
    names = [view.name(key) for key in voices]
    left = len(names) - _MOST_VOICES
    shown = [*names[:_MOST_VOICES], f"{left} more"] if left > 0 else names
    return [f"{_ACCORDING} {listed(shown)}"]
