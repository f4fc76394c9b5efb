"""Tests of the commands: exit code, stdout and stderr, each apart."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from actorgraph import open_case
from actorgraph.model.vocabulary import standard
from actorgraph.store.writer import StoreWriter
from actorgraph_cli.main import COMMANDS, GROUPS, actorgraph
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: attributes, subject: blue, object: alpha, event: raid, modality: believed, hedge: We believe",
    "relation: attacks, subject: alpha, object: blue, event: raid",
    "relation: instance-of, subject: beta, object: militias",
    "relation: sponsors, subject: corps, object: militias",
)
TABLE = "subject,relation,object\nRed,backs,Blue\n"


def run(*words: str, **options: Any) -> Result:
    return CliRunner().invoke(actorgraph, list(words), **options)


def outcome(*words: str, **options: Any) -> tuple[int, str, str]:
    result = run(*words, **options)
    return result.exit_code, result.stdout, result.stderr


def document(*words: str) -> Any:
    code, out, _ = outcome(*words, "--json")
    assert code == 0
    return json.loads(out)


def process(*words: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed program."""
    program = Path(sys.executable).with_name("actorgraph")
    return subprocess.run(
        [program, *words], capture_output=True, check=False, env={**os.environ, **environment}
    )


@pytest.fixture
def folder(world: World, tmp_path: Path) -> str:
    """Return a case folder of five claims."""
    world(*CLAIMS)
    return str(tmp_path / "world")


# -- help ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_has_help_with_an_example(command: list[str], word: str) -> None:
    code, out, err = outcome(*command, word)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: actorgraph " if command else "Usage: actorgraph")
    assert "Example: actorgraph " in out


def test_every_example_is_a_command_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "")
    (tmp_path / "claims.csv").write_text(TABLE, "utf-8")
    (tmp_path / "report.txt").write_text("Red backs Blue.", "utf-8")
    (tmp_path / "events.csv").write_text(
        "id,subject,relation,object\n1,Red,attacks,Blue\n", "utf-8"
    )
    failed = {}
    for name in (
        name for name in COMMANDS if name not in ("serve", "code", "adjudicate")
    ):  # they serve until they are stopped
        text = " ".join(run(name, "--help").stdout.split())
        example = text.split("Example: actorgraph ")[1].split(" Options:")[0]
        code, _, err = outcome(*shlex.split(example))
        if code != 0:
            failed[example] = err
    # Its quotes are not in that text, and nobody has fetched the report again.
    assert list(failed) == [
        "check my_case --text report.txt",
        "recheck my_case --text report-today.txt",
    ]


def test_help_explains_a_command_as_the_command_does_itself() -> None:
    assert outcome("help", "cut") == outcome("cut", "--help")
    assert outcome("help") == outcome("--help")


def test_help_for_a_command_that_is_not_there_names_the_nearest() -> None:
    code, out, err = outcome("help", "whoo")
    assert (code, out) == (2, "")
    assert err.endswith("Error: no command is called 'whoo'; did you mean who or whom?\n")


def test_the_commands_are_listed_by_group_and_their_sentences_are_whole() -> None:
    text = outcome("help")[1]
    heads = [line for line in text.splitlines() if line.endswith(":") and line[0] != " "]
    assert heads == ["Options:", *(f"{group.capitalize()}:" for group in GROUPS), "Environment:"]
    assert "..." not in text.partition("Options:")[2]
    assert {len(line) <= 80 for line in text.splitlines()} == {True}


def test_without_a_command_the_commands_are_shown() -> None:
    result = process()
    assert (result.returncode, result.stdout) == (2, b"")
    assert all(name.encode() in result.stderr for name in COMMANDS)


def test_the_version_is_told() -> None:
    assert outcome("--version") == (0, "actorgraph 0.1.0\n", "")


# -- lists and relations ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "last"),
    [
        ("claims", "… and 4 more claims; --limit 0 prints all"),
        ("actors", "… and 8 more actors; --limit 0 prints all"),
    ],
)
def test_a_limit_bounds_what_people_read_and_not_the_document(
    folder: str, command: str, last: str
) -> None:
    code, out, err = outcome(command, "--limit", "1", "-c", folder)
    assert (code, out.splitlines()[-1], err) == (0, last, "")
    assert document(command, "--limit", "1", "-c", folder) == document(command, "-c", folder)


