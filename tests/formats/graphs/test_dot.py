"""DOT shows ties with their modality, and no text in it can break the drawing."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.formats.exporter import export
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.filters import read_filters
from actorgraph.model.source import Source
from actorgraph.network import ends_of
from actorgraph.store.reader import Store
from formats.exported import losses
from worlds import World, tied, worlds, write_world

_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|(->|[\[\]{}=,;])|([a-zA-Z]\w*)|//[^\n]*|\s+')
SMALL = World(
    (Actor("blue", "Blue"), Actor("idle", "Idle"), Actor("red", "Red")),
    (),
    (Source("report", "Report", "red"),),
    (
        Claim("c1", "sponsors", "report", "red", "red", "blue"),
        Claim("c2", "sponsors", "report", "blue", "red", "blue", modality="denied"),
        Claim("c3", "sponsors", "report", "red", "red", "blue", modality="confirmed"),
        Claim("c4", "clashes-with", "report", "red", "red", "blue"),
        Claim("c5", "clashes-with", "report", "red", "blue", "red"),
        Claim("c6", "announces", "report", "red", "red", text="war", modality="possible"),
    ),
)
LOST = "quotes, hedges, claimants, sources, dates and notes are left out; graphml keeps them"


def drawn(world: World, folder: Path, **options: str) -> tuple[str, list[str]]:
    write_world(world, folder / "s.db")
    file = io.BytesIO()
    with closing(Store(folder / "s.db")) as store:
        told = export(Selection(store), file, format="dot", options=options)
    return file.getvalue().decode(), losses(told)


def tokens(text: str) -> list[str]:
    """Return the tokens of DOT, quoted texts with their quotation marks; fail where one is none."""
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match, text[at : at + 40]
        at = match.end()
        if match[1] is not None or match[2] or match[3]:
            found.append(match[0])
    return found


def parsed(text: str) -> tuple[dict[str, Any], list[tuple[str, str, dict[str, str]]]]:
    """Return the nodes with their attributes and the edges with theirs, as Graphviz reads them."""
    told = tokens(text)
    assert (told[0], told[2], told[-1]) == ("digraph", "{", "}")
    nodes: dict[str, Any] = {}
    edges: list[tuple[str, str, dict[str, str]]] = []
    statement: list[str] = []
    for token in told[3:-1]:
        if token != ";":
            statement.append(token)
            continue
        opening = statement.index("[")
        names, inside = statement[:opening], statement[opening + 1 : -1]
        pairs = [inside[at : at + 3] for at in range(0, len(inside), 4)]
        attributes = {name: shown(value) for name, _, value in pairs}
        if len(names) == 3:
            edges.append((shown(names[0]), shown(names[2]), attributes))
        elif names[0].startswith('"'):
            nodes[shown(names[0])] = attributes
        statement = []
    assert statement == []
    return nodes, edges


def shown(quoted: str) -> str:
    """Return what Graphviz shows of a quoted text."""
    return html.unescape(re.sub(r"\\(.)", r"\1", quoted[1:-1]))


def test_a_small_world_is_this_drawing(tmp_path: Path) -> None:
    text, told = drawn(SMALL, tmp_path)

    assert text == (
        """\
// A World; all claims; 6 claims
// solid: asserted; dashed: tentative; dotted: hinted, withheld, denied or presupposed
digraph "A World" {
  graph [charset="UTF-8", rankdir="LR"];
  node [shape="ellipse"];
  "blue" [label="Blue"];
  "red" [label="Red"];
  "text:2" [label="war", shape="plaintext"];
  "red" -> "blue" [label="sponsors (confirmed, 2 claims)", style="solid"];
  "red" -> "blue" [label="is said not to sponsor (denied)", style="dotted"];
  "blue" -> "red" [label="clashed with (stated, 2 claims)", style="solid", dir="none"];
  "red" -> "text:2" [label="may have announced (possible)", style="dashed"];
}
"""
    )
    assert told == [
        LOST,
        "6 claims are drawn as 4 ties; edges=claims draws each",
        "not drawn, because no tie reaches them: 1 actor",
    ]


def test_what_is_hinted_withheld_or_of_another_event_has_a_line_of_its_own(tmp_path: Path) -> None:
    blamed = [
        Claim(f"c{at}", "attributes", "report", "red", "red", "blue", event=event, modality=modality)
        for at, (event, modality) in enumerate(
            [("", "hinted"), ("", "withheld"), ("", "withheld"), ("raid", "withheld"), ("raid", "stated"),
             ("", "believed")]
        )
    ]  # fmt: skip
    raid = Event("raid", "the Raid")
    text, _ = drawn(replace(SMALL, events=(raid,), claims=tuple(blamed)), tmp_path)
    assert [attributes["label"] for *_, attributes in parsed(text)[1]] == [
        "hints at blaming (hinted)",
        "stops short of blaming (withheld, 2 claims)",
        "stops short of blaming (withheld)",
        "blamed (stated, 2 claims)",
    ]


def test_each_claim_is_drawn_where_that_is_asked_for(tmp_path: Path) -> None:
    text, told = drawn(SMALL, tmp_path, edges="claims")

    assert len(parsed(text)[1]) == 6
    assert told == [LOST, "not drawn, because no tie reaches them: 1 actor"]


def test_an_unknown_way_of_drawing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"^edges is ties or claims, not 'all'$"):
        drawn(SMALL, tmp_path, edges="all")


def test_the_head_says_which_claims_are_drawn(tmp_path: Path) -> None:
    write_world(SMALL, tmp_path / "s.db", title="Two\nlines", licence="CC0")
    file = io.BytesIO()
    with closing(Store(tmp_path / "s.db")) as store:
        filters = read_filters(since="2024", modality="denied", undated=True)
        export(Selection(store, filters, relations=("sponsors",)), file, format="dot")

    assert file.getvalue().decode().splitlines()[0] == (
        "// Two lines; CC0; relations: sponsors; since 2024; modalities: denied; 1 claim"
    )


def test_a_store_without_claims_is_an_empty_drawing(tmp_path: Path) -> None:
    text, told = drawn(World((), (), (), ()), tmp_path)

    assert parsed(text) == ({}, [])
    assert told == ["there are no claims to draw"]


@given(worlds(), st.sampled_from(["ties", "claims"]))
def test_every_tie_is_drawn_between_the_names_of_its_ends(world: World, edges: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        nodes, lines = parsed(drawn(world, Path(folder), edges=edges)[0])

    names = {it.id: it.name for it in world.actors}
    names |= {it.id: it.name for it in world.events}
    expected = set()
    for claim in tied(world):
        ends = [names.get(end, end.removeprefix("text:")) for end in ends_of(claim)]
        expected.add(frozenset(" ".join(end.split()) for end in ends))
    assert {
        frozenset((nodes[start]["label"], nodes[end]["label"])) for start, end, _ in lines
    } == expected
    if edges == "claims":
        assert len(lines) == len(tied(world))


@pytest.mark.parametrize(
    "name",
    ['a "b" \\', "\\N \\G", "&lt; & <b>x</b>", "<table>", "} -> x; //", "كتائب", "a|b{c}"],
)
def test_a_name_is_shown_as_it_is(tmp_path: Path, name: str) -> None:
    world = World((Actor("red", name),), (), SMALL.sources, (SMALL.claims[5],))

    assert parsed(drawn(world, tmp_path)[0])[0]["red"] == {"label": name}


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@settings(max_examples=10)
@given(worlds())
def test_graphviz_draws_it(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text, _ = drawn(world, Path(folder))
    done = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True)

    assert b"</svg>" in done.stdout
