"""The command repair: what can be saved of a damaged store."""

from __future__ import annotations

import click

from actorgraph_cli.options import json_option, note, print_json, print_lines


@click.command("repair")
@click.argument("store", metavar="STORE", type=click.Path(exists=True, dir_okay=False))
@click.option("--into", metavar="FILE", required=True, help="The new store; nothing may be there.")
@json_option
def command(store: str, into: str, as_json: bool) -> None:
    """Save what can be read of a damaged store into a new one, and say how much that is.

    Rows that cannot be read, or name what is missing, are left out. A word of which a letter was changed cannot
    be told from one that was written: import the dataset again if you can.

    Example: actorgraph repair my.db --into saved.db
    """
    from actorgraph.store.repair import repair

    tables = repair(store, into)
    if as_json:
        print_json(
            {
                "sound": not tables,
                "tables": {
                    table.name: {"saved": table.saved, "lost": table.lost} for table in tables
                },
            }
        )
    elif not tables:
        print_lines([f"{store} is sound; nothing was written"])
    else:
        print_lines(
            [
                f"{table.name}: {table.saved:,} saved, {table.lost:,} lost"
                for table in tables
                if table.saved or table.lost
            ]
        )
        note("a changed letter cannot be seen; import the dataset again if you can")
