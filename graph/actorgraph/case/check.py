"""The rules of good coding that a case must keep: its quotes, hedges and weekdays.

Ids, dates, names and relations are checked when a case is read; what is checked here needs the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from actorgraph.case.folder import CaseFolder, Coded
from actorgraph.model.errors import Fault, FileTrouble

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+|\n\s*\n")


def check_case(case: CaseFolder, texts: Mapping[str, str] | None = None) -> list[Fault]:
    """Return the faults of a case's coding, in the order of its files; empty if there are none.

    Parameters
    ----------
    case
        The case, as `read_case` returned it.
    texts
        The full text of reports by source id. Only claims of these sources have their quotes compared.
    """
    faults: list[Fault] = []
    for coded in case.claims:
        text = (texts or {}).get(coded.claim.source)
        faults += _weekdays(case, coded)
        faults += _words(coded) if text is None else _words_in(coded, text)
    return faults


def read_text(path: Path) -> str:
    """Return the text of a report from a file.

    Raises
    ------
    FileTrouble
        It is missing or is not UTF-8 text.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileTrouble(f"{str(path)!r} is not UTF-8 text (byte {error.start})") from None
    except OSError as error:
        raise FileTrouble(f"{str(path)!r} cannot be read: {error.strerror}") from None
    except ValueError:  # a NUL or half of a surrogate pair
        raise FileTrouble(f"{str(path)!r} cannot be read: no file can have this name") from None


def plain(text: str) -> str:
    """Return a text with blanks joined and Markdown links reduced to their words.

    >>> plain("which [killed three](#)\\n\\nand  wounded")
    'which killed three and wounded'
    """
    return " ".join(_LINK.sub(r"\1", text).split())


def _words(coded: Coded) -> Iterator[Fault]:
    """Yield what can be said about quote and hedge without the report's text."""
    if not coded.claim.quote:
        yield coded.fault("quote", "the quote is empty; a claim needs the words that it rests on")


def _words_in(coded: Coded, text: str) -> Iterator[Fault]:
    claim = coded.claim
    if not claim.quote:
        yield from _words(coded)
        return
    whole = plain(text)
    quote = claim.quote if claim.quote in whole else plain(claim.quote)
    start = whole.find(quote)
    if start < 0:
        nearest = _nearest(quote, whole)
        yield coded.fault("quote", f"the quote is not in the text; nearest there: {nearest!r}")
        return
    hedge = " ".join(claim.hedge.split())
    if hedge and hedge not in quote and not _in_a_sentence(hedge, quote, text):
        message = f"the hedge {claim.hedge!r} is neither in the quote nor in its sentence"
        yield coded.fault("hedge", message)


def _in_a_sentence(hedge: str, quote: str, text: str) -> bool:
    """Return True if the hedge stands in a sentence that the quote touches."""
    whole = plain(text)
    spans = _sentences(text, whole)
    start = whole.find(quote)
    while start >= 0:
        end = start + len(quote)
        touched = [span for span in spans if span[0] < end and start < span[1]]
        if hedge in whole[touched[0][0] : touched[-1][1]]:
            return True
        start = whole.find(quote, start + 1)
    return False


def _sentences(text: str, whole: str) -> list[tuple[int, int]]:
    """Return where each sentence of the text begins and ends in its plain form."""
    starts: list[int] = []
    at = 0
    for sentence in _SENTENCE_END.split(_LINK.sub(r"\1", text)):
        words = " ".join(sentence.split())
        if words:
            start = whole.index(words, at)
            at = start + len(words)
            starts.append(start)
    return list(pairwise([0, *starts[1:], len(whole)]))


def _nearest(quote: str, whole: str) -> str:
    """Return the passage of the text that is most like a quote."""
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote, whole)
    start = found.dest_start if found else 0
    return whole[start : start + min(len(quote) + 10, 160)].strip()


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
