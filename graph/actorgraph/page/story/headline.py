"""The story in one to three sentences: those of its strongest claims, with what they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


def headline_of(view: View, edges: Sequence[Edge], camp_of: dict[str, int]) -> list[Saying]:
    """Return the strongest sponsorship, an attack by each of two camps, and the strongest blame.

    They stand in the order in which one explains the next: who stands behind whom, what was done, who is
    blamed, and what was done in return.
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
    return [saying_of(view, edge) for edge in (help_, first, blame, second) if edge]


def _strongest(edges: Sequence[Edge], family: str) -> Edge | None:
    its = [edge for edge in edges if edge.family == family]
    return min(its, key=lambda edge: (-edge.weight, edge.key), default=None)


def _attack(attacks: Sequence[Edge], event: str, help_: Edge | None) -> Edge | None:
    """Return the attack for which somebody is blamed, else one by who is sponsored, else the strongest."""
    client = help_.target if help_ else ""

    def worth(edge: Edge) -> tuple[bool, bool, float, tuple[str, ...]]:
        return (edge.event != event or not event, edge.doer != client, -edge.weight, edge.key)

    return min(attacks, key=worth, default=None)


def saying_of(view: View, edge: Edge) -> Saying:
    """Return the shortest sentence of a line's firmest claims, with the day, figures and number of claims."""
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
    return [f"according to {listed(shown)}"]
