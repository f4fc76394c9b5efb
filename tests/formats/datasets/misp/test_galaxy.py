"""What MISP suspects stays suspected, and what it only notes ties nobody to a state."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.datasets.misp.galaxy import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.sink import Summary
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults
from actorgraph.model.source import Source
from real_data import real_file
from worlds import world_of

ONE, TWO, TOOL, FAR = (f"00000000-0000-4000-8000-00000000000{number}" for number in range(1, 5))
REAL: Final = "misp-galaxy/threat-actor.json"


def galaxy(
    *values: Any, kind: str = "threat-actor", category: str = "actor", **more: Any
) -> dict[str, Any]:
    return {
        "authors": ["A"], "category": category, "description": "D", "name": kind.title(),
        "source": "S", "type": kind, "values": list(values), "version": 7, **more,
    }  # fmt: skip


def entry(uuid: str, value: str, *related: Any, **meta: Any) -> dict[str, Any]:
    fields = {name.replace("_", "-"): it for name, it in meta.items()}
    return {"uuid": uuid, "value": value, "meta": fields, "related": list(related)}


def tie(target: str, kind: str, estimate: str = "") -> dict[str, Any]:
    tag = f'estimative-language:likelihood-probability="{estimate}"'
    return {"dest-uuid": target, "type": kind, "tags": [tag] if estimate else []}


class Files:
    """Cluster files in a folder, and the store that they are brought into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.db"

    def read(self, *contents: Any, **options: str) -> Summary:
        paths = []
        for number, content in enumerate(contents):
            path = self.folder / f"{number}.json"
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
            paths.append(path)
        return import_files(paths, self.store, format="misp", options=options)

    def claims(self) -> list[Claim]:
        return list(world_of(self.store).claims)

    def said(self) -> list[tuple[str, ...]]:
        """Return the claims in short, sorted: who, what, whom, in which role, how it is said and hedged."""
        names = {it.id: it.name for it in world_of(self.store).actors}
        return sorted(
            (
                names[it.subject], it.relation, names.get(it.object, it.text), it.role, it.modality,
                it.hedge,
            )
            for it in self.claims()
        )  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_suspected_sponsor_is_possible_in_the_words_of_the_file(files: Files) -> None:
    files.read(
        galaxy(
            entry(
                ONE, "Group", cfr_suspected_state_sponsor="Iran (Islamic Republic of)", country="IR",
                attribution_confidence="50", refs=["https://example.org/1", "https://example.org/2"],
            )
        ),
        date="2026-08-06",
    )  # fmt: skip

    (claim,) = files.claims()
    assert claim == Claim(
        claim.id,
        "sponsors",
        "misp-threat-actor",
        "misp-project",
        "misp-name-iran-islamic-republic-of",
        f"misp-{ONE}",
        modality="possible",
        hedge="suspected",
        said=claim.said,
        quote="cfr-suspected-state-sponsor: Iran (Islamic Republic of)",
        note="attribution-confidence=50",
        file="0.json",
        record=ONE,
        cites="https://example.org/1; https://example.org/2",
    )
    assert claim.said.text == "2026-08-06"
    world = world_of(files.store)
    assert [it for it in world.actors if it.id != "misp-project"] == [
        Actor(
            f"misp-{ONE}", "Group", "organisation", names=(Name(f"misp:{ONE}", "code"),),
            note="country=IR; attribution-confidence=50",
        ),
        Actor("misp-name-iran-islamic-republic-of", "Iran (Islamic Republic of)", "state"),
    ]  # fmt: skip
    assert world.sources == (
        Source(
            "misp-threat-actor", "MISP galaxy: Threat-Actor", "misp-project", claim.said,
            "https://github.com/MISP/misp-galaxy/blob/main/clusters/threat-actor.json", "en",
            note="authors=A; category=actor; description=D; source=S", version="7", licence="CC0-1.0 or BSD-2-Clause",
            citation="MISP Project: MISP galaxy, cluster Threat-Actor, version 7",
        ),
    )  # fmt: skip


