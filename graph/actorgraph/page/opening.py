"""The part of a page that is drawn when it opens on an answer."""

from __future__ import annotations

from typing import Any

from actorgraph.page.answer.answered import answered_of
from actorgraph.page.view import Opening
from actorgraph.questions.answer import Answer, each_once
from actorgraph.store.reader import Store


def opening_of(store: Store, answer: Answer[Any]) -> Opening:
    """Return what a page shows first of an answer: its claims and those beside them, and whom they tie."""
    claims = each_once([*answer.claims, *answer.beside])
    ends = (
        end
        for claim in store.claims_called(claims)
        for end in (claim.subject, claim.object, claim.event)
    )
    answered = answered_of(store, answer)
    return Opening(
        words=answered.title,
        things=each_once([*answer.things, *ends]),
        claims=claims,
        derived=answer.derives,
        tentative=answer.tentative,
        answered=answered,
    )
