"""The command agree: how far two coders agree who read the same reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.options import (
    case_option,
    folder_named,
    json_option,
    note,
    print_json,
    print_lines,
)

if TYPE_CHECKING:
    from actorgraph.case.folder import CaseFolder, Coded
    from actorgraph.drafts.agree import Agreement, Coding, Measure


@click.command("agree")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@case_option
@json_option
def command(one: str, other: str, case: str | None, as_json: bool) -> None:
    """Compare two codings of the same reports: claims of both, of one alone, and what differs between them.

    A and B are 'reports' for those of the case, a coder with a folder in coders/ of the case, or the path of a
    report file, of a folder of them, or of a case. Cohen's kappa and Krippendorff's alpha are those of the
    relations and modalities of claims that both have.

    Example: actorgraph agree reports b -c river_war
    """
    from actorgraph.drafts.agree import agreement, coding_of

    folder = folder_named(case)
    codings = coding_of(folder, one), coding_of(folder, other)
    found = agreement(*codings)
    if found.left_out:
        note(f"left out, as only one of them has it: {', '.join(found.left_out)}")
    if as_json:
        print_json(found.document())
        return
    print_lines(_lines(found, *codings))


def _lines(found: Agreement, one: Coding, other: Coding) -> Iterator[str]:
    a, b = found.one, found.other
    total = len(found.matches)
    yield (
        f"{a} has {_claims(total + len(found.only_one))}, {b} has {total + len(found.only_other)};"
        f" {total} are in both (F = {_number(found.found)})."
    )
    for key in ("relation", "modality"):
        yield f"{key}: {_measure(found.measure(key))}"
    different = [match for match in found.matches if match.differs]
    if different:
        yield ""
        yield f"In both, and different ({len(different)})"
    for match in different:
        yield f"  “{match.one.claim.quote}”"
        yield f"     [{match.one.claim.id}] [{match.other.claim.id}]"
        for key, (first, second) in match.differs.items():
            yield f"     {key}: {_shown(first)} | {_shown(second)}"
    for name, coding, claims in ((a, one, found.only_one), (b, other, found.only_other)):
        if claims:
            yield ""
            yield f"Only {name} ({len(claims)})"
            yield from _only(coding.case, claims)


def _only(case: CaseFolder, claims: tuple[Coded, ...]) -> Iterator[str]:
    from actorgraph.sentence.part import text_of
    from actorgraph.sentence.pattern import Patterns

    patterns = Patterns(case.nouns, case.vocabulary)
    for coded in claims:
        yield f"  {text_of(patterns.sentence(coded.claim))} [{coded.claim.id}]"
        yield f"     “{coded.claim.quote}”"


def _measure(found: Measure) -> str:
    shares = f"the same in {found.same} of {found.of}"
    return f"{shares}; kappa {_number(found.kappa)}, alpha {_number(found.alpha)}"


def _claims(count: int) -> str:
    return f"{count} claim{'' if count == 1 else 's'}"


def _number(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value not in (None, "") and str(value) else "–"
