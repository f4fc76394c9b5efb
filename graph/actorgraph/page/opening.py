"""The part of a page that is drawn when it opens on an answer."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import Any, Final

from actorgraph.ask.answer import Asked
from actorgraph.page.view import Opening
from actorgraph.questions.answer import Answer, Verdict, each_once
from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns
from actorgraph.sentence.printed import plain
from actorgraph.store.reader import Store

#: How the title of an answer begins that answers a question without a question mark; others list what is said.
_ASKING: Final = ("Who ", "How ", "The line of responsibility")
#: The verdicts that say themselves that it is denied.
_DENIED: Final = (Verdict.CONTRADICTED, Verdict.DENIED)


def opening_of(store: Store, answer: Answer[Any]) -> Opening:
    """Return what a page shows first of an answer: its claims and those beside them, and whom they tie."""
    claims = each_once([*answer.claims, *answer.beside])
    ends = (
        end
        for claim in store.claims_called(claims)
        for end in (claim.subject, claim.object, claim.event)
    )
    return Opening(
        words=answer.title,
        things=each_once([*answer.things, *ends]),
        claims=claims,
        chosen=answer.chosen,
        derived=answer.derives,
        path=answer.ends,
        tentative=answer.tentative,
        said=_said(store, answer),
    )


def _said(store: Store, answer: Answer[Any]) -> str:
    """Return what the command prints first: the verdict, and the answer in a sentence or two.

    An answer without such words that rests on one claim is that claim's sentence. What is a list and no
    answer to a question, such as a timeline, has no verdict to show.
    """
    if isinstance(answer, Asked):
        return _said(store, answer.content) if answer.content else ""
    if not answer.title.endswith("?") and not answer.title.startswith(_ASKING):
        return ""
    denied = any(claim.modality == "denied" for claim in store.claims_called(answer.beside))
    beside = " A denial stands beside it." if denied and answer.verdict not in _DENIED else ""
    return _answered(store, answer) + beside


def _answered(store: Store, answer: Answer[Any]) -> str:
    """Return the verdict and the answer in a sentence or two."""
    lead = _lead(store, answer)
    if lead.lower().replace(",", "").startswith(answer.verdict):
        return lead
    if not lead and len(answer.claims) == 1:
        (claim,) = store.claims_called(answer.claims)
        patterns = Patterns(store.nouns(claims=[claim]), store.vocabulary)
        lead = text_of(patterns.sentence(claim))
    return f"{answer.verdict.lead}. {lead}".rstrip()


def _lead(store: Store, answer: Answer[Any]) -> str:
    """Return the lines below the heading that the command prints, up to the evidence."""
    call = answer.call
    if call is None:
        return ""
    lines = islice(call.lines(answer, store), 1, None)
    words = takewhile(lambda line: line and not line[0].isspace(), map(plain, lines))
    return " ".join(words)
