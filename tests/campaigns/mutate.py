"""Give actorgraph mutated files, cases, stores and questions; count what was read, refused, and what went wrong.

Every try has a number, which is the seed of its randomness: ``--first N --tries 1`` repeats one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

from click.testing import CliRunner

from actorgraph import open_case
from actorgraph.case.opened import place_of
from actorgraph.formats.importer import import_files
from actorgraph.formats.registry import formats
from actorgraph.model.errors import ActorgraphError
from actorgraph.store.seal import seal
from actorgraph_cli.main import actorgraph

#: What is tried, and how often.
_KINDS: Final = {"import": 6, "case": 1, "store": 2, "crafted": 2, "question": 2}
_COMMANDS: Final = (
    ("info",), ("actors",), ("events",), ("claims",), ("sources",), ("voices",), ("conflicts",), ("timeline",),
    ("rank",), ("communities",), ("balance",), ("who", "sponsors", "KH"), ("whom", "attacks", "us"),
    ("show", "iran"), ("ask", "Who backs KH?"), ("path", "iran", "kataib-hezbollah"),
)  # fmt: skip
_WORDS: Final = [
    "who",
    "whom",
    "what",
    "which",
    "where",
    "when",
    "why",
    "how",
    "did",
    "does",
    "is",
    "was",
    "has",
    "not",
    "and",
    "or",
    "of",
    "by",
    "to",
    "in",
    "on",
    "the",
    "a",
    "said",
    "says",
    "attack",
    "attacks",
    "sponsors",
    "backs",
    "leads",
    "blames",
    "Iran",
    "KH",
    "US",
    "CENTCOM",
    "IRGC",
    "militias",
    "drone",
    "Jordan",
    "2024",
    "Friday",
    "many",
    "sure",
    "'",
    '"',
    "?",
    "!",
    "\u202e",
    "�",
    "\x00",
    "\x1b",
    "🛰",
    "Київ",
    "بغداد",
]
#: What stands in a file at a place that its format does not expect.
_FOREIGN: Final = (
    b"\x00", b"\xff\xfe", b"\xe2\x80\xae", b"\x1b[31m", b"-1", b"1e999", b"NaN", b"null", b"{}", b"[]", b"]]>", b"&amp;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"9" * 400, b"\r", b"\n\n", b"\t", b"'", b'"', b",", b";", b"..", b"2024-13-45",
)  # fmt: skip


#: What no column of a store holds, as SQL, and what no store has.
_VALUES: Final = (
    "NULL", "-1", "0", "1", "99", "1e300", "9223372036854775807", "''", "'x'", "'{'", "'[]'", "'{\"a\": 1}'",
    "x'ff00'", "zeroblob(1000000)", "printf('%.*c', 200000, 'a')", "char(8238, 27, 0)", "'2024-13'", "rowid", "random()",
)  # fmt: skip
_ENDLESS: Final = (
    "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT * FROM more"
)
_CRAFTS: Final = (
    "ALTER TABLE {table} RENAME TO hidden; CREATE VIEW {table} AS SELECT * FROM hidden",
    f"DROP TABLE {{table}}; CREATE VIEW {{table}} AS {_ENDLESS}",
    "CREATE TRIGGER loud AFTER INSERT ON {table} BEGIN DELETE FROM claim; END",
    "DROP TABLE {table}", "CREATE TABLE further (n)", "PRAGMA user_version = 99", "PRAGMA application_id = 1",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE x (' WHERE name = '{table}'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = '{table}'",
)  # fmt: skip


class Try(NamedTuple):
    """What was tried, and how it ended: ``read``, ``refused`` or the words of an error of ours."""

    kind: str
    end: str


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a content with some of its bytes cut, doubled, moved or replaced."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(made) + 1)
        length = min(chance.choice((1, 2, 8, 60, 900)), max(len(made) - at, 0))
        match chance.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = made[at : at + length]
            case 2:
                made[at:at] = chance.choice(_FOREIGN)
            case 3:
                made[at : at + length] = chance.choice(_FOREIGN)
            case 4:
                made[at : at + length] = chance.randbytes(length)
            case _:
                there = chance.randrange(len(made) + 1)
                made[there:there] = made[at : at + length]
    return bytes(made)


def seeds(folder: Path) -> dict[str, list[Path]]:
    """Return files to mutate by format: what we write ourselves."""
    case = open_case()
    found: dict[str, list[Path]] = {}
    for name, format in formats().items():
        if format.write is None or format.read is None:
            continue
        target = folder / f"{name}.{format.suffixes[0].lstrip('.') if format.suffixes else 'out'}"
        case.export(target, format=name)
        files = (
            [path for path in target.rglob("*") if path.is_file()] if target.is_dir() else [target]
        )
        found[name] = [path for path in files if path.stat().st_size < 2_000_000]
    return found


def import_try(files: dict[str, list[Path]], folder: Path, chance: random.Random) -> Try:
    """Import one mutated file, half of the time without saying which format it has."""
    name = chance.choice(sorted(files))
    chosen = chance.choice(files[name])
    path = folder / chosen.name
    path.write_bytes(mutated(chosen.read_bytes(), chance))
    into = folder / "store.db"
    try:
        import_files(path, into, format=name if chance.random() < 0.5 else "")
    except ActorgraphError:
        return Try(f"import {name}", "refused")
    return Try(f"import {name}", "read")


def case_try(case: Path, folder: Path, chance: random.Random) -> Try:
    """Check a case of which one file was mutated."""
    shutil.copytree(case, folder / "case")
    path = chance.choice(sorted((folder / "case").rglob("*.yaml")))
    path.write_bytes(mutated(path.read_bytes(), chance))
    return Try("case", outcome("check", str(folder / "case")))


def store_try(store: Path, folder: Path, chance: random.Random) -> Try:
    """Ask a store of which some bytes were mutated; most are sealed again, so that what is behind the seal is met."""
    path = folder / "store.db"
    path.write_bytes(mutated(store.read_bytes(), chance))
    if chance.random() < 0.8:
        seal(path)
    return Try("store", outcome("-c", str(path), *chance.choice(_COMMANDS)))


def crafted_try(store: Path, folder: Path, chance: random.Random) -> Try:
    """Ask a store that somebody wrote with SQL: odd values in any column, or views and triggers."""
    path = folder / "store.db"
    shutil.copyfile(store, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        for _ in range(chance.choice((1, 1, 2, 4))):
            table = chance.choice(tables)
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            column = chance.choice(columns or ["n"])  # none if the table was dropped before
            rows = chance.choice(("", " WHERE rowid % 7 = 1", " LIMIT 1"))
            statement = chance.choice(
                (
                    *[f"UPDATE {table} SET {column} = {chance.choice(_VALUES)}{rows}"] * 20,
                    f"DELETE FROM {table}{rows}", *[each.format(table=table) for each in _CRAFTS],
                )
            )  # fmt: skip
            with suppress(sqlite3.Error):  # such as of a table that has no row ids
                db.executescript(statement)
    seal(path)
    return Try("crafted", outcome("-c", str(path), *chance.choice(_COMMANDS)))


def question_try(chance: random.Random) -> Try:
    """Ask a row of words."""
    words = " ".join(chance.choice(_WORDS) for _ in range(chance.randrange(1, 14)))
    return Try("question", outcome("ask", words[:1000]))


def outcome(*words: str) -> str:
    """Return how a command ended."""
    result = CliRunner().invoke(actorgraph, list(words))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return "read" if result.exit_code == 0 else "refused"


def tries(
    first: int, count: int, kinds: Sequence[str]
) -> Iterator[tuple[int, Try | BaseException, Path]]:
    """Yield each try with how it ended, and the folder of its input."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / "seeds").mkdir()
        files = seeds(root / "seeds")
        store = root / "whole.db"
        import_files(files["csv"], store, format="csv")
        river = Path(place_of("river_war"))
        for number in range(first, first + count):
            chance = random.Random(number)
            folder = root / str(number)
            folder.mkdir()
            kind = chance.choices(kinds, [_KINDS[kind] for kind in kinds])[0]
            try:
                with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                    if kind == "import":
                        ended = import_try(files, folder, chance)
                    elif kind == "case":
                        ended = case_try(river, folder, chance)
                    elif kind == "store":
                        ended = store_try(store, folder, chance)
                    elif kind == "crafted":
                        ended = crafted_try(store, folder, chance)
                    else:
                        ended = question_try(chance)
                yield number, ended, folder
            except Exception as error:  # noqa: BLE001 (that is what is looked for)
                yield number, error, folder
            shutil.rmtree(folder)


