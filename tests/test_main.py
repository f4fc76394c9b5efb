"""The command line as a module."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

import actorgraph
from actorgraph import __main__ as main


def test_the_module_is_the_command_line() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "actorgraph", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout == f"actorgraph {actorgraph.__version__}\n"


def test_a_missing_command_line_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "actorgraph_cli", None)
    monkeypatch.delitem(sys.modules, "actorgraph_cli.start", raising=False)

    with pytest.raises(SystemExit, match="the command line is not installed"):
        main.main()


def test_a_package_that_the_command_line_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    for name in ("actorgraph_cli.start", "actorgraph_cli.main"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    try:
        with pytest.raises(ModuleNotFoundError, match="click"):
            main.main()
    finally:
        gc.enable()  # which the start of the program turns off


def test_the_program_starts_without_the_collector_of_cycles() -> None:
    words = "import gc; before = gc.isenabled(); import actorgraph_cli.start; print(before, gc.isenabled())"
    found = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )

    assert found.stdout == "True False\n"
