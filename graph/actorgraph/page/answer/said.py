"""What an answer says in a sentence or two, and its verdict, as a page writes them."""

from __future__ import annotations

import re
from functools import singledispatch
from itertools import islice, takewhile
from typing import Any, Final

from actorgraph.measures.balance import Balance
from actorgraph.measures.communities import Communities
from actorgraph.measures.cut import Cut
from actorgraph.measures.rank import Ranking
from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START, day_text
from actorgraph.page.answer.row import score_words
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.answer import Answer, Verdict
from actorgraph.questions.attribution import Attribution
from actorgraph.questions.between import Between
from actorgraph.questions.chain import Chain
from actorgraph.questions.claims import Claims
from actorgraph.questions.compare import Comparison
from actorgraph.questions.conflicts import Conflicts, conflict_words
from actorgraph.questions.dossier import Dossier
from actorgraph.questions.figures import Figures
from actorgraph.questions.find import Found
from actorgraph.questions.listing import Listing
from actorgraph.questions.paths.pairs import Pairs
from actorgraph.questions.paths.path import Paths
from actorgraph.questions.timeline import Timeline
from actorgraph.questions.voices import Voices
from actorgraph.questions.whether import Whether
from actorgraph.questions.who import Who
from actorgraph.sentence.printed import plain
from actorgraph.sentence.wording import count, listed
from actorgraph.store.reader import Store

#: Lists, of which nothing is stated or not: what is said when, where a text occurs, who says how much.
_LISTS: Final = (Claims, Comparison, Dossier, Found, Timeline, Voices)
#: Answers of which the command prints the sentence first.
_PRINTED: Final = (Pairs, Paths, Whether, Who)
#: The verdicts that say themselves that it is denied.
_DENIED: Final = (Verdict.CONTRADICTED, Verdict.DENIED)
#: Sentences of claims that are put together at most.
_MOST: Final = 2
_NOTHING: Final = "No claim that counts says so."


def verdict_words(answer: Answer[Any]) -> str:
    """Return the verdict in words; empty of a list, which has none unless all of it denies."""
    is_list = isinstance(answer, _LISTS) and answer.verdict is not Verdict.DENIED
    is_list = is_list or (isinstance(answer, Conflicts) and not answer)
    return "" if is_list else str(answer.verdict)


def said_of(store: Store, answer: Answer[Any], sentences: Sentences) -> str:
    """Return the answer in a sentence or two, and that a denial stands beside it; without the verdict."""
    said = _printed(store, answer) if isinstance(answer, _PRINTED) else _said(answer, sentences)
    if not said and len(answer.claims) == 1:
        said = sentences.first(answer.claims)
    denied = any(claim.modality == "denied" for claim in store.claims_called(answer.beside))
    beside = "A denial stands beside it." if denied and answer.verdict not in _DENIED else ""
    return " ".join(filter(None, [without(said, answer.verdict), beside]))


def without(said: str, verdict: Verdict) -> str:
    """Return a sentence without the verdict before its colon, comma or full stop.

    >>> without("Not stated: nobody says so.", Verdict.NOT_STATED)
    'Nobody says so.'
    >>> without("Denied.", Verdict.DENIED), without("Statedly so.", Verdict.STATED)
    ('', 'Statedly so.')
    """
    rest = re.fullmatch(rf"{verdict}[:,.]\s*(.*)", said, re.IGNORECASE | re.DOTALL)
    text = rest[1] if rest else said
    return text[:1].upper() + text[1:]


def _printed(store: Store, answer: Answer[Any]) -> str:
    """Return the lines that the command prints first, up to the evidence; of paths with their heading."""
    if answer.call is None:
        return ""
    is_path = isinstance(answer, (Paths, Pairs))
    lines = islice(answer.call.lines(answer, store), 0 if is_path else 1, None)
    words = takewhile(lambda line: line and not line[0].isspace(), map(plain, lines))
    said = " ".join(words)
    return f"{said}." if said and said[-1] not in ".?!" else said


@singledispatch
def _said(answer: Answer[Any], sentences: Sentences) -> str:
    """Return the sentences of the first claims."""
    return _sentences(answer.claims, sentences) or _NOTHING


def _sentences(ids: tuple[str, ...], sentences: Sentences) -> str:
    """Return what the first claims say, and how many more say something else."""
    told_once = list(sentences.together(ids[:50]))
    return " ".join(told_once[:_MOST])


@_said.register
def _(answer: Listing, sentences: Sentences) -> str:
    del sentences
    return answer.lead if answer.lead.endswith((".", "?", "!")) else f"{answer.lead}."


@_said.register
def _(answer: Attribution, sentences: Sentences) -> str:
    if not answer.statements and not answer.claims_responsibility:
        return "No claim names anybody."
    if not answer.answers:
        return "No claim names anybody outright."
    first = tuple(named.claims[0] for named in answer.answers)
    return _sentences(first, sentences)


@_said.register
def _(answer: Figures, sentences: Sentences) -> str:
    differ = "The figures differ, and none is preferred here." if answer.differ else ""
    said = _sentences(answer.claims, sentences) or "No claim that counts gives a figure of that."
    return f"{said} {differ}".rstrip()


@_said.register
def _(answer: Chain, sentences: Sentences) -> str:
    if not answer.lines:
        return "No claim that counts says who did it."
    first = sentences.first([answer.lines[0].statements[0].claim])
    steps = "Every further step is derived, and no source draws the line."
    return f"{first} {steps}" if any(line.goes_on for line in answer.lines) else first


