"""Writing a page: one HTML file that loads nothing, in one order: view, places, network of pyvis, HTML.

Our page and the plain one are written from the same `pyvis.network.Network`. Ours has its template in
``template/`` and its scripts in ``scripts/``.

What keeps a hostile report harmless, each alone enough: everything textual reaches the document as
text (Jinja's autoescape, JSON islands without ``<``, ``textContent``), links are http or https only, and
a content security policy lets no script run but ours, by its hash, and nothing be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from actorgraph._version import __version__
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.model.filters import NONE, Filters
from actorgraph.page.appearance import FORMS, STYLE
from actorgraph.page.data import deflated, drawing, packed, words
from actorgraph.page.drawing import TEMPLATES, network_of, policy, source_hash
from actorgraph.page.inline import inlined, without_comments
from actorgraph.page.places import places_of
from actorgraph.page.tour import Point
from actorgraph.page.view import Opening, View, marked, view_of
from actorgraph.store.reader import Store

SCRIPTS: Final = Path(__file__).parent / "scripts"
#: Claims that a reader without scripts gets as a table.
_PLAIN_ROWS: Final = 500


def write_page(
    store: Store,
    target: Target,
    filters: Filters = NONE,
    *,
    focus: str = "",
    hops: int = 1,
    answer: Opening | None = None,
    plain: bool = False,
    tour: Sequence[Point] = (),
    starts_tour: bool = False,
) -> None:
    """Write the page of a store to a file, whole or not at all.

    Parameters
    ----------
    store
        Where the claims are.
    target
        A path, whose file is replaced in one step when the page is ready, or an open binary file.
    filters, focus, hops, answer
        What is shown; see `actorgraph.page.view.view_of`.
    plain
        Write pyvis's page instead of ours: the drawing with its titles, and nothing else.
    tour, starts_tour
        The points of a tour, and whether the page opens on the first of them; else a button starts it.

    Raises
    ------
    FileTrouble
        The file cannot be written; what was there before stays.
    InvalidValue
        There is more than a page can hold.
    UnknownActor, AmbiguousName
        *focus* is nobody, or several.
    """
    view = view_of(store, filters, focus=focus, hops=hops, answer=answer)
    view = replace(view, tour=tuple(tour), starts_tour=starts_tour)
    page = plain_text_of(view) if plain else text_of(view)
    write_whole(target, [page.encode("utf-8", "replace")])


def page_text(
    store: Store,
    filters: Filters = NONE,
    *,
    focus: str = "",
    hops: int = 1,
    most: int = 0,
    answer: Opening | None = None,
) -> str:
    """Return the page of a store as HTML, the same for the same store and filters."""
    return text_of(view_of(store, filters, focus=focus, hops=hops, most=most, answer=answer))


def text_of(view: View) -> str:
    """Return the page of a view as HTML."""
    from markupsafe import Markup

    places = places_of(view)
    network = network_of(view, places, titled=False)
    style, script = "".join(path.read_text(encoding="utf-8") for path in (STYLE, FORMS)), _script()
    unpack = without_comments((TEMPLATES / "unpack.js").read_text(encoding="utf-8"))
    network.path = "page.html"
    network.templateEnv.globals.update(
        view=view,
        version=__version__,
        drawing=packed(drawing(view, places, network)),
        words=packed(words(view)),
        rows=list(_table(view)),
        left_off=max(0, len(view.claims) - _PLAIN_ROWS),
        style=Markup(style),  # noqa: S704 (our own file)
        script=deflated(script),
        unpack=Markup(unpack),  # noqa: S704 (our own file)
        policy=policy([unpack, script], f"style-src {source_hash(style)}; img-src data: blob:"),
    )
    html: str = network.generate_html()
    return html


def plain_text_of(view: View) -> str:
    """Return the page of a view as pyvis writes it: the drawing with its titles, and nothing else."""
    html: str = network_of(view, places_of(view)).generate_html()
    return html


def _table(view: View) -> Iterator[dict[str, Any]]:
    for claim in view.claims[:_PLAIN_ROWS]:
        source = view.sources[claim.source]
        yield {
            "claim": claim,
            "sentence": view.patterns.sentence(claim),
            "quote": marked(claim.quote, claim.hedge),
            "language": source.language,
            "source": source,
        }


@lru_cache(maxsize=1)
def _script() -> str:
    read = inlined("main", lambda name: (SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
    return without_comments(read)
