"""What is offered for each sentence: pairs of names, and for each pair the relations that its words allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from hashlib import blake2b
from itertools import combinations
from typing import Any, Final

from actorgraph.case.check import HEDGED
from actorgraph.drafts.draft import Draft, Proposal

#: Cards that a digit can pick.
_MOST: Final = 9
#: Cards up to which pairs are shown for which the words allow no relation.
_FEW: Final = 5

Place = tuple[str, int, int]


def cards_of(
    draft: Draft, places: Sequence[Sequence[Place]], struck: Iterable[str], rejected: Iterable[str],
    known: Mapping[str, str],
) -> list[list[dict[str, Any]]]:  # fmt: skip
    """Return the cards of each sentence, the surest first.

    A card is ``{key, ends, options, why}``; each option is a claim as it would be written, with `unsure`: the keys
    that a person should look at. *known* has the type of each actor and event by id; names that are *struck* are on
    no card, and cards that were *rejected* are not offered again.
    """
    gone, refused = set(struck), set(rejected)
    by_sentence: dict[int, list[Proposal]] = {}
    for proposal in draft.proposals:
        by_sentence.setdefault(proposal.sentence, []).append(proposal)
    found = []
    for number in range(len(draft.sentences)):
        proposals = [
            one
            for one in by_sentence.get(number, [])
            if not gone & {one.subject, one.object, one.event}
        ]
        cards = _grouped(proposals, known)
        cards += _bare(
            draft, number, places[number] if number < len(places) else (), cards, known, gone
        )
        kept = [card for card in cards if card["key"] not in refused]
        offered = [card for card in kept if card["options"]][:_MOST]
        bare = [card for card in kept if not card["options"]]
        found.append(offered + bare[: max(0, _FEW - len(offered))])
    return found


def _grouped(proposals: Iterable[Proposal], known: Mapping[str, str]) -> list[dict[str, Any]]:
    cards: dict[str, dict[str, Any]] = {}
    for proposal in sorted(proposals, key=lambda one: (one.rank, not one.strict)):
        ends = sorted(filter(None, (proposal.subject, proposal.object)))
        alone = [proposal.event, proposal.text] if len(ends) < 2 else []
        figure = str(proposal.quantity or "")
        key = _key(proposal.sentence, *ends, *alone, figure)
        card = cards.setdefault(
            key,
            {
                "key": key,
                "ends": [end for end in (proposal.subject, proposal.object) if end]
                or [end for end in (proposal.event,) if end],
                "options": [],
                "strict": proposal.strict,
                "why": proposal.why,
            },
        )
        if all(option["relation"] != proposal.relation for option in card["options"]):
            card["options"].append(_option(proposal, known))
    return list(cards.values())


def _option(proposal: Proposal, known: Mapping[str, str]) -> dict[str, Any]:
    kept = asdict(proposal)
    claim = {
        key: kept[key]
        for key in (
            "relation", "subject", "object", "event", "text", "claimant", "spokesperson", "modality", "hedge",
            "when", "said", "quantity", "quote", "start", "end",
        )
        if kept[key] not in (None, "")
    }  # fmt: skip
    unsure = [key for key in ("subject", "object") if claim.get(key) and claim[key] not in known]
    if proposal.claimant is None or proposal.claimant not in known:
        unsure.append("claimant")
    if claim.get("spokesperson") and claim["spokesperson"] not in known:
        unsure.append("spokesperson")
    if not proposal.strict and proposal.modality != "stated":
        unsure.append("modality")
    if proposal.modality in HEDGED and not proposal.hedge:
        # A draft asserts nothing that its sentence does not decide; here a person does, and a doubt needs its words.
        claim["modality"] = "stated"
    claim["unsure"] = unsure
    return claim


def _bare(
    draft: Draft, number: int, places: Iterable[Place], cards: list[dict[str, Any]], known: Mapping[str, str],
    gone: set[str],
) -> list[dict[str, Any]]:  # fmt: skip
    """Return cards of pairs of known names for which the words allow no relation."""
    start, end = draft.sentences[number]
    names = [
        key
        for key in dict.fromkeys(key for key, _, _ in places)
        if key in known and key not in gone
    ]
    actors = [key for key in names if known[key] != "event"]
    events = [key for key in names if known[key] == "event"]
    paired = {frozenset(card["ends"]) for card in cards}
    pairs = [
        pair
        for pair in (
            *combinations(actors, 2),
            *((actor, event) for actor in actors for event in events),
        )
        if frozenset(pair) not in paired
    ]
    return [
        {
            "key": _key(number, *pair),
            "ends": list(pair),
            "options": [],
            "strict": False,
            "why": "both names stand in the sentence",
            "start": start,
            "end": end,
        }
        for pair in pairs
    ]


def _key(number: int, *ends: str | None) -> str:
    """Return a name for a card that stays when names are added or the order changes."""
    words = "\0".join([str(number), *(end or "" for end in ends)])
    return blake2b(words.encode(), digest_size=8).hexdigest()
