"""Ids of different scopes are kept apart, a second import doubles nothing, and what changes is told."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph.formats.sink import Sink, Summary, made_actor_id, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

RED, BLUE = Actor("red", "Red"), Actor("blue", "Blue")
SOURCE = Source(
    "report", "Report", "red", version="1.0", licence="CC0", citation="Red 2024", machine=True
)
CLAIM = Claim(
    "c1", "sponsors", "report", "red", "red", "blue", when=read_when("2024"), quote="backs",
    file="a.csv", record="row 1", cites="https://example.org",
)  # fmt: skip


def poured(
    path: Path,
    scope: str,
    claims: Iterable[Claim],
    *,
    actors: Iterable[Actor] = (RED, BLUE),
    events: Iterable[Event] = (),
    source: Source = SOURCE,
    prune: bool = False,
    dry_run: bool = False,
    complete: bool = False,
) -> Summary:
    vocabulary = standard()
    if path.exists():
        with closing(Store(path)) as store:
            vocabulary = store.vocabulary
    with StoreWriter(path, vocabulary, staged=True) as writer:
        sink = Sink(writer)
        sink.scope = scope
        sink.complete = complete
        for actor in actors:
            sink.actor(actor)
        for event in events:
            sink.event(event)
        sink.source(source)
        for claim in claims:
            sink.claim(claim)
        sink.done()
        sink.summary.changes = writer.changes(complete=sink.scopes, prune=prune)
        if dry_run:
            writer.discard()
    return sink.summary


def content(path: Path) -> tuple[list[Actor], list[Source], list[Claim]]:
    with closing(Store(path)) as store:
        return list(store.actors()), list(store.sources()), list(store.claims())


def test_what_goes_in_comes_out_with_its_place_in_the_dataset(tmp_path: Path) -> None:
    poured(tmp_path / "s.db", "one", [CLAIM])

    assert content(tmp_path / "s.db") == ([RED, BLUE], [SOURCE], [CLAIM])


def test_a_second_import_changes_no_byte_of_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    poured(path, "one", [CLAIM])
    before = content(path)

    summary = poured(path, "one", [replace(CLAIM, file="renamed.csv", record="row 7")])

    assert content(path) == before
    changes = summary.changes
    assert (changes.added, changes.changed, changes.same, changes.gone) == (0, 0, 1, 0)


def test_a_claim_that_says_something_else_now_is_changed_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    second = replace(CLAIM, id="c2", quote="two")
    poured(path, "one", [CLAIM, second])
    changed = replace(CLAIM, modality="likely")

    summary = poured(path, "one", [second, changed])

    assert content(path)[2] == [changed, second]
    assert (summary.changes.changed, summary.changes.same) == (1, 1)
    assert summary.changes.changed_lines == ("c1: Red sponsors Blue 2024",)


def test_what_a_source_no_longer_says_stays_until_it_is_pruned(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    second = replace(CLAIM, id="c2", quote="two")
    poured(path, "one", [CLAIM, second])

    summary = poured(path, "one", [CLAIM])
    assert (summary.changes.gone, len(content(path)[2])) == (1, 2)
    assert summary.changes.gone_lines == ("c2: Red sponsors Blue 2024",)

    poured(path, "one", [CLAIM], prune=True)
    assert content(path)[2] == [CLAIM]


def test_a_dry_run_tells_the_changes_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    poured(path, "one", [CLAIM])
    bytes_before = path.read_bytes()

    summary = poured(path, "one", [replace(CLAIM, id="c2")], dry_run=True)

    assert (summary.changes.added, path.read_bytes() == bytes_before) == (1, True)


def test_an_id_of_another_scope_gets_its_scope_before_it(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    poured(path, "one", [CLAIM])
    other = replace(CLAIM, quote="not the same")

    poured(path, "two", [other], actors=[RED, Actor("blue", "Another Blue")])
    poured(path, "two", [other], actors=[RED, Actor("blue", "Another Blue")])

    actors, sources, claims = content(path)
    assert [(it.id, it.name) for it in actors] == [
        ("red", "Red"), ("blue", "Blue"), ("two.red", "Red"), ("two.blue", "Another Blue"),
    ]  # fmt: skip
    assert [it.id for it in sources] == ["report", "two.report"]
    assert [(it.id, it.subject, it.quote) for it in claims] == [
        ("c1", "red", "backs"), ("two.c1", "two.red", "not the same"),
    ]  # fmt: skip


def test_an_event_and_an_actor_never_share_an_id(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    poured(path, "one", [replace(CLAIM, event="blue")], events=[Event("blue", "The Blue Raid")])

    with closing(Store(path)) as store:
        assert [it.id for it in store.events()] == ["one.blue"]
        assert [(it.object, it.event) for it in store.claims()] == [("blue", "one.blue")]


def test_a_mention_does_not_take_names_away(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    full = replace(BLUE, names=(Name("Azure"),))
    poured(path, "one", [CLAIM], actors=[RED, full])

    with StoreWriter(path, standard(), staged=True) as writer:
        sink = Sink(writer)
        sink.scope = "one"
        sink.mention(BLUE)
        sink.done()
        writer.changes()

    assert content(path)[0] == [RED, full]


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        (replace(CLAIM, subject="green"), "'green' is not an actor or event that was given before"),
        (
            replace(CLAIM, source="none"),
            "the claim 'c1' is of the source 'none', which is not there",
        ),
        (replace(CLAIM, relation="hugs"), "the claim 'c1' has the unknown relation 'hugs'"),
    ],
)
def test_a_claim_about_what_was_never_given_is_refused(
    tmp_path: Path, claim: Claim, message: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        poured(tmp_path / "s.db", "one", [claim])

    assert str(caught.value) == message
    assert not (tmp_path / "s.db").exists()


def test_faults_are_reported_together_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "s.db"

    def pour() -> None:
        with StoreWriter(path, standard(), staged=True) as writer:
            sink = Sink(writer)
            sink.fault("a.csv", 1, "is wrong")
            sink.fault("a.csv", 2, "is wrong too")
            sink.done()

    with pytest.raises(Faults) as caught:
        pour()

    assert [str(it) for it in caught.value.faults] == [
        "a.csv, line 1: is wrong", "a.csv, line 2: is wrong too",
    ]  # fmt: skip
    assert not path.exists()


def test_what_is_skipped_is_counted_by_its_reason() -> None:
    summary = Summary()
    assert next(iter(summary.lines())) == "0 rows read, 0 claims made, 0 new actors, 0 new events"


def test_made_ids_depend_on_every_part() -> None:
    assert made_id("a", "b") != made_id("ab") != made_id("a", "c")
    assert made_actor_id("gdelt", "IRNGOV") == "gdelt-IRNGOV"
    assert made_actor_id("acled", "Ma‘rib's (1989-)") == "acled-maribs-1989"


@pytest.mark.parametrize("in_one", [True, False])
def test_two_names_of_one_slug_have_two_ids_also_in_two_imports(
    tmp_path: Path, in_one: bool
) -> None:
    path, ids = tmp_path / "s.db", []
    for names in (["A (B)", "A: B", "A (B)"],) if in_one else (["A (B)"], ["A: B"], ["A (B)"]):
        with StoreWriter(path, standard(), staged=True) as writer:
            sink = Sink(writer)
            sink.scope = "one"
            for name in names:
                ids.append(sink.named_id("x", name))
                sink.mention(Actor(ids[-1], name))
            sink.done()

    assert ids == ["x-a-b", "x-a-b-6b48eb0e", "x-a-b"]
    assert [(it.id, it.name) for it in content(path)[0]] == list(
        zip(ids[:2], ("A (B)", "A: B"), strict=True)
    )


@pytest.mark.parametrize("is_new", [True, False])
def test_claims_of_one_id_in_one_batch_are_two_where_their_scopes_differ(
    tmp_path: Path, is_new: bool
) -> None:
    path = tmp_path / "s.db"
    if not is_new:
        poured(path, "zero", [replace(CLAIM, id="c0")])
    with StoreWriter(path, standard(), staged=True) as writer:
        sink = Sink(writer)
        for scope in ("one", "two"):
            sink.scope = scope
            for actor in (RED, BLUE):
                sink.actor(actor)
            sink.source(SOURCE)
            sink.claim(replace(CLAIM, quote=scope))
            sink.done()
        changes = writer.changes()

    told = [(it.id, it.quote) for it in content(path)[2]]
    assert told[-2:] == [("c1", "one"), ("two.c1", "two")]
    assert (changes.added, changes.twice) == (2, 0)
