"""The command completion: what makes a shell complete commands, relations and names."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the lines that make a shell complete commands, relations and names.

    Example: actorgraph completion bash
    """
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root()
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(root.command, {}, "actorgraph", "_ACTORGRAPH_COMPLETE").source())
