"""The small map: there while something is out of sight, and a way back to it."""

from __future__ import annotations

from page.conftest import Opened

CLOSE = "actorgraph.renderer.look({ x: 0, y: 0, scale: 3 })"


def test_it_is_there_only_while_something_is_out_of_sight(atlas: Opened) -> None:
    atlas.page.click("#zoom [data-zoom=fit]")
    atlas.rest()
    assert atlas.page.locator("#minimap").is_hidden()
    atlas.ask(CLOSE)
    atlas.rest()
    assert atlas.page.locator("#minimap").is_visible()
    assert atlas.page.get_attribute("#minimap", "aria-hidden") == "true"


def test_a_click_in_it_moves_the_camera_there(atlas: Opened) -> None:
    atlas.ask(CLOSE)
    atlas.rest()
    box = atlas.page.locator("#minimap").bounding_box()
    assert box
    atlas.page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    left = atlas.ask("actorgraph.renderer.camera()")
    atlas.page.mouse.click(box["x"] + box["width"] - 20, box["y"] + box["height"] / 2)
    right = atlas.ask("actorgraph.renderer.camera()")
    assert left["x"] < 0 < right["x"]
    assert left["scale"] == right["scale"] == 3


def test_it_covers_nothing_that_is_drawn(atlas: Opened) -> None:
    atlas.ask(CLOSE)
    atlas.rest()
    covered = atlas.ask(
        """actorgraph.scene().things.filter(({ x, y }) => {
            const { left, top, right, bottom } = document.getElementById("drawing").getBoundingClientRect();
            if (x < left || x > right || y < top || y > bottom) return false;
            return !document.elementFromPoint(x, y)?.closest("#drawing");
        }).map(({ id }) => id)"""
    )
    assert covered == []
