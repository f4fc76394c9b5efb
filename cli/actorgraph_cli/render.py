"""The command render: a case as one HTML page, or as a picture for a paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from actorgraph_cli.names import ACTOR
from actorgraph_cli.options import (
    Function,
    filter_options,
    filters_of,
    note,
    opened,
    print_lines,
    store_option,
)
from actorgraph_cli.progress import progress

if TYPE_CHECKING:
    from actorgraph.formats.write.file import Target

#: The endings of files that become a picture and no page.
PICTURES: Final = (".svg", ".pdf", ".png")


def view_options(function: Function) -> Function:
    """Add the options that choose a part of a case."""
    function = click.option(
        "--hops",
        default=1,
        show_default=True,
        type=click.IntRange(0),
        metavar="N",
        help="How many ties around the focus.",
    )(function)
    return click.option(
        "--focus",
        default="",
        type=ACTOR,
        metavar="ACTOR",
        help="Draw only what is around this actor or event.",
    )(function)


@click.command("render")
@click.argument("file", required=False)
@click.option("-o", "--output", metavar="FILE", help="The same as FILE; - for stdout.")
@click.option(
    "--plain",
    is_flag=True,
    help="Write pyvis's page: the drawing with the words behind each line, and nothing else.",
)
@click.option(
    "--tour",
    metavar="FILE",
    help="Open on a tour: a YAML file of scenes, each with title, text and address. A case folder's own tour.yaml is offered by a button.",
)
@click.option(
    "--columns",
    type=click.Choice(["1", "2"]),
    help="How wide a picture is: one column of a journal (3.5 inches), or two (7.2 inches), which is the default.",
)
@view_options
@filter_options
@store_option
def command(
    file: str | None,
    output: str | None,
    plain: bool,
    tour: str | None,
    columns: str | None,
    focus: str,
    hops: int,
    case: str | None,
    **filters: Any,
) -> None:
    """Write a case, or what is around one actor, as one HTML file that opens offline.

    A FILE that ends in .svg, .pdf or .png is a picture for a paper, drawn by matplotlib (the extra "plot").

    Example: actorgraph render graph.html --focus "Kata'ib Hezbollah"
    """
    if file and output:
        raise click.UsageError("FILE and -o FILE are the same; write one of them")
    if plain and tour:
        raise click.UsageError("pyvis's page has no tour; leave --plain or --tour out")
    name = file or output
    if not name:
        raise click.UsageError("say where the page goes: actorgraph render FILE")
    if name.lower().endswith(PICTURES):
        if plain or tour:
            raise click.UsageError(
                "a picture has no tour and is not pyvis's; leave --plain and --tour out"
            )
        picture = Path(name).absolute()
        _draw(picture, case, filters, focus=focus, hops=hops, columns=int(columns or 2))
        print_lines([str(picture)])
        return
    if columns:
        raise click.UsageError("--columns is of a picture: FILE ends in .svg, .pdf or .png then")
    if name == "-":
        write(sys.stdout.buffer, case, filters, focus=focus, hops=hops, plain=plain, tour=tour)
        return
    target = Path(name).absolute()
    write(target, case, filters, focus=focus, hops=hops, plain=plain, tour=tour)
    print_lines([str(target)])


def _draw(
    target: Path, case: str | None, filters: dict[str, Any], *, focus: str, hops: int, columns: int
) -> None:
    """Write a picture of a case."""
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.write.marking import binding_in
    from actorgraph.page.view import view_of
    from actorgraph.plot.plot import plot, write_picture

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    with progress("drawing"):
        view = view_of(opened_case.store, asked, focus=focus, hops=hops)
        centre = opened_case.store.thing(focus).id if focus else ""
        picture = plot(view, centre=centre, columns=columns)
        write_picture(picture, target)
    for line in (*picture.notes, *binding_in(Selection(opened_case.store, asked))):
        note(line)


def write(
    target: Target,
    case: str | None,
    filters: dict[str, Any],
    *,
    focus: str,
    hops: int,
    plain: bool = False,
    tour: str | None = None,
) -> None:
    """Write a page, with the tour that is asked for, else with the case's own if the page is of all of it."""
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.write.marking import binding_in
    from actorgraph.model.filters import NONE
    from actorgraph.page.page import write_page
    from actorgraph.page.tour import TOUR, read_tour

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    own = opened_case.folder / TOUR if opened_case.folder else None
    path = Path(tour) if tour else own
    is_wanted = tour or (own and own.exists() and asked == NONE and not (focus or plain))
    points = read_tour(path, opened_case.store) if path and is_wanted else ()
    with progress("writing the page"):
        write_page(
            opened_case.store, target, asked, focus=focus, hops=hops, plain=plain,
            tour=points, starts_tour=bool(tour),
        )  # fmt: skip
    for line in binding_in(Selection(opened_case.store, asked)):
        note(line)
