"""Files that are made to hurt: each is refused with its name, in little memory, and changes nothing."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Final, TypeAlias

import pytest

TOYS: Final = Path(__file__).with_name("toys")
#: What a process may take at its highest, in MB; it takes 40 before it reads anything.
MOST_MEMORY: Final = 300
#: Reads a line of paths, imports them in a fork, and answers with the fork's exit, words and peak.
SERVER: Final = """
import json, os, re, resource, signal, sys, warnings
from pathlib import Path
warnings.simplefilter("error")
import actorgraph.formats
from actorgraph.model.errors import ActorgraphError
from actorgraph.formats import registry
from actorgraph.formats.importer import import_files
toys = Path(sys.argv[1])
actorgraph.formats.__path__.append(str(toys.parent))
registry._HERE, registry.FAMILIES = toys.parent, (toys.name,)

def import_and_tell(into, *files):
    try:
        said = [f"{import_files(files, into).claims} claims"]
    except ActorgraphError as error:
        said = str(error).splitlines()
    if sys.platform == "linux":  # where ru_maxrss begins with what the parent took
        peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) >> 10
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20
    print(json.dumps([said, peak]))

registry.formats()  # before the forks, so that each need not
for line in sys.stdin:
    task = json.loads(line)
    child = os.fork()
    if child == 0:
        signal.alarm(120)
        os.dup2(os.open(task["out"], os.O_WRONLY | os.O_CREAT), 1)
        os.dup2(os.open(task["err"], os.O_WRONLY | os.O_CREAT), 2)
        import_and_tell(*task["paths"])
        sys.exit()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="peak memory is asked of Unix")


Outcome: TypeAlias = Callable[..., list[str]]


@pytest.fixture(scope="module")
def server() -> Iterator[subprocess.Popen[str]]:
    """Return a process that forks for every import: all it loads, it loads once."""
    words = [sys.executable, "-c", SERVER, str(TOYS)]
    with subprocess.Popen(words, stdin=PIPE, stdout=PIPE, text=True) as process:
        yield process
        assert process.stdin
        process.stdin.close()
        assert process.wait(timeout=60) == 0


