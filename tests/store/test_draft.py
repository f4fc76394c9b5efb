"""A store is written whole or not at all, whatever happens and whoever else writes."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import CorruptStore, FileTrouble, InvalidValue
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.schema import CLAIM_COLUMNS
from actorgraph.store.writer import ClaimRow, StoreWriter
from small_store import CLAIM, claims_of, names_in, write


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


SLOW_WRITER = """
import sys, time
from pathlib import Path
from actorgraph.model.actor import Actor
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


def test_a_second_writer_is_refused_while_the_first_writes(
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
from actorgraph.model.actor import Actor
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


def test_a_store_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    before = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(FileTrouble) as caught:
        write(path, CLAIM)
    assert str(caught.value) == (
        f"cannot write {str(path)!r}: it may not be written (see its permissions); it stays as it was"
    )
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (before, 0o444)
    assert names_in(tmp_path) == ["store.db"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
def test_a_store_keeps_its_owner_if_the_administrator_writes_into_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    os.chown(path, 12345, 12345)
    write(path, CLAIM)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12345)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
def test_a_lock_that_is_a_link_makes_no_file_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    (tmp_path / ".store.db.new.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileTrouble):
        write(path, CLAIM)
    assert names_in(tmp_path) == [".store.db.new.lock"]
