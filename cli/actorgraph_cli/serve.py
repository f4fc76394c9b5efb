"""The command serve: a store over HTTP on this machine."""

from __future__ import annotations

import gc
import signal
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

import click

from actorgraph_cli.options import TLP, note, opened_store, store_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from actorgraph.serve.http import LocalServer

Served = TypeVar("Served", bound="LocalServer")
_LOOPBACK = ("127.0.0.1", "localhost")


@click.command("serve")
@click.option(
    "--port",
    default=0,
    show_default="any that is free",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="The port to listen on.",
)
@click.option(
    "--host",
    default=_LOOPBACK[0],
    show_default=True,
    metavar="NAME",
    help="Only this machine itself: 127.0.0.1 or localhost.",
)
@store_option
def command(port: int, host: str, case: str | None) -> None:
    """Serve the page and the questions of a store of any size to a browser on this machine.

    The one line that is printed is the address, with the token without which nothing is answered. Nothing can
    be written, and Ctrl-C ends it. See docs/serve.md for what is at which path.

    Example: actorgraph serve -c my.db --port 0
    """
    if host not in _LOOPBACK:
        raise click.UsageError(
            f"--host {host} would let other machines in; serve listens on 127.0.0.1 alone. Put a proxy with a log-in"
            " before it (such as nginx or Caddy on this machine, which sends on 'Host: 127.0.0.1:PORT' and the token)"
        )
    from actorgraph.serve.server import Server

    store = opened_store(case)
    path = store.path
    store.close()
    tlp = click.get_current_context().meta.get(TLP, "")
    server = started(partial(Server, path, tlp=tlp), port)
    note("Ctrl-C ends it")
    with server:
        server.serve_forever(poll_interval=0.2)


def started(make: Callable[[int], Served], port: int) -> Served:
    """Return the server that is made for a port, with its address printed."""
    try:
        server = make(port)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
    gc.enable()  # the command line turns it off, and this runs for long
    _end_on_signals(server)
    click.echo(server.address)
    return server


def _end_on_signals(server: LocalServer) -> None:
    """Let SIGTERM and Ctrl-C end the loop; a request that is being answered is dropped."""

    def end(*_: Any) -> None:
        Thread(target=server.shutdown, daemon=True).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
