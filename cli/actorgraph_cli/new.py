"""The command new: a case to write over."""

from __future__ import annotations

from pathlib import Path

import click

from actorgraph_cli.options import (
    note,
    print_lines,
)


@click.command("new")
@click.argument("folder", metavar="DIR")
@click.option(
    "--text",
    "report",
    metavar="FILE",
    help="A report to be coded: DIR gets a file with a block for each sentence, with its quote. DIR may be a case.",
)
@click.option(
    "--publisher", default="", metavar="NAME", help="Who published the report; with --text."
)
@click.option(
    "--date", "day", default="", metavar="DATE", help="The day of publication; with --text."
)
def command(folder: str, report: str | None, publisher: str, day: str) -> None:
    """Start a case: a folder with an example to write over, or with a report to be filled in.

    Example: actorgraph new my_case --text report.txt
    """
    if report is None:
        if publisher or day:
            raise click.UsageError("--publisher and --date are those of a report: --text FILE")
        from actorgraph.case.new import new_case

        print_lines(str(path) for path in new_case(Path(folder)))
        note(f"write over the example, then: actorgraph check {folder}")
        return
    from actorgraph.drafts.blocks import new_report

    print_lines(str(path) for path in new_report(Path(folder), Path(report), publisher, day))
    note(
        f"code it on a page: actorgraph code {report} -c {folder}\n"
        f"or fill in the blocks, then: actorgraph check {folder} --text {report} --watch"
    )
