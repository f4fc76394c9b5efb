"""The rules of good coding that a case must keep, beside those without which it cannot be read.

Ids, dates, names and relations are checked when a case is read. What is checked here is a *fault* if an
answer could mislead by it: a quote that nobody wrote, a doubt without its words, a day that cannot be, an
end that a relation cannot have. It is a *remark* if only the case is untidy by it. docs/coding.md lists both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from actorgraph.case.ends import EVENT, misfits
from actorgraph.case.folder import CaseFolder, Coded, by_place
from actorgraph.case.order import in_order
from actorgraph.case.text import ReportText, Sentence, plain
from actorgraph.model.errors import Fault
from actorgraph.model.fields import MENTIONS
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import fold

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: The modalities that rest on words which make a statement weaker than a plain one.
HEDGED: Final = tuple(
    name for name in MODALITIES if name not in ("confirmed", "stated", "presupposed")
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


class Review(NamedTuple):
    """What is wrong with a case, and what is only untidy, each in the order of files and lines."""

    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


def check_case(
    case: CaseFolder,
    texts: Mapping[str, ReportText] | None = None,
    *,
    unread: Iterable[Fault] = (),
) -> Review:
    """Return the faults and remarks of a case's coding.

    Parameters
    ----------
    case
        The case, as `read_case` or `survey_case` returned it.
    texts
        The texts of reports by source id. Only claims of these sources have their quotes compared.
    unread
        The faults of reading it, which come among the others. What a claim that could not be read may
        use is not remarked as unused.
    """
    found = texts or {}
    faults = list(unread)
    remarks = [] if faults else list(_unused(case))
    remarks += _blanks(case)
    remarks += [
        coded.fault(
            "quote", "the quote ends at a '#'; put it in quotation marks if more belongs to it"
        )
        for coded in case.claims
        if (*coded.path, "quote") in coded.file.cut
    ]
    for coded in case.claims:
        faults += _claim(case, coded)
        text = found.get(coded.claim.source)
        if text is not None:
            faults += _text_in(coded, text)
            faults += _words_in(coded, text) if coded.claim.quote else ()
    for source, text in found.items():
        remarks += _order([coded for coded in case.claims if coded.claim.source == source], text)
        remarks += [
            passage.fault("the words that were read are not in the text")
            for passage in case.read.get(source, ())
            if _as_in(text, passage.words) not in text.words
        ]
    return Review(by_place(case.folder, faults), by_place(case.folder, remarks))


def uncoded(case: CaseFolder, source: str, text: ReportText) -> tuple[Sentence, ...]:
    """Return the sentences of a report that no claim of a source quotes, and that are not marked as read.

    Words that the text has several times are quoted where they are in the order of the claims.
    """
    placed = _Placed([coded for coded in case.claims if coded.claim.source == source], text)
    quoted = {
        sentence
        for at, passages in enumerate(placed.passages)
        for passage in passages
        if placed.chosen[at] is None or placed.chosen[at] in passage
        for sentence in passage
    }
    for words in case.read.get(source, ()):
        quoted.update(*_passages(text, words.words))
    return tuple(one for at, one in enumerate(text.sentences) if at not in quoted)


def _blanks(case: CaseFolder) -> Iterator[Fault]:
    """Yield one remark for each file that has claims to be filled in."""
    for file, blanks in groupby(case.blanks, attrgetter("file")):
        first, *others = blanks
        behind = f"; {len(others)} more in {file}" if others else ""
        yield Fault(file, first.line, 0, f"{first.message}{behind}")


# -- a claim by itself -----------------------------------------------------------------------------


def _claim(case: CaseFolder, coded: Coded) -> Iterator[Fault]:
    yield from _weekdays(case, coded)
    if not coded.claim.quote:
        yield coded.fault("quote", "the quote is empty; a claim needs the words that it rests on")
    yield from _said(case, coded)
    yield from _hedge(case, coded)
    yield from _zero(coded)
    yield from _ends(case, coded)


def _said(case: CaseFolder, coded: Coded) -> Iterator[Fault]:
    said, published = coded.claim.said, case.sources[coded.claim.source].date
    if said.known and published.known and said.first > published.last:
        message = f"said on {said.text}, after the report was published on {published.text}"
        yield coded.fault("said", message)


def _hedge(case: CaseFolder, coded: Coded) -> Iterator[Fault]:
    """Yield a doubt, a plan or a denial without the words of the report that make it one."""
    claim = coded.claim
    if claim.modality not in HEDGED or claim.hedge or case.sources[claim.source].machine:
        return
    message = f"{claim.modality!r} needs a hedge: the words of the report that make it so"
    yield coded.fault("modality", message)


def _zero(coded: Coded) -> Iterator[Fault]:
    quantity = coded.claim.quantity
    if quantity and quantity.value == 0 and coded.claim.modality == "denied":
        message = "a denied 0 is said twice; state the 0, or deny without a quantity"
        yield coded.fault("quantity", message)


def _ends(case: CaseFolder, coded: Coded) -> Iterator[Fault]:
    """Yield an end of the claim that is of a type which the relation cannot have there.

    Programs code regions as actors (GDELT), and no coder can mend it.
    """
    claim = coded.claim
    relation = case.vocabulary.relations.get(claim.relation)
    if relation is None or case.sources[claim.source].machine:
        return
    for key in misfits(relation, _type(case, claim.subject), _type(case, claim.object)):
        thing = getattr(claim, key)
        kind = _type(case, thing)
        written = relation.inverse if coded.turned else relation.name
        yield coded.fault(
            key,
            f"{thing!r} is {'an' if kind[0] in 'aeiou' else 'a'} {kind}, which cannot be the"
            f" {coded.written(key)} of {written!r}; name whom the report means, or mend the type",
        )


def _type(case: CaseFolder, thing: str) -> str:
    """Return the type of an actor, ``"event"`` of an event, and nothing of no end."""
    if thing in case.events:
        return EVENT
    actor = case.actors.get(thing)
    return actor.type if actor else ""


# -- a claim and the text --------------------------------------------------------------------------


def _words_in(coded: Coded, text: ReportText) -> Iterator[Fault]:
    claim = coded.claim
    quote = _as_in(text, claim.quote)
    starts = list(text.starts(quote))
    if not starts:
        nearest = _nearest(quote, text.words)
        yield coded.fault("quote", f"the quote is not in the text; nearest there: {nearest!r}")
        return
    hedge = " ".join(claim.hedge.split())
    near = (text.passage(text.touched(start, start + len(quote))) for start in starts)
    if hedge and hedge not in quote and not any(hedge in passage for passage in near):
        message = f"the hedge {claim.hedge!r} is neither in the quote nor in its sentence"
        yield coded.fault("hedge", message)


def _text_in(coded: Coded, text: ReportText) -> Iterator[Fault]:
    """Yield a claim's text that the report has not, since sentences print it in quotation marks."""
    own = plain(coded.claim.text)
    if own not in text:
        nearest = _nearest(own, text.words)
        message = f"{own!r} are not words of the text, which quotation marks promise; nearest there: {nearest!r}"
        yield coded.fault("text", message)