def main() -> int:
    """Run the campaign and print its table; 1 if anything went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tries", type=int, default=1_000)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--kinds", nargs="+", choices=_KINDS, default=list(_KINDS))
    options.add_argument(
        "--keep", type=Path, default=Path("campaign"), help="where inputs with faults go"
    )
    chosen = options.parse_args()
    ends: dict[str, Counter[str]] = {}
    faults = 0
    slowest = ("", 0.0)
    begun = time.process_time()
    for number, ended, folder in tries(chosen.first, chosen.tries, chosen.kinds):
        took, begun = time.process_time() - begun, time.process_time()
        if isinstance(ended, Try):
            ends.setdefault(ended.kind, Counter())[ended.end] += 1
            slowest = max(slowest, (f"{ended.kind}, try {number}", took), key=lambda one: one[1])
            continue
        faults += 1
        shutil.copytree(folder, chosen.keep / str(number), dirs_exist_ok=True)
        (chosen.keep / str(number) / "trace.txt").write_text(
            "".join(traceback.format_exception(ended)), "utf-8", "backslashreplace"
        )
    for kind, counts in sorted(ends.items()):
        print(f"{kind}: {counts['read']:,} read, {counts['refused']:,} refused")
    print(
        f"{faults:,} faults of {chosen.tries:,}; slowest: {slowest[0]}, {slowest[1]:.1f} s of CPU"
    )
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
