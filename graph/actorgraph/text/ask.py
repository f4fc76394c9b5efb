"""The answer to *ask*, as lines: the reading first, then what the claims say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.ask.answer import Asked
    from actorgraph.ask.findings import Findings
    from actorgraph.store.reader import Store

#: Claims printed under one heading.
_MOST_CLAIMS: Final = 10
#: Which module prints each kind of answer, and with which function.
_PRINTERS: Final = {
    "Who": "who.who_lines", "Whether": "whether.whether_lines", "Paths": "path.path_lines",
    "Attribution": "attribution.attribution_lines", "Timeline": "timeline.timeline_lines",
    "Dossier": "dossier.dossier_lines", "Figures": "figures.figures_lines", "Why": "why.why_lines",
    "Conflicts": "conflicts.conflict_lines",
}  # fmt: skip

#: Answers that print nothing, or not at first, where nothing is told.
_SILENT: Final = ("Timeline", "Dossier", "Attribution", "Conflicts")


def asked_lines(store: Store, asked: Asked, *, limit: int = 20) -> Iterator[str]:
    """Yield how a question was read, the command that asks the same, and the answer."""
    if len(asked.readings) > 1:
        yield from _readings_lines(asked)
        return
    if not asked.answered:
        yield from _not_understood_lines(asked)
        return
    for reading, command in asked.readings:
        yield from indented(f"I read: {reading}.", 0, hang=8)
        for note in asked.notes:
            yield from indented(f"Note: {note}.", 0, hang=6)
        yield f"        {command}"
    yield ""
    silent = type(asked.content).__name__ in _SILENT
    if asked.verdict == "not stated" and silent:
        yield "Not stated: no claim that counts says so."
    yield from _content_lines(store, asked, limit)


def _readings_lines(asked: Asked) -> Iterator[str]:
    yield from indented(f"This may mean {count(len(asked.readings), 'thing')}; ask one of them:", 0)
    for reading, command in asked.readings:
        yield from indented(f"- {reading}", 2, hang=2)
        yield f"    {command}"


def _not_understood_lines(asked: Asked) -> Iterator[str]:
    mark = "" if asked.reason.endswith("?") else "."
    yield from indented(f"Not understood: {asked.reason}{mark}", 0)
    if asked.suggestions:
        yield "Questions near to it that can be answered:"
        for text in asked.suggestions:
            yield from indented(text, 2, hang=2)


def _content_lines(store: Store, asked: Asked, limit: int) -> Iterator[str]:
    """Yield the answer as its own command prints it; only that command's module is imported."""
    name = type(asked.content).__name__
    if name == "Findings":
        yield from findings_lines(store, cast("Findings", asked.content))
        return
    module, function = _PRINTERS[name].split(".")
    lines = getattr(import_module(f"actorgraph.text.{module}"), function)
    if name == "Who":
        yield from lines(store, asked.content, limit=limit)
    else:
        yield from lines(store, asked.content)


def findings_lines(store: Store, found: Findings) -> Iterator[str]:
    """Yield the lead sentence, then the claims under their headings."""
    yield from indented(found.lead[:1].upper() + found.lead[1:], 0)
    evidence = Evidence(store, [claim for group in found.groups for claim in group.claims])
    for group in found.groups:
        yield ""
        yield heading(group.title)
        for claim in group.claims[:_MOST_CLAIMS]:
            yield from indented(evidence.headline(claim), 2, hang=2)
            yield from evidence.lines(claim, 6)
        left = len(group.claims) - _MOST_CLAIMS
        if left > 0:
            yield f"  … and {count(left, 'more claim')}; the command above prints them"
    if found.more:
        yield f"… and {count(found.more, 'more claim')}; the command above prints them all"
