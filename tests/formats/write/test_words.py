"""Each claim comes with the names that its sentence needs, however many there are."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from actorgraph.formats.selection import Selection
from actorgraph.formats.write import words
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source
from actorgraph.store.reader import Store
from worlds import World, write_world


def test_claims_of_every_batch_are_sentences_with_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_BATCH", 2)
    claims = tuple(
        Claim(f"c{at}", "sponsors", "report", "blue", "red", "blue", modality=modality)
        for at, modality in enumerate(["stated", "denied", "possible"])
    )
    world = World(
        (Actor("red", "Red"), Actor("blue", "Blue")),
        (),
        (Source("report", "Report", "blue"),),
        claims,
    )
    write_world(world, tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        found = [sentence_of(*pair, store.vocabulary) for pair in named_claims(Selection(store))]
    assert found == ["Red sponsors Blue.", "Red does not sponsor Blue.", "Red may sponsor Blue."]