@pytest.fixture
def outcome(server: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return how to import files in a process of its own and learn what is said, promises checked."""

    def imported(folder: Path, *files: Path) -> list[str]:
        store = folder / "out" / "s.db"
        store.parent.mkdir()
        before = set(folder.rglob("*"))
        out, err = (tmp_path_factory.mktemp("told") / name for name in ("out", "err"))
        paths = [str(store), *map(str, files)]
        assert server.stdin
        assert server.stdout
        server.stdin.write(json.dumps({"out": str(out), "err": str(err), "paths": paths}) + "\n")
        server.stdin.flush()
        assert (server.stdout.readline(), err.read_text("utf-8")) == ("0\n", "")
        said, peak = json.loads(out.read_text("utf-8"))
        assert peak < MOST_MEMORY
        assert set(folder.rglob("*")) - before <= {store}
        return [str(line) for line in said] if not store.exists() else ["a store was written"]

    return imported


def packed(path: Path, begin: bytes, piece: bytes) -> Path:
    """Write a .gz of 128 MB of the same, with a tail that does not pack and so lifts the bound on packing."""
    block = gzip.compress(piece * ((1 << 20) // len(piece)), 1)
    with path.open("wb") as file:
        file.write(gzip.compress(begin, 1))
        for _ in range(128):
            file.write(block)
        file.write(gzip.compress(os.urandom(1 << 20), 1))
    return path


def long(path: Path, begin: bytes) -> Path:
    """Write 100 MB of letters."""
    letters = os.urandom(1 << 20).translate(bytes(97 + it % 26 for it in range(256)))
    with path.open("wb") as file:
        file.write(begin)
        for _ in range(100):
            file.write(letters)
    return path


@pytest.mark.parametrize(
    ("name", "begin", "said"),
    [
        ("a.toy", b"red,", "a.toy, line 1: is longer than 8 MB; this is not a table"),
        ("a.toy", b'red,"', "a.toy, line 1: is longer than 8 MB; this is not a table"),
        ("a.toy", b"red,blue\nred,", "a.toy, line 2: is longer than 8 MB; this is not a table"),
        ("a.jsonl", b'["red", "blue"]\n["', "a.jsonl, line 2: is longer than 8 MB"),
        ("a.json", b'[["red",\n"blue"], ["', "a.json, line 2: holds a value of more than 8 MB"),
        ("a.xml", b'<x>\n<tie a="', "a.xml, line 2: has a tag or comment of more than 4 MB"),
        ("a.xml", b"<x>\n<!-- ", "a.xml, line 2: has a tag or comment of more than 4 MB"),
        ("a.xml", b"<x><", "a.xml, line 1: has a tag or comment of more than 4 MB"),
        ("a.xml", b"<x>", "a.xml, line 1: holds a text of more than 16 MB"),
    ],
)
@pytest.mark.slow
def test_a_text_without_an_end_is_refused_with_its_line(
    tmp_path: Path, outcome: Outcome, name: str, begin: bytes, said: str
) -> None:
    file = long(tmp_path / name, begin)

    assert outcome(tmp_path, file) == [said]


@pytest.mark.parametrize(
    ("name", "begin", "piece", "said"),
    [
        ("a.toy", b"red", b",", "a.toy, line 1: is longer than 8 MB; this is not a table"),
        ("a.toy", b"red", b',"\n"', "is longer than 8 MB; this is not a table"),
        ("a.json", b"[", b"[", "a.json, line 1: is nested too deeply"),
        ("a.json", b'{"item":[', b'{"a":', "a.json, line 1: is nested too deeply"),
        ("a.json", b"[[", b"[],", "a.json, line 1: holds a value of more than 8 MB"),
        pytest.param(
            "a.json",
            b"[",
            b"1",
            "a.json, line 1: holds a value of more than 8 MB",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "a.json",
            b'["',
            b'\\"',
            "a.json, line 1: holds a value of more than 8 MB",
            marks=pytest.mark.slow,
        ),
        ("a.jsonl", b"", b"[", "a.jsonl, line 1: is longer than 8 MB"),
        ("a.xml", b"<x>", b"<y>", "a.xml, line 1: is nested too deeply"),
    ],
)
def test_the_same_without_an_end_is_refused(
    tmp_path: Path, outcome: Outcome, name: str, begin: bytes, piece: bytes, said: str
) -> None:
    file = packed(tmp_path / f"{name}.gz", begin, piece)

    (line,) = outcome(tmp_path, file)
    assert line.startswith(f"{name}, line ")
    assert line.endswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x><tie a="&b;" b="blue"/></x>',
            "a.xml, line 1: declares the entity 'a'; entities are refused because they can be bombs",
        ),
        (
            '<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
            "a.xml, line 2: declares the entity 'a'; entities are refused because they can be bombs",
        ),
        (
            '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><x/>',
            "a.xml, line 1: declares the entity 'a'; entities are refused because they can be bombs",
        ),
        (
            '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x>caf&eacute;</x>',
            "a.xml, line 1: uses the entity 'eacute', which is not in the file",
        ),
        ("<x>\n<y></x>", "a.xml, line 2: is not well-formed XML: mismatched tag"),
        ("<x>\n\0</x>", "a.xml, line 2: is not well-formed XML: not well-formed (invalid token)"),
        ('<?xml version="1.0" encoding="klingon"?><x/>', "a.xml, line 1: cannot be read as XML: unknown encoding: klingon"),
    ],
)  # fmt: skip
def test_xml_that_reaches_out_or_swells_is_refused(
    tmp_path: Path, outcome: Outcome, text: str, said: str
) -> None:
    (tmp_path / "a.xml").write_text(text, "utf-8")

    assert outcome(tmp_path, tmp_path / "a.xml") == [said]


def test_a_default_of_an_attribute_is_not_repeated_at_each_element(
    tmp_path: Path, outcome: Outcome
) -> None:
    text = f'<!DOCTYPE x [<!ATTLIST y a CDATA "{"z" * 1_000_000}">]><x>{"<y/>" * 20_000}</x>'
    (tmp_path / "a.xml").write_text(text, "utf-8")

    assert outcome(tmp_path, tmp_path / "a.xml") == ["a store was written"]


def test_a_long_namespace_is_not_repeated_at_each_element(tmp_path: Path, outcome: Outcome) -> None:
    text = f'<x xmlns="{"z" * 1_000_000}">{"<y/>" * 20_000}</x>'
    (tmp_path / "a.xml").write_text(text, "utf-8")

    assert outcome(tmp_path, tmp_path / "a.xml") == [
        "a.xml, line 1: has a name of more than 10,000 characters"
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.toy", "rød,blue\nred,blue\n".encode("utf-16"), "a.toy, line 1: is UTF-16 and read as something else; leave its encoding out"),
        ("a.toy", b"red,blue\nr\xf8d,blue\n", "a.toy, line 2: is not UTF-8 (invalid start byte); save it as UTF-8, which spreadsheets call 'CSV UTF-8'"),
        ("a.toy", b"red,blue\n" * 5000 + b"\xed\xa0\x80,x\n", "a.toy, line 5001: is not UTF-8 (invalid continuation byte); save it as UTF-8, which spreadsheets call 'CSV UTF-8'"),
        ("a.toy", b"red,blue\n\nre\0d,blue\n", "a.toy, line 3: holds a NUL, which is not text"),
        ("a.toy", b'red,blue\n"red,blue\n', "a.toy, line 2: cannot be read as a table: unexpected end of data"),
        ("a.toy", b'red,blue\n"r"ed,blue\n', "a.toy, line 2: cannot be read as a table: ',' expected after '\"'"),
        ("a.jsonl", b'["a","b"]\n["r\xf8d","b"]\n', "a.jsonl, line 2: is not UTF-8 (invalid start byte)"),
        ("a.jsonl", b'["a","b"]\n["\\ud800","b"]\n', "a.jsonl, line 2: holds U+D800, half of a surrogate pair"),
        ("a.jsonl", b'["a","b"]\n["\0","b"]\n', "a.jsonl, line 2: is not JSON: Invalid control character at"),
        ("a.jsonl", b"[1e999]", "a.jsonl, line 1: cannot be read as JSON: the number 1e999 is too large"),
        ("a.jsonl", b"[" + b"9" * 5000 + b"]", "a.jsonl, line 1: cannot be read as JSON: the number 99999999999999999999… has 5,000 digits"),
        ("a.jsonl", b"[" * 1_000_000, "a.jsonl, line 1: is nested too deeply"),
        ("a.jsonl", b"[" * 150 + b"]" * 150, "a.jsonl, line 1: is nested too deeply"),
        ("a.json", b'[["a","b"],\n["r\xf8d","b"]]', "a.json, line 2: is not UTF-8 (invalid start byte)"),
        ("a.json", b"[1e999]", "a.json: cannot be read as JSON: the number 1e999 is too large"),
        ("a.json", b'[["a","b"],\n["c","d"]', "a.json, line 2: is not JSON: Expecting ',' delimiter"),
        ("a.json", b"[" * 1_000_000, "a.json, line 1: is nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_no_text_or_number_is_refused_with_its_line(
    tmp_path: Path, outcome: Outcome, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    assert outcome(tmp_path, tmp_path / name) == [said]


@pytest.mark.parametrize("name", ["a.toy", "a.json", "a.jsonl", "a.xml"])
def test_an_empty_file_is_refused(tmp_path: Path, outcome: Outcome, name: str) -> None:
    (tmp_path / name).touch()

    (line,) = outcome(tmp_path, tmp_path / name)
    assert line.startswith(f"{name}: is in no format that can be recognised")


# -- what is packed --------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_gz_that_swells_is_refused(tmp_path: Path, outcome: Outcome) -> None:
    (tmp_path / "a.toy.gz").write_bytes(gzip.compress((b"x" * 1023 + b"\n") * 1024) * 200)

    (line,) = outcome(tmp_path, tmp_path / "a.toy.gz")
    assert line.startswith("'a.toy.gz' unpacks to more than ")
    assert line.endswith(" MB, as only a zip bomb does; unpack it yourself if you trust it")


def archive(path: Path, *members: tuple[str, bytes], **options: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content, **options)
    return path


@pytest.mark.slow
def test_a_zip_that_swells_is_refused(tmp_path: Path, outcome: Outcome) -> None:
    file = archive(tmp_path / "a.zip", ("a.toy", b"\n" * (200 << 20)))

    assert outcome(tmp_path, file) == [
        (
            "'a.zip' unpacks to more than 64 MB, as only a zip bomb does; unpack it yourself if you"
            " trust it"
        )
    ]


def test_members_that_share_their_bytes_are_counted_each(tmp_path: Path, outcome: Outcome) -> None:
    file = archive(tmp_path / "a.zip", *((f"{it}.toy", b"\n" * (1 << 20)) for it in range(100)))

    (line,) = outcome(tmp_path, file)
    assert line.startswith("'a.zip' unpacks to more than 64 MB")


def test_a_member_that_lies_about_its_size_is_cut_and_refused(
    tmp_path: Path, outcome: Outcome
) -> None:
    content = archive(tmp_path / "a.zip", ("a.toy", b"red,blue\n" * 1000)).read_bytes()
    lie = content.replace((9000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    (tmp_path / "a.zip").write_bytes(lie)

    (line,) = outcome(tmp_path, tmp_path / "a.zip")
    assert line == "'a.zip/a.toy' cannot be unpacked: Bad CRC-32 for file 'a.toy'"


@pytest.mark.parametrize(
    ("member", "shown"),
    [
        ("../../evil.toy", "a.zip/../../evil.toy"),
        ("/etc/evil.toy", "a.zip//etc/evil.toy"),
        ("e\x1b[31mvil.toy", r"a.zip/e\x1b[31mvil.toy"),
    ],
)
def test_a_name_in_a_zip_is_only_shown(
    tmp_path: Path, outcome: Outcome, member: str, shown: str
) -> None:
    file = archive(tmp_path / "a.zip", (member, b"!,x\n"))

    assert outcome(tmp_path, file) == [f"{shown}, line 1: has a '!'"]


@pytest.mark.parametrize("member", ["b.zip", "b.toy.gz"])
def test_what_is_packed_twice_is_refused(tmp_path: Path, outcome: Outcome, member: str) -> None:
    file = archive(tmp_path / "a.zip", (member, b"x"))

    assert outcome(tmp_path, file) == [
        f"'a.zip': '{member}' is packed twice; unpack the outer one yourself"
    ]


def test_what_is_locked_is_refused(tmp_path: Path, outcome: Outcome) -> None:
    content = bytearray(archive(tmp_path / "a.zip", ("a.toy", b"red,blue\n")).read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(content)

    assert outcome(tmp_path, tmp_path / "a.zip") == [
        "'a.zip': 'a.toy' is locked by a password; unpack it yourself"
    ]


def test_what_is_packed_in_a_way_that_takes_any_memory_is_refused(
    tmp_path: Path, outcome: Outcome
) -> None:
    file = archive(tmp_path / "a.zip", ("a.toy", b"red,blue\n"), compress_type=zipfile.ZIP_BZIP2)

    assert outcome(tmp_path, file) == [
        "'a.zip': 'a.toy' is packed by a method that is not supported; unpack it yourself"
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.toy.gz", gzip.compress(b"red,blue\n" * 99, mtime=0)[:-9], "'a.toy.gz' cannot be unpacked: Compressed file ended before the end-of-stream marker was reached"),
        ("a.toy.gz", b"red,blue\n", "'a.toy.gz' cannot be unpacked: Not a gzipped file (b're')"),
        ("a.zip", b"PK\x03\x04 and no end", "'a.zip' cannot be read: File is not a zip file"),
        ("a.zip", b"", "'a.zip' cannot be read: File is not a zip file"),
    ],
)  # fmt: skip
def test_what_is_cut_short_is_refused(
    tmp_path: Path, outcome: Outcome, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    assert outcome(tmp_path, tmp_path / name) == [said]


# -- what is no file -------------------------------------------------------------------------------


def test_what_is_missing_is_told(tmp_path: Path, outcome: Outcome) -> None:
    missing = tmp_path / "none.toy"

    assert outcome(tmp_path, missing) == [f"'{missing}' cannot be read: No such file or directory"]


def test_a_device_is_no_file(tmp_path: Path, outcome: Outcome) -> None:
    assert outcome(tmp_path, Path("/dev/zero")) == [
        "'zero' cannot be read: it is a device or socket, not a file"
    ]


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path, outcome: Outcome) -> None:
    link = tmp_path / "a.toy"
    link.symlink_to(link)

    assert outcome(tmp_path, link) == [
        f"'{link}' cannot be read: Too many levels of symbolic links"
    ]


def test_links_in_a_folder_that_go_in_circles_are_not_followed(
    tmp_path: Path, outcome: Outcome
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "again").symlink_to(folder)
    (folder / "self.toy").symlink_to(folder / "self.toy")
    os.mkfifo(folder / "pipe.toy")
    (folder / "a.toy").write_text("!,x\n", "utf-8")

    assert outcome(tmp_path, folder) == ["in/a.toy, line 1: has a '!'"]


@pytest.fixture
def unreadable(tmp_path: Path) -> Iterator[Path]:
    """Return a file that may not be read."""
    path = tmp_path / "a.toy"
    path.write_text("red,blue\n", "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read anything")
    yield path
    path.chmod(0o600)


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, outcome: Outcome, unreadable: Path
) -> None:
    assert outcome(tmp_path, unreadable) == ["'a.toy' cannot be read: Permission denied"]
