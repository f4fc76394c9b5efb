"""Tests of `serve` as it is started and ended."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph


@pytest.fixture
def started() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "actorgraph", "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_one_address_answers_there_and_ends_on_a_signal(
    started: subprocess.Popen[str], number: signal.Signals
) -> None:
    assert started.stdout is not None
    line = started.stdout.readline()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{16,}\n", line)
    place, _, token = line.strip().partition("?")
    with urlopen(f"{place}api/near/iran?limit=1&{token}") as reply:
        assert reply.status == 200
    begin = time.monotonic()
    started.send_signal(number)
    out, err = started.communicate(timeout=10)
    assert (started.returncode, out, err) == (0, "", "Ctrl-C ends it\n")
    assert time.monotonic() - begin < 2


def test_another_host_is_refused_with_what_to_do() -> None:
    result = CliRunner().invoke(actorgraph, ["serve", "--host", "0.0.0.0"])
    assert result.exit_code == 2
    assert "Put a proxy with a log-in before it" in result.stderr.replace("\n", " ")


def test_a_store_that_is_not_there_is_an_error_before_anything_listens() -> None:
    result = CliRunner().invoke(actorgraph, ["serve", "-c", "nowhere.db"])
    assert (result.exit_code, result.stdout) == (1, "")
