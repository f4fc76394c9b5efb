"""Files of any format come into a store: all of a batch, or nothing."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import networkx
import pytest

from actorgraph.formats import sink
from actorgraph.formats.importer import import_files
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults, FileTrouble, UnknownFormat, WrongUse
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.schema import CLAIM_COLUMNS, TABLES, UPGRADES, VERSION
from actorgraph.store.writer import StoreWriter

pytestmark = pytest.mark.usefixtures("toys")
UNKNOWN = (
    "is in no format that can be recognised: it seems to be a text; reports are coded by hand"
    " (docs/coding.md); if it is data, name its format ('actorgraph formats' lists them)"
)


def ties(path: Path) -> list[tuple[str, str]]:
    with closing(Store(path)) as store:
        return [(claim.subject, claim.object) for claim in store.claims()]


def faults(caught: pytest.ExceptionInfo[Faults]) -> list[str]:
    return [str(it) for it in caught.value.faults]


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def batch(tmp_path: Path) -> list[Path]:
    """Return four files, each of another format."""
    return [
        written(tmp_path / "a.toy", "red,blue\n"),
        written(tmp_path / "b.jsonl", '["blue", "green"]\n'),
        written(tmp_path / "c.json", '[["green", "red"]]'),
        written(tmp_path / "d.xml", '<x><tie a="red" b="green"/></x>'),
    ]


def test_each_file_is_read_in_its_own_format(batch: list[Path], tmp_path: Path) -> None:
    summary = import_files(batch, tmp_path / "s.db")

    assert summary.files == [
        ("a.toy", "toy-table"), ("b.jsonl", "toy-lines"), ("c.json", "toy-json"), ("d.xml", "toy-xml"),
    ]  # fmt: skip
    assert ties(tmp_path / "s.db") == [
        ("red", "blue"), ("blue", "green"), ("green", "red"), ("red", "green"),
    ]  # fmt: skip


def test_one_broken_file_keeps_all_of_them_out_and_every_fault_is_told(
    batch: list[Path], tmp_path: Path
) -> None:
    written(batch[0], "red,blue\n!,x\nred,green\n!,y\n")
    written(batch[1], '["blue", "green"]\n["blue"')

    with pytest.raises(Faults) as caught:
        import_files(batch, tmp_path / "s.db")

    assert faults(caught) == [
        "a.toy, line 2: has a '!'",
        "a.toy, line 4: has a '!'",
        "b.jsonl, line 2: is not JSON: Expecting ',' delimiter",
    ]
    assert not (tmp_path / "s.db").exists()


def test_faults_that_were_kept_are_told_beside_the_one_that_ended_the_reading(
    tmp_path: Path,
) -> None:
    first = written(tmp_path / "a.toy", "!,x\n")
    second = written(tmp_path / "b.toy", 'red,"blue\n')

    with pytest.raises(Faults) as caught:
        import_files([first, second], tmp_path / "s.db")

    assert faults(caught) == [
        "a.toy, line 1: has a '!'",
        "b.toy, line 1: cannot be read as a table: unexpected end of data",
    ]


def test_a_fault_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    import_files([written(tmp_path / "a.toy", "red,blue\n")], store)
    before = store.read_bytes()

    with pytest.raises(Faults):
        import_files([written(tmp_path / "a.toy", "red,green\n!,x\n")], store)

    assert store.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.toy", "s.db"]


def test_half_of_a_surrogate_pair_is_a_fault_of_its_file(tmp_path: Path) -> None:
    file = written(tmp_path / "a.jsonl", '["red", "blue"]\n["x\\ud800", "blue"]\n')

    with pytest.raises(Faults) as caught:
        import_files([file], tmp_path / "s.db")

    assert faults(caught) == ["a.jsonl, line 2: holds U+D800, half of a surrogate pair"]


def test_a_named_file_that_no_format_knows_is_a_fault(batch: list[Path], tmp_path: Path) -> None:
    unknown = written(tmp_path / "notes.txt", "words")

    with pytest.raises(Faults) as caught:
        import_files([*batch, unknown], tmp_path / "s.db")

    assert faults(caught) == [f"notes.txt: {UNKNOWN}"]


def test_what_no_format_knows_in_a_folder_is_left_out_and_told(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.toy", "red,blue\n")
    written(tmp_path / "in" / "notes.txt", "words")

    summary = import_files([tmp_path / "in"], tmp_path / "s.db")

    assert (summary.files, summary.unread) == ([("in/a.toy", "toy-table")], ["in/notes.txt"])


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    with pytest.raises(FileTrouble, match=r"\Athere is nothing to read\Z"):
        import_files([tmp_path / "in"], tmp_path / "s.db")


def test_the_format_that_is_named_reads_what_it_would_not_recognise(tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", "red,blue\n")

    import_files([file], tmp_path / "s.db", format="toy-table")

    assert ties(tmp_path / "s.db") == [("red", "blue")]


class DataFrame:
    """A table of pandas, as far as an import looks at one: iterating yields the names of columns."""

    def __iter__(self) -> Iterator[str]:
        return iter(("source", "target"))

    def to_csv(self) -> None: ...


@pytest.mark.parametrize("as_text", [True, False])
def test_one_path_may_stand_alone(batch: list[Path], tmp_path: Path, as_text: bool) -> None:
    path = str(batch[0]) if as_text else batch[0]

    assert import_files(path, tmp_path / "s.db").files == [("a.toy", "toy-table")]


def test_paths_may_come_from_a_generator(batch: list[Path], tmp_path: Path) -> None:
    assert len(import_files(iter(batch), tmp_path / "s.db").files) == len(batch)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            DataFrame(),
            (
                "import_files reads files, not a DataFrame; write it first:"
                " df.to_csv('edges.csv', index=False)"
            ),
        ),
        (
            networkx.Graph([("a", "b")]),
            "import_files reads files, not a Graph; give a path or a list of paths",
        ),
        (None, "import_files reads files, not a NoneType; give a path or a list of paths"),
        ([["a.csv"]], "import_files needs paths, not ['a.csv']"),
        (b"a.csv", "import_files needs paths, not 97"),
    ],
    ids=["data frame", "graph", "None", "list in a list", "bytes"],
)
def test_what_is_not_a_path_is_a_type_error(files: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(TypeError) as caught:
        import_files(files, tmp_path / "s.db")

    assert str(caught.value) == message


def test_an_option_goes_to_the_formats_that_have_it(batch: list[Path], tmp_path: Path) -> None:
    batch[0].write_bytes("rød,blue\n".encode("latin-1"))

    import_files(batch, tmp_path / "s.db", options={"encoding": "latin-1"})

    assert ties(tmp_path / "s.db")[0] == ("rød", "blue")


def test_an_option_that_no_format_has_is_a_wrong_use(batch: list[Path], tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as caught:
        import_files(batch[:2], tmp_path / "s.db", options={"enc": "latin-1"})

    assert str(caught.value) == ("toy-table and toy-lines have no option 'enc'; known are encoding")


def test_a_wrong_value_of_an_option_is_told_with_its_file(tmp_path: Path) -> None:
    file = written(tmp_path / "a.toy", "red,blue\n")

    with pytest.raises(Faults) as caught:
        import_files([file], tmp_path / "s.db", options={"encoding": "klingon"})

    assert faults(caught) == ["a.toy: no encoding is called 'klingon'; try utf-8 or latin-1"]


def test_a_format_that_is_not_there_is_told_before_a_file_that_is_not_there(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'toy-table'"):
        import_files([tmp_path / "none"], tmp_path / "s.db", format="toytable")


def test_a_dry_run_makes_no_store_and_tells_what_would_change(
    batch: list[Path], tmp_path: Path
) -> None:
    summary = import_files(batch, tmp_path / "s.db", dry_run=True)

    assert (summary.changes.added, (tmp_path / "s.db").exists()) == (4, False)


def test_what_is_gone_stays_until_it_is_pruned(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    file = written(tmp_path / "a.toy", "red,blue\nred,green\n")
    import_files([file], store)
    written(file, "red,green\n")

    assert import_files([file], store).changes.gone == 1
    assert ties(store) == [("red", "blue"), ("red", "green")]
    assert import_files([file], store, prune=True).changes.gone == 1
    assert ties(store) == [("red", "green")]


def test_what_is_skipped_stands_in_a_table(tmp_path: Path) -> None:
    file = written(tmp_path / "a.toy", 'red,blue\n"x, y",\n')

    import_files([file], tmp_path / "s.db", skipped=tmp_path / "skipped.csv")

    assert (tmp_path / "skipped.csv").read_text("utf-8") == (
        'file,record,reason,content\na.toy,2,no object,"x, y"\n'
    )


def test_what_is_skipped_is_held_in_a_file_where_it_is_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sink, "_MOST_HELD", 100)
    monkeypatch.setattr(sink, "_PIECE", 7)
    begun = []
    true = SpooledTemporaryFile.rollover

    def rollover(it: SpooledTemporaryFile[bytes]) -> None:
        begun.append(True)
        true(it)

    monkeypatch.setattr(SpooledTemporaryFile, "rollover", rollover)
    file = written(tmp_path / "a.toy", "".join(f"x\u00e9{n},\n" for n in range(100)))

    import_files([file], tmp_path / "s.db", skipped=tmp_path / "skipped.csv")

    rows = (tmp_path / "skipped.csv").read_text("utf-8").splitlines()
    assert rows[1:] == [f"a.toy,{n + 1},no object,x\u00e9{n}" for n in range(100)]
    assert begun == [True]


def test_what_is_skipped_is_counted_alone_where_no_table_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sink.SkippedRows, "add")
    monkeypatch.setattr(sink.SkippedRows, "__init__", lambda _: None)
    monkeypatch.setattr(sink.SkippedRows, "__exit__", lambda *_: None)
    file = written(tmp_path / "a.toy", "x,\n" * 3)

    assert import_files([file], tmp_path / "s.db").skipped == {"no object": 3}


def test_claims_of_two_files_of_one_name_tell_which_one_they_stand_in(tmp_path: Path) -> None:
    files = [
        written(tmp_path / "2023" / "a.toy", "red,blue\n"),
        written(tmp_path / "2024" / "a.toy", "red,green\n!,x\n"),
    ]
    with pytest.raises(Faults) as caught:
        import_files(files, tmp_path / "s.db")
    assert faults(caught) == ["2024/a.toy, line 2: has a '!'"]

    written(files[1], "red,green\n")
    import_files(files, tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        assert [(it.file, it.object) for it in store.claims()] == [
            ("2023/a.toy", "blue"), ("2024/a.toy", "green"),
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["s.db", "a.toy"])
def test_the_table_of_what_is_skipped_takes_no_needed_file_away(tmp_path: Path, name: str) -> None:
    file = written(tmp_path / "a.toy", "red,blue\n")

    with pytest.raises(WrongUse, match="is read or written already; name another file"):
        import_files([file], tmp_path / "s.db", skipped=tmp_path / name)

    assert file.read_text("utf-8") == "red,blue\n"


def test_a_table_of_what_is_skipped_that_cannot_be_written_keeps_the_store(tmp_path: Path) -> None:
    file = written(tmp_path / "a.toy", "red,blue\n")

    with pytest.raises(FileTrouble, match="No such file or directory"):
        import_files([file], tmp_path / "s.db", skipped=tmp_path / "none" / "skipped.csv")

    assert not (tmp_path / "s.db").exists()


def test_an_empty_file_is_no_store_yet(tmp_path: Path) -> None:
    written(tmp_path / "s.db", "")

    import_files([written(tmp_path / "a.toy", "red,blue\n")], tmp_path / "s.db")

    assert ties(tmp_path / "s.db") == [("red", "blue")]


def test_a_new_store_is_called_after_its_file_and_an_old_one_keeps_its_title(
    tmp_path: Path,
) -> None:
    file = written(tmp_path / "a.toy", "red,blue\n")
    import_files([file], tmp_path / "s.db")
    (tmp_path / "s.db").rename(tmp_path / "t.db")
    import_files([file], tmp_path / "t.db")

    with closing(Store(tmp_path / "t.db")) as store:
        assert store.meta["title"] == "s"


def test_progress_adds_up_to_the_bytes_on_the_disk(batch: list[Path], tmp_path: Path) -> None:
    packed = tmp_path / "e.toy.gz"
    packed.write_bytes(gzip.compress(b"red,blue\n" * 10_000))
    with zipfile.ZipFile(tmp_path / "f.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("f.toy", "blue,red\n" * 10_000)
    inside = zipfile.ZipFile(tmp_path / "f.zip")
    told: list[int] = []

    import_files([*batch, packed, tmp_path / "f.zip"], tmp_path / "s.db", progress=told.append)

    plain = sum(path.stat().st_size for path in [*batch, packed])
    assert sum(told) == plain + inside.getinfo("f.toy").compress_size
    inside.close()


# -- a store of version 1 --------------------------------------------------------------------------

#: What versions 2 and 3 added.
_NEW = (
    ", tlp TEXT DEFAULT ''", ",\n    tlp TEXT DEFAULT ''",
    ", number TEXT DEFAULT '', article TEXT DEFAULT ''",
    ", number TEXT DEFAULT '',\n    article TEXT DEFAULT ''", ", frame TEXT DEFAULT ''",
    ", scope TEXT DEFAULT ''", ", version TEXT DEFAULT '',\n    licence TEXT DEFAULT ''",
    ", citation TEXT DEFAULT ''", ", machine INT DEFAULT 0", ", file INT, record, cites TEXT",
    "CREATE TABLE file (n INTEGER PRIMARY KEY, name TEXT UNIQUE);\n",
)  # fmt: skip
OLD_CLAIM = Claim("c1", "sponsors", "report", "red", "red", "blue", quote="backs")
OLD_SOURCE = Source("report", "Report", "red", address="https://example.org")


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """Return a store of version 1 with one claim, made from one of today by taking columns away."""
    path = tmp_path / "old.db"
    with StoreWriter(path, standard()) as writer:
        writer.actor(Actor("red", "Red", "state"))
        writer.actor(Actor("blue", "Blue", "armed-group", parent="red"))
        writer.source(OLD_SOURCE)
        writer.claims([OLD_CLAIM])
    tables = TABLES
    for piece in _NEW:
        assert piece in tables
        tables = tables.replace(piece, "")
    with closing(sqlite3.connect(path)) as db:
        for name in ("actor", "event", "source", "claim", "relation"):
            db.execute(f"ALTER TABLE {name} RENAME TO new_{name}")
        db.execute("DROP TABLE file")
        wanted = {
            name: line for line in tables.split(";\n")
            for name in ("actor", "event", "source", "claim", "relation")
            if line.strip().startswith(f"CREATE TABLE {name} ")
        }  # fmt: skip
        for name, statement in wanted.items():
            db.execute(statement)
            columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({name})"))
            db.execute(f"INSERT INTO {name} SELECT {columns} FROM new_{name}")
            db.execute(f"DROP TABLE new_{name}")
        columns = ", ".join(row[1] for row in db.execute("PRAGMA table_info(claim)"))
        assert not set(columns.split(", ")) & {"file", "record", "cites"}
        db.execute("CREATE UNIQUE INDEX claim_key ON claim (key)")
        db.execute("CREATE UNIQUE INDEX actor_id ON actor (id)")
        db.execute("CREATE UNIQUE INDEX event_id ON event (id)")
        db.execute("CREATE UNIQUE INDEX source_id ON source (id)")
        db.execute("PRAGMA user_version=1")
        db.commit()
    return path


@pytest.fixture
def store_of_version_2(old_store: Path) -> Path:
    """Return the same as a store of version 2."""
    with closing(sqlite3.connect(old_store)) as db:
        db.executescript(UPGRADES[1])
        db.execute("PRAGMA user_version=2")
        db.commit()
    return old_store


def test_a_store_of_version_2_is_read_as_it_is(store_of_version_2: Path) -> None:
    with closing(Store(store_of_version_2)) as store:
        assert list(store.claims()) == [OLD_CLAIM]
        assert [(it.id, it.number, it.article) for it in store.actors()] == [
            ("red", "", ""),
            ("blue", "", ""),
        ]
        assert list(store.events()) == []
        assert [it.name for it in store.vocabulary] == [it.name for it in standard()]


def test_a_store_of_version_2_gets_the_grammar_of_names_when_it_is_written(
    store_of_version_2: Path,
) -> None:
    forces = Actor("forces", "Forces of Red", "military", number="plural", article="the")
    with StoreWriter(store_of_version_2, standard(), bulk=False) as writer:
        writer.actor(forces)

    with closing(Store(store_of_version_2)) as store:
        assert list(store.actors())[-1] == forces
        assert list(store.claims()) == [OLD_CLAIM]


def test_a_store_of_version_1_is_read_as_it_is(old_store: Path) -> None:
    with closing(Store(old_store)) as store:
        assert list(store.claims()) == [OLD_CLAIM]
        assert list(store.sources()) == [OLD_SOURCE]
        assert [it.parent for it in store.actors()] == ["", "red"]


def test_a_store_of_version_1_is_made_one_of_today_when_it_is_written(
    old_store: Path, tmp_path: Path
) -> None:
    import_files([written(tmp_path / "a.toy", "red,green\n")], old_store)

    with closing(sqlite3.connect(old_store)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        columns = [row[1] for row in db.execute("PRAGMA table_info(claim)")]
        assert columns == ["n", *CLAIM_COLUMNS]
    with closing(Store(old_store)) as store:
        old, new = store.claims()
        assert old == OLD_CLAIM
        assert (new.subject, new.object, new.file, new.record) == (
            "toy.red", "green", "a.toy", "row 1",
        )  # fmt: skip


def test_an_old_store_that_a_fault_keeps_out_stays_old(old_store: Path, tmp_path: Path) -> None:
    before = old_store.read_bytes()

    with pytest.raises(Faults):
        import_files([written(tmp_path / "a.toy", "!,x\n")], old_store)

    assert old_store.read_bytes() == before
