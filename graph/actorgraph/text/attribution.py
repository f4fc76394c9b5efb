"""The answer to *attribution*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from actorgraph.model.modality import ASSERTIVE
from actorgraph.sentence.wording import count, only
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.attribution import Attribution, Statement
    from actorgraph.store.reader import Store


def attribution_lines(store: Store, answer: Attribution) -> Iterator[str]:
    """Yield who blames whom, then who claims it, denies it or does not claim it, then who could be meant."""
    names = answer.names
    evidence = Evidence.called(store, (*answer.claims, *answer.beside))
    modalities = {statement.modality for statement in answer.statements}
    nobody_asserts = bool(modalities) and modalities.isdisjoint(ASSERTIVE)
    title = "What is said of who did it" if nobody_asserts else answer.question.partition(":")[0]
    yield heading(f"{title[0].upper()}{title[1:]}: {answer.name}")
    if nobody_asserts:
        lead = f"{answer.verdict.lead}: no claim names anybody outright{only(modalities)}."
        yield from indented(lead, 2)
    for statement in answer.statements:
        yield from evidence.told(evidence[statement.claim], 2)
    if not answer.statements:
        claimed = answer.claims_responsibility
        lead = "Nobody else is blamed." if claimed else "Not stated: no claim names anybody."
        yield from indented(lead, 2)
    voices = len(answer.voices)
    if voices:
        yield ""
        grouped = [" and ".join(names.get(key, key) for key in voice) for voice in answer.voices]
        yield from indented(
            f"{count(voices, 'voice')}, those of one government counted once: {'; '.join(grouped)}",
            0,
            hang=2,
        )
    yield ""
    yield from _own("Claims responsibility", answer.claims_responsibility, evidence)
    yield from _own("Denies its own part in it", answer.denies, evidence)
    if answer.does_not_claim:
        yield from _own("Does not claim it, which is no denial", answer.does_not_claim, evidence)
    if answer.other_parts:
        yield ""
        yield from _own("Said of another part in it", answer.other_parts, evidence)
    if answer.could_be_meant:
        yield ""
        yield heading("Could be meant, and is not blamed by that")
        for possible in answer.could_be_meant:
            text = f"{names[possible.actor]}, as a member of {names[possible.through]}"
            yield from indented(f"{text} [{', '.join(possible.claims)}]", 2, hang=2)
    yield from counted_lines(answer.same)


def _own(title: str, statements: Sequence[Statement], evidence: Evidence) -> Iterator[str]:
    if not statements:
        yield f"{title}: nobody, as far as the claims go"
        return
    yield heading(title)
    for statement in statements:
        yield from evidence.told(evidence[statement.claim], 2)
