"""The command aggregate: events by the hundred million, counted into the claims of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from actorgraph_cli.format import wrong_use
from actorgraph_cli.options import json_option, note, print_json, print_lines
from actorgraph_cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command("aggregate")
@click.argument("events", metavar="EVENTS...", nargs=-1, required=True)
@click.option(
    "--into", metavar="STORE", required=True, help="The store; it is made if it is not there."
)
@click.option("--as", "name", metavar="NAME", required=True, help="What the dataset is called.")
@click.option(
    "--period",
    type=click.Choice(("day", "month", "year", "all")),
    default="month",
    show_default=True,
    help="Events of one period are counted together.",
)
@click.option(
    "--column",
    "columns",
    metavar="NAME=COLUMN",
    multiple=True,
    help="Which column holds the id, subject, relation, object, when, modality, source or quote; repeatable.",
)
@click.option(
    "--codes",
    metavar="FILE",
    default="",
    help="A table of code, relation and modality for the relations of the events, or cameo.",
)
@click.option(
    "--engine", metavar="sc://HOST:PORT", default="", help="A server of Spark Connect that counts."
)
@json_option
def command(
    events: tuple[str, ...],
    into: str,
    name: str,
    period: str,
    columns: Sequence[str],
    codes: str,
    engine: str,
    as_json: bool,
) -> None:
    """Count events by actor, relation, actor and period into a store.

    EVENTS are Parquet or CSV files, or folders of such, with the columns id, subject, relation and object. Each
    count is a claim of the dataset, with the ids of some of its events and the words of the first; the words of
    all are kept as Parquet beside the store. Needs actorgraph[big], or actorgraph[spark] with --engine.

    Example: actorgraph aggregate events.csv --into my.db --as "My events"
    """
    from actorgraph.aggregate.ties import aggregate
    from actorgraph.sentence.wording import count

    named = {key: value for key, _, value in (column.partition("=") for column in columns)}
    with wrong_use(), progress("counting"):
        done = aggregate(
            events,
            into,
            name=name,
            columns=named,
            codes=codes,
            period=period,
            engine=engine,
        )
    if as_json:
        print_json(done.document())
        return
    changes = done.store.changes
    made = f"{count(done.events, 'event')} counted into {count(done.store.claims, 'claim')}"
    print_lines([f"{made}: {changes.added:,} added, {changes.changed:,} changed"])
    for number, what in (
        (done.without_ends, "left out for want of two actors"),
        (done.without_meaning, "left out for a code that means no relation"),
        (done.undated, "counted without a period for want of a date"),
    ):
        if number:
            note(f"{count(number, 'event')} {what}")