def test_a_country_is_no_sponsorship_and_no_code_of_the_group(files: Files) -> None:
    files.read(galaxy(entry(ONE, "Group", country="CN", attribution_confidence="100")))

    assert files.claims() == []
    (group,) = (it for it in world_of(files.store).actors if it.name == "Group")
    assert (group.names, group.note) == (
        (Name(f"misp:{ONE}", "code"),), "country=CN; attribution-confidence=100",
    )  # fmt: skip


def test_unknown_is_no_actor(files: Files) -> None:
    summary = files.read(galaxy(entry(ONE, "Group", cfr_suspected_state_sponsor="Unknown")))

    assert files.claims() == []
    assert summary.skipped == {"a suspected sponsor that is named as unknown": 1}
    assert {it.name for it in world_of(files.store).actors} == {"MISP Project", "Group"}


def test_two_spellings_of_a_state_stay_two(files: Files) -> None:
    files.read(
        galaxy(
            entry(ONE, "A", cfr_suspected_state_sponsor="China"),
            entry(TWO, "B", cfr_suspected_state_sponsor="People's Republic of China"),
        )
    )

    states = [it.name for it in world_of(files.store).actors if it.type == "state"]
    assert states == ["China", "People's Republic of China"]


def test_fields_may_be_texts_or_lists(files: Files) -> None:
    files.read(
        galaxy(
            entry(
                ONE, "A", cfr_suspected_victims=["Red", "Blue", "Red"], suspected_victims="Green",
                cfr_type_of_incident="Espionage", cfr_target_category=["Military"],
            ),
            entry(TWO, "B", cfr_suspected_victims="Red", cfr_type_of_incident=["Espionage", "Sabotage"]),
        )
    )  # fmt: skip

    assert files.said() == [
        ("A", "attacks", "Blue", "", "possible", "suspected"),
        ("A", "attacks", "Green", "", "possible", "suspected"),
        ("A", "attacks", "Military", "", "stated", ""),
        ("A", "attacks", "Red", "", "possible", "suspected"),
        ("A", "described-as", "Espionage", "type of incident", "stated", ""),
        ("B", "attacks", "Red", "", "possible", "suspected"),
        ("B", "described-as", "Espionage", "type of incident", "stated", ""),
        ("B", "described-as", "Sabotage", "type of incident", "stated", ""),
    ]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (tie(TWO, "similar", "almost-certain"), ("same-as", "similar", "possible", "similar")),
        (tie(TWO, "similar"), ("same-as", "similar", "possible", "similar")),
        (tie(TWO, "part-of", "very-likely"), ("part-of", "", "likely", "very-likely")),
        (tie(TWO, "part-of"), ("part-of", "", "stated", "")),
        (
            tie(TWO, "linked-to", "unlikely"),
            ("affiliated-with", "linked-to", "possible", "unlikely"),
        ),
        (tie(TWO, "overlaps", "likely"), ("connected-with", "overlaps", "likely", "likely")),
        (tie(TWO, "admires", "likely"), ("related-to", "admires", "likely", "likely")),
        (tie(TWO.upper(), "uses"), ("uses", "", "stated", "")),
    ],
)
def test_a_tie_is_as_sure_as_its_estimate_and_alike_is_never_the_same(
    files: Files, given: dict[str, Any], made: tuple[str, ...]
) -> None:
    files.read(galaxy(entry(ONE, "A", given), entry(TWO, "B")))

    assert files.said() == [("A", made[0], "B", *made[1:])]


def test_a_tool_of_another_file_is_a_text_and_what_is_in_no_file_is_skipped(files: Files) -> None:
    summary = files.read(
        galaxy(entry(ONE, "A", tie(TOOL, "uses", "likely"), tie(FAR, "uses"))),
        galaxy(entry(TOOL, "Lockpick"), kind="tool", category="tool"),
    )

    assert files.said() == [("A", "uses", "Lockpick", "", "likely", "likely")]
    assert summary.skipped == {
        "a tie to an entry that is in none of the files": 1,
        "an entry of a galaxy that is not about actors": 1,
    }


