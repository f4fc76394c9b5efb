"""The table of claims that stands alone comes back with the ids, ends and words of its claims."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.formats.tables.csv import _CLAIMS
from actorgraph.model.errors import Faults
from actorgraph.store.reader import Store
from worlds import World, worlds, write_world


@given(worlds())
def test_the_claims_of_every_world_come_back_marked_as_what_they_stood_beside(world: World) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_world(world, folder / "s.db")
        with closing(Store(folder / "s.db")) as store:
            export(Selection(store), folder / "claims.csv")
        import_files(folder / "claims.csv", folder / "in.db", format="csv")
        with closing(Store(folder / "s.db")) as store, closing(Store(folder / "in.db")) as again:
            claims = (replace(claim, tlp=store.marking_of(claim)) for claim in store.claims())
            assert sorted(again.claims(), key=lambda claim: claim.id) == sorted(
                claims, key=lambda claim: claim.id
            )


def test_what_is_wrong_with_a_row_is_told_with_its_line(tmp_path: Path) -> None:
    header = ",".join(_CLAIMS)
    cells = dict.fromkeys(_CLAIMS, "") | {
        "claim": "c1", "relation": "sponsors", "subject": "red", "object": "blue", "claimant": "red",
        "modality": "stated", "when": "soon", "source": "report",
    }  # fmt: skip
    row = ",".join(cells.values())
    (tmp_path / "claims.csv").write_text(f"{header}\n{row}\n", "utf-8")

    with pytest.raises(Faults) as caught:
        import_files(tmp_path / "claims.csv", tmp_path / "in.db", format="csv")
    (fault,) = caught.value.faults
    assert str(fault).startswith("claims.csv, line 2: 'soon' is not a date")
