"""The page at the root: the ordinary one for a store that fits into it, else one that asks as it goes."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from actorgraph.model.filters import Filters
from actorgraph.page.appearance import STYLE
from actorgraph.page.drawing import source_hash
from actorgraph.page.view import MOST_CLAIMS, MOST_THINGS
from actorgraph.questions.call import Call
from actorgraph.sentence.wording import count
from actorgraph.store.reader import Store, Thing

#: Where a drawing may stand: in the page that asks. Its own policy stands in it.
_INSIDE: Final = "frame-ancestors 'self'"
_FOLDER: Final = Path(__file__).parent / "explorer"
#: Things that the page of a large store lists at first: those with most claims.
_AT_FIRST: Final = 20
#: Ties of a thing that are drawn: the strongest.
_DRAWN: Final = 60


class PageFile(NamedTuple):
    """A page and the policy that it needs."""

    body: bytes
    policy: str
    type: str = "text/html"


class Served:
    """The page that was made last, and of which state of the store."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.seen: object = None
        self.page: PageFile | None = None


def page_of(store: Store, served: Served, seen: object) -> PageFile:
    """Return the page of a store; it is made once for each state of the store."""
    with served.lock:
        if served.page is None or served.seen != seen:
            served.page, served.seen = (_ordinary if fits(store) else explorer)(store), seen
        return served.page


def fits(store: Store) -> bool:
    """Return True if an ordinary page holds all of a store."""
    things = store.count("actor") + store.count("event")
    return things <= MOST_THINGS and store.count("claim") <= MOST_CLAIMS


def explorer(store: Store) -> PageFile:
    """Return the page that holds nothing of a store and asks for what is shown."""
    style = STYLE.read_text(encoding="utf-8")
    own, script, html = (
        (_FOLDER / name).read_text(encoding="utf-8")
        for name in ("explorer.css", "explorer.js", "explorer.html")
    )
    busiest = [thing.id for thing in store.things(store.busiest(_AT_FIRST)).values()]
    values = {
        "title": escape(store.meta.get("title") or "actorgraph"),
        "facts": f"{count(store.count('claim'), 'claim')} of {count(store.count('actor'), 'actor')}",
        "style": style + own,
        "start": json.dumps(busiest).replace("<", "\\u003c"),
        "script": script,
    }
    # In one pass, so that a title cannot name another place.
    html = re.sub(r"{{ (\w+) }}", lambda found: values[found[1]], html)
    policy = (
        f"default-src 'none'; script-src {source_hash(script)}; style-src {source_hash(style + own)};"
        " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return PageFile(html.encode(), policy)


def drawing_of(store: Store, thing: Thing, filters: Filters) -> PageFile:
    """Return the ordinary page of a thing and the ends of its strongest ties, for the page that asks."""
    from actorgraph.page.page import page_text

    html = page_text(store, filters, focus=thing.id, most=_DRAWN)
    return PageFile(html.encode("utf-8", "replace"), _INSIDE)


def drawn_answer(store: Store, call: Call) -> PageFile:
    """Return the ordinary page that opens on the answer to a question, for the page that asks."""
    from actorgraph.page.opening import opening_of
    from actorgraph.page.page import page_text

    html = page_text(store, answer=opening_of(store, call.run(store)))
    return PageFile(html.encode("utf-8", "replace"), _INSIDE)


def _ordinary(store: Store) -> PageFile:
    """Return the page that `render` writes; its own policy stands in it."""
    from actorgraph.page.page import page_text

    return PageFile(page_text(store).encode("utf-8", "replace"), "frame-ancestors 'none'")
