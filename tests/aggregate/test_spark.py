from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from actorgraph.aggregate.network import components, ranked
from actorgraph.aggregate.ties import aggregate, folder_of, ties_in
from actorgraph.library import open_case
from actorgraph.model.errors import FileTrouble, WrongUse
from aggregate.made import events, random_events

for package in ("duckdb", "scipy"):
    pytest.importorskip(package, reason="needs actorgraph[big]")
# What the client of Spark says of the versions of other packages.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning")
_START = """
import sys
from pysail.spark import SparkConnectServer
server = SparkConnectServer("127.0.0.1", 0)
server.start(background=True)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[str]:
    """Start Apache Sail, which is a server of Spark Connect, on this machine alone."""
    for package in ("pysail", "pyspark"):
        pytest.importorskip(package, reason="needs actorgraph[spark] and pysail")
    main = sys.modules["__main__"]
    if not hasattr(main, "__file__"):  # a process of xdist, which pyspark takes for a doctest
        main.__file__ = __file__
    with subprocess.Popen(
        [sys.executable, "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        port = re.search(r"(\d+)\)", server.stdout.readline())
        assert port is not None
        yield f"sc://127.0.0.1:{port[1]}"
        server.terminate()


def alike(paths: list[str], folder: Path, engine: str, period: str = "month") -> None:
    """Count events here and on a server, and compare all that comes of them."""
    stores = [str(folder / "here.db"), str(folder / "there.db")]
    done = [
        aggregate(paths, store, name="W", period=period, engine=which).document()
        for store, which in zip(stores, ("", engine), strict=True)
    ]
    assert done[0] == done[1]
    here, there = (
        sorted(ties_in(folder_of(store)), key=lambda tie: str(tie["id"])) for store in stores
    )
    assert here == there
    sample = [
        sorted(open_case(store).claims(subject=here[0]["subject"]), key=lambda claim: claim.id)
        for store in stores
    ]
    assert sample[0] == sample[1]
    ranks = [
        {one.name: one.rank for one in ranked(store, 50, which)}
        for store, which in ((stores[0], ""), (stores[0], engine))
    ]
    assert ranks[0] == pytest.approx(ranks[1], rel=1e-6)
    assert components(stores[0], 5) == components(stores[0], 5, engine)


@pytest.mark.slow
def test_a_server_counts_as_this_machine_does(tmp_path: Path, engine: str) -> None:
    path = events(tmp_path / "e.csv", random_events(600, 60))
    alike([path], tmp_path, engine)


@pytest.mark.slow
def test_a_server_counts_two_million_events_as_this_machine_does(
    tmp_path: Path, engine: str
) -> None:
    from benchmarks.events import write_events

    write_events(2_000_000, 100, 1, tmp_path / "e.parquet", quotes=False)
    alike([str(tmp_path / "e.parquet")], tmp_path, engine, "all")


def test_an_address_where_nobody_answers_is_said_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="needs actorgraph[spark]")
    path = events(tmp_path / "e.csv", random_events(3, 3))
    with pytest.raises(WrongUse, match="sc://HOST:PORT, and not 'http://x'"):
        aggregate([path], str(tmp_path / "s.db"), name="W", engine="http://x")


def test_a_port_where_nobody_listens_is_said_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="needs actorgraph[spark]")
    path = events(tmp_path / "e.csv", random_events(3, 3))
    with pytest.raises(FileTrouble, match="no server of Spark Connect answers at"):
        aggregate([path], str(tmp_path / "s.db"), name="W", engine="sc://127.0.0.1:9")
    assert sorted(it.name for it in tmp_path.iterdir()) == ["e.csv"]
