"""Tours: what a file of points may hold, and all that may be wrong with it at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actorgraph.model.errors import Faults
from actorgraph.page.tour import Point, _Addresses, read_tour
from actorgraph.store.reader import Store
from actorgraph_data import FIRST
from page.conftest import SCRIPTS, World

SPONSORS = {"relation": "sponsors", "subject": "ann", "object": "bob"}


def _read(text: str, store: Store, folder: Path) -> tuple[Point, ...]:
    file = folder / "tour.yaml"
    file.write_text(text, encoding="utf-8")
    return read_tour(file, store)


def test_a_tour_is_a_list_of_points_with_an_address_if_they_have_one(
    world: World, tmp_path: Path
) -> None:
    text = """\
- title: One
  text: >-
    Words in
    two lines.
- title: Two
  text: More.
  address: ask=who sponsors Bob&view=network
"""
    assert _read(text, world(SPONSORS), tmp_path) == (
        Point("One", "Words in two lines."),
        Point("Two", "More.", "ask=who sponsors Bob&view=network"),
    )


def test_all_that_is_wrong_is_said_at_once_with_what_would_work(
    world: World, tmp_path: Path
) -> None:
    text = """\
- title: One
  text: Words.
  address: thing=anna&view=netwrk
- titel: Two
  text: ""
- title: Three
  text: [a, list]
  address: ask=blurp the blarp&since=2024-02&foo=1&plain
- only words
- title: Four
  text: Names are no ids.
  address: path=Ann,bob&undated=maybe&families-off=sponsorshipp
"""
    with pytest.raises(Faults) as caught:
        _read(text, world(SPONSORS), tmp_path)
    lines = [str(fault) for fault in caught.value.faults]
    assert [line.split(";")[0] for line in lines] == [
        "tour.yaml, line 3: no actor or event has the id 'anna'",
        "tour.yaml, line 3: unknown view 'netwrk'",
        "tour.yaml, line 4: unknown key 'titel'",
        "tour.yaml, line 4: the point needs a title",
        "tour.yaml, line 5: the point needs a text",
        "tour.yaml, line 7: the text is one text",
        "tour.yaml, line 8: the question 'blurp the blarp' is not understood: these words were not understood: 'blurp', 'blarp'",
        "tour.yaml, line 8: '2024-02' is not a day",
        "tour.yaml, line 8: an address has no 'foo'",
        "tour.yaml, line 8: the address has 'plain' without a '='",
        "tour.yaml, line 9: a point has the keys title, text, address",
        "tour.yaml, line 12: an address has ids and no names: write 'ann' for 'Ann'",
        "tour.yaml, line 12: unknown word 'maybe'",
        "tour.yaml, line 12: unknown family 'sponsorshipp'",
    ]
    assert "use 'ann'" in lines[0]
    assert "sponsorship" in lines[-1].partition(";")[2]


@pytest.mark.parametrize("text", ["", "title: One", "[]", "- title: 'One"])
def test_what_is_no_list_is_refused(text: str, world: World, tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"tour\.yaml"):
        _read(text, world(SPONSORS), tmp_path)


def test_every_part_of_an_address_that_the_page_writes_is_known(world: World) -> None:
    script = (SCRIPTS / "controls" / "address.js").read_text("utf-8")
    written = {*re.findall(r'add\("([a-z-]+)"', script)}
    addresses = _Addresses(world(SPONSORS))
    assert written <= {*addresses.checks, *addresses.others, "tour"}


def test_the_shipped_case_has_a_tour_without_a_fault(shipped: Store) -> None:
    points = read_tour(Path(FIRST) / "tour.yaml", shipped)
    assert len(points) >= 5
    assert points[0].address == ""