def _as_in(text: ReportText, quote: str) -> str:
    """Return a quote as it would stand in the words of a text, which have no links."""
    return quote if quote in text.words else plain(quote)


def _nearest(quote: str, whole: str) -> str:
    """Return the passage of the text that is most like a quote."""
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote, whole)
    start = found.dest_start if found else 0
    return whole[start : start + min(len(quote) + 10, 160)].strip()


class _Placed:
    """The claims of a report whose quotes its text has, with the sentences in which these stand.

    `passages` are those of each claim, wherever its quote stands, and `chosen` is one sentence of them
    such that as many claims as can be are in the order of the text, and None for the others.
    """

    def __init__(self, coded: Iterable[Coded], text: ReportText) -> None:
        passages = [(one, list(_passages(text, one.claim.quote))) for one in coded]
        self.coded = [one for one, found in passages if found]
        self.passages = [found for _, found in passages if found]
        self.chosen = in_order(
            [[at for passage in found for at in passage] for found in self.passages]
        )


def _passages(text: ReportText, quote: str) -> Iterator[range]:
    words = _as_in(text, quote)
    return (text.touched(start, start + len(words)) for start in text.starts(words) if words)


def _order(coded: Iterable[Coded], text: ReportText) -> Iterator[Fault]:
    """Yield the claims that stand before or after the place of their quote among the others."""
    placed = _Placed(coded, text)
    kept = [at for at, sentence in enumerate(placed.chosen) if sentence is not None]
    for at, sentence in enumerate(placed.chosen):
        if sentence is not None:
            continue
        last = max(passage[-1] for passage in placed.passages[at])
        above = max((other for other in kept if other < at), default=None)
        if above is not None and last < (placed.chosen[above] or 0):
            where = f"earlier than those of the claim in line {placed.coded[above].line}"
        else:
            below = placed.coded[min(other for other in kept if other > at)]
            where = f"later than those of the claim in line {below.line}"
        message = f"out of the order of the text: these words come {where}"
        yield placed.coded[at].fault("quote", message)


