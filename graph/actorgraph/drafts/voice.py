"""Who vouches for the words of a sentence: the subject of the reporting verb around them, else the publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from actorgraph.drafts import cues
from actorgraph.drafts.mood import STATED, Mood, lead_of
from actorgraph.drafts.names import Items, Known
from actorgraph.drafts.noun_phrase import MARKS, Group, ends_phrase, group_before
from actorgraph.sentence.wordlist import wordlist


class Report(NamedTuple):
    """A reporting verb: the span of what is reported, who does it, in which words, and how it lets that stand."""

    start: int
    stop: int
    who: Known | None
    words: tuple[int, int]
    verb: int
    mood: Mood


def reports_of(items: Items) -> list[Report]:
    """Return the reports of a sentence, the outer ones first."""
    found: list[Report] = []
    for at in range(len(items)):
        found += [_shared(items, report, found) for report in _reports_at(items, at)]
    found += [report for at in range(1, len(items)) for report in _that(items, at, found)]
    return sorted(found, key=lambda report: (report.start, -report.stop))


def _shared(items: Items, report: Report, found: list[Report]) -> Report:
    """Return a report whose verb shares the subject of the one before: "X denied the raid and said"."""
    first, last = report.words
    joined = first == last and first and items[first - 1].low in ("and", "but")
    before = found[-1] if found else None
    if joined and before and before.words[0] < before.words[1] <= before.verb:
        return report._replace(who=before.who, words=before.words)
    return report


def _reports_at(items: Items, at: int) -> Iterator[Report]:
    """Yield what a reporting verb reports: mostly what follows; behind its words also what stands before."""
    report = _report(items, at)
    if report is None:
        return
    yield report
    if report.verb != at:
        return
    if report.stop <= at:
        yield report._replace(start=at + 1, stop=_end_of(items, at))
    elif _may_be_after(items, report.words[0]):
        yield report._replace(start=_begin_of(items, report.words[0]), stop=report.words[0])


def _may_be_after(items: Items, subject: int) -> bool:
    """Return True if words before a subject and a comma may be what it says: "X did it, Y told Z in a call"."""
    while subject and items[subject - 1].low in ("or", "so", "as"):
        subject -= 1
    opening = items[0].low in cues.PREPOSITIONS | cues.OPENERS | frozenset(
        ("asked", "speaking", "citing")
    )
    return subject > 3 and items[subject - 1].text in (",", "”", '"') and not opening


def _that(items: Items, at: int, found: list[Report]) -> Iterator[Report]:
    """Yield what follows a "that" of which no verb of speech is known: "it is not true that"."""
    before = items[at - 1]
    if (
        items[at].low != "that"
        or before.thing
        or before.text == ","
        or before.low in ("so", "fact", "now")
        or (before.low in ("doubt", "question") and at > 1 and items[at - 2].low == "no")
    ):
        return
    if not any(report.start <= at < report.stop for report in found):
        yield Report(at + 1, len(items), None, (at, at), at, Mood("possible", at - 1, at))


def _report(items: Items, at: int) -> Report | None:
    item = items[at]
    if item.thing or item.low in ("founded", "founding"):  # whose stem is that of "found"
        return None
    if item.low == "according" and at + 1 < len(items) and items[at + 1].low == "to":
        return _according(items, at, at + 2)
    if item.low in ("citing", "quoting"):
        return _according(items, at, at + 1)
    if (
        item.low == "so"
        and at
        and items[at - 1].text == ","
        and items[at + 1 : at + 2]
        and items[at + 1].thing
    ):
        return _according(items, at, at + 1)  # "…, so X"
    if at == 0 and item.low == "for" and len(items) > 2 and items[1].thing and items[2].text == ",":
        return _according(items, at, 1)  # "For X, Y did it"
    if item.low in cues.VIEWS:
        return _view(items, at)
    if (
        item.low == "which"
        and at > 1
        and items[at - 1].low == "in"
        and items[at - 2].stem in cues.SAID_NOUNS
    ):
        return Report(at + 1, len(items), None, (at - 2, at), at - 2, Mood("possible", at - 2, at))
    if item.low == "that" and at and items[at - 1].stem in cues.SAID_NOUNS:
        none = at > 1 and items[at - 2].low == "no"  # "there is no evidence that"
        how = Mood("withheld", at - 2, at - 1) if none else Mood("possible", at - 1, at)
        return Report(at + 1, len(items), None, (at - 1, at), at - 1, how)
    if at and (items[at - 1].low in cues.DETERMINERS - {"that"} | {"no", "'s"}):
        return None  # a noun: "the report"
    if item.low == "state":
        return None
    if item.low == "saying" and at > 2 and items[at - 1].low == "as":
        group = group_before(items, at - 3) if items[at - 2].low in ("quoted", "cited") else None
        if group and len(group.places) == 1:
            words = (group.start, group.places[0] + 1)
            return Report(at + 1, len(items), items[group.places[0]].thing, words, at, STATED)
    key = item.stem
    kind = _kind(items, at, key)
    if not kind or (key == "report" and any(next_.low == "to" for next_ in items[at + 1 : at + 3])):
        return None
    lead = lead_of(items, at)
    if lead is None:
        return None
    passive = (
        lead.passive and item.low not in ("saying", "telling") and not item.low.endswith("ing")
    )
    mood = _mood(items, at, kind, lead.mood)
    if passive and any(word.low == "it" for word in items[max(0, at - 3) : at]) and at > 3:
        return Report(0, len(items), None, (at, at), at, Mood("possible", at, at))
    if passive:
        follows = items[at + 1].low if at + 1 < len(items) else ""
        told = _by(items, at, mood) if follows == "by" and kind != "denied" else None
        if told:
            return told
        if follows in ("that", "to") or kind == "believed":
            return Report(
                at + 1,
                len(items),
                None,
                (at, at),  # nobody is named who says or believes it
                at,
                mood.and_then(Mood("possible", at, at)),
            )
        return None
    return _active(items, at, lead.stop, mood)


def _by(items: Items, verb: int, mood: Mood) -> Report | None:
    """Return the report of "was told by X that"."""
    stop = next((at for at in range(verb + 2, len(items)) if items[at].low == "that"), -1)
    named = [at for at in range(verb + 2, stop) if items[at].thing]
    if stop < 0:
        return None
    who = items[named[0]].thing if len(named) == 1 else None
    return Report(stop, _end_of(items, stop), who, (verb + 2, stop), verb, mood)


def _view(items: Items, at: int) -> Report | None:
    """Return the report of "in X's words" and "in the view of X"."""
    if not any(item.low in ("in", "by", "for") for item in items[max(0, at - 4) : at]):
        return None
    owner = at - 2 if at > 1 and items[at - 1].low in ("'s", "'") else -1
    if at + 2 < len(items) and items[at + 1].low == "of":
        owner = next(
            (place for place in range(at + 2, min(at + 5, len(items))) if items[place].thing), -1
        )
    if owner < 0 or items[owner].thing is None:
        return None
    return Report(0, len(items), items[owner].thing, (owner, owner + 1), at, STATED)


def _kind(items: Items, at: int, key: str) -> str:
    if key in ("reject", "dismiss") and any(
        item.stem in cues.SAID_NOUNS for item in items[at + 1 : at + 5]
    ):
        return "denied"
    follows = items[at + 1].low if at + 1 < len(items) else ""
    if key in cues.FANCY_STEMS:
        return "possible"
    if key in cues.PLEDGE_STEMS and follows != "to":
        return "intended" if key != "warn" else "warned"
    for kind, stems in (
        ("stated", cues.SPEECH_STEMS),
        ("believed", cues.BELIEF_STEMS),
        ("denied", cues.DENIAL_STEMS),
    ):
        if key in stems:
            return kind
    return ""


def _mood(items: Items, at: int, kind: str, lead: Mood) -> Mood:
    if kind == "stated" and lead.modality == "denied":
        return Mood("withheld", lead.first, at)
    if kind == "stated":
        if items[at].stem in cues.HINT_STEMS:
            return Mood("possible", at, at)
        return lead if lead.modality != "stated" else STATED
    if kind == "warned":
        return Mood("conditional", at, at) if _warns_of_future(items, at) else STATED
    if kind == "believed" and lead.modality == "denied":
        return Mood("withheld", lead.first, at)
    return Mood(kind, at, at)


def _warns_of_future(items: Items, at: int) -> bool:
    return any(item.low in ("would", "will", "could", "may", "might", "if") for item in items[at:])


def _active(items: Items, verb: int, stop: int, mood: Mood) -> Report | None:
    inverted = verb and items[verb - 1].text in ',”"' and verb + 1 < len(items)
    group = group_before(items, stop)
    start_of_subject = group.start if group else _words_before(items, stop)
    if items[start_of_subject].low in ("which", "whom", "that") and start_of_subject + 1 < stop:
        start_of_subject += 1  # "Y, which he said had done it"
    if (
        inverted
        and mood.modality != "denied"
        and not (group and _relative_or_insertion(items, stop, group))
    ):
        report = _inverted(items, verb, mood)
        if report:
            return report
    joined = stop and items[stop - 1].low in ("and", "but")
    if group is None and start_of_subject >= stop and not joined:
        return None
    who = items[group.places[-1]].thing if group and len(group.places) == 1 else None
    words = (start_of_subject, stop)
    if group:
        words = (group.start, group.places[-1] + 1)
    if _is_after(items, start_of_subject, verb):
        return Report(_begin_of(items, start_of_subject), start_of_subject, who, words, verb, mood)
    end = _end_of(items, verb)
    if start_of_subject and items[start_of_subject - 1].low in ("which", "whom", "who"):
        end = next((at for at in range(verb, end) if items[at].text == ","), end)
    return Report(verb + 1, end, who, words, verb, mood)


def _relative_or_insertion(items: Items, stop: int, group: Group) -> bool:
    return stop > 0 and items[stop - 1].text == "," and group.places[-1] < stop - 1


def _inverted(items: Items, verb: int, mood: Mood) -> Report | None:
    """Return the report of "…", said X."""
    at = verb + 1
    while (
        at < len(items)
        and items[at].thing is None
        and (
            items[at].text not in MARKS
            or (items[at].text == "." and items[at - 1].low in cues.TITLES)
        )
        and at < verb + 8
    ):
        at += 1
    if at >= len(items) or (at == verb + 1 and items[at].text in MARKS):
        return None
    who = items[at].thing
    stop = at + 1 if who else at
    if items[verb + 1].low == "that" or not ends_phrase(items, stop):
        return None  # it follows its subject: "an official, who was there, said X did it"
    if stop < len(items) and items[stop].low in cues.AUXILIARIES:
        return None
    return Report(_begin_of(items, verb), verb, who, (verb + 1, stop), verb, mood)


def _words_before(items: Items, stop: int) -> int:
    """Return where the words of a subject without a name begin: "a security official, who …, said"."""
    at = stop - 1
    commas = 0
    while at >= 0:
        item = items[at]
        if item.text == "," and commas == 0 and at == stop - 1:
            commas = 1
        elif item.text == "," and commas == 1:
            commas = 2
        elif item.text in MARKS - {",", "’", "'"} or (
            commas in (0, 2) and (item.text == "," or item.low in cues.OPENERS)
        ):
            break
        at -= 1
    return at + 1


def _is_after(items: Items, subject: int, verb: int) -> bool:
    """Return True if a reporting verb follows what it reports: "…, the ministry said"."""
    before = items[subject - 1].text if subject else ""
    if before not in (",", "”", '"', "’"):
        return False
    after = verb + 1
    if after < len(items) and items[after].low == "that":
        return False
    while after < len(items) and (
        items[after].low in cues.TIMES
        or items[after].low in ("on", "in", "a", "statement", "late", "early", "reporters")
        or items[after].thing is not None
        or items[after].low == "the"
    ):
        after += 1
    return (
        after >= len(items)
        or items[after].text in MARKS
        or items[after].low in ("as", "after", "adding", "in", "at")
    )


def _begin_of(items: Items, stop: int) -> int:
    begin = 0
    for at in range(stop):
        if items[at].text == ";":
            begin = at + 1
    return begin


def _end_of(items: Items, verb: int) -> int:
    """Return where the words of a reporting verb end; what denies a noun or a gerund has no further clause."""
    follows = items[verb + 1] if verb + 1 < len(items) else None
    bare = items[verb].stem in cues.DENIAL_STEMS and follows and follows.low not in _OPENS_CLAUSE
    for at in range(verb + 1, len(items)):
        if items[at].text == ";":
            return at
        after = items[at + 1].low if at + 1 < len(items) else ""
        if items[at].text == "," and at + 2 < len(items) and after == "but":
            return at
        finite = after.endswith("ed") or after in ("said", "told")
        if bare and finite and items[at].low in ("and", "but"):
            return at
    return len(items)


def _according(items: Items, at: int, stop: int) -> Report:
    first = stop
    while stop < len(items) and items[stop].thing is None and items[stop].text not in MARKS:
        stop += 1
    named = stop < len(items) and items[stop].thing is not None
    who = items[stop].thing if named else None
    end = stop + 1 if named else stop
    if at == 0:
        return Report(end, len(items), who, (first, end), at, STATED)
    return Report(_begin_of(items, at), at, who, (first, end), at, STATED)


def voice_at(reports: list[Report], place: int) -> Report | None:
    """Return the innermost report around a place."""
    around = [report for report in reports if report.start <= place < report.stop]
    return max(around, key=lambda report: (report.start, -report.stop), default=None)


def inside_quotation(items: Items, place: int, opened: bool) -> bool:
    """Return True if a place stands within quotation marks, which may have been opened before the sentence."""
    for item in items[:place]:
        if item.text == "“":
            opened = True
        elif item.text == "”":
            opened = False
        elif item.text == '"':
            opened = not opened
    return opened


def names_speaker(items: Items, first: int, last: int) -> bool:
    """Return False for words that are nobody who speaks: "it", "reports", "is", "nothing"."""
    words = [item for item in items[first:last] if item.low not in cues.DETERMINERS]
    if words and len(words) < last - first and words[-1].stem in cues.SAID_NOUNS:
        return True  # "a report"
    return any(
        item.thing
        or (item.low.isalpha() and item.low not in _NO_WORDS and item.stem not in _NO_SPEAKERS)
        for item in words
    )


#: What may begin a clause behind a verb of denial; "" is a name.
_OPENS_CLAUSE: Final = frozenset(("", "that", "it", "they", "he", "she", "having", "any"))
_NO_WORDS: Final = (
    wordlist("it this that what who which nothing nobody none there so") | cues.AUXILIARIES | cues.PREPOSITIONS
)  # fmt: skip
_NO_SPEAKERS: Final = (
    cues.SAID_NOUNS | cues.SPEECH_STEMS | cues.BELIEF_STEMS | cues.FANCY_STEMS | cues.ACCUSES
)
