"""The command ``actorgraph``: its groups of commands, and the one place where errors end."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final, NoReturn

import click

from actorgraph._version import __version__
from actorgraph.model.errors import ActorgraphError
from actorgraph.model.names import visible
from actorgraph.questions.registry import QUESTIONS, of_group
from actorgraph_cli.errors import message_of
from actorgraph_cli.options import STORE

#: The commands that are not questions, by the group in which help lists them; each is a module of this package.
_OTHERS: Final = {
    "look": ("explore", "serve", "actors", "events", "sources", "relations"),
    "ask": (),
    "measure": (),
    "import and export": ("import", "same", "export", "render", "formats", "repair"),
    "events by the million": ("aggregate", "ties"),
    "code": ("new", "draft", "code", "check", "recheck", "agree", "adjudicate", "schema"),
    "help": ("help", "completion"),
}  # fmt: skip
#: All commands by their group.
GROUPS: Final = {
    group: (*others, *(row.name for row in of_group(group))) for group, others in _OTHERS.items()
}
COMMANDS: Final = tuple(name for names in GROUPS.values() for name in names)
#: What the environment changes, by the names of its variables.
ENVIRONMENT: Final = {
    "ACTORGRAPH_CASE": "The case if --case names none.",
    "ACTORGRAPH_MODEL_KEY": "The key of a language model that --model names.",
    "NO_COLOR": "Any value: no colours and no hyperlinks.",
    "FORCE_COLOR": "Any value: colours in a pipe, too.",
    "FORCE_HYPERLINK": "1 for hyperlinks to sources on any terminal and in a pipe; 0 for none.",
    "COLUMNS": "How wide lines are in a pipe.",
    "PAGER": "What shows more lines than a terminal has.",
    "BROWSER": "What opens a page.",
    "ACTORGRAPH_CACHE": "The folder in which compiled cases are kept.",
}
#: Those that write files beside their target first, and take them away if they are stopped.
_WRITING: Final = ("import", "export", "render", "explore", "same", "new", "repair", "aggregate")


class Commands(click.Group):
    """The commands by group, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in QUESTIONS:
            from actorgraph_cli.question import question_command

            return question_command(QUESTIONS[cmd_name])
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"actorgraph_cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        room = max(map(len, COMMANDS))
        for group, names in GROUPS.items():
            with formatter.section(group.capitalize()):
                formatter.write_dl(
                    [(name.ljust(room), _summary(self, ctx, name)) for name in names]
                )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Environment"):
            formatter.write_dl(list(ENVIRONMENT.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            _no_such_command(ctx, args[0])
        if args and args[0] in _WRITING:
            _end_as_by_ctrl_c()
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **how: Any) -> click.Context:
        try:
            return super().make_context(*args, **how)
        except BrokenPipeError:  # the help may be read by ``head``, too
            _end_as_by_pipe()

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.ClickException as error:  # it may quote a name or an argument
            error.message = visible(error.message)  # type: ignore[misc]
            raise
        except ActorgraphError as error:
            raise click.ClickException(visible(message_of(error))) from None
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            found = _damage(ctx)
            if not found:
                raise  # a mistake of ours
            raise click.ClickException(visible(found)) from error
        except OSError as error:  # such as a full disk behind stdout
            if error.errno == errno.EPIPE:
                _end_as_by_pipe()
            raise click.ClickException(visible(_system_words(error))) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="actorgraph %(version)s")
@click.option(
    "-c",
    "--case",
    metavar="PATH",
    help="A case folder or a store, or a case that comes with actorgraph by its name (us_strikes_2024, river_war); else $ACTORGRAPH_CASE, else us_strikes_2024.",
)
@click.pass_context
def actorgraph(ctx: click.Context, case: str | None) -> None:
    """Who sponsors, attacks, leads and blames whom: every answer with its source and its words.

    Example: actorgraph who sponsors "Kata'ib Hezbollah"

    'actorgraph help COMMAND' explains one command.
    """
    # `options.opened` reads *case* from the context, as this function does not run in completion.
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a name in any script must not end in a traceback
            reconfigure(errors="backslashreplace")
    actorgraph(prog_name="actorgraph")


def _summary(group: click.Group, ctx: click.Context, name: str) -> str:
    """Return the first sentence of a command's help, whole."""
    command = group.get_command(ctx, name)
    return command.get_short_help_str(limit=1_000) if command else ""


def _no_such_command(ctx: click.Context, word: str) -> None:
    from actorgraph.model.names import near

    names = list(COMMANDS)
    close = [names[at] for at in near(word, names)]
    hint = f"did you mean {' or '.join(close)}?" if close else f"use one of {', '.join(names)}"
    ctx.fail(f"no command is called {visible(word)!r}; {hint}")


def _end_as_by_ctrl_c() -> None:
    """Let the signals that end a process run what cleans up, where a program or a shell does not ignore them."""
    import signal

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # a program that runs a command in a thread
                signal.signal(number, end)


def _end_as_by_pipe() -> NoReturn:
    """End quietly with the status of a program that a closed pipe ended, as in ``git log | head``.

    What is still to be written goes nowhere; else Python would complain of the pipe when it ends. The signal's
    usual action would do the same, and also end a server whose client goes, and leave half a file behind.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
    raise SystemExit(128 + 13)


def _damage(ctx: click.Context) -> str:
    """Return that the store of a command is damaged, and how; empty if its rows are sound."""
    path = ctx.meta.get(STORE)
    if not path or not os.path.isfile(path):  # noqa: PTH113 (a name as it was given)
        return ""
    from actorgraph.store.damage import damage_of

    found = damage_of(path)
    again = "remove it and import again, or restore a copy"
    return f"{str(path)!r} is damaged ({found}); {again}" if found else ""


def _system_words(error: OSError) -> str:
    words = error.strerror or str(error)
    return f"{error.filename!r}: {words}" if error.filename else words
