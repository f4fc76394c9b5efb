"""The answer to a question as the part of a page that is shown first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.nouns import Claim
from actorgraph.page.view import Opening
from actorgraph.questions import answer as questions
from actorgraph.questions.answer import each_once
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from actorgraph.ask.answer import Asked
    from actorgraph.questions.conflicts import Conflicts

    Answer: TypeAlias = questions.Answer[Any] | Conflicts | Asked


def opening_of(store: Store, answer: Answer, filters: Filters = NONE) -> Opening:
    """Return what a page shows first of an answer: its claims, and whom and what they tie.

    Also what is said beside the answer and does not count is shown, as it is by the answer itself.
    *filters* are those that the question was asked with.
    """
    from actorgraph.ask.answer import Asked
    from actorgraph.questions.conflicts import Conflicts

    if isinstance(answer, Asked):
        return _asked(store, answer)
    if isinstance(answer, Conflicts):
        return _told(
            store,
            "What cannot all be true",
            [it.id for one in answer.conflicts for it in one.claims],
        )
    return _opening(store, answer, filters)


def _asked(store: Store, answer: Asked) -> Opening:
    """Return the opening of the answer itself; of a list of claims, these under the question."""
    from actorgraph.ask.document import claims_of
    from actorgraph.ask.findings import Findings
    from actorgraph.questions.conflicts import Conflicts

    content = answer.content
    if content is None or isinstance(content, (Findings, Conflicts)):
        return _told(store, answer.readings[0][0] if answer.readings else "", claims_of(content))
    return opening_of(store, content, answer.filters)


def _told(store: Store, words: str, ids: Iterable[str]) -> Opening:
    """Return what a page shows first of some claims."""
    kept = _unique(ids)
    return Opening(
        words=words[:1].upper() + words[1:],
        things=_things(_claims(store, kept), ()),
        claims=kept,
    )


def _opening(store: Store, answer: questions.Answer[Any], filters: Filters) -> Opening:
    """Return what a page shows first of any answer: its claims and those beside them, and whom they tie."""
    claims = each_once([*answer.claims, *answer.beside])
    return Opening(
        words=answer.question[:1].upper() + answer.question[1:],
        things=_things(store.claims_called(claims), answer.things),
        claims=claims,
        chosen=answer.chosen,
        derived=answer.derives,
        path=answer.ends,
        tentative=filters.tentative,
    )


def _claims(store: Store, ids: Iterable[str]) -> Iterator[Claim]:
    yield from map(store.claim, _unique(ids))


def _things(claims: Iterable[Claim], first: Iterable[str]) -> tuple[str, ...]:
    """Return whom and what claims tie, after some that are there whatever the claims say."""
    ends = (end for claim in claims for end in (claim.subject, claim.object, claim.event) if end)
    return _unique([*first, *ends])


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