def test_one_relation_is_explained_with_an_example_of_the_case(folder: str) -> None:
    code, out, err = outcome("relations", "is", "backed", "by", "-c", folder)
    assert (code, err) == (0, "")
    assert out.startswith(
        "sponsors\n"
        '  Gives an actor money, weapons, training or other means; the means go into `mode`. "X-backed" says\n'
        "    it too.\n"
        "  Reads: A sponsors B; B is sponsored by A (sponsored-by)\n"
        "  Family: sponsorship; a state, which holds over a time\n"
        "  Roles: subject, object, event\n"
    )
    assert "\nExample, from the case\n  Red sponsors Alpha.\n      “words 1”\n" in out


def test_a_relation_that_no_claim_has_gets_an_example_that_is_made_up(folder: str) -> None:
    out = outcome("relations", "abducts", "-c", folder)[1]
    assert out.endswith(
        "\nExample, made up: no claim of the case has this relation\n  Alpha abducted Beta.\n"
    )


def test_a_family_lists_its_relations(folder: str) -> None:
    lines = outcome("relations", "sponsorship", "-c", folder)[1].splitlines()
    assert lines[0] == "sponsorship"
    assert [line[2:].split(" ")[0] for line in lines if line.startswith("  ") and line[2] != " "] == [
        "sponsors", "supports-politically",
    ]  # fmt: skip
    documents = document("relations", "sponsorship", "-c", folder)
    assert [row["name"] for row in documents] == ["sponsors", "supports-politically"]


def test_a_relation_that_is_not_there_names_the_nearest(folder: str) -> None:
    code, out, err = outcome("relations", "sponsor-s", "-c", folder)
    assert (code, out) == (1, "")
    assert "did you mean 'sponsors'" in err


# -- JSON ------------------------------------------------------------------------------------------


def test_claims_as_json_have_the_documented_keys(folder: str) -> None:
    claims = document("claims", "-c", folder)
    assert [claim["id"] for claim in claims] == ["c1", "c2", "c3", "c4", "c5"]
    assert claims[1] == {
        "id": "c2", "relation": "attributes", "subject": "blue", "object": "alpha", "event": "raid",
        "text": None, "role": None, "mode": [], "quantity": None, "claimant": "gazette",
        "spokesperson": None, "modality": "believed", "hedge": "We believe", "when": None,
        "said": claims[1]["said"], "quote": "words 2", "source": "report", "implied": False, "note": None,
        "file": None, "record": None, "cites": None, "tlp": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("actors", {"id", "name", "type", "parent", "names"}),
        ("events", {"id", "name", "type", "when", "places"}),
        ("sources", {"id", "title", "publisher", "date", "address"}),
        ("relations", {"name", "family", "kind", "reading", "inverse"}),
    ],
)
def test_lists_as_json_have_the_documented_keys(folder: str, command: str, keys: set[str]) -> None:
    rows = document(command, "-c", folder)
    assert rows
    assert all(keys <= set(row) for row in rows)


def test_who_as_json_has_the_documented_keys(folder: str) -> None:
    answer = document("who", "sponsors", "Beta", "-c", folder)
    assert {"question", "verdict", "answers", "also_said"} <= set(answer)
    assert (answer["question"], answer["verdict"]) == ("who sponsors Beta?", "derived")
    (only,) = answer["answers"]
    assert {"actor", "known", "modality", "claims", "chain"} <= set(only)
    assert (only["actor"], only["known"], only["claims"]) == ("corps", "class", ["c5", "c4"])
    assert [set(link) for link in only["chain"]] == [{"subject", "relation", "object", "claim"}] * 2


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (("who", "sponsors", "Alpha"), "stated"),
        (("who", "sponsors", "Beta"), "derived"),
        (("who", "sponsors", "Beta", "--direct"), "not stated"),
        (("whom", "Red", "sponsors"), "stated"),
        (("who", "is", "sponsored", "by", "Red"), "stated"),
    ],
)
def test_a_verdict_says_how_it_is_known(folder: str, words: tuple[str, ...], verdict: str) -> None:
    assert document(*words, "-c", folder)["verdict"] == verdict


def test_a_path_as_json_has_the_documented_keys(folder: str) -> None:
    answer = document("path", "Red", "Blue", "-c", folder)
    assert (answer["from"], answer["to"]) == ("red", "blue")
    (way,) = answer["paths"]
    assert way["actors"] == ["red", "alpha", "blue"]
    assert all({"subject", "relation", "object", "claims"} <= set(hop) for hop in way["hops"])


