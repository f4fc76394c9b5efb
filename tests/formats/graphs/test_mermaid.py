"""Mermaid shows ties with their modality, and no text in it can break the drawing."""

from __future__ import annotations

import html
import io
import re
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

from actorgraph.formats.exporter import export
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.source import Source
from actorgraph.network import ends_of
from actorgraph.store.reader import Store
from formats.exported import losses
from worlds import World, tied, worlds, write_world

_NODE: Final = re.compile(r'  (n\d+)\["([^"]*)"\]:::(is_\w+)')
_EDGE: Final = re.compile(r'  (n\d+) ([-.xo>]+)\|"([^"]*)"\| (n\d+)')
_REST: Final = re.compile(
    r"  (classDef is_\w+|linkStyle [\d,]+) [-a-z0-9:,# ]+|%%[^{}]*|flowchart LR"
)
SMALL = World(
    (
        Actor("blue", "Blue", "class"),
        Actor("end", "end", "state"),
        Actor("idle", "Idle"),
    ),
    (),
    (Source("report", "Report", "end"),),
    (
        Claim("c1", "sponsors", "report", "end", "end", "blue"),
        Claim("c2", "sponsors", "report", "blue", "end", "blue", modality="denied"),
        Claim("c3", "clashes-with", "report", "end", "end", "blue"),
        Claim("c4", "announces", "report", "end", "end", text='"war"', modality="possible"),
        Claim("c5", "announces", "report", "end", "end", text='"war"', modality="intended"),
    ),
)


def drawn(world: World, folder: Path, **options: str) -> tuple[str, list[str]]:
    write_world(world, folder / "s.db")
    file = io.BytesIO()
    with closing(Store(folder / "s.db")) as store:
        told = export(Selection(store), file, format="mermaid", options=options)
    return file.getvalue().decode(), losses(told)


def parsed(text: str) -> tuple[dict[str, str], list[tuple[str, str, str, str]]]:
    """Return the names of the nodes and the edges, as Mermaid shows them; fail on any other line."""
    nodes: dict[str, str] = {}
    edges = []
    for line in text.splitlines():
        node, edge = _NODE.fullmatch(line), _EDGE.fullmatch(line)
        if node:
            nodes[node[1]] = shown(node[2])
        elif edge:
            edges.append((nodes[edge[1]], edge[2], shown(edge[3]), nodes[edge[4]]))
        else:
            assert _REST.fullmatch(line), line
    return nodes, edges


def shown(label: str) -> str:
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", label))


def test_a_small_world_is_this_drawing(tmp_path: Path) -> None:
    text, told = drawn(SMALL, tmp_path)

    assert text == (
        """\
flowchart LR
%% A World; all claims; 5 claims
%% solid: asserted. dashed: tentative. with a cross: hinted, withheld, denied or presupposed
  n0["Blue"]:::is_class
  n1["end"]:::is_state
  n2["#34;war#34;"]:::is_text
  n1 -->|"sponsors #40;stated#41;"| n0
  n1 -.-x|"is said not to sponsor #40;denied#41;"| n0
  n0 ---|"clashed with #40;stated#41;"| n1
  n1 -.->|"may have announced #40;possible#41;"| n2
  n1 -.->|"plans to announce #40;intended#41;"| n2
  classDef is_class fill:#eeeeee,stroke:#555555
  classDef is_state fill:#dbe9f6,stroke:#2b5c8a
  classDef is_text fill:#ffffff,stroke:#999999,stroke-dasharray:3 3
  linkStyle 1 stroke-dasharray:1 4
"""
    )
    assert told == [
        "quotes, hedges, claimants, sources, dates and notes are left out; graphml keeps them",
        "not drawn, because no tie reaches them: 1 actor",
    ]


def test_each_claim_is_drawn_where_that_is_asked_for(tmp_path: Path) -> None:
    assert len(parsed(drawn(SMALL, tmp_path, edges="claims")[0])[1]) == 5


def test_an_unknown_way_of_drawing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"^edges is ties or claims, not 'all'$"):
        drawn(SMALL, tmp_path, edges="all")


@given(worlds())
def test_every_claim_is_drawn_between_the_names_of_its_ends(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _, edges = parsed(drawn(world, Path(folder), edges="claims")[0])

    names = {it.id: it.name for it in world.actors}
    names |= {it.id: it.name for it in world.events}
    expected: list[Any] = [
        tuple(" ".join(names.get(end, end.removeprefix("text:")).split()) for end in ends_of(claim))
        for claim in tied(world)
    ]
    assert sorted((start, end) for start, _, _, end in edges) == sorted(expected)


@pytest.mark.parametrize(
    "name",
    [
        'a "b" [c] (d) {e}',
        "`**bold**`",
        "&lt; <b>x</b>",
        "#quot;",
        "a|b;c",
        "style x:#y;",
        "%%{init",
    ],
)
def test_a_name_is_shown_as_it_is(tmp_path: Path, name: str) -> None:
    world = World((Actor("end", name),), (), SMALL.sources, (SMALL.claims[3],))

    assert parsed(drawn(world, tmp_path)[0])[0] == {"n0": name, "n1": '"war"'}


@pytest.mark.parametrize("mark", '#"&<>`:\\[]{}()|%;')
def test_a_mark_of_mermaid_or_html_in_a_name_is_written_as_its_number(
    tmp_path: Path, mark: str
) -> None:
    world = World((Actor("end", f"a{mark}b"),), (), SMALL.sources, (SMALL.claims[3],))

    assert f'  n0["a#{ord(mark)};b"]:::is_unknown' in drawn(world, tmp_path)[0].splitlines()


@pytest.mark.parametrize(("count", "warnings"), [(500, 0), (501, 1)])
def test_more_ties_than_mermaid_draws_are_told_of(
    tmp_path: Path, count: int, warnings: int
) -> None:
    claims = tuple(
        Claim(f"c{n}", "announces", "report", "end", "end", text=str(n)) for n in range(count)
    )
    _, told = drawn(World(SMALL.actors, (), SMALL.sources, claims), tmp_path)

    assert sum("maxEdges" in line for line in told) == warnings


def test_a_title_cannot_begin_a_directive(tmp_path: Path) -> None:
    write_world(SMALL, tmp_path / "s.db", title="{init: {}}\n%% x")
    file = io.BytesIO()
    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store), file, format="mermaid")

    assert file.getvalue().decode().splitlines()[1] == ("%% (init: ()) %% x; all claims; 5 claims")
