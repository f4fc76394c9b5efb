"""Of several versions of one thing the last one counts, in one batch, in the other order, and in a later import."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest

from actorgraph.formats.datasets.version import stamp_of
from actorgraph.formats.importer import import_files
from actorgraph.model.errors import Faults
from worlds import world_of

KEY: Final = "10000000-0000-4000-8000-000000000001"
ACLED: Final = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,notes,fatalities,timestamp"
)


def _stix(name: str, modified: str) -> str:
    group = {"type": "intrusion-set", "spec_version": "2.1", "id": f"intrusion-set--{KEY}", "name": name,
             "created": "2020-01-01T00:00:00Z", "modified": modified}  # fmt: skip
    return json.dumps({"type": "bundle", "id": f"bundle--{KEY}", "objects": [group]})


def _event(name: str, stamp: str) -> str:
    return json.dumps({"Event": {"uuid": KEY, "info": name, "date": "2024-02-02", "timestamp": stamp, "Orgc": {"name": "Org"}}})  # fmt: skip


def _galaxy(name: str, version: Any) -> str:
    entry = {"value": name, "uuid": KEY}
    return json.dumps({
        "name": "N", "type": "threat-actor", "category": "actor", "description": "D", "version": version, "values": [entry],
    })  # fmt: skip


def _ftm(name: str, changed: str) -> str:
    return json.dumps({"id": "P1", "schema": "Person", "caption": name, "last_change": changed, "properties": {"name": [name]}})  # fmt: skip


def _acled(name: str, stamp: str) -> str:
    return f"{ACLED}\nNOR1,2024-01-28,Battles,{name},Ash,Salt,N.,3,{stamp}\n"


#: How a thing is written with its name and version, an earlier one and a later one; as texts the earlier is the greater.
WRITTEN: Final[dict[str, tuple[str, Any, Any, Any]]] = {
    "stix": ("json", _stix, "2024-01-01T08:00:00.500Z", "2024-01-01T08:00:00.500250Z"),
    "stix with a zone": ("json", _stix, "2024-01-01T13:00:00+02:00", "2024-01-01T12:00:00Z"),
    "misp-event": ("misp.json", _event, "999999999", "1700000000"),
    "misp": ("json", _galaxy, 9, 10),
    "ftm": ("ftm.json", _ftm, "2024-06-01T09:59:59.500", "2024-06-01T10:00:00"),
    "acled": ("csv", _acled, "999999999.0", "1706400000.0"),
}


def _names(store: Path) -> set[str]:
    world = world_of(store)
    actors = {actor.name for actor in world.actors}
    return actors | {event.name.partition(",")[0] for event in world.events}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_later_version_counts_wherever_it_stands(
    name: str, is_first: bool, tmp_path: Path
) -> None:
    ending, write, early, late = WRITTEN[name]
    files = [tmp_path / f"{number}.{ending}" for number in range(2)]
    files[0].write_text(write(*(("New", late) if is_first else ("Old", early))))
    files[1].write_text(write(*(("Old", early) if is_first else ("New", late))))
    import_files(files, tmp_path / "s.db")

    names = _names(tmp_path / "s.db")
    assert "New" in names
    assert "Old" not in names


@pytest.mark.parametrize("name", [name for name in WRITTEN if name != "ftm"])
def test_an_older_version_does_not_replace_what_the_store_has(name: str, tmp_path: Path) -> None:
    ending, write, early, late = WRITTEN[name]
    file, old = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    file.write_text(write("New", late))
    old.write_text(write("Old", early))
    import_files(file, tmp_path / "s.db")
    with suppress(Faults):  # a galaxy has one version, and is refused whole
        assert [*import_files(old, tmp_path / "s.db").skipped.values()] == [1]

    names = _names(tmp_path / "s.db")
    assert "New" in names
    assert "Old" not in names


def test_a_release_of_ucdp_that_is_older_than_the_stores_is_refused(tmp_path: Path) -> None:
    columns = "id,type_of_violence,side_a_new_id,side_a,side_b_new_id,side_b,date_prec,date_start,date_end,best,low,high,event_clarity"
    for release in ("25_1", "24_1", "26_0_3"):
        row = f"7,1,10,Side,20,Other,1,2016-01-02,2016-01-02,{release[:2]},1,99,1"
        (tmp_path / f"GEDEvent_v{release}.csv").write_text(f"{columns}\n{row}\n")
    import_files(tmp_path / "GEDEvent_v25_1.csv", tmp_path / "s.db")

    with pytest.raises(Faults, match=r"release 24\.1 is older than 25\.1"):
        import_files(tmp_path / "GEDEvent_v24_1.csv", tmp_path / "s.db")
    (claim,) = world_of(tmp_path / "s.db").claims
    assert claim.quantity is not None
    assert claim.quantity.value == 25
    with pytest.raises(Faults, match=r"these are the releases 24\.1, 25\.1"):
        import_files([*tmp_path.glob("GEDEvent_v2[45]_1.csv")], tmp_path / "t.db")
    import_files(tmp_path / "GEDEvent_v26_0_3.csv", tmp_path / "s.db")


@pytest.mark.parametrize(
    ("value", "stamp"), [("17", 17), (17, 17), ("17.0", 17), ("0", -1), ("", -1), ("NaT", -1), ("17.5", -1)]
)  # fmt: skip
def test_a_moment_is_whole_seconds_and_zero_is_none(value: Any, stamp: int) -> None:
    assert stamp_of(value) == stamp