def test_an_attribution_as_json_has_the_documented_keys(folder: str) -> None:
    answer = document("attribution", "raid", "-c", folder)
    assert {"event", "statements", "claims_responsibility", "denies"} <= set(answer)
    assert answer["event"] == "raid"
    keys = {"claimant", "accused", "modality", "hedge", "said", "claim"}
    assert answer["statements"]
    assert all(keys <= set(statement) for statement in answer["statements"])


@pytest.mark.parametrize(
    "words", [("timeline",), ("timeline", "Alpha"), ("show", "Alpha"), ("show", "raid"), ("show", "c1"),
              ("find", "words"), ("find", "nothing at all"), ("info",)]
)  # fmt: skip
def test_every_other_answer_as_json_is_one_document(folder: str, words: tuple[str, ...]) -> None:
    assert isinstance(document(*words, "-c", folder), dict)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_json_in_an_encoding_that_lacks_letters_is_json_too(tmp_path: Path, encoding: str) -> None:
    names = ["Alpha é", "Beta 🜲", "كتائب"]
    table = "subject,relation,object\n" + "".join(f"{name},backs,Blue\n" for name in names)
    into = str(tmp_path / "my.db")
    assert run("import", "csv", "-", "--into", into, input=table).exit_code == 0
    result = process("actors", "--json", "-c", into, PYTHONIOENCODING=encoding)
    assert (result.returncode, result.stderr) == (0, b"")
    told = {actor["name"] for actor in json.loads(result.stdout.decode())}
    assert set(names) <= told


# -- the case --------------------------------------------------------------------------------------


def test_the_case_may_be_named_before_and_after_the_command(folder: str) -> None:
    before = outcome("-c", folder, "claims")
    assert before == outcome("claims", "-c", folder) == outcome("--case", folder, "claims")
    assert before[0] == 0
    assert before[1].startswith("Red sponsors Alpha.\n")


def test_the_case_after_the_command_wins(folder: str) -> None:
    assert outcome("-c", "nothing", "claims", "-c", folder)[0] == 0


def test_the_environment_names_the_case_and_an_option_wins(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTORGRAPH_CASE", folder)
    assert document("info")["title"] == "World"
    assert outcome("check")[1].startswith("World: ")
    monkeypatch.setenv("ACTORGRAPH_CASE", "nothing")
    assert document("info", "-c", folder)["title"] == "World"
    assert run("info").exit_code == 1


def test_without_a_case_the_shipped_one_answers() -> None:
    assert document("info")["title"] == "US airstrikes in Iraq and Syria, 2 February 2024"


# -- answers ---------------------------------------------------------------------------------------


def test_an_answer_is_printed_with_its_quote_and_voice(folder: str) -> None:
    code, out, err = outcome("who", "sponsors", "Alpha", "-c", folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Who sponsors Alpha?",
        "Red sponsors Alpha.",
        "",
        "Stated",
        "  Red",
        "      “words 1”",
        "      — Gazette · stated · in Gazette, 2024-02-02 [c1]",
    ]


def test_no_answer_is_an_answer(folder: str) -> None:
    code, out, _ = outcome("who", "sponsors", "Blue", "-c", folder)
    assert (code, out) == (
        0, "Who sponsors Blue?\nNot stated: nobody is said to sponsor Blue by a claim that counts.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("find", "zzz"), "nothing holds 'zzz'\n"),
        (("claims", "--relation", "threatens"), "no claim meets all of this\n"),
        (("attribution", "strike"), "nobody is said to have done it\n"),
    ],
)
def test_nothing_found_is_a_note_on_stderr(folder: str, words: tuple[str, ...], said: str) -> None:
    code, out, err = outcome(*words, "-c", folder)
    assert (code, err) == (0, said)
    assert "zzz" not in out


@pytest.mark.parametrize(
    "command", ["claims", "actors", "events", "sources", "relations", "info", "timeline"]
)
def test_every_list_has_lines(folder: str, command: str) -> None:
    code, out, err = outcome(command, "-c", folder)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("limit", ["0", "1"])
def test_a_limit_says_what_it_leaves_out(folder: str, limit: str) -> None:
    code, out, _ = outcome("who", "sponsorship", "Alpha", "--limit", limit, "-c", folder)
    assert code == 0
    assert "Red" in out


def test_no_color_is_heard(folder: str) -> None:
    colored = run("who", "sponsors", "Alpha", "-c", folder, color=True)
    plain = run("who", "sponsors", "Alpha", "-c", folder, color=True, env={"NO_COLOR": "1"})
    assert "\x1b[" in colored.stdout
    assert "\x1b[" not in plain.stdout


