"""The command draft: the claims that a report's words propose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from actorgraph.sentence.wording import count
from actorgraph_cli.options import (
    case_option,
    endpoint_from,
    json_option,
    model_options,
    note,
    print_json,
    print_lines,
)

if TYPE_CHECKING:
    from actorgraph.drafts.draft import Draft


#: Rows of a model that are printed with what speaks against them; the file has all.
_MOST_SHOWN: Final = 10


@click.command("draft")
@click.argument("report", metavar="FILE")
@case_option
@click.option(
    "--publisher", default="", metavar="NAME", help="Who vouches for what names nobody else."
)
@click.option(
    "--date",
    "day",
    default="",
    metavar="DATE",
    help="The day of publication, from which weekdays are counted; else the one in the file's name.",
)
@click.option(
    "--annotations",
    default="",
    metavar="FILE",
    help="Propose what was annotated in brat, INCEpTION, doccano or Label Studio, and nothing else.",
)
@model_options
@json_option
def command(
    report: str,
    case: str | None,
    publisher: str,
    day: str,
    annotations: str,
    model: str,
    send_text_to: str,
    as_json: bool,
) -> None:
    """Propose claims for a report: names, pairs, relations, who says so, and every quote with its place.

    Proposals are written into drafts/ of the case folder, which no question reads; --json prints them and
    writes nothing. Those marked strict are decided by their sentence, others are offered. English only.

    With --model a language model proposes too. What it says is kept only if names, hedge and quote stand in the
    sentence; if negation, hedge or claimant are not those of the words, it is set aside to be looked at.

    With --annotations the ties that people drew in another program are proposed, in any language.

    Example: actorgraph draft report.txt -c my_case
    """
    from actorgraph.case.text import read_text
    from actorgraph.drafts.desk import desk_of, written

    root = click.get_current_context().find_root()
    endpoint = endpoint_from(model, send_text_to)
    desk = desk_of(case or root.params.get("case"), writes=not as_json)
    path = Path(report)
    text = read_text(path, in_place=not annotations)
    if annotations:
        draft = desk.annotated(path, text, Path(annotations))
    else:
        draft = desk.draft(path, text, publisher, day, endpoint)
    if as_json:
        print_json(draft.documents())
    else:
        target = written(desk, path, draft)
        print_lines(_lines(draft))
        note(f"{target}: {len(draft.proposals)} proposals, which no question reads")
    if annotations:
        print_lines([f"not proposed: {reason}" for reason in draft.refused], err=True)
    if endpoint:
        print_lines(_of_model(draft, endpoint.name), err=True)


def _of_model(draft: Draft, name: str) -> Iterator[str]:
    """Yield what became of the rows of a language model."""
    rows = [proposal for proposal in draft.proposals if name in proposal.by]
    looked = [proposal for proposal in rows if proposal.look]
    yield (
        f"{name}: kept {len(rows) - len(looked)}, to be looked at {len(looked)}, refused {len(draft.refused)}"
    )
    for one in looked[:_MOST_SHOWN]:
        ends = f"{one.subject} {one.relation} {one.object or one.event or one.text or ''}".strip()
        yield f"  look: {one.sentence + 1}: {ends}: {one.look}"
    yield from (f"  refused: {reason}" for reason in draft.refused[:_MOST_SHOWN])


def _lines(draft: Draft) -> list[str]:
    """Return the names that the case has not, and the strict proposals."""
    strict = [proposal for proposal in draft.proposals if proposal.strict]
    new = [name for name in draft.names if not name.known]
    lines = [
        (
            f"{count(len(draft.sentences), 'sentence')}, {count(len(draft.names), 'name')},"
            f" {len(new)} of them not in the case, {count(len(draft.proposals), 'proposal')},"
            f" {len(strict)} strict"
        )
    ]
    lines += [f"  new name: {name.name} ({name.count})" for name in new]
    for one in strict:
        ends = " ".join(
            filter(None, (one.subject, one.relation, one.object or one.event or one.text))
        )
        lines += [
            f"  {one.sentence + 1}: {ends} [{one.modality}, {one.claimant or 'the publisher'}]",
            f"     “{one.quote}”",
        ]
    return lines
