"""The answer to *who*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import firmness
from actorgraph.questions.ends import over
from actorgraph.sentence import question
from actorgraph.sentence.printed import dim
from actorgraph.sentence.wording import count, only
from actorgraph.text.lines import Evidence, heading, indented, origins_words
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.named import Named
    from actorgraph.questions.who import Said, Who
    from actorgraph.sentence.noun import Noun
    from actorgraph.store.reader import Store

_BEHIND: Final = "Said to be behind an attack in which it happened"
_HEADINGS: Final = {
    "stated": "Stated",
    "attributed": _BEHIND,
    "class": "Through a class",
    "umbrella": "Through an umbrella: one of its members",
    "command": "Through a command",
    "not asserted": "Not asserted",
}
#: What is added to a heading by how firmly it is said.
_FIRMNESS: Final = ("", ", with a hedge", ", not asserted", ", not asserted")
_PART: Final = "Said of a part of it, and not of the whole by that"
#: Claims that name nobody, or do not count, whose sentences answer.
_MOST_SAID: Final = 2
#: Quotes printed under one answer.
_MOST_QUOTES: Final = 3


def who_lines(store: Store, who: Who, *, limit: int = 20) -> Iterator[str]:
    """Yield the answer: by name, then derived with the chain, then what else is said."""
    shown = who.answers[:limit] if limit else who.answers
    said = [*who.in_words[: limit or None], *who.also_said[: limit or None]]
    ways = [way for answer in (*shown, *who.may_hold) for way in (answer, *answer.ways)]
    claims = [key for way in ways for key in _shown_claims(way)]
    evidence = Evidence.called(store, [*claims, *(each.claim for each in said)])
    yield heading(who.title)
    for sentence in _lead(store, who, evidence):
        yield from indented(sentence, 0)
    last = ""
    for answer in shown:
        if (title := _heading(answer)) != last:
            last = title
            yield ""
            yield heading(
                "Said to be behind it" if who.asks_of_event and title == _BEHIND else title
            )
        sources = "" if answer.chain else origins_words(store, answer.claims)
        yield from _answer_lines(answer, evidence, sources)
        for way in answer.ways:
            yield from _way_lines(way, evidence)
    left = len(who.answers) - len(shown)
    if left:
        yield ""
        yield f"… and {count(left, 'more answer')}; --limit 0 prints them all"
    may_hold = who.may_hold[: limit or None]
    keys = [key for answer in may_hold for key in _shown_claims(answer)]
    yield from evidence.may_hold(keys, store.holding(keys, who.filters))
    yield from _said_lines("Said in words that name no actor", who.in_words, evidence, limit)
    of_parts = [each for each in who.also_said if each.why == "part"]
    other_means = [each for each in who.also_said if each.why == "means"]
    others = [each for each in who.also_said if each.why not in ("part", "means")]
    yield from _said_lines(_PART, of_parts, evidence, limit)
    yield from _said_lines("Said without a word of such means", other_means, evidence, limit)
    yield from _said_lines("Also said, and not counted", others, evidence, limit)
    yield from counted_lines(who.same)


def _first_of(evidence: Evidence, said: Sequence[Said]) -> Iterator[str]:
    """Yield the sentences of the first claims that do not count, or name nobody."""
    sentences = (evidence.sentence(evidence[each.claim]) for each in said[:_MOST_SAID])
    yield from dict.fromkeys(sentences)


def _lead(store: Store, who: Who, evidence: Evidence) -> Iterator[str]:
    """Yield the answer in a sentence or two, the firmest first."""
    vocabulary, reading = store.vocabulary, who.reading
    means = f" with {who.mode}" if who.mode else ""
    nouns = store.nouns([who.actor, *(answer.actor for answer in who.answers)])
    if not who.answers and who.in_words:
        yield "Nobody is named; it is said in words alone."
        yield from _first_of(evidence, who.in_words)
        return
    if not who.answers:
        also = (
            "; see what may hold then" if who.may_hold else only(each.why for each in who.also_said)
        )
        if reading.inverse:  # "is said to have killed nobody" would say that nobody was killed
            forward = reading.turned(vocabulary)
            clause = question.clause_words(vocabulary, forward, nouns[who.actor], None)
            yield f"{who.verdict.lead}: no claim that counts says that {clause}{means}{also}."
        else:
            nobody = question.nobody(vocabulary, reading, nouns[who.actor])
            yield f"{who.verdict.lead}: {nobody}{means} by a claim that counts{also}."
        yield from _first_of(
            evidence, [each for each in who.also_said if each.why == each.modality]
        )
        return
    first = who.answers[0]
    if first.known == "not asserted":
        yield f"Not asserted: {evidence.sentence(evidence[first.claims[0]])}"
        return
    past = _past(store, who)
    by_modality: dict[tuple[str, bool], list[Noun]] = {}
    words_of_blame = all(vocabulary[name].is_word for name in reading.relations)
    for named in sorted(who.answers, key=lambda named: named.actor in past):
        if named.known == "stated" and not words_of_blame:
            modality = "stated" if named.modality == "confirmed" else named.modality
            how = modality, named.actor in past
            by_modality.setdefault(how, []).append(nouns[named.actor])
    if first.chain:
        follow = [named for named in who.answers if named.chain]
        firm = [named for named in follow if firmness(named.modality) == firmness(first.modality)]
        nouns_of = [nouns[named.actor] for named in firm]
        modality = "stated" if first.modality == "confirmed" else first.modality
        words = question.answer(vocabulary, reading, nouns_of, nouns[who.actor], modality=modality)
        by_name = "" if by_modality else "Not stated by name; it follows"
        yield f"{by_name or 'It follows'} from several claims that {words}{means}."
    for (modality, is_past), names in by_modality.items():
        words = question.answer(
            vocabulary, reading, names, nouns[who.actor], modality=modality, past=is_past
        )
        yield f"{words[0].upper()}{words[1:]}{means}."
    said = [
        named
        for named in who.answers
        if named.known == "attributed" or (words_of_blame and named.known == "stated")
    ]
    for named in said[:_MOST_QUOTES]:
        yield evidence.sentence(evidence[named.claims[0]])


def _past(store: Store, who: Who) -> frozenset[str]:
    """Return the answers that are said only of states that had ended, or that are denied of later days."""
    if all(store.vocabulary[name].kind == "act" for name in who.reading.relations):
        return frozenset()
    stated = [named for named in who.answers if named.known == "stated"]
    denied: dict[str, list[str]] = {}
    for said in who.also_said:
        if said.modality == "denied" and said.why == "denied":
            denied.setdefault(said.actor, []).append(said.claim)
    claims = {named.actor: [*store.claims_called(named.claims)] for named in stated}
    ended = over(store, (claim for its in claims.values() for claim in its))
    for actor in denied.keys() & claims.keys():
        ended |= over(store, claims[actor], store.claims_called(denied[actor]))
    past = (named.actor for named in stated if ended.issuperset(named.claims))
    return frozenset(past)


def _said_lines(title: str, said: Sequence[Said], evidence: Evidence, limit: int) -> Iterator[str]:
    if not said:
        return
    yield ""
    yield heading(title)
    shown = said[: limit or None]
    for each in shown:
        claim = evidence[each.claim]
        yield from evidence.told(claim, 2)
    left = len(said) - len(shown)
    if left:
        yield f"  … and {left:,} more; --limit 0 prints them all"


def _heading(answer: Named) -> str:
    """Return what stands above an answer: how it is known, and whether with a hedge."""
    if answer.known in ("attributed", "not asserted"):
        return _HEADINGS[answer.known]
    return _HEADINGS[answer.known] + _FIRMNESS[firmness(answer.modality)]


def _way_lines(way: Named, evidence: Evidence) -> Iterator[str]:
    """Yield another way in which an answer is known, in a line or two."""
    sentences = " ".join(evidence.sentence(evidence[key]) for key in _shown_claims(way))
    keys = ", ".join(way.claims)
    how = "said outright" if way.known == "stated" else _heading(way).lower()
    yield from map(dim, indented(f"Also {how}: {sentences} [{keys}]", 4, hang=2))


def _shown_claims(answer: Named) -> tuple[str, ...]:
    """Return the claims that are printed under an answer: all of a chain."""
    return answer.claims if answer.chain else answer.claims[:_MOST_QUOTES]


def _answer_lines(answer: Named, evidence: Evidence, sources: str) -> Iterator[str]:
    modality = "" if answer.modality == "stated" else f" ({answer.modality})"
    yield from indented(f"{answer.name}{modality}{sources and f': {sources}'}", 2, hang=2)
    if answer.chain:
        for step, link in enumerate(answer.chain, start=1):
            claim = evidence[link.claim]
            yield from indented(f"{step}. {evidence.sentence(claim)}", 4, hang=3)
            yield from evidence.lines(claim, 7)
        return
    for key in _shown_claims(answer):
        yield from evidence.lines(evidence[key], 6)
    left = len(answer.claims) - _MOST_QUOTES
    if left > 0:
        yield f"      … and {count(left, 'more claim')}"
