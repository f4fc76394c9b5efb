"""The command ties: whole networks of counted events, and the words behind a count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.format import wrong_use
from actorgraph_cli.options import json_option, print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actorgraph.aggregate.whole import Group


@click.command("ties")
@click.argument("store", metavar="STORE", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--by",
    type=click.Choice(("pagerank", "components", "communities")),
    default="pagerank",
    show_default=True,
    help="What to work out.",
)
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="At most N actors or groups; 0 for all.",
)
@click.option(
    "--quotes",
    "ids",
    metavar="ID",
    multiple=True,
    help="Print the words of this event instead; repeatable.",
)
@click.option(
    "--engine",
    metavar="sc://HOST:PORT",
    default="",
    help="A server of Spark Connect that works it out.",
)
@json_option
def command(store: str, by: str, top: int, ids: Sequence[str], engine: str, as_json: bool) -> None:
    """Work out a whole network of counted events, beyond what fits into memory.

    STORE is one that aggregate made. Each tie weighs as many as its asserted events; a tie without a direction
    goes both ways. Communities are found by the Leiden method (Traag and others 2019), and not on a server.

    Example: actorgraph ties my.db --by components
    """
    from actorgraph.aggregate.network import communities, components, quotes, ranked

    document: dict[str, Any]
    with wrong_use():
        if ids:
            found = quotes(store, ids)
            document = {"quotes": [quote._asdict() for quote in found]}
            lines = [f"{one.id} ({one.source}, {one.when}): “{one.quote}”" for one in found]
        elif by == "pagerank":
            ranks = ranked(store, top, engine)
            document = {"by": by, "answers": [one._asdict() for one in ranks]}
            lines = [f"{one.rank:.6f}  {one.name}" for one in ranks]
        elif by == "components":
            total, groups = components(store, top, engine)
            document = {"by": by, "total": total, "answers": [one._asdict() for one in groups]}
            lines = [f"connected components: {total:,}", *map(_line, groups)]
        else:
            total, quality, groups = communities(store, top, engine)
            document = {
                "by": by,
                "total": total,
                "modularity": quality,
                "answers": [one._asdict() for one in groups],
            }
            lines = [f"communities: {total:,}, modularity {quality:.3f}", *map(_line, groups)]
    if as_json:
        print_json(document)
    else:
        print_lines(lines)


def _line(group: Group) -> str:
    more = group.size - len(group.members)
    ending = f" and {more:,} more" if more else ""
    return f"{group.size:,}: {', '.join(group.members)}{ending}"