# -- in and out ------------------------------------------------------------------------------------


def test_an_import_is_asked_like_a_case(tmp_path: Path) -> None:
    table, into = tmp_path / "claims.csv", str(tmp_path / "my.db")
    table.write_text(TABLE, "utf-8")
    code, out, err = outcome("import", "csv", str(table), "--into", into)
    assert (code, out) == (0, "")
    assert "1 row read, 1 claim made, 3 new actors, 0 new events\n" in err
    assert document("who", "sponsors", "Blue", "-c", into)["answers"][0]["actor"] == "red"
    assert document("info", "-c", into)["title"] == "my"


def test_an_import_reads_stdin(tmp_path: Path) -> None:
    into = str(tmp_path / "my.db")
    assert run("import", "csv", "-", "--into", into, input=TABLE).exit_code == 0
    assert len(document("claims", "-c", into)) == 1


def test_an_export_goes_to_a_file_or_stdout(folder: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.graphml"
    code, out, err = outcome("export", "graphml", "-o", str(file), "-c", folder)
    assert (code, out, err) == (0, "", f"{file}: 5 claims\n")
    result = run("export", "graphml", "-o", "-", "-c", folder)
    assert (result.exit_code, result.stdout_bytes) == (0, file.read_bytes())


@pytest.mark.parametrize(
    "question",
    [
        ["who", "sponsors", "Alpha"],
        ["whom", "Corps", "sponsors"],
        ["path", "Red", "Blue"],
        ["attribution", "raid"],
        ["timeline"],
        ["show", "Alpha"],
    ],
)
def test_a_question_writes_its_answer_as_a_page_too(
    question: list[str], folder: str, tmp_path: Path
) -> None:
    target = tmp_path / "answer.html"
    plain = outcome(*question, "-c", folder)
    code, out, err = outcome(*question, "-c", folder, "--html", str(target))
    assert (code, out) == plain[:2]
    assert err == f"{plain[2]}page: {target}\n"
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_question_whose_page_cannot_be_written_still_answers(folder: str, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "answer.html"
    code, out, err = outcome("who", "sponsors", "Alpha", "-c", folder, "--html", str(target))
    assert (code, out.splitlines()[0]) == (1, "Who sponsors Alpha?")
    assert err == f"Error: cannot write {str(target)!r}: No such file or directory\n"


def test_a_page_may_open_on_one_claim(folder: str, tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    code, out, err = outcome("show", "c1", "-c", folder, "--html", str(target))
    assert (code, out, err) == (0, outcome("show", "c1", "-c", folder)[1], f"page: {target}\n")


@pytest.mark.slow
def test_a_page_goes_to_stdout_where_it_is_asked_to(folder: str) -> None:
    done = process("render", "-c", folder, "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"<!doctype html>")
    assert not Path("-").exists()


def test_a_focus_that_nobody_answers_to_is_refused_with_suggestions(
    folder: str, tmp_path: Path
) -> None:
    target = tmp_path / "page.html"
    code, out, err = outcome("render", "-c", folder, "-o", str(target), "--focus", "Alpa")
    assert (code, out, target.exists()) == (1, "", False)
    assert "Alpha" in err


@pytest.mark.parametrize(
    ("ending", "begin"), [(".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG")]
)
def test_a_file_that_ends_as_a_picture_is_one(
    folder: str, tmp_path: Path, ending: str, begin: bytes
) -> None:
    target = tmp_path / f"case{ending}"
    assert outcome("render", str(target), "--columns", "1", "-c", folder) == (0, f"{target}\n", "")
    assert target.read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["render", "a.svg", "--plain"], "a picture has no tour and is not pyvis's"),
        (["render", "a.html", "--columns", "1"], "--columns is of a picture"),
        (["who", "sponsors", "alpha", "--picture", "a.jpg"], "ends in .svg, .pdf, .png"),
    ],
)
def test_a_picture_that_cannot_be_is_wrong_usage(
    folder: str, words: list[str], message: str
) -> None:
    code, out, err = outcome(*words, "-c", folder)
    assert (code, out, message in err) == (2, "", True)


def test_a_question_draws_its_answer(folder: str, tmp_path: Path) -> None:
    target = tmp_path / "answer.svg"
    code, _, err = outcome("who", "sponsors", "Alpha", "--picture", str(target), "-c", folder)
    assert (code, err) == (0, f"picture: {target}\n")
    assert target.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("command", [["render"], ["explore", "--no-browser"]])
def test_a_page_is_written_and_its_path_printed(
    folder: str, tmp_path: Path, command: list[str]
) -> None:
    page = tmp_path / "page.html"
    assert outcome(*command, "-o", str(page), "-c", folder) == (0, f"{page}\n", "")
    assert page.read_text("utf-8").startswith("<!")


@pytest.mark.slow
def test_render_names_its_file_without_an_option_too(folder: str, tmp_path: Path) -> None:
    page, same = tmp_path / "page.html", tmp_path / "same.html"
    assert outcome("render", str(page), "-c", folder) == (0, f"{page}\n", "")
    assert outcome("render", "-o", str(same), "-c", folder) == (0, f"{same}\n", "")
    assert page.read_bytes() == same.read_bytes()


@pytest.mark.slow
def test_a_page_opens_on_the_tour_that_is_given(folder: str, tmp_path: Path) -> None:
    tour, page, without = (tmp_path / name for name in ("tour.yaml", "page.html", "without.html"))
    tour.write_text("- {title: A first scene, text: Words., address: thing=alpha}\n", "utf-8")
    assert outcome("render", str(page), "-c", folder, "--tour", str(tour)) == (0, f"{page}\n", "")
    assert '"points":[{"title":"A first scene","text":"Words.","address":"thing=alpha"}],"starts":true' in page.read_text("utf-8")  # fmt: skip
    outcome("render", str(without), "-c", folder)
    assert '"tour":{"points":[],"starts":false}' in without.read_text("utf-8")


def test_a_tour_with_faults_writes_no_page(folder: str, tmp_path: Path) -> None:
    tour, page = tmp_path / "tour.yaml", tmp_path / "page.html"
    tour.write_text("- {title: One, address: thing=alpa}\n- two\n", "utf-8")
    code, out, err = outcome("render", str(page), "-c", folder, "--tour", str(tour))
    assert (code, out, page.exists()) == (1, "", False)
    assert err == (
        "Error: tour.yaml, line 1: the point needs a text\n"
        "tour.yaml, line 1: no actor or event has the id 'alpa'; use 'alpha'\n"
        "tour.yaml, line 2: a point has the keys title, text, address\n"
    )


@pytest.mark.slow
def test_the_tour_of_a_case_is_offered_in_the_page_of_all_of_it(tmp_path: Path) -> None:
    page, part = tmp_path / "page.html", tmp_path / "part.html"
    outcome("render", str(page))
    outcome("render", str(part), "--focus", "Iran")
    assert "The strikes in one picture" in page.read_text("utf-8")
    assert "The strikes in one picture" not in part.read_text("utf-8")


def test_a_plain_page_is_what_pyvis_writes(folder: str, tmp_path: Path) -> None:
    page = tmp_path / "plain.html"
    code, out, err = outcome("render", "--plain", str(page), "-c", folder, "--focus", "Alpha")
    assert (code, out, err) == (0, f"{page}\n", "")
    written = open_case(folder).to_pyvis(focus="Alpha").generate_html()
    assert page.read_text("utf-8") == written


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "say where the page goes: actorgraph render FILE"),
        (["a.html", "-o", "b.html"], "FILE and -o FILE are the same; write one of them"),
    ],
)
def test_render_wants_one_file(folder: str, files: list[str], message: str) -> None:
    code, out, err = outcome("render", *files, "-c", folder)
    assert (code, out) == (2, "")
    assert message in err


