"""The command help: what --help prints, as people ask for it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from actorgraph_cli.options import print_lines

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Name(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of a command; the shell completes it."""

    name = "command"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return ctx.find_root().command.shell_complete(ctx.find_root(), incomplete)


@click.command("help")
@click.argument("name", required=False, metavar="[COMMAND]", type=_Name())
@click.pass_context
def command(ctx: click.Context, name: str | None) -> None:
    """What a command does, its options and an example; without COMMAND, all commands.

    Example: actorgraph help who
    """
    root = ctx.find_root()
    assert isinstance(root.command, click.Group)
    asked, context = root.command.get_help, root
    if name is not None:
        _, found, _ = root.command.resolve_command(root, [name])
        assert found is not None
        asked, context = found.get_help, click.Context(found, info_name=name, parent=root)
    print_lines(asked(context).splitlines())
