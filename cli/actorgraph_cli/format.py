"""What the commands about formats share: their names, --set, and how a wrong use of them ends."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.errors import message_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from click.shell_completion import CompletionItem


class FormatName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of a format, which the shell completes; of one that can *read* or *write*, or any."""

    name = "format"

    def __init__(self, action: str = "") -> None:
        self.action = action

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from actorgraph.formats.registry import format_called, reads, writes
        from actorgraph.model.errors import UnknownFormat, WrongUse

        check = {"read": reads, "write": writes}.get(self.action, lambda found: found)
        try:
            check(format_called(value))
        except (UnknownFormat, WrongUse) as error:
            self.fail(message_of(error), param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from actorgraph.formats.registry import formats

        return [
            CompletionItem(found.name, help=found.title)
            for found in formats().values()
            if (not self.action or getattr(found, self.action))
            and found.name.startswith(incomplete)
        ]


class FormatOrFile(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """A word of import: the shell completes the name of a format, which comes first, and files."""

    name = "file"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        is_first = not ctx.params.get(param.name or "")
        names = FormatName("read").shell_complete(ctx, param, incomplete) if is_first else []
        return names or [CompletionItem(incomplete, type="file")]


def set_option(function: Any) -> Any:
    """Add ``--set`` to a command."""
    return click.option(
        "--set",
        "settings",
        metavar="NAME=VALUE",
        multiple=True,
        help="Tell the format something; 'actorgraph formats NAME' says what. Repeatable.",
    )(function)


@contextlib.contextmanager
def wrong_use() -> Iterator[None]:
    """Say of a format or option that there is none that the command line is wrong."""
    from actorgraph.model.errors import UnknownFormat, WrongUse

    try:
        yield
    except (UnknownFormat, WrongUse) as error:
        raise click.UsageError(message_of(error)) from None


def format_options(settings: Sequence[str]) -> dict[str, str]:
    options = {}
    for setting in settings:
        name, mark, value = setting.partition("=")
        if not mark:
            raise click.UsageError(f"--set needs NAME=VALUE, not {setting!r}")
        options[name.strip()] = value.strip()
    return options
