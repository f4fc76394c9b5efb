"""An answer that is a list: a lead sentence, whoever answers, and claims under headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from actorgraph.model.claim import Claim
from actorgraph.model.modality import ASSERTIVE, NOT_ASSERTED, TENTATIVE
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of
from actorgraph.questions.named import Named
from actorgraph.sentence.wording import count
from actorgraph.store.reader import Store

#: Claims that one list holds at most; of more, the firmest are kept and the rest counted.
MOST: Final = 200
#: The headings of a list, and the modalities under each.
_HEADINGS: Final = (
    ("Said", ASSERTIVE),
    ("Possible, intended or conditional", TENTATIVE),
    ("Hinted, withheld, denied or taken for granted", NOT_ASSERTED),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Ids of claims under one heading; with *beside* they bear on the question and do not answer it."""

    title: str
    claims: tuple[str, ...]
    beside: bool = False

    def document(self) -> dict[str, Any]:
        """Return the group as JSON values."""
        return {"title": self.title, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True)
class Listing(AnswerBase[Named | str]):
    """What was found: a lead sentence, the actors or events that answer, and claims under headings.

    If nobody answers by name, the claims themselves are the answers. `more` counts the claims that were
    left out of a very long list.
    """

    question: str
    verdict: Verdict
    lead: str
    groups: tuple[Group, ...] = ()
    actors: tuple[Named, ...] = ()
    about: tuple[str, ...] = ()
    more: int = 0

    columns: ClassVar[tuple[str, ...]] = ("answer", "modality", "claims")

    @property
    def answers(self) -> tuple[Named | str, ...]:
        """Who or what answers; the ids of the claims if that is nobody."""
        return self.actors or self.claims

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of all groups that answer."""
        return each_once(key for group in self.groups if not group.beside for key in group.claims)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims of the other groups."""
        return each_once(key for group in self.groups if group.beside for key in group.claims)

    @property
    def things(self) -> tuple[str, ...]:
        """Whom or what the question names, and who answers."""
        return each_once([*self.about, *(named.actor for named in self.actors)])

    def cells(self, answer: Named | str) -> tuple[object, ...]:
        """Return an answer as a row."""
        if isinstance(answer, str):
            return answer, "", 1
        return answer.name, answer.modality, len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the list as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "lead": self.lead,
            "answers": [named.document() for named in self.actors],
            "groups": [group.document() for group in self.groups],
            "more": self.more,
        }


def listed(question: str, claims: Iterable[Claim], *, title: str, nothing: str, about: Iterable[str] = ()) -> Listing:  # fmt: skip
    """Return claims as one list; *stated* if there are any, as the question is which there are."""
    found = firmest(claims)
    verdict = Verdict.STATED if found else Verdict.NOT_STATED
    lead = f"{title}: {count(len(found), 'claim')}." if found else nothing
    more = max(0, len(found) - MOST)
    return Listing(question, verdict, lead, grouped(found[:MOST]), about=tuple(about), more=more)


def grouped(claims: Iterable[Claim]) -> tuple[Group, ...]:
    """Return claims in up to three groups: what counts, what is tentative, what is not asserted."""
    kept = list(claims)
    parts = (
        (title, ids_of(claim for claim in kept if claim.modality in modalities))
        for title, modalities in _HEADINGS
    )
    return tuple(Group(title, ids) for title, ids in parts if ids)


def possible(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that say something may be so, without those that assert nothing."""
    return [claim for claim in claims if claim.modality not in NOT_ASSERTED]


def named_ends(
    store: Store, claims: Iterable[Claim], *, subject: bool = False
) -> tuple[Named, ...]:
    """Return the objects of claims, or their subjects, each with its claims; *claims* are firmest first."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        end = claim.subject if subject else claim.object
        if end:
            found.setdefault(end, []).append(claim)
    names = store.names(found)
    return tuple(
        Named(key, names.get(key, key), "stated", them[0].modality, ids_of(them))
        for key, them in found.items()
    )


def named_in(
    statements: Sequence[tuple[str, str, str]], names: dict[str, str]
) -> tuple[Named, ...]:
    """Return (actor, modality, claim), firmest first, as one answer for each actor."""
    found: dict[str, list[tuple[str, str]]] = {}
    for actor, modality, claim in statements:
        if actor:
            found.setdefault(actor, []).append((modality, claim))
    return tuple(
        Named(key, names.get(key, key), "stated", them[0][0], tuple(claim for _, claim in them))
        for key, them in found.items()
    )
