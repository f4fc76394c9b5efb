"""The answer to *who*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.sentence import question
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.named import Named
    from actorgraph.questions.who import Said, Who
    from actorgraph.sentence.noun import Noun
    from actorgraph.store.reader import Store

_HEADINGS: Final = {
    "stated": "Stated",
    "class": "Through a class",
    "umbrella": "Through an umbrella: one of its members",
    "command": "Through a command",
}
#: Quotes printed under one answer.
_MOST_QUOTES: Final = 3


def who_lines(store: Store, who: Who, *, limit: int = 20) -> Iterator[str]:
    """Yield the answer: by name, then derived with the chain, then what else is said."""
    shown = who.answers[:limit] if limit else who.answers
    said = [*who.in_words[: limit or None], *who.also_said[: limit or None]]
    claims = [key for answer in shown for key in _shown_claims(answer)]
    evidence = Evidence.called(store, [*claims, *(each.claim for each in said)])
    yield heading(who.title)
    for sentence in _lead(store, who):
        yield from indented(sentence, 0)
    known = ""
    for answer in shown:
        if answer.known != known:
            known = answer.known
            yield ""
            yield heading(_HEADINGS[known])
        yield from _answer_lines(answer, evidence)
    left = len(who.answers) - len(shown)
    if left:
        yield ""
        yield f"… and {count(left, 'more answer')}; --limit 0 prints them all"
    yield from _said_lines("Said in words that name no actor", who.in_words, evidence, limit)
    yield from _said_lines("Also said, and not counted", who.also_said, evidence, limit)
    yield from counted_lines(who.same)


def _lead(store: Store, who: Who) -> Iterator[str]:
    """Yield the answer in a sentence or two, the firmest first."""
    vocabulary, reading = store.vocabulary, who.reading
    nouns = store.nouns([who.actor, *(answer.actor for answer in who.answers)])
    if not who.answers and who.in_words:
        yield "Nobody is named; it is said in words alone."
        return
    if not who.answers:
        yield f"Not stated: {question.nobody(vocabulary, reading, nouns[who.actor])} by a claim that counts."
        return
    by_modality: dict[str, list[Noun]] = {}
    derived = []
    for named in who.answers:
        if named.known == "stated":
            modality = "stated" if named.modality == "confirmed" else named.modality
            by_modality.setdefault(modality, []).append(nouns[named.actor])
        else:
            derived.append(nouns[named.actor])
    for modality, names in by_modality.items():
        words = question.answer(vocabulary, reading, names, nouns[who.actor], modality=modality)
        yield f"{words[0].upper()}{words[1:]}."
    if derived and not by_modality:
        words = question.answer(vocabulary, reading, derived, nouns[who.actor])
        yield f"Not stated by name; it follows from several claims that {words}."


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


def _shown_claims(answer: Named) -> tuple[str, ...]:
    """Return the claims that are printed under an answer: all of a chain."""
    return answer.claims if answer.chain else answer.claims[:_MOST_QUOTES]


def _answer_lines(answer: Named, evidence: Evidence) -> Iterator[str]:
    modality = "" if answer.modality == "stated" else f" ({answer.modality})"
    yield from indented(f"{answer.name}{modality}", 2, hang=2)
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