@_said.register
def _(answer: Dossier, sentences: Sentences) -> str:
    if isinstance(answer.subject, Claim):
        return sentences.first(answer.claims)
    families = [f"{len(claims):,} of {family.replace('-', ' ')}" for family, claims in answer.ties.items()]  # fmt: skip
    said = count(len(answer.claims), "claim")
    return f"{said}: {listed(families)}." if families else "No claim that counts is about it."


@_said.register
def _(answer: Timeline, sentences: Sentences) -> str:
    del sentences
    if not answer.moments:
        return "Nothing that counts has a date."
    events = sum(moment.kind == "event" for moment in answer.moments)
    dated = len(answer.moments) - events
    parts = [count(events, "event")] * (events > 0) + [count(dated, "dated claim")] * (dated > 0)
    days = [
        day for moment in answer.moments for day in moment.when.span if OPEN_START < day < OPEN_END
    ]
    first, last = day_text(min(days)), day_text(max(days))
    span = f"from {first} to {last}" if first != last else f"on {first}"
    undated = f"; {count(answer.undated, 'claim')} without a date" if answer.undated else ""
    return f"{' and '.join(parts)}, {span}{undated}."


@_said.register
def _(answer: Found, sentences: Sentences) -> str:
    del sentences
    parts = [
        count(many, noun)
        for many, noun in (
            (len(answer.actors), "actor"), (len(answer.events), "event"), (len(answer.said), "claim"),
        ) if many
    ]  # fmt: skip
    return f"In {listed(parts)}." if parts else "Nothing holds these words."


@_said.register
def _(answer: Between, sentences: Sentences) -> str:
    if answer.outcome == "same":
        return f"{answer.one.name} and {answer.other.name} are one and the same."
    if answer.direct:
        return _sentences(answer.direct[0].claims, sentences)
    if answer.answers:
        return "No claim that counts names both; what ties them is between them."
    return "No claim that counts ties the two, or both to a third."


@_said.register
def _(answer: Voices, sentences: Sentences) -> str:
    del sentences
    noun = "voice" if answer.by == "claimant" else answer.by
    return (
        f"{count(answer.claim_count, 'claim')} of {count(len(answer.voices), noun)}; of"
        f" {count(answer.assertions, 'assertion')}, {answer.one_voice:,} rest on one voice alone."
    )


@_said.register
def _(answer: Comparison, sentences: Sentences) -> str:
    del sentences
    return (
        f"{len(answer.contradicted):,} contradicted, {len(answer.added):,} added,"
        f" {len(answer.dropped):,} dropped and {len(answer.kept):,} kept, {answer.before} → {answer.after}."
        " What a side does not tell, it does not deny."
    )


@_said.register
def _(answer: Conflicts, sentences: Sentences) -> str:
    if not answer.conflicts:
        return "No conflict: all that counts can be true together, which does not make it true."
    said = [conflict_words(sentences.store, conflict) for conflict in answer.conflicts[:_MOST]]
    left = len(answer.conflicts) - len(said)
    more = f" And {left:,} more." if left else ""
    return f"{'. '.join(said)}.{more}"


@_said.register
def _(answer: Claims, sentences: Sentences) -> str:
    if not answer.answers:
        return "No claim meets all of this."
    if len(answer.answers) == 1:
        return sentences.first(answer.claims)
    return f"{count(len(answer.answers), 'claim')}, in the order of the text."


@_said.register
def _(answer: Ranking, sentences: Sentences) -> str:
    del sentences
    if not answer.ranked:
        return "No claim that counts ties two actors."
    first = [ranked for ranked in answer.ranked if ranked.place == 1]
    names = listed([ranked.name for ranked in first[:5]])
    score = score_words(answer.by, first[0].score)
    return f"First: {names}, at {score}. The score is {answer.definition}."


@_said.register
def _(answer: Communities, sentences: Sentences) -> str:
    del sentences
    if not answer.communities:
        return "No claim that counts ties two actors."
    many = "1 community" if answer.total == 1 else f"{answer.total:,} communities"
    names = [name for _, name in answer.communities[0].members[:3]]
    return (
        f"{many} of {count(answer.basis.actors, 'actor')}; the largest is around {listed(names)}."
    )


@_said.register
def _(answer: Cut, sentences: Sentences) -> str:
    del sentences
    one, other = answer.names[answer.start], answer.names[answer.end]
    if answer.outcome == "apart":
        return f"The claims that count do not connect {one} and {other}."
    if answer.direct is not None:
        return f"No set of other actors parts {one} and {other}: claims tie the two directly."
    noun = "actor" if answer.by == "actors" else "tie"
    return f"Without {count(answer.size, noun)}, nothing ties {one} and {other}."


@_said.register
def _(answer: Balance, sentences: Sentences) -> str:
    del sentences
    return balance_words(answer)


def balance_words(answer: Balance) -> str:
    """Return how many triads are balanced."""
    if not answer.positive + answer.negative:
        return "No claim that counts is for or against another."
    every = answer.balanced_count + answer.unbalanced_count
    if not every:
        return "There is no triad: no three actors are all tied to one another."
    return f"{answer.balanced_count:,} of {count(every, 'triad')} {'are' if every != 1 else 'is'} balanced."
