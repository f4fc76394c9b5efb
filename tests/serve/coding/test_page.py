"""The coding page in a real browser: a report coded by keyboard alone, seen by everybody, and never lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from actorgraph.case.check import check_case
from actorgraph.case.folder import read_case
from actorgraph.case.text import ReportText
from actorgraph.drafts.blocks import new_report
from actorgraph.serve.coding.server import CodingServer
from actorgraph.serve.coding.workbench import Workbench
from actorgraph_data import RIVER

from .conftest import TEXT, claim, do

pytestmark = pytest.mark.slow
TUTORIAL = Path(__file__).parents[3] / "docs" / "tutorial.md"
AXE = Path(os.environ.get("ACTORGRAPH_NODE_MODULES", ""), "axe-core", "axe.min.js")
#: The keys with which each sentence is coded or passed, and how many claims they make.
KEYS: list[tuple[str, int]] = [
    ("1 Enter j", 1),  # Redland arms the Alpha Front
    ("1 Enter J", 1),  # The Alpha Front attacked Blueland
    ("r", 0),  # It rained: goes on by itself
    ("1 Enter j", 1),  # Blueland blamed Redland
    ("1 Enter j", 1),  # Redland denied
    ("1 Enter j", 1),  # Nina Voss leads
    ("1 Enter j", 1),  # would attack
    ("1 s Enter J", 1),  # is part of: a member
    # A figure, said of whom: the subject by its name.
    ("1 . Tab a l p h a Enter Enter J", 1),
    ("r", 0),  # The shops were open
    ("1 Enter j", 1),  # expelled
    ("1 Enter", 1),  # threatened
]


class Desk:
    """A page on a bench, of which every key is counted."""

    def __init__(self, page: Page, bench: Workbench) -> None:
        self.page, self.bench, self.count = page, bench, 0

    def press(self, keys: str) -> int:
        """Press keys one by one, each when the last one has done what it does; return how many."""
        for key in keys.split():
            self.page.keyboard.press(key)
            self.count += 1
            self.page.wait_for_selector("html:not([data-busy=yes])", state="attached")
        return len(keys.split())

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def relations(self) -> list[str]:
        if not self.bench.file.exists():
            return []
        return [coded.claim.relation for coded in read_case(self.bench.folder).claims]


Open = Callable[..., Desk]


@pytest.fixture
def opened(bench: Workbench, browser: Browser) -> Iterator[Open]:
    """Return what opens a page on the bench; nothing may be asked of anywhere else, and nothing complained of."""
    complaints: list[str] = []
    contexts = []
    with CodingServer(bench) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

        def open_page(*, strict: bool = True, bypass: bool = False) -> Desk:
            context = browser.new_context(
                viewport={"width": 1366, "height": 850}, bypass_csp=bypass
            )
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(15_000)
            if strict:
                page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "request",
                lambda sent: (
                    complaints.append(sent.url)
                    if not sent.url.startswith(f"http://127.0.0.1:{server.server_port}/")
                    else None
                ),
            )
            page.goto(server.address)
            page.wait_for_selector("html[data-ready]", state="attached")
            return Desk(page, bench)

        yield open_page
        for context in contexts:
            context.close()
        server.shutdown()
    assert complaints == []


def test_a_report_is_coded_by_keyboard_alone_in_few_keys(opened: Open, bench: Workbench) -> None:
    desk = opened()
    desk.press("y y Enter")  # Nina Voss is a person, the Green Brigade an armed group
    counts = []
    for keys, made in KEYS:
        pressed = desk.press(keys)
        counts += [pressed / made] * made if made else [0.0]
    told = [count for count in counts if count]

    assert desk.relations() == [
        "sponsors", "attacks", "attributes", "sponsors", "leads", "attacks", "member-of", "kills", "expels", "threatens",
    ]  # fmt: skip
    assert median(told) <= 12
    assert desk.count / len(told) <= 12  # with names, reading and going on
    case = read_case(bench.folder)
    assert check_case(case, {"2024-05-04-gazette": ReportText(TEXT)}).faults == ()
    (expels,) = [one.claim for one in case.claims if one.claim.relation == "expels"]
    assert (expels.subject, expels.object) == ("blue", "red")
    assert [one.words for one in case.read["2024-05-04-gazette"]] == [
        "It rained.",
        "The shops were open.",
    ]


def test_the_keys_of_the_tutorial_write_the_report_that_it_shows(
    tmp_path: Path, browser: Browser, golden: Callable[[Path, str], None]
) -> None:
    text = TUTORIAL.read_text("utf-8")
    report = tmp_path / "harbour-weekly.txt"
    block = re.compile(rf'(```\w+ title="[^"]*{report.stem}\.(?:txt|yaml)"\n)(.*?)```', re.DOTALL)
    report.write_text(block.findall(text)[0][1], "utf-8")
    case = tmp_path / "river"
    shutil.copytree(RIVER, case)
    new_report(case, report, "Harbour Weekly", "2019-05-20")
    bench = Workbench(case, report)
    with CodingServer(bench) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(server.address)
        page.wait_for_selector("html[data-ready]", state="attached")
        desk = Desk(page, bench)
        for row in re.findall(r"^\| (`.*?) \| (.*) \|$", text, re.MULTILINE):
            for key in re.findall("`(.*?)`", row[0]):
                desk.press(key)
                if key == "1":
                    expect(page.locator("#reads")).to_have_text(row[1].split('"')[1])
                    picture = TUTORIAL.with_name("coding.png")
                    if "denies" in row[1] and not picture.exists():
                        page.screenshot(path=picture)
        page.close()
        server.shutdown()
    shown = block.findall(text)[1][1]
    written = bench.file.read_text("utf-8")
    golden(TUTORIAL, text.replace(f'.yaml"\n{shown}```', f'.yaml"\n{written}```'))


def test_the_text_shows_where_the_name_stands_that_is_decided(opened: Open) -> None:
    desk = opened()
    assert desk.page.locator("#text .looked").all_inner_texts() == ["Nina Voss", "Voss"]
    desk.press("j")
    assert desk.page.locator("#text .looked").all_inner_texts() == ["Green Brigade"]
    desk.page.locator("#to-sentences").click()
    expect(desk.page.locator("#text .looked")).to_have_count(0)


def test_the_list_of_keys_opens_at_its_beginning(opened: Open) -> None:
    desk = opened()
    desk.page.set_viewport_size({"width": 390, "height": 600})
    desk.press("?")
    expect(desk.page.locator("#help-title")).to_be_in_viewport()
    desk.press("Escape")
    expect(desk.page.locator("#help")).not_to_be_visible()


def test_the_claim_stands_there_as_it_will_be_read(opened: Open) -> None:
    desk = opened()
    desk.press("Escape 1")
    expect(desk.page.locator("#reads")).to_have_text("Redland sponsors the Alpha Front.")
    desk.press("x")
    expect(desk.page.locator("#reads")).to_have_text("The Alpha Front sponsors Redland.")


def test_a_relation_is_found_by_its_words(opened: Open) -> None:
    desk = opened()
    desk.press("Escape 1 /")
    desk.page.keyboard.type("pays")
    desk.press("Enter Enter")

    assert desk.relations() == ["pays"]


def test_words_that_are_selected_by_keys_are_a_claim(opened: Open, bench: Workbench) -> None:
    desk = opened()
    desk.press("Escape J J J J J")
    desk.press("Shift+ArrowRight Shift+ArrowRight Shift+ArrowRight c a")
    quote = desk.text("#quote")

    assert TEXT.startswith(quote, TEXT.index(quote))
    assert len(quote.split()) == 3


def test_words_that_are_selected_with_the_mouse_are_a_claim(opened: Open) -> None:
    desk = opened()
    desk.press("Escape")
    desk.page.evaluate(
        """() => {
            const piece = [...document.querySelectorAll("#text [data-at]")].find((one) => one.textContent.includes("rained"));
            const range = document.createRange();
            range.setStart(piece.firstChild, piece.textContent.indexOf("ained"));
            range.setEnd(piece.firstChild, piece.textContent.indexOf("rained") + 4);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    desk.press("c")

    assert desk.text("#quote") == "rained"


def test_what_is_stated_plainly_has_no_hedge_any_more(opened: Open, bench: Workbench) -> None:
    desk = opened()
    desk.press("Escape 1 .")
    desk.page.select_option("#f-modality", "likely")
    desk.page.fill("#f-hedge", "arms")
    desk.page.select_option("#f-modality", "stated")
    desk.page.locator("#claim-form").focus()
    desk.press("Enter")

    claim = read_case(bench.folder).claims[0].claim
    assert (claim.modality, claim.hedge) == ("stated", "")


def test_undo_takes_the_last_claim_back(opened: Open, bench: Workbench) -> None:
    desk = opened()
    desk.press("Escape 1 Enter")
    assert desk.relations() == ["sponsors"]
    desk.press("u")

    assert not bench.file.exists()
    assert desk.page.locator(".card-row").count() == 1


def test_a_rejected_pair_is_gone(opened: Open) -> None:
    desk = opened()
    desk.press("Escape 1 Backspace")

    assert desk.page.locator(".card-row").count() == 0
    assert desk.relations() == []


def test_the_second_of_two_pages_is_told_and_can_save_all_the_same(opened: Open) -> None:
    first, second = opened(), opened(strict=False)
    second.press("Escape 1")
    first.press("Escape 1 Enter j 1 Enter")
    second.press("Enter")
    second.page.wait_for_selector("#notice:not([hidden])")

    assert "changed on the disk" in second.text("#notice")
    assert first.relations() == ["sponsors", "attacks"]
    second.press("Escape j")
    expect(second.page.locator(".ledger li")).to_have_count(2)


def test_a_save_into_a_file_that_others_changed_is_offered_both_ways(
    opened: Open, bench: Workbench
) -> None:
    desk = opened(strict=False)
    desk.press("Escape 1")
    do(bench, "claim", claim=claim(relation="threatens", subject="blue", object="red", quote="Blueland threatened Redland"))  # fmt: skip
    desk.press("Enter")
    assert desk.relations() == ["threatens"]
    desk.page.get_by_role("button", name="Save mine into them").click()
    expect(desk.page.locator(".ledger li")).to_have_count(2)

    assert desk.relations() == ["sponsors", "threatens"]


@pytest.mark.parametrize("step", ["names", "sentence", "claim", "all", "done", "help"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_page_shuts_anybody_out(opened: Open, step: str, scheme: Any) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; set ACTORGRAPH_NODE_MODULES")
    desk = opened(bypass=True)
    desk.page.emulate_media(color_scheme=scheme)
    keys = {
        "names": "",
        "sentence": "Escape",
        "claim": "Escape 1",
        "all": "Escape 1 .",
        "done": "Escape 1 Enter",
        "help": "?",
    }
    desk.press(keys[step])
    desk.page.add_script_tag(content=AXE.read_text("utf-8"))
    found = desk.page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .map(({ id, impact, nodes }) => [id, impact, nodes.slice(0, 3).map((node) => node.html.slice(0, 140))])"""
    )

    assert found == []


KILLED = """
import os, signal, sys
from pathlib import Path
from threading import Thread
import actorgraph.formats.write.file as file
from actorgraph.drafts.blocks import new_report
from actorgraph.serve.coding.server import CodingServer
from actorgraph.serve.coding.workbench import Workbench

def killed(pieces, target, pour=file._pour):
    pour([piece[: len(piece) // 2] for piece in pieces], target)
    os.kill(os.getpid(), signal.SIGKILL)

bench = Workbench(Path(sys.argv[1]), Path(sys.argv[2]), publisher="The Gazette")
server = CodingServer(bench)
if len(sys.argv) > 3:
    file._pour = killed
print(server.address, flush=True)
server.serve_forever()
"""


def test_differences_of_two_coders_are_settled_by_keys(bench: Workbench, browser: Browser) -> None:
    do(bench, "claim", claim=claim())
    other = bench.folder / "coders" / "b"
    other.mkdir(parents=True)
    own = bench.file.read_text("utf-8")
    (other / bench.file.name).write_text(own.replace("sponsors", "allied-with"), "utf-8")
    two = Workbench(bench.folder, bench.report, sides=("reports", "b"))
    with CodingServer(two) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(server.address)
        page.wait_for_selector("html[data-ready]", state="attached")
        expect(page.locator(".two mark")).to_have_text(["sponsors", "allied-with"])
        if AXE.exists():
            page.add_script_tag(content=AXE.read_text("utf-8"))
            found = page.evaluate(
                "async () => (await axe.run(document)).violations.map(({ id }) => id)"
            )
            assert found == []
        page.keyboard.press("2")
        expect(page.locator("#to-differences")).to_have_text("Differences (0)")
        page.context.close()
        server.shutdown()

    assert [one.claim.relation for one in read_case(bench.folder).claims] == ["allied-with"]


def test_a_server_that_is_killed_in_the_middle_of_a_save_loses_nothing(
    bench: Workbench, browser: Browser, tmp_path: Path
) -> None:
    do(bench, "claim", claim=claim())
    before = bench.file.read_bytes()
    with served(bench, "dies") as address:
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        for key in ("Escape", "1", "Enter"):
            page.keyboard.press(key)
            page.wait_for_timeout(300)
        page.wait_for_selector("#notice:not([hidden])")
        told, still = page.inner_text("#notice"), page.locator("#claim-form").count()
        page.close()

    assert "The server has ended" in told
    assert still == 1  # the claim is still on the screen
    assert bench.file.read_bytes() == before
    assert [one.claim.relation for one in read_case(bench.folder).claims] == ["sponsors"]


def served(bench: Workbench, *more: str) -> Any:
    from contextlib import contextmanager

    @contextmanager
    def running() -> Iterator[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        words = [sys.executable, "-c", KILLED, str(bench.folder), str(bench.report), *more]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
            process.kill()

    return running()
