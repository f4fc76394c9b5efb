"""Tests of writing a store: whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.dates import OPEN_END, OPEN_START, read_when
from actorgraph.model.errors import CorruptStore, FileTrouble, InvalidValue
from actorgraph.model.modality import MODALITIES
from actorgraph.model.nouns import OPERATORS, Actor, Claim, Event, Name, Quantity, Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.key import key_of
from actorgraph.store.reader import Store
from actorgraph.store.row import details_text
from actorgraph.store.schema import CLAIM_COLUMNS, UNDATED
from actorgraph.store.writer import ClaimRow, StoreWriter

RED, BLUE = Actor("red", "Red", "state"), Actor("blue", "Blue")
RAID = Event("raid", "raid", "attack", read_when("2024-01-28"))
REPORT = Source("report", "Report", "red", read_when("2024-02-02"))
CLAIM = Claim("c1", "sponsors", "report", "red", subject="red", object="blue")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, *claims: Claim, **options: bool) -> None:
    with StoreWriter(path, standard(), **options) as writer:
        writer.actor(RED)
        writer.actor(BLUE)
        writer.event(RAID)
        writer.source(REPORT)
        writer.claims(claims)


def claims_of(path: Path) -> list[Claim]:
    store = Store(path)
    claims = list(store.claims())
    store.close()
    return claims


IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}[a-z0-9]", fullmatch=True)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
MODES = WORDS.filter(lambda text: ";" not in text and text.strip() == text != "")
DATES = st.sampled_from(
    [
        "",
        "2024",
        "2024-02",
        "2024-02-02",
        "2023-10/..",
        "../2024",
        "2024-01~",
        "2023/2024",
        "1990-21",
    ]
).map(read_when)
FIGURES = st.builds(
    Quantity,
    WORDS.filter(lambda text: bool(text.strip()) and text.isprintable()),
    st.sampled_from(OPERATORS),
    st.floats(allow_nan=False, allow_infinity=False),
    WORDS,
)
CLAIMS = st.builds(
    Claim,
    id=IDS | st.integers(0, 2**64 - 1).map(lambda number: f"c{number:016x}"),
    relation=st.sampled_from(sorted(standard().relations)),
    source=st.just("report"),
    claimant=st.sampled_from(["red", "blue"]),
    subject=st.sampled_from(["", "red", "blue", "raid"]),
    object=st.sampled_from(["", "red", "blue", "raid"]),
    event=st.just("raid"),
    text=WORDS,
    role=WORDS,
    mode=st.lists(MODES, max_size=3).map(tuple),
    quantity=st.none() | FIGURES,
    spokesperson=st.sampled_from(["", "red"]),
    modality=st.sampled_from(MODALITIES),
    hedge=WORDS,
    when=DATES,
    said=DATES,
    quote=WORDS,
    implied=st.booleans(),
    note=WORDS,
)


@given(st.lists(CLAIMS, max_size=5, unique_by=lambda claim: claim.id))
def test_a_claim_that_is_read_back_is_the_same_claim(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Claim]
) -> None:
    path = tmp_path_factory.mktemp("round") / "store.db"
    write(path, *claims)
    assert claims_of(path) == claims


def test_actors_events_and_sources_that_are_read_back_are_the_same(tmp_path: Path) -> None:
    part = Actor("part", "Part", "military", "red", (Name("Teil", "native", "de", "2001", "2002", True),),
                 True, "a note")  # fmt: skip
    small = Event("small", "small raid", "attack", read_when("2024-01"), ("part", "red"), "raid",
                  (Name("Scharmützel"),), "noted")  # fmt: skip
    page = Source("page", "Page", "", read_when(""), "https://example.org/é", "en", "kept")
    path = tmp_path / "store.db"
    with StoreWriter(path, standard()) as writer:
        for actor in (RED, part):
            writer.actor(actor)
        for event in (RAID, small):
            writer.event(event)
        for source in (REPORT, page):
            writer.source(source)
    store = Store(path)
    assert list(store.actors()) == [RED, part]
    assert list(store.events()) == [RAID, small]
    assert list(store.sources()) == [REPORT, page]
    assert store.sources_called(["page", "nothing"]) == {"page": page}


@pytest.mark.parametrize("bulk", [True, False])
def test_a_claim_with_the_same_id_replaces_the_one_before(tmp_path: Path, bulk: bool) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    again = Claim("c1", "attacks", "report", "blue", subject="blue", object="red")
    write(path, again, bulk=bulk)
    assert claims_of(path) == [again]


def test_the_last_of_the_claims_with_one_id_in_a_batch_stands(tmp_path: Path) -> None:
    last = Claim("c1", "attacks", "report", "blue", subject="blue", object="red")
    write(tmp_path / "store.db", CLAIM, CLAIM, last)
    assert claims_of(tmp_path / "store.db") == [last]


def test_a_fresh_store_forgets_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    write(path, fresh=True)
    assert claims_of(path) == []


def test_an_exception_leaves_the_store_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    before = path.read_bytes()
    nobody = Claim("c2", "sponsors", "report", "red", subject="red", object="nobody")
    with pytest.raises(InvalidValue):
        write(path, nobody)
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["store.db"]


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_leaves_the_store_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    before = path.read_bytes()

    def interrupted() -> Iterator[ClaimRow]:
        signal.raise_signal(signal.SIGINT)
        yield ()

    def write_and_interrupt() -> None:
        with StoreWriter(path, standard()) as writer:
            writer.actor(Actor("green", "Green"))
            writer.claim_rows([*CLAIM_COLUMNS], interrupted())

    with pytest.raises(KeyboardInterrupt):
        write_and_interrupt()
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["store.db"]


def row(**cells: Any) -> dict[str, Any]:
    """Return the cells of a claim that one source says of red and blue, and that has no day."""
    days = {"first": OPEN_END, "last": OPEN_START, "dated_by": UNDATED}
    return {"key": key_of("c1"), "id": "c1", "rank": 1, "claimant": 1, "source": 1, **days, **cells}


def test_rows_have_their_columns_in_any_order_and_the_others_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    for reverse in (False, True):
        with StoreWriter(path, standard(), fresh=True) as writer:
            red, blue = writer.actor(Actor("red", "Red")), writer.actor(Actor("blue", "Blue"))
            writer.source(Source("report", "Report", "red"))
            relation = writer.relation_row_id("sponsors")
            cells = row(relation=relation, subject=red, object=blue, details=details_text(note="N"))
            columns = sorted(cells, reverse=reverse)
            writer.claim_rows(columns, [tuple(cells[column] for column in columns)])
        with closing(Store(path)) as store:
            (claim,) = store.claims()
        assert claim == Claim("c1", "sponsors", "report", "red", "red", "blue", note="N")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (["colour", "key"], "^claims have no columns colour$"),
        (["key"], "^rows of claims need the columns key, relation, rank, first, last, dated_by, claimant, source$"),
    ],
)  # fmt: skip
def test_rows_with_unknown_columns_or_without_needed_ones_are_refused(
    tmp_path: Path, columns: list[str], message: str
) -> None:
    with StoreWriter(tmp_path / "store.db", standard()) as writer:
        with pytest.raises(ValueError, match=message):
            writer.claim_rows(columns, [])
        writer.discard()


SLOW_WRITER = """
import sys, time
from pathlib import Path
from actorgraph.model.nouns import Actor
from actorgraph.store.writer import StoreWriter
from actorgraph.model.vocabulary import standard
with StoreWriter(Path(sys.argv[1]), standard()) as writer:
    writer.actor(Actor("green", "Green"))
    print("writing", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def slow_writer(tmp_path: Path, interruptible: None) -> Iterator[subprocess.Popen[str]]:
    """Start a process that has begun to write ``store.db`` and goes on for a minute."""
    command = [sys.executable, "-c", SLOW_WRITER, str(tmp_path / "store.db")]
    write(tmp_path / "store.db", CLAIM)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_writer_that_is_killed_hinders_nobody(
    tmp_path: Path, slow_writer: subprocess.Popen[str], how: signal.Signals
) -> None:
    before = (tmp_path / "store.db").read_bytes()
    slow_writer.send_signal(how)
    slow_writer.wait(10)
    assert (tmp_path / "store.db").read_bytes() == before
    write(tmp_path / "store.db", CLAIM)
    assert names_in(tmp_path) == ["store.db"]


def test_a_second_writer_is_told_of_the_first(
    tmp_path: Path, slow_writer: subprocess.Popen[str]
) -> None:
    path = tmp_path / "store.db"
    with pytest.raises(FileTrouble) as caught:
        write(path, CLAIM)
    message = f"{str(path)!r} is being written by another actorgraph; try again when it is done"
    assert str(caught.value) == message
    assert slow_writer.poll() is None


def test_a_reader_sees_the_store_before_while_another_is_written(
    tmp_path: Path, slow_writer: subprocess.Popen[str]
) -> None:
    assert claims_of(tmp_path / "store.db") == [CLAIM]
    assert slow_writer.poll() is None


PATIENT_WRITER = """
import sys, time
from pathlib import Path
from actorgraph.model.errors import FileTrouble
from actorgraph.model.nouns import Actor
from actorgraph.store.writer import StoreWriter
from actorgraph.model.vocabulary import standard
for turn in range(8):
    while True:
        try:
            with StoreWriter(Path(sys.argv[1]), standard()) as writer:
                writer.actor(Actor(f"actor-{sys.argv[2]}-{turn}", "Actor"))
            break
        except FileTrouble:
            time.sleep(0.002)
"""


def test_writers_that_take_turns_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    writers = [
        subprocess.Popen([sys.executable, "-c", PATIENT_WRITER, str(path), str(number)])
        for number in range(3)
    ]
    assert [process.wait(30) for process in writers] == [0, 0, 0]
    assert Store(path).count("actor") == 24
    assert names_in(tmp_path) == ["store.db"]


def test_a_full_disk_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    before = path.read_bytes()
    connect = sqlite3.connect

    def small(*args: Any, **options: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*args, **options)
        database.execute("PRAGMA max_page_count=60")
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(FileTrouble) as caught:
        write(path, *(Claim(f"c{n}", "sponsors", "report", "red", "red", "blue", quote="words " * 99)
                      for n in range(1000)))  # fmt: skip
    assert str(caught.value) == f"cannot write {str(path)!r}: the disk is full; it stays as it was"
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["store.db"]


def test_a_disk_that_fills_up_at_the_end_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble, match="the disk is full; it stays as it was"):
        write(path, CLAIM)
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["store.db"]


def test_a_damaged_store_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(CorruptStore, match="is damaged"):
        write(path, CLAIM)
    assert path.read_bytes() == content
    assert names_in(tmp_path) == ["store.db"]


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "store.db").mkdir()
    with pytest.raises(FileTrouble, match="Is a directory"):
        write(tmp_path / "store.db", CLAIM, fresh=True)
    assert names_in(tmp_path) == ["store.db"]


def test_a_link_to_a_store_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "store.db"
    link.symlink_to(tmp_path / "far" / "real.db")
    write(link, CLAIM)
    assert link.is_symlink()
    assert claims_of(tmp_path / "far" / "real.db") == [CLAIM]


def test_a_store_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    path.chmod(0o600)
    write(path, CLAIM)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_store_of_which_the_name_is_not_utf8_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.db")
    write(path, CLAIM)
    assert claims_of(path) == [CLAIM]