def test_a_new_case_passes_its_check_and_answers(tmp_path: Path) -> None:
    folder = str(tmp_path / "mine")
    code, out, err = outcome("new", folder)
    assert (code, err) == (0, f"write over the example, then: actorgraph check {folder}\n")
    assert all(Path(line).is_file() for line in out.splitlines())
    code, out, err = outcome("check", folder)
    assert (code, err) == (0, "quotes were not compared with a text; --text FILE does that\n")
    assert out.endswith("; no faults\n")
    claim = document("claims", "-c", folder)[0]
    answer = document("who", claim["relation"], claim["object"] or claim["event"], "-c", folder)
    assert claim["subject"] in [it["actor"] for it in answer["answers"]]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(shell: str) -> None:
    code, out, err = outcome("completion", shell)
    assert (code, err) == (0, "")
    assert "_ACTORGRAPH_COMPLETE" in out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("actorgraph att", "attribution"),
        ("actorgraph who sponsored", "sponsored-by"),
        ("actorgraph -c {folder} show al", "alpha"),
        ("actorgraph show -c {folder} al", "alpha"),
        ("actorgraph attribution -c {folder} ra", "raid"),
        ("actorgraph -c {folder} show rai", "raid"),
        ("actorgraph -c {folder} who sponsors al", "alpha"),
        ("actorgraph -c {folder} who is backed by al", "alpha"),
        ("actorgraph -c {folder} whom Red back", ""),
        ("actorgraph -c {folder} whom Red sponsored", "sponsored-by"),
        ("actorgraph -c {folder} whether Red attacked-by gaz", "gazette"),
        ("actorgraph -c {folder} between Red gaz", "gazette"),
        ("actorgraph -c {folder} path --to-type umb", "umbrella-group"),
        ("actorgraph -c {folder} claims --modality bel", "believed"),
        ("actorgraph -c {folder} claims --modality stated,bel", "stated,believed"),
        ("actorgraph -c {folder} claims --without rep", "report"),
        ("actorgraph relations brea", ""),
        ("actorgraph formats gd", "gdelt"),
        ("actorgraph import ucdp-g", "ucdp-ged"),
        ("actorgraph export gd", ""),
        ("actorgraph help bala", "balance"),
    ],
)
def test_names_complete_from_the_case(folder: str, typed: str, offered: str) -> None:
    words = typed.format(folder=folder)
    environment = {
        "_ACTORGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    assert process(**environment).stdout.decode().split() == [f"plain,{offered}"] * bool(offered)


def test_completion_of_a_case_that_is_missing_offers_nothing() -> None:
    environment = {
        "_ACTORGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": "actorgraph -c nothing show a",
        "COMP_CWORD": "4",
    }
    result = process(**environment)
    assert (result.stdout.strip(), result.stderr) == (b"", b"")


# -- the terminal ----------------------------------------------------------------------------------


def test_the_program_answers(folder: str) -> None:
    result = process("who", "sponsors", "Alpha", "-c", folder)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode() == outcome("who", "sponsors", "Alpha", "-c", folder)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
@pytest.mark.parametrize("command", ["claims", "claims --json", "export graphml -o -"])
def test_a_pipe_that_is_closed_early_is_no_error(command: str) -> None:
    program = Path(sys.executable).with_name("actorgraph")
    line = f"{shlex.quote(str(program))} {command} | head -c 1"
    result = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert (len(result.stdout), result.stderr) == (1, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
@pytest.mark.parametrize("command", ["claims", "actors", "timeline", "show KH", "find حزب"])
@pytest.mark.slow
def test_an_encoding_that_lacks_letters_is_no_traceback(command: str, encoding: str) -> None:
    result = process(*command.split(), PYTHONIOENCODING=encoding)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_behind_stdout_is_an_error_in_words() -> None:
    program = Path(sys.executable).with_name("actorgraph")
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([program, "info"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (1, b"Error: No space left on device\n")


def test_an_import_into_a_store_that_another_writes_ends_with_1(tmp_path: Path) -> None:
    table, into = tmp_path / "claims.csv", tmp_path / "my.db"
    table.write_text(TABLE, "utf-8")
    with StoreWriter(into, standard()):
        code, out, err = outcome("import", "csv", str(table), "--into", str(into))
    assert (code, out) == (1, "")
    assert f"Error: {str(into)!r} is being written by another actorgraph" in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
@pytest.mark.parametrize("command", ["info", "info --json", "who sponsors KH", "claims"])
def test_a_closed_stdout_is_no_traceback(command: str) -> None:
    program = Path(sys.executable).with_name("actorgraph")
    line = f"{shlex.quote(str(program))} {command} >&-"
    result = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


# -- what is loaded --------------------------------------------------------------------------------


def loaded(code: str, names: set[str]) -> set[str]:
    check = f"import sys\n{code}\nprint(*({names!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_library_loads_nothing_heavy() -> None:
    heavy = {"click", "pyvis", "networkx", "yaml", "pydantic", "edtf", "rapidfuzz"}
    assert loaded("import actorgraph", heavy) == set()


def test_a_question_to_a_compiled_case_loads_nothing_heavy(folder: str) -> None:
    code = f"""
from actorgraph_cli.main import actorgraph
actorgraph(["who", "sponsors", "Alpha", "-c", {folder!r}], standalone_mode=False)
"""
    heavy = {"pyvis", "networkx", "yaml", "edtf", "pydantic", "hashlib", "random", "tempfile"}
    assert loaded(code, heavy) == set()
