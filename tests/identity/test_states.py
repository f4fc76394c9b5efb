"""The table of states: what finds one, and whether its facts are those of the public lists."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from actorgraph.identity.states import LISTS, state_of, states
from actorgraph.model.names import fold
from real_data import real_file


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iran", "Iran"),
        ("Iran (Islamic Republic of)", "Iran"),
        ("the Islamic Republic of IRAN", "Iran"),
        ("IR", "Iran"),
        ("IRN", "Iran"),
        ("iso2:ir", "Iran"),
        ("gw:630", "Iran"),
        ("cameo:IRN", "Iran"),
        ("NA", "Namibia"),
        ("iso2:NO", "Norway"),
        ("fips:GM", "Germany"),
        ("cote d'ivoire", "Côte d'Ivoire"),
        ("Soviet Union", "Russia"),
    ],
)
def test_a_name_or_code_finds_its_state(text: str, name: str) -> None:
    found = state_of(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "ir", "cameo:IRNGOV", "ucdp:630", "gw:999", "iso2:", "Quds"])
def test_what_means_no_state_finds_none(text: str) -> None:
    assert state_of(text) is None


def test_no_name_and_no_code_means_two_states() -> None:
    names = Counter(fold(name) for it in states() for name in (it.name, *it.names))
    codes = Counter((key, code) for it in states() for key in LISTS if (code := getattr(it, key)))
    assert [text for text, count in (names + Counter()).items() if count > 1] == []
    assert [code for code, count in codes.items() if count > 1] == []


def test_codes_and_names_are_those_of_the_public_table() -> None:
    path = real_file("country-codes/country-codes.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["ISO3166-1-Alpha-2"]: row for row in csv.DictReader(file)}
    found = {it.iso2: it for it in states() if it.iso2}
    independent = {key for key, row in rows.items() if row["is_independent"] == "Yes"}
    assert independent - set(found) == set()
    wrong = {
        it.name: (it.iso3, it.fips)
        for key, it in found.items()
        if (it.iso3, it.fips) != (rows[key]["ISO3166-1-Alpha-3"], rows[key]["FIPS"])
    }
    # The table has two codes run together here: RI with Kosovo's KV, and Gaza's GZ with WE.
    assert wrong == {"Serbia": ("SRB", "RI"), "Palestine": ("PSE", "")}
    columns = ("CLDR display name", "UNTERM English Short", "official_name_en", "UNTERM English Formal")  # fmt: skip
    unknown = [
        name
        for key, it in found.items()
        if (names := [rows[key][column].strip(" *") for column in columns])
        for name in names
        if name and state_of(name) != it
    ]
    assert unknown == []


def test_numbers_of_states_are_those_of_ucdp() -> None:
    path = real_file("ucdp/ucdp-dyadic-181.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        told = {
            (row[f"gwno_{side}"], row[f"side_{side}"].removeprefix("Government of "))
            for row in csv.DictReader(file)
            for side in ("a", "b")
            if row[f"gwno_{side}"].isdigit() and row[f"side_{side}"].startswith("Government of ")
        }
    apart = {(number, name) for number, name in told if state_of(f"gw:{number}") != state_of(name)}
    unknown = {(number, name) for number, name in told if state_of(f"gw:{number}") is None}
    assert len(told) == 120
    assert apart == set()
    # States that are gone, and whose number no state of today has.
    assert unknown == {
        ("345", "Serbia (Yugoslavia)"),
        ("680", "South Yemen"),
        ("751", "Hyderabad"),
        ("817", "South Vietnam"),
    }
