"""The answer to a question as the part of a page that is shown first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from actorgraph.filters import NONE, Filters
from actorgraph.model import Claim
from actorgraph.page.view import Opening
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from actorgraph.questions.attribution import Attribution
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.path import PathHop, Paths
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.who import Who

    Answer: TypeAlias = Who | Paths | Attribution | Timeline | Dossier


def opening_of(store: Store, answer: Answer, filters: Filters = NONE) -> Opening:
    """Return what a page shows first of an answer: its claims, and whom and what they tie.

    Also what is said beside the answer and does not count is shown, as it is by the answer itself.
    *filters* are those that the question was asked with.
    """
    from actorgraph.questions.attribution import Attribution
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.path import Paths
    from actorgraph.questions.who import Who

    if isinstance(answer, Who):
        return _who(store, answer)
    if isinstance(answer, Paths):
        return _paths(store, answer, filters)
    if isinstance(answer, Attribution):
        return _attribution(store, answer)
    if isinstance(answer, Dossier):
        return _dossier(answer)
    return _timeline(answer)


def _who(store: Store, answer: Who) -> Opening:
    ids = [claim for it in answer.answers for claim in it.claims]
    ids += [it.claim for it in answer.also_said]
    return Opening(
        words=answer.question[:1].upper() + answer.question[1:],
        things=_things(_claims(store, ids), [answer.actor]),
        claims=_unique(ids),
        chosen=answer.actor,
        derived=any(it.chain for it in answer.answers),
    )


def _paths(store: Store, answer: Paths, filters: Filters) -> Opening:
    ids = [claim for path in answer.paths for hop in path.hops for claim in _hop_claims(hop)]
    names = store.names([answer.start, answer.end])
    return Opening(
        words=f"How {names[answer.start]} and {names[answer.end]} are connected",
        things=_unique(
            [answer.start, answer.end, *(it for way in answer.paths for it in way.actors)]
        ),
        claims=_unique(ids),
        path=(answer.start, answer.end),
        tentative=filters.tentative,
    )


def _hop_claims(hop: PathHop) -> Iterator[str]:
    yield from hop.claims
    for other in hop.also:
        yield from other.claims


def _attribution(store: Store, answer: Attribution) -> Opening:
    everything = (*answer.statements, *answer.claims_responsibility, *answer.denies)
    ids = [it.claim for it in everything]
    ids += [claim for it in answer.could_be_meant for claim in it.claims]
    return Opening(
        words=f"Who is said to have done it: {answer.name}",
        things=_things(_claims(store, ids), [answer.event]),
        claims=_unique(ids),
        chosen=answer.event,
    )


def _timeline(answer: Timeline) -> Opening:
    events = [it.id for it in answer.moments if it.kind == "event"]
    return Opening(
        words="What happened, and when",
        things=_things(answer.claims.values(), events),
        claims=tuple(answer.claims),
    )


def _dossier(answer: Dossier) -> Opening:
    claims = [*(claim for its in answer.ties.values() for claim in its), *answer.voiced]
    return Opening(
        words=answer.subject.name,
        things=_things(claims, [answer.subject.id]),
        claims=_unique(claim.id for claim in claims),
        chosen=answer.subject.id,
    )


def _claims(store: Store, ids: Iterable[str]) -> Iterator[Claim]:
    yield from map(store.claim, _unique(ids))


def _things(claims: Iterable[Claim], first: Iterable[str]) -> tuple[str, ...]:
    """Return whom and what claims tie, after some that are there whatever the claims say."""
    ends = (end for claim in claims for end in (claim.subject, claim.object, claim.event) if end)
    return _unique([*first, *ends])


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
