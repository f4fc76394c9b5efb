"""The command show: everything about one actor, event or claim."""

from __future__ import annotations

from typing import Any

import click

from actorgraph_cli.options import (
    ACTOR,
    case_option,
    file_options,
    filter_options,
    filters_of,
    json_option,
    opened,
    print_json,
    print_lines,
    write_answer,
)


@click.command("show")
@click.argument("name", type=ACTOR)
@filter_options
@case_option
@json_option
@file_options
def command(
    name: str, case: str | None, as_json: bool, page: str | None, export: str | None, **filters: Any
) -> None:
    """Everything about one actor, event or claim.

    Example: actorgraph show "Quds Force"
    """
    from actorgraph.questions.dossier import dossier
    from actorgraph.text.dossier import claim_lines_of, dossier_lines

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    claim = opened_case.claim_called(name)
    if claim is not None and page is not None:
        raise click.UsageError("a page opens on an actor or event, not on one claim")
    if claim is not None:
        from actorgraph.questions.documents import claim_document

        if as_json:
            print_json({"claim": claim_document(claim)})
        else:
            print_lines(claim_lines_of(opened_case.store, claim))
        return
    answer = dossier(opened_case.store, opened_case.store.thing(name), filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(dossier_lines(opened_case.store, answer))
    write_answer(opened_case, answer, asked, page, export)
