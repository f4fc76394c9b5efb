"""The command ask: a question in plain English."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    QUESTION,
    case_option,
    file_options,
    json_option,
    opened,
    print_json,
    print_lines,
    write_answer,
)


@click.command("ask")
@click.argument("words", nargs=-1, required=True, type=QUESTION, metavar="QUESTION")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Print at most N answers; 0 for all.",
)
@case_option
@json_option
@file_options
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
    limit: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
) -> None:
    """A question in plain English: how it was read, and the answer with its quotes.

    Who, whom, whether, when, where, why, how many, what somebody says or wants, how two are connected, who
    is blamed, where sources differ. A question that is not understood is not answered: the words that
    were not understood are named, with questions near to it, and the exit code is 1.

    Example: actorgraph ask "Who backs Kata'ib Hezbollah?"
    """
    from actorgraph.text.ask import asked_lines

    opened_case = opened(case)
    answer = opened_case.ask(" ".join(words))
    if as_json:
        print_json(answer.document())
    else:
        print_lines(asked_lines(opened_case.store, answer, limit=limit), err=not answer.answered)
    if answer.content is None:
        ctx.exit(1)
    write_answer(opened_case, answer, answer.filters, page, export)
