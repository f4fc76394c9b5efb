"""A page is opened only where there is a screen."""

from __future__ import annotations

import webbrowser

import pytest

from actorgraph_cli.browser import open_page


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that are opened, on a Linux machine that has no screen."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", addresses.append)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return addresses


def test_nothing_is_opened_without_a_screen(
    opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    open_page("http://127.0.0.1:1/")

    assert (opened, capsys.readouterr().err) == ([], "")


def test_a_browser_that_is_missing_is_one_line(
    opened: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    open_page("http://127.0.0.1:1/")

    assert opened == ["http://127.0.0.1:1/"]
    assert capsys.readouterr().err == "no browser could be opened; open the address above\n"
