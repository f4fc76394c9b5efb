"""The command info: what a case or store holds."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    case_option,
    json_option,
    opened,
    print_json,
    print_lines,
)


@click.command("info")
@case_option
@json_option
def command(case: str | None, as_json: bool) -> None:
    """What a case or store holds: title, sources, licence, counts.

    Example: actorgraph info
    """
    from actorgraph.text.look import info_lines

    opened_case = opened(case)
    answer = opened_case.info()
    if as_json:
        print_json(answer.document())
    else:
        print_lines(info_lines(opened_case.store, answer))
