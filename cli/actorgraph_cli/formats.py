"""The command formats: what can be imported and exported."""

from __future__ import annotations

import click

from actorgraph_cli.format import FormatName
from actorgraph_cli.options import (
    json_option,
    note,
    print_json,
    print_lines,
)


@click.command("formats")
@click.argument("name", required=False, type=FormatName())
@json_option
def command(name: str | None, as_json: bool) -> None:
    """List the formats, or say everything about one.

    Example: actorgraph formats
    """
    from actorgraph.formats.registry import broken_formats, format_called, formats
    from actorgraph.text.formats import format_document, format_lines, formats_lines

    if name:
        found = format_called(name)
        if as_json:
            print_json(format_document(found))
        else:
            print_lines(format_lines(found))
        return
    every = list(formats().values())
    if as_json:
        print_json({"formats": [format_document(known) for known in every]})
    else:
        print_lines(formats_lines(every))
    for broken, reason in broken_formats().items():
        note(f"the format {broken!r} cannot be used: {reason}")
