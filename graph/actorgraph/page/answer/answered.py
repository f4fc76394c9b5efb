"""An answer as a page shows it: the question, the verdict, a sentence, rows, and a form that fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from actorgraph.ask.answer import Asked
from actorgraph.measures.rank import Ranking
from actorgraph.page.answer.form import Form, form_of
from actorgraph.page.answer.row import AnswerRow, rows_of
from actorgraph.page.answer.said import said_of, verdict_words
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.answer import Answer, each_once
from actorgraph.questions.filtering import filter_words
from actorgraph.store.reader import Store

#: Fields that hold ids of claims, and of actors and events; on a page these are places.
_CLAIMS: Final = frozenset({"claims", "beside", "chain"})
_THINGS: Final = frozenset({"things"})


@dataclass(frozen=True, slots=True)
class Answered:
    """What the page shows of an answer; ``Answered`` in ``scripts/types.d.ts`` is what becomes of it.

    `claims` are drawn as lines, `things` even if none of these claims names them. `beside` bears on the question
    and does not count, denials first. `chains` are the ids of the claims from which something follows.
    """

    title: str
    verdict: str
    said: str
    rows: tuple[AnswerRow, ...]
    beside: tuple[str, ...]
    claims: tuple[str, ...]
    things: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...] = ()
    form: Form | None = None

    def document(self, things: Mapping[str, int], claims: Mapping[str, int]) -> dict[str, Any]:
        """Return it as JSON values, ids as places of a page; what the page does not have is left out."""
        found: dict[str, Any] = placed(self, things, claims)
        del found["chains"]
        return found


def answered_of(store: Store, answer: Answer[Any]) -> Answered:
    """Return an answer as a page shows it."""
    if isinstance(answer, Asked) and answer.contents:
        return _together(answer, [answered_of(store, content) for content in answer.contents])
    sentences = Sentences(store)
    rows = tuple(rows_of(answer, sentences))
    form = form_of(answer, sentences)
    counted = {claim for row in rows for claim in (*row.claims, *row.chain)}
    drawn = _drawn(store, answer)
    return Answered(
        title=_title(store, answer),
        verdict=verdict_words(answer),
        said=said_of(store, answer, sentences),
        rows=rows,
        beside=_denials_first(store, (key for key in drawn if key not in counted)),
        claims=drawn,
        things=answer.things,
        chains=tuple(dict.fromkeys(row.chain for row in rows if row.chain)),
        form=form,
    )


def _together(asked: Asked, parts: Sequence[Answered]) -> Answered:
    """Return the answers to several questions as one that shows all their rows and claims."""
    if len(parts) == 1:
        return parts[0]
    return Answered(
        title=asked.title,
        verdict=asked.verdict.lead,
        said=" ".join(part.said for part in parts),
        rows=tuple(row for part in parts for row in part.rows),
        beside=each_once(claim for part in parts for claim in part.beside),
        claims=asked.claims,
        things=asked.things,
        chains=tuple(dict.fromkeys(chain for part in parts for chain in part.chains)),
    )


def placed(value: Any, things: Mapping[str, int], claims: Mapping[str, int]) -> Any:
    """Return a value of dataclasses as JSON values, with places for ids."""
    if isinstance(value, tuple):
        return [placed(each, things, claims) for each in value]
    if not is_dataclass(value):
        return value
    kind = getattr(value, "kind", None)
    found: dict[str, Any] = {} if kind is None else {"kind": kind}
    for field in fields(value):
        its = getattr(value, field.name)
        if field.name in _CLAIMS:
            found[field.name] = [claims[key] for key in its if key in claims]
        elif field.name in _THINGS:
            found[field.name] = [things[key] for key in its if key in things]
        elif field.name == "thing":
            found[field.name] = things.get(its, -1) if its else -1
        else:
            found[field.name] = placed(its, things, claims)
    return found


def _title(store: Store, answer: Answer[Any]) -> str:
    """Return the question, with what narrows it."""
    beside = filter_words(answer.filters, store.names)
    mark = "?" if answer.title.endswith("?") else ""
    return "".join([answer.title.removesuffix("?"), *(f", {text}" for text in beside), mark])


def _drawn(store: Store, answer: Answer[Any]) -> tuple[str, ...]:
    """Return the ids of the claims that are drawn: of a ranking those that tie the ranked to each other."""
    ids = each_once([*answer.claims, *answer.beside])
    if not isinstance(answer, Ranking):
        return ids
    ranked = {*answer.things}
    found = store.claims_called(ids)
    return tuple(claim.id for claim in found if {claim.subject, claim.object} <= ranked)


def _denials_first(store: Store, ids: Iterable[str]) -> tuple[str, ...]:
    claims = sorted(store.claims_called(ids), key=lambda claim: claim.modality != "denied")
    return tuple(claim.id for claim in claims)
