"""The command schema: JSON Schemas of a case's files, for editors."""

from __future__ import annotations

import click

from actorgraph_cli.options import case_option, folder_named, note, print_json, print_lines


@click.command("schema")
@click.argument(
    "kind",
    required=False,
    type=click.Choice(["case", "actors", "events", "report"]),
    metavar="[KIND]",
)
@case_option
def command(kind: str | None, case: str | None) -> None:
    """Let editors complete relations, modalities and ids: write schema/ into the case folder.

    An editor that knows YAML finds the schema by a file's first line, as 'actorgraph new' writes it. Run it again
    when actors or events were added; 'check --watch' does that by itself. With KIND, which is case, actors, events
    or report, that schema is printed and nothing is written.

    Example: actorgraph schema -c my_case
    """
    from actorgraph.case.folder import survey_case
    from actorgraph.case.schema import FILES, line_for, schemas, write_schemas
    from actorgraph.model.errors import FileTrouble
    from actorgraph_data import SHIPPED

    folder = folder_named(case)
    coded, _ = survey_case(folder)
    if kind is not None:
        print_json(schemas(coded)[kind])
        return
    if str(folder) in SHIPPED.values():
        raise FileTrouble(
            f"{folder.name} comes with actorgraph and is not written to; name a case of your own, or print one"
            " schema: actorgraph schema report"
        )
    try:
        written = write_schemas(coded, folder)
    except OSError as error:
        raise FileTrouble(f"cannot write into {str(folder)!r}: {error.strerror}") from None
    print_lines(str(path) for path in written)
    for name, file in FILES.items():
        note(f"first line of {file}: {line_for(name, file)}")