def test_an_actor_of_an_earlier_import_can_be_the_end_of_a_tie(files: Files) -> None:
    files.read(galaxy(entry(TWO, "B")))
    files.read(galaxy(entry(ONE, "A", tie(TWO, "similar")), kind="microsoft-activity-group"))

    assert files.said() == [("A", "same-as", "B", "similar", "possible", "similar")]


def test_a_second_import_doubles_nothing(files: Files) -> None:
    content = galaxy(entry(ONE, "A", tie(ONE, "similar"), cfr_suspected_victims=["Red"]))
    files.read(content)
    summary = files.read({**content, "version": 8})

    assert (summary.changes.added, summary.changes.changed, summary.changes.same) == (0, 0, 2)
    assert [it.version for it in world_of(files.store).sources] == ["8"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "0.json, line 1: is not JSON: "),
        ('{"values": [', "0.json, line 1: is not JSON: "),
        ("[1]", "0.json: is no cluster of a MISP galaxy: it has no list 'values'"),
        ({"values": {"a": 1}}, "0.json: is no cluster of a MISP galaxy: it has no list 'values'"),
        (galaxy(3), "0.json: value 1 is 3, no entry"),
        ("[" * 500, "0.json, line 1: is nested too deeply"),
    ],
)
def test_what_is_no_cluster_is_refused_with_a_reason(
    files: Files, content: Any, message: str
) -> None:
    with pytest.raises(Faults) as caught:
        files.read(content)

    assert [str(it)[: len(message)] for it in caught.value.faults] == [message]
    assert not files.store.exists()


def test_a_date_that_is_none_is_told(files: Files) -> None:
    with pytest.raises(Faults, match="the option 'date': 'soon' is not a date"):
        files.read(galaxy(), date="soon")


_ANYTHING: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**12) | st.text(max_size=5) | st.sampled_from([ONE, TWO, "\u202e", "Red"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)  # fmt: skip
_META: Final = st.dictionaries(
    st.sampled_from(
        ["synonyms", "refs", "country", "cfr-suspected-state-sponsor", "cfr-suspected-victims",
         "cfr-target-category", "cfr-type-of-incident", "attribution-confidence", "external_id", "\x00"]
    ),
    _ANYTHING,
    max_size=4,
)  # fmt: skip


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "uuid": _ANYTHING,
                "value": _ANYTHING,
                "meta": _META | _ANYTHING,
                "description": _ANYTHING,
                "related": st.lists(
                    st.fixed_dictionaries(
                        {}, optional={"dest-uuid": _ANYTHING, "type": _ANYTHING, "tags": _ANYTHING}
                    )
                    | _ANYTHING,
                    max_size=2,
                )
                | _ANYTHING,
            },
        ),
        max_size=4,
    )
)
def test_entries_with_anything_in_them_are_read_or_skipped(values: list[Any]) -> None:
    content = json.dumps(galaxy(*values))
    with tempfile.TemporaryDirectory() as folder:
        assert Files(Path(folder)).read(content).rows == len(values)


def test_only_cluster_files_are_recognised(tmp_path: Path) -> None:
    cases = {
        "cluster": json.dumps(galaxy(entry(ONE, "A"))),
        "list": json.dumps([galaxy(entry(ONE, "A"))]),
        "galaxy": json.dumps({"name": "N", "description": "D", "type": "threat-actor"}),
        "other": json.dumps({"values": [1, 2], "name": "N"}),
        "bytes": "\x00\xff",
    }
    for name, content in cases.items():
        (tmp_path / name).write_text(content, encoding="latin-1")
    found = [name for name in cases if recognises(inputs_of([tmp_path / name])[0])]

    assert found == ["cluster"]


# -- the real file ---------------------------------------------------------------------------------


