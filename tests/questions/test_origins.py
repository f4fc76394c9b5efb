"""What several sources say, and from how few origins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import actorgraph
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

AGENCY = "Red has paid the Alpha Brigade since the spring, documents show"


@pytest.fixture
def case(tmp_path: Path) -> actorgraph.Case:
    """Return forty papers that print one text of an agency, and one that has seen it; and what one says alone."""
    place = tmp_path / "store.db"
    with StoreWriter(place, standard()) as writer:
        for key in ("red", "alpha", "blue"):
            writer.actor(Actor(key, key.title()))
        writer.event(Event("raid", "raid"))
        papers = [f"paper-{n}" for n in range(41)]
        for paper in papers:
            writer.actor(Actor(paper, paper.title()))
            writer.source(Source(f"r-{paper}", f"Report of {paper}", paper))
        writer.claims(
            Claim(f"c{n}", "sponsors", f"r-{paper}", paper, "red", "alpha", quote=AGENCY)
            for n, paper in enumerate(papers[:40])
        )
        writer.claims(
            [
                Claim("seen", "sponsors", "r-paper-40", "paper-40", "red", "alpha", quote="We saw the money"),
                Claim("no", "sponsors", "r-paper-3", "paper-3", "red", "alpha", quote=AGENCY, modality="denied"),
                Claim("alone", "attacks", "r-paper-1", "paper-1", "alpha", "blue", quote=AGENCY),
                Claim("raid", "attacks", "r-paper-1", "paper-1", "alpha", event="raid", quote=AGENCY),
                Claim("raid-2", "attacks", "r-paper-2", "paper-2", "alpha", event="raid", quote=AGENCY),
            ]
        )  # fmt: skip
    return actorgraph.open_case(place)


def test_forty_reprints_are_one_origin(case: actorgraph.Case) -> None:
    answer = case.origins()
    assert (answer.assertions, len(answer.said), answer.one_origin) == (3, 2, 1)
    assert [
        (each.assertion.relation, each.sources, len(each.origins), each.counts.words)
        for each in answer.said
    ] == [
        ("sponsors", 41, 2, "41 sources, 2 origins"),
        ("attacks", 2, 1, "2 sources, 1 origin"),
    ]
    first, second = answer.said[0].origins
    assert (first.name, len(first.sources), first.signs) == (
        "Paper-0, Paper-1 and 38 others", 40, ("same words",),
    )  # fmt: skip
    assert (second.actor, second.claims, second.signs) == ("paper-40", ("seen",), ())


@pytest.mark.parametrize(
    ("name", "filters", "counts"),
    [
        ("raid", {}, [(2, 1)]),
        ("blue", {}, []),
        ("red", {"without": "r-paper-40"}, [(40, 1)]),
        ("red", {"modality": "denied"}, []),
        ("red", {"claimant": "paper-1"}, []),
    ],
)
def test_filters_and_a_name_say_what_is_looked_at(
    case: actorgraph.Case, name: str, filters: dict[str, Any], counts: list[tuple[int, int]]
) -> None:
    assert [tuple(each.counts) for each in case.origins(name, **filters).said] == counts


def test_answers_say_how_many_sources_and_origins_they_have(case: actorgraph.Case) -> None:
    who = case.who("sponsors", "alpha")
    assert who.document()["origins"] == [{"actor": "red", "sources": 41, "origins": 2}]
    assert "  Red: 41 sources, 2 origins\n" in str(who)
    whether = case.whether("red", "sponsors", "alpha")
    assert whether.document()["origins"] == {"sources": 41, "origins": 2}
    assert "(41 sources, 2 origins)." in str(whether)
    voices = case.voices()
    assert (voices.several_sources, voices.one_origin) == (2, 1)
    assert "Of 2 that several sources make, 1 comes from one origin." in " ".join(
        str(voices).split()
    )
    counted = case.corroboration(subject="red", relation="sponsors", object="alpha")
    assert counted.lead.startswith("41 voices say that Red sponsors Alpha (41 sources, 2 origins)")
    assert case.whether("alpha", "attacks", "blue").document()["origins"] is None


def test_the_command_prints_origins_and_ask_finds_it(case: actorgraph.Case) -> None:
    assert str(case.origins("raid")) == (
        "What several sources say about the raid, and from how many origins they have it\n"
        "Of 1 assertion, several sources make 1; 1 of these comes from one origin alone.\n"
        "\n"
        "Alpha attacked the raid: 2 sources, 1 origin\n"
        "  Paper-1 and Paper-2: 2 sources (same words) [raid, raid-2]"
    )
    asked = case.ask("Which reports copy each other?")
    assert asked.document()["command"] == "actorgraph origins"


def test_claims_of_one_assertion_beyond_a_bound_are_counted(
    case: actorgraph.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actorgraph.questions.origins.MOST_CLAIMS", 30)
    answer = case.origins()
    assert answer.claims_left_out == 11
    assert answer.notes == ("11 claims of assertions with more than 30 were not looked at",)


@pytest.mark.parametrize(("at_once", "reads"), [(5_000, 1), (1, 2)])
def test_the_words_of_many_assertions_are_read_at_once(
    case: actorgraph.Case, monkeypatch: pytest.MonkeyPatch, at_once: int, reads: int
) -> None:
    origins, voices = case.origins(), case.voices()
    read: list[int] = []

    def counted(store: Store, row_ids: Iterable[int]) -> dict[int, Claim]:
        kept = [*row_ids]
        read.extend([len(kept)] if kept else [])
        return claims_of(store, kept)

    claims_of = Store.claims_of
    monkeypatch.setattr("actorgraph.questions.origins._AT_ONCE", at_once)
    monkeypatch.setattr(Store, "claims_of", counted)
    assert case.origins() == origins
    assert len(read) == reads
    assert case.voices() == voices
    assert len(read) == 2 * reads
    assert (voices.several_sources, voices.one_origin) == (2, 1)
