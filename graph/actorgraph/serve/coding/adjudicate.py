"""Where two coders differ, one difference at a time, and what of it the case's report takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from actorgraph.case.folder import Coded
from actorgraph.case.yaml_file import values_of
from actorgraph.drafts.agree import Agreement, agreement, coding_of
from actorgraph.model.errors import InvalidValue

#: What a report may take of a difference: the one's claim, the other's, or neither.
TAKES: Final = ("one", "other", "neither")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims of one statement that differ, or a claim that one coder alone has."""

    key: str
    one: Coded | None
    other: Coded | None
    differs: tuple[str, ...]

    @property
    def claims(self) -> tuple[Coded, ...]:
        """The claims that there are."""
        return tuple(coded for coded in (self.one, self.other) if coded is not None)


def agreement_in(folder: Path, one: str, other: str) -> Agreement:
    """Return how far two coders of a case agree.

    Raises
    ------
    FileTrouble, Faults
        There is no such coding, it has faults, or the two have no source in common.
    """
    return agreement(coding_of(folder, one), coding_of(folder, other))


def differences(found: Agreement, source: str) -> Iterator[Difference]:
    """Yield the differences in one report: pairs first, in the order of the text, then what one alone has."""
    for match in found.matches:
        if match.differs and match.one.claim.source == source:
            yield Difference(
                _key(match.one, match.other), match.one, match.other, tuple(match.differs)
            )
    for coded in found.only_one:
        if coded.claim.source == source:
            yield Difference(_key(coded, None), coded, None, ())
    for coded in found.only_other:
        if coded.claim.source == source:
            yield Difference(_key(None, coded), None, coded, ())


def chosen(difference: Difference, take: str) -> Coded | None:
    """Return the claim that is taken, None if it is neither.

    Raises
    ------
    InvalidValue
        *take* is not one of `TAKES`.
    """
    if take not in TAKES:
        raise InvalidValue(f"{take!r} is not one of {', '.join(TAKES)}")
    return {"one": difference.one, "other": difference.other}.get(take)


def places_in(own: Sequence[Coded], difference: Difference) -> list[int]:
    """Return where claims of a difference stand in the report that takes one of them."""
    wanted = [_content(coded) for coded in difference.claims]
    return [int(coded.path[1]) for coded in own if _content(coded) in wanted]


def settled_in(text: str | None) -> Mapping[str, str]:
    """Return what was taken of each difference, by its key."""
    found = (values_of(text or "") or {}).get("settled") or {}
    return found if isinstance(found, dict) else {}


def _content(coded: Coded) -> tuple[object, ...]:
    """Return what a claim says, whatever its id is."""
    claim = coded.claim
    return (
        claim.relation, claim.subject, claim.object, claim.event, claim.text, claim.role, claim.mode, claim.quantity,
        claim.claimant, claim.spokesperson, claim.modality, claim.hedge, claim.when, claim.said, claim.quote,
    )  # fmt: skip


def _key(one: Coded | None, other: Coded | None) -> str:
    words = repr([_content(coded) if coded else None for coded in (one, other)])
    return blake2b(words.encode(), digest_size=8).hexdigest()
