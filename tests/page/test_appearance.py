"""Colours: enough contrast for everybody, in light and in dark."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from actorgraph.model.actor import ACTOR_TYPES
from actorgraph.model.modality import GROUPS
from actorgraph.model.vocabulary import standard
from actorgraph.page import appearance

CSS = (Path(appearance.__file__).parent / "template" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root[^{]*\{([^}]*--ink:[^}]*)\}", CSS)
)
#: Machado, Oliveira and Fernandes 2009, full strength, on linear light.
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}  # fmt: skip


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _light(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    """Return a colour as somebody sees it, on the Oklab axes."""
    mixed = [sum(a * b for a, b in zip(row, _linear(colour), strict=True)) for row in matrix]
    red, green, blue = (min(1.0, max(0.0, part)) for part in mixed)
    cones = [
        (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3),
        (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3),
        (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3),
    ]
    rows = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    return [sum(a * b for a, b in zip(row, cones, strict=True)) for row in rows]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_a_contrast_of_four_and_a_half(colours: dict[str, str]) -> None:
    pairs = [
        (text, ground)
        for text in ("ink", "soft", "accent", "warn")
        for ground in ("ground", "raised", "sunken")
    ]
    weak = [
        pair
        for pair in [*pairs, ("mark-ink", "mark"), ("accent-ink", "accent")]
        if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_and_outlines_have_a_contrast_of_three(colours: dict[str, str]) -> None:
    drawn = {name for name in colours if name.startswith(("hue-", "tone-"))} - {"tone-office"}
    weak = {name for name in drawn if _contrast(colours[name], colours["ground"]) < 3}
    assert weak == set()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", BLIND)
def test_hues_stay_apart_for_the_colour_blind(colours: dict[str, str], kind: str) -> None:
    hues = sorted(name for name in colours if name.startswith("hue-"))
    seen = {name: _seen(colours[name], BLIND[kind]) for name in hues}
    near = {
        (one, other): round(
            sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5, 3
        )
        for one, other in combinations(hues, 2)
    }
    assert {pair: far for pair, far in near.items() if far < 0.07} == {}


def test_every_type_family_and_modality_group_has_a_look() -> None:
    assert set(appearance.LOOKS) == {*ACTOR_TYPES, "event"}
    drawn = {appearance.drawn_family(relation) for relation in standard()}
    assert set(appearance.HUES) <= {*standard().families, *drawn}
    assert list(appearance.DASHES) == list(GROUPS)
    used = {appearance.hue_of(family) for family in drawn}
    assert {f"hue-{hue}" for hue in used} <= set(LIGHT) & set(DARK)


def test_no_two_types_look_the_same() -> None:
    assert len(set(appearance.LOOKS.values())) == len(appearance.LOOKS)


def test_what_is_not_known_has_the_common_look() -> None:
    assert appearance.look_of("starship") == appearance.LOOKS["unknown"]
    assert appearance.hue_of("trade") == "other"


def test_who_helps_who_is_allied_who_strikes_and_who_is_hit_have_colours_of_their_own() -> None:
    families = (
        "sponsorship",
        "alliance",
        "attack",
        "casualties",
        "attribution",
        "membership",
        "leadership",
    )
    hues = [appearance.hue_of(family) for family in families]
    assert len(set(hues)) == len(hues)
    assert len({*appearance.HUES.values()}) <= 9


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_actors_have_no_colour_that_a_line_could_have(colours: dict[str, str]) -> None:
    def chroma(colour: str) -> int:
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        return max(parts) - min(parts)

    assert max(chroma(colours[name]) for name in colours if name.startswith("tone-")) < 45
