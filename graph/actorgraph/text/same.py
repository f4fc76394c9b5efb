"""Proposals and decisions on who is one with whom, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.identity.counted import CountedAsOne
    from actorgraph.identity.propose import Party, Proposals, Reason
    from actorgraph.model.claim import Claim
    from actorgraph.store.reader import Store

_REASONS: Final = {
    "code": "one code",
    "state": "codes of one state",
    "first-name": "one first name",
    "state-name": "names of one state",
    "first-name-alias": "the first name of one is a further name of the other",
    "transliteration": "first names with the same consonants",
    "alias": "a further name of both",
    "near": "near spellings",
}
#: Reasons that are printed of one proposal.
_MOST_REASONS: Final = 4


def proposal_lines(found: Proposals, most: int) -> Iterator[str]:
    """Yield the first *most* proposals, 0 for all, with their reasons and warnings."""
    shown = found.pairs[:most] if most else found.pairs
    for proposal in shown:
        yield heading(
            f"{proposal.score:.2f}  {_party(proposal.first)} = {_party(proposal.second)}?"
        )
        for reason in proposal.reasons[:_MOST_REASONS]:
            yield from indented(_reason(reason), 6, hang=2)
        left = len(proposal.reasons) - _MOST_REASONS
        if left > 0:
            yield f"      … and {count(left, 'more reason')}"
        for warning in proposal.warnings:
            yield from indented(f"but {warning.text}", 6, hang=2)
    left = len(found.pairs) - len(shown)
    if left:
        yield f"… and {count(left, 'more pair')}; --most 0 prints them all"


def decision_lines(store: Store, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield each decision as a sentence with the ids, and who made it."""
    evidence = Evidence(store, claims)
    for claim in claims:
        ids = f"{claim.subject}, {claim.object}"
        yield from indented(f"{evidence.sentence(claim)} ({ids})", 0, hang=2)
        yield from evidence.lines(claim, 4)


def counted_lines(same: Iterable[CountedAsOne]) -> Iterator[str]:
    """Yield a line for every actor of an answer that is counted as one with others."""
    for at, group in enumerate(same):
        if at == 0:
            yield ""
        claims = ", ".join(group.claims)
        yield from indented(f"Note: {group} [{claims}]", 0, hang=2)


def _party(party: Party) -> str:
    scope = f" of {party.scope}" if party.scope else ""
    return f"{party.name} ({party.id}{scope})"


def _reason(reason: Reason) -> str:
    same = reason.first.casefold() == reason.second.casefold()
    texts = reason.first if same else f"{reason.first}, {reason.second}"
    return f"{_REASONS[reason.kind]}: {texts}"