def test_the_actors_that_iran_is_suspected_to_sponsor(tmp_path: Path) -> None:
    path = real_file(REAL)
    told = {
        it["value"]
        for it in json.loads(path.read_text("utf-8"))["values"]
        if it["meta"].get("cfr-suspected-state-sponsor") == "Iran (Islamic Republic of)"
    }

    import_files([path], tmp_path / "s.db", format="misp")
    world = world_of(tmp_path / "s.db")
    names = {it.id: it.name for it in world.actors}
    sponsored = {
        names[it.object]
        for it in world.claims
        if it.relation == "sponsors" and names[it.subject] == "Iran (Islamic Republic of)"
    }
    assert sponsored == told
    assert len(sponsored) == 16
    assert {"APT33", "Charming Kitten", "OilRig", "MuddyWater"} <= sponsored


def test_the_real_file_says_what_it_says_and_no_more(tmp_path: Path) -> None:
    path = real_file(REAL)
    values = json.loads(path.read_text("utf-8"))["values"]

    def listed(given: Any) -> list[str]:
        return [given] if isinstance(given, str) else list(given or [])

    sponsors = [it["meta"].get("cfr-suspected-state-sponsor") for it in values]
    victims = [
        (it["uuid"], victim)
        for it in values
        for key in ("cfr-suspected-victims", "suspected-victims")
        for victim in set(listed(it["meta"].get(key)))
    ]
    uuids = {it["uuid"] for it in values}
    ties = [tie["dest-uuid"] in uuids for it in values for tie in it.get("related", [])]

    summary = import_files([path], tmp_path / "s.db", format="misp")
    world = world_of(tmp_path / "s.db")
    said = [(it.relation, it.modality) for it in world.claims]
    assert (
        said.count(("sponsors", "possible"))
        == sum(it not in (None, "Unknown") for it in sponsors)
        == 91
    )
    assert said.count(("attacks", "possible")) == len(victims)
    assert summary.skipped == {
        "a tie to an entry that is in none of the files": ties.count(False),
        "a suspected sponsor that is named as unknown": sponsors.count("Unknown"),
    }
    assert {it.relation for it in world.claims if it.modality in ("confirmed", "believed")} == set()
    assert len([it for it in world.actors if it.id.removeprefix("misp-") in uuids]) == 1041
    assert [it.version for it in world.sources] == ["349"]


def test_the_schema_of_the_galaxies_is_refused_and_not_recognised(tmp_path: Path) -> None:
    path = real_file("misp-galaxy/schema_clusters.json")

    with pytest.raises(Faults, match="is no cluster of a MISP galaxy"):
        import_files([path], tmp_path / "s.db", format="misp")
    assert not recognises(inputs_of([path])[0])
    assert recognises(inputs_of([real_file(REAL)])[0])


def test_a_revoked_entry_is_found_by_its_name_and_only_tied_to_its_successor(files: Files) -> None:
    old = {
        **entry(TWO, "Old", tie(ONE, "revoked-by"), tie(FAR, "uses"), country="IR"),
        "revoked": True,
    }
    summary = files.read(galaxy(entry(ONE, "New"), old, entry(FAR, "Far", tie(TWO, "similar"))))

    assert files.said() == [("Old", "related-to", "New", "revoked-by", "stated", "")]
    notes = {actor.name: actor.note for actor in world_of(files.store).actors}
    assert notes["Old"] == "revoked; country=IR"
    assert summary.skipped == {
        "a revoked entry: found by its names, and of its ties only the one to its successor is read": 1,
        "a tie of or to a revoked entry": 2,
    }


def test_what_a_file_says_of_itself_stands_in_its_source_or_is_named(tmp_path: Path) -> None:
    files = Files(tmp_path)
    summary = files.read(galaxy(entry(ONE, "Group"), icon="bear", rights={"holder": "Q"}))

    (source,) = world_of(files.store).sources
    assert source.note == "authors=A; category=actor; description=D; source=S; icon=bear"
    assert summary.remarks == ["0.json: members that are not kept: rights"]
