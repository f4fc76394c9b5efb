"""The answer to *voices*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.sentence.wording import count, listed
from actorgraph.text.lines import Evidence, heading, indented, table

if TYPE_CHECKING:
    from actorgraph.questions.voices import Voice, Voices
    from actorgraph.store.reader import Store

#: Actors of whom a row says that a voice speaks most.
_MOST_ABOUT: Final = 3
_WHO: Final = {"claimant": "voice", "publisher": "publisher", "source": "source"}


def voice_lines(store: Store, answer: Voices, *, limit: int = 20) -> Iterator[str]:
    """Yield who says how much, what rests on how little, and what would vanish without whom."""
    noun = _WHO[answer.by]
    one = ", those of one government counted once" if answer.by == "claimant" else ""
    yield heading(f"{count(answer.claim_count, 'claim')} of {count(len(answer.voices), noun)}{one}")
    shown = answer.voices[:limit] if limit else answer.voices
    head = (
        noun.title(),
        "Claims",
        "Assertive",
        "Tentative",
        "Not asserted",
        f"{_said(answer).title()}s",
        "Alone",
        "Most about",
    )
    yield from table(head, (_row(voice, answer) for voice in shown))
    left = len(answer.voices) - len(shown)
    if left:
        yield f"… and {count(left, f'more {noun}')}; --limit 0 prints them all"
    yield ""
    assertions = count(answer.assertions, _said(answer))
    text = (
        f"Of {assertions}, {answer.one_voice:,} rest on one voice alone, {answer.one_publisher:,} on one"
        f" publisher, {answer.one_source:,} on one source, {answer.anonymous:,} on nobody with a name."
        f"{_origins(answer)}"
        f" Mouths without a name make or speak {count(answer.anonymous_claims, 'claim')}."
    )
    yield from indented(text, 0)
    unasserted = [name for name in answer.modalities if group(name) != "assertive"]
    if unasserted:
        yield from indented(
            f"Counted among them, and no assertion: what is {listed(unasserted, 'or')}.", 0, hang=2
        )
    for voice in shown:
        yield from _alone_lines(store, voice, answer)


def _row(voice: Voice, answer: Voices) -> tuple[str, ...]:
    numbers = (
        voice.claims,
        voice.assertive,
        voice.tentative,
        voice.not_asserted,
        voice.assertions,
        voice.alone,
    )
    about = (f"{answer.names[a.actor]} ({a.claims:,})" for a in voice.about[:_MOST_ABOUT])
    return (_name(voice), *(f"{n:,}" for n in numbers), ", ".join(about))


def _origins(answer: Voices) -> str:
    """Return, of what several sources say, how much they have from one origin; empty if they say nothing together."""
    if not answer.several_sources:
        return ""
    return f" Of {answer.several_sources:,} that several sources make, {answer.one_origin:,} {'comes' if answer.one_origin == 1 else 'come'} from one origin."


def _said(answer: Voices) -> str:
    """Return what is counted: an assertion, unless claims count that assert nothing."""
    modalities = answer.modalities
    return "assertion" if all(group(name) == "assertive" for name in modalities) else "statement"


def _name(voice: Voice) -> str:
    return voice.name or "(not named)"


def _alone_lines(store: Store, voice: Voice, answer: Voices) -> Iterator[str]:
    others = [answer.names[key] for key in voice.members if key != voice.id]
    if not voice.alone:
        return
    yield ""
    also = f", through {', '.join(others)}" if others else ""
    yield from indented(
        f"Only {_name(voice)}{also}: {count(voice.alone, _said(answer))}", 0, hang=2
    )
    evidence = Evidence.called(store, (alone.claims[0] for alone in voice.examples))
    for alone in voice.examples:
        words = evidence.sentence(evidence[alone.claims[0]])
        yield from indented(f"{words} [{', '.join(alone.claims)}]", 2, hang=2)
    left = voice.alone - len(voice.examples)
    if left and voice.examples:
        yield f"  … and {count(left, f'more {_said(answer)}')}; --alone 0 prints them all"
