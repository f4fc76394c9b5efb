"""The tests mirror the library: a module's test is where a reader looks for it.

``graph/actorgraph/questions/who.py`` has ``tests/questions/test_who.py``, a command of the command line
``tests/cli/test_who.py``, and a package the test that is called like it. What is tested elsewhere stands in
a list with the reason, and the list may only get shorter: a new module has a test of its own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pytest

TESTS: Final = Path(__file__).resolve().parent
ROOTS: Final = {
    TESTS.parent / "graph" / "actorgraph": TESTS,
    TESTS.parent / "cli" / "actorgraph_cli": TESTS / "cli",
}
#: A package with fewer lines of code is its docstring, and perhaps a name that it passes on.
LEAST_LINES: Final = 8


class Elsewhere(NamedTuple):
    """Modules that are tested through another, and why they are."""

    test: str
    why: str
    modules: str


ELSEWHERE: Final = (
    Elsewhere("test_public.py", "the names and the version are all that they have", "__init__ _version"),
    Elsewhere(
        "ask/test_questions.py",
        "English is read by all of them together: a table of questions has the reading and answer of each",
        "ask/adjuncts ask/answer ask/counted ask/described ask/kinds"
        " ask/question ask/slots",
    ),
    Elsewhere("cli/test_ask.py", "a shell completes and a refusal suggests", "ask/complete ask/suggest"),
    Elsewhere("case/test_folder.py", "the files of a case are read whole", "case/files"),
    Elsewhere(
        "drafts/test_draft.py",
        "a sentence is read by all of them together: tables of sentences have what each proposes",
        "drafts/blame drafts/edge drafts/cues drafts/deed drafts/ends drafts/joined drafts/mood drafts/names"
        " drafts/noun_phrase drafts/nouns drafts/offers drafts/parsed drafts/phrase drafts/readable drafts/references"
        " drafts/standing drafts/tree drafts/verbs drafts/voice",
    ),
    Elsewhere("cli/test_draft.py", "files are read and written where the command is run", "drafts/desk"),
    Elsewhere("formats/documents/test_case.py", "what is written is read back", "case/write"),
    Elsewhere("formats/datasets/test_gdelt.py", "its codes are read for GDELT alone", "formats/datasets/cameo"),
    Elsewhere(
        "formats/datasets/ucdp/test_ged.py",
        "what the four datasets share is nothing without one of them",
        "formats/datasets/ucdp/common",
    ),
    Elsewhere("page/answer/test_row.py", "the sentences that rows are made of", "page/answer/sentences"),
    Elsewhere("formats/test_registry.py", "the value that each format is", "formats/format"),
    Elsewhere("formats/graphs/test_json.py", "another name of one format", "formats/graphs/graphology"),
    Elsewhere(
        "formats/graphs/graphml/test_selection.py",
        "the alphabet and the stream of what is written there",
        "formats/graphs/graphml/__init__ formats/graphs/graphml/words formats/graphs/graphml/writer",
    ),
    Elsewhere(
        "formats/standards/test_stix.py",
        "what one writes the other reads",
        "formats/standards/stix/marking formats/standards/stix/own formats/standards/stix/reader formats/standards/stix/words"
        " formats/standards/stix/writer",
    ),
    Elsewhere(
        "formats/standards/test_ftm.py",
        "what one writes the other reads",
        "formats/standards/ftm/reader formats/standards/ftm/statements formats/standards/ftm/words formats/standards/ftm/writer",
    ),
    Elsewhere("formats/graphs/test_dot.py", "what DOT and Mermaid share", "formats/write/graph"),
    Elsewhere("model/test_vocabulary.py", "it parses the vocabulary", "model/data"),
    Elsewhere(
        "page/layout/test_crowd.py",
        "a layout is judged by where things end up",
        "page/layout/circle page/layout/constants page/layout/forces page/layout/lattice",
    ),
    Elsewhere("page/test_data.py", "the places and sizes that a page is written with", "page/places"),
    Elsewhere("plot/test_sheet.py", "a drawing is judged by what stands where in the end", "plot/arrange plot/route"),
    Elsewhere("cli/test_documents.py", "every document is compared whole", "questions/documents"),
    Elsewhere("questions/test_who.py", "the answers of *who*", "questions/named"),
    Elsewhere(
        "sentence/test_claim.py",
        "a sentence is made by all of them together: each claim of the shipped case is read whole",
        "sentence/adjunct sentence/clause sentence/clauses sentence/filler sentence/literal"
        " sentence/nouns sentence/part sentence/phrase sentence/statement sentence/template"
        " sentence/topic",
    ),
    Elsewhere("sentence/test_noun.py", "a noun is guessed by its head", "sentence/head sentence/wordlist"),
    Elsewhere("questions/test_clause.py", "questions are put into words there", "sentence/question"),
    Elsewhere("serve/test_server.py", "who may ask is tried over real sockets", "serve/http"),
    Elsewhere(
        "serve/coding/test_workbench.py", "what is offered is seen with what is done", "serve/coding/cards"
    ),
    Elsewhere("store/test_key.py", "the hash behind the keys", "store/hash"),
    Elsewhere("store/test_contents.py", "the tables are read", "store/schema store/reader"),
    Elsewhere("store/test_writer.py", "things are written with their claims", "store/thing_writer"),
    Elsewhere("store/test_things.py", "things are read as values", "store/values"),
    Elsewhere(
        "cli/test_commands.py",
        "what is printed is compared where the command is run",
        "text/claims text/find text/formats text/info text/listing text/relations text/things",
    ),
    Elsewhere("cli/test_ask.py", "what is printed is compared where the command is run", "text/ask"),
    Elsewhere("cli/test_same.py", "what is printed is compared where the command is run", "text/same"),
    Elsewhere(
        "cli/test_comparing.py",
        "what is printed is compared where the command is run",
        "text/figures text/origins text/voices text/why",
    ),
    Elsewhere(
        "cli/test_commands.py",
        "the commands are made by one factory and run one by one",
        "cli/actors cli/completion cli/events cli/explore cli/help cli/listing cli/main"
        " cli/names cli/question cli/relations cli/render cli/sources cli/start",
    ),
    Elsewhere("cli/test_check.py", "texts are read where the command is run", "cli/texts"),
    Elsewhere("cli/test_aggregate.py", "events are counted before their ties are ranked", "cli/ties"),
    Elsewhere("aggregate/test_ties.py", "events are counted from their files", "aggregate/events aggregate/duck"),
    Elsewhere("aggregate/test_whole.py", "networks are read from what was counted", "aggregate/pack aggregate/network"),
    Elsewhere(
        "cli/test_import_.py",
        "files go in and out through all of them",
        "cli/export cli/format cli/formats",
    ),
)  # fmt: skip


def modules() -> dict[str, Path]:
    """Return where the test of each module is looked for, by the path of the module without its ending."""
    found = {}
    for root, tests in ROOTS.items():
        room = tests.relative_to(TESTS)
        for path in root.rglob("*.py"):
            name = path.relative_to(root).with_suffix("")
            if name.name == "__init__" and code_lines(path) < LEAST_LINES:
                continue
            if name.name == "__main__":
                continue
            about = name.parent if name.name == "__init__" and name.parent.name else name
            found[(room / name).as_posix()] = tests / about.parent / f"test_{about.name}.py"
    return found


def code_lines(path: Path) -> int:
    return sum(1 for line in path.read_text("utf-8").splitlines() if line.strip())


def listed() -> list[str]:
    return [module for entry in ELSEWHERE for module in entry.modules.split()]


def test_every_module_has_its_test_or_stands_in_the_list() -> None:
    missing = [name for name, test in modules().items() if not test.exists()]
    assert sorted(set(missing) - set(listed())) == []


def test_the_list_has_nothing_that_is_gone_or_has_its_test() -> None:
    known = modules()
    assert [name for name in listed() if name not in known] == []
    assert [name for name in listed() if known[name].exists()] == []


def test_no_module_is_listed_twice() -> None:
    assert [name for name, times in Counter(listed()).items() if times > 1] == []


@pytest.mark.parametrize("test", sorted({entry.test for entry in ELSEWHERE}))
def test_where_a_module_is_tested_instead_there_is_a_test(test: str) -> None:
    assert (TESTS / test).exists()