# -- weekdays --------------------------------------------------------------------------------------


def _weekdays(case: CaseFolder, coded: Coded) -> Iterator[Fault]:
    """Yield the weekdays of a quote that none of the claim's dates falls on."""
    source = case.sources[coded.claim.source]
    if source.language and not source.language.lower().startswith("en"):
        return
    days = _days(case, coded)
    for word in dict.fromkeys(_WEEKDAY.findall(coded.claim.quote)):
        if days and word.capitalize() not in (name for _, name in days.values()):
            dates = ", ".join(f"{text} is a {name}" for text, (_, name) in days.items())
            key, _ = next(iter(days.values()))
            yield coded.fault(key, f"the quote says {word}, but {dates}")


def _days(case: CaseFolder, coded: Coded) -> dict[str, tuple[str, str]]:
    """Return the single days that a claim is dated by, each with its key in the claim and its weekday."""
    claim = coded.claim
    own_voice = claim.claimant == case.sources[claim.source].publisher
    times = [("when", claim.when), *([] if own_voice else [("said", claim.said)])]
    for key in ("event", "subject", "object"):
        event = case.events.get(getattr(claim, key))
        times += [(key, event.when)] if event else []
    days: dict[str, tuple[str, str]] = {}
    for key, when in times:
        if when.is_day:
            weekday = WEEKDAYS[date.fromordinal(when.first).weekday()]
            days.setdefault(when.text, (key, weekday))
    return days


# -- the whole case --------------------------------------------------------------------------------


def _unused(case: CaseFolder) -> Iterator[Fault]:
    """Yield the actors and events that nothing in the case speaks of."""
    claims = [coded.claim for coded in case.claims]
    used = {getattr(claim, key) for claim in claims for key in MENTIONS}
    used |= {source.publisher for source in case.sources.values()}
    used |= _wholes({event.id: event.part_of for event in case.events.values()}, used)
    used |= {place for key, event in case.events.items() if key in used for place in event.places}
    used |= _wholes({actor.id: actor.parent for actor in case.actors.values()}, used)
    texts = [fold(claim.text) for claim in claims if claim.text]
    for noun, things in (("actor", case.actors), ("event", case.events)):
        for thing in things.values():
            names = (thing.name, *(name.text for name in thing.names if not name.background))
            if thing.id not in used and not _any_in(names, texts):
                yield case.fault(
                    thing.id, f"nothing uses the {noun} {thing.id!r}: no claim names it"
                )


def _wholes(within: Mapping[str, str], used: Collection[str]) -> set[str]:
    """Return what used things are parts of, and what that is part of."""
    found: set[str] = set()
    for thing in used:
        whole = within.get(thing, "")
        while whole and whole not in found:
            found.add(whole)
            whole = within.get(whole, "")
    return found


def _any_in(names: Iterable[str], texts: list[str]) -> bool:
    """Return True if one of the texts that claims hold has one of the names, as a whole word."""
    patterns = [re.compile(rf"\b{re.escape(fold(name))}\b") for name in names if fold(name)]
    return any(pattern.search(text) for pattern in patterns for text in texts)
