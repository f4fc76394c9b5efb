"""The command relations: what can be asked for, both ways."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    case_option,
    json_option,
    opened,
    print_json,
    print_lines,
)


@click.command("relations")
@case_option
@json_option
def command(case: str | None, as_json: bool) -> None:
    """The relations that can be asked for, both ways, by family.

    Example: actorgraph relations
    """
    from actorgraph.text.look import relation_documents, relation_lines

    opened_case = opened(case)
    if as_json:
        print_json(relation_documents(opened_case.store))
    else:
        print_lines(relation_lines(opened_case.vocabulary))
