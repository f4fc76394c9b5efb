"""Each deed of the coder is one change of the case's files, and nothing else in them changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from actorgraph.case.check import check_case
from actorgraph.case.folder import read_case
from actorgraph.case.text import ReportText
from actorgraph.drafts.blocks import new_report
from actorgraph.model.errors import FilesChanged, FileTrouble, InvalidValue
from actorgraph.serve.coding.workbench import Workbench, guessed_type

from .conftest import ACTORS, SENTENCES, TEXT, bench_of, claim, do

HEAD = """\
source:
  id: 2024-05-04-gazette
  title: Attack on Blueland
  publisher: gazette
  date: 2024-05-04

claims:
"""
FIRST = """\
- relation: sponsors
  subject: red
  object: alpha
  quote: Redland arms the Alpha Front
"""


def report(bench: Workbench) -> str:
    return bench.file.read_text("utf-8")


# -- claims ----------------------------------------------------------------------------------------


def test_the_first_claim_makes_the_file_of_the_report(bench: Workbench) -> None:
    assert do(bench, "claim", claim=claim()) == "claim sponsors"
    assert report(bench) == HEAD + FIRST


def test_nothing_is_written_before_something_is_accepted(bench: Workbench, folder: Path) -> None:
    bench.seen()

    assert sorted(path.name for path in folder.iterdir()) == ["actors.yaml", "case.yaml"]


def test_claims_stand_in_the_order_of_the_text(bench: Workbench) -> None:
    for at, relation, ends in ((11, "threatens", ("blue", "red")), (0, "sponsors", ("red", "alpha")), (1, "attacks", ("alpha", "blue"))):  # fmt: skip
        quote = SENTENCES[at][:-1]
        do(
            bench,
            "claim",
            claim=claim(relation=relation, subject=ends[0], object=ends[1], quote=quote),
        )

    case = read_case(bench.folder)
    assert [coded.claim.relation for coded in case.claims] == ["sponsors", "attacks", "threatens"]
    assert check_case(case, {"2024-05-04-gazette": ReportText(TEXT)}).faults == ()


def test_comments_and_order_that_people_wrote_stay(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    own = (
        report(bench)
        .replace("claims:\n", "claims:\n\n# by hand\n")
        .replace("subject: red", "subject: red   # sure")
    )
    bench.file.write_text(own)

    do(bench, "claim", claim=claim(relation="threatens", subject="blue", object="red", quote="Blueland threatened Redland"))  # fmt: skip
    assert report(bench).startswith(own)


def test_a_claim_that_is_changed_changes_only_the_lines_of_what_changed(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    bench.file.write_text(report(bench).replace("subject: red", 'subject: "red"  # sure'))
    (own,) = bench.seen().own

    do(bench, "claim", claim=claim(modality="likely", hedge="arms"), replaces=own.claim.id)
    assert report(bench) == HEAD + FIRST.replace("subject: red", 'subject: "red"  # sure').replace(
        "  quote", "  modality: likely\n  hedge: arms\n  quote"
    )


def test_a_given_id_stays_when_a_claim_is_changed(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    bench.file.write_text(report(bench).replace("- relation", "- id: mine\n  relation"))

    do(bench, "claim", claim=claim(id="mine", object="blue"), replaces="mine")
    assert "- id: mine\n  relation: sponsors\n  subject: red\n  object: blue\n" in report(bench)


def test_a_claim_that_is_removed_is_gone_and_can_be_had_back(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    before = report(bench)
    do(bench, "remove", id=bench.seen().own[0].claim.id)
    assert "sponsors" not in report(bench)

    assert do(bench, "undo") == "Undone: claim removed"
    assert report(bench) == before


def test_ends_that_the_case_has_not_become_actors(bench: Workbench) -> None:
    do(bench, "claim", claim=claim(relation="leads", subject="Nina Voss", quote=SENTENCES[5][:-1]))

    assert (
        bench.actors.read_text() == f"{ACTORS}- id: nina-voss\n  name: Nina Voss\n  type: unknown\n"
    )
    assert bench.seen().own[0].claim.subject == "nina-voss"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"relation": "arms"}, "unknown relation 'arms'"),
        ({"quote": "Redland armed the Alpha Front"}, "the quote is not in the text"),
        ({"subject": "", "object": ""}, "a claim needs a subject or an event that it is about"),
        ({"modality": "sure"}, "unknown modality 'sure'; use one of confirmed"),
        ({"when": "Friday"}, "is not a date"),
        ({"quantity": {"what": "dead", "value": "many"}}, "'value' needs a number, and holds 'many'"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_claim_is_refused_and_nothing_is_written(
    bench: Workbench, fields: dict[str, object], message: str
) -> None:
    with pytest.raises(InvalidValue, match=message):
        do(bench, "claim", claim=claim(**fields))
    assert not bench.file.exists()


def test_the_same_claim_twice_is_refused(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())

    with pytest.raises(InvalidValue, match="this claim is there already"):
        do(bench, "claim", claim=claim())


def test_a_file_that_was_changed_on_the_disk_is_never_overwritten(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    version = bench.seen().version
    bench.file.write_text(report(bench) + "# theirs\n")

    with pytest.raises(FilesChanged):
        bench.do("claim", {"version": version, "claim": claim(object="blue")})
    assert report(bench) == HEAD + FIRST + "# theirs\n"


def test_a_broken_file_is_not_written_to(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    bench.file.write_text(HEAD + "- relation: [\n")

    with pytest.raises(FileTrouble, match="broken YAML; mend it first"):
        do(bench, "claim", claim=claim())
    assert any("broken YAML" in str(fault) for fault in bench.seen().review.faults)


# -- sentences and cards ---------------------------------------------------------------------------


def test_a_sentence_is_marked_as_read_in_the_report_and_the_mark_taken_back(
    bench: Workbench,
) -> None:
    do(bench, "read", sentence=10)
    do(bench, "read", sentence=3)
    assert report(bench) == HEAD + "\nread:\n- It rained.\n- The shops were open.\n"

    do(bench, "read", sentence=10)
    assert "shops" not in report(bench)


def test_a_sentence_with_a_claim_is_not_marked_as_having_nothing(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    with pytest.raises(InvalidValue, match="has a claim"):
        do(bench, "read", sentence=1)

    assert report(bench) == HEAD + FIRST


def test_a_claim_takes_the_place_of_the_block_that_waited_for_its_sentence(folder: Path) -> None:
    new_report(folder, folder.parent / "2024-05-04-gazette.txt", "gazette")
    bench = bench_of(folder)
    blocks = report(bench).split("\n\n")
    second = {"relation": "attacks", "subject": "alpha", "object": "blue"}
    do(bench, "claim", claim=claim(**second, quote=SENTENCES[1][:-1]))
    do(bench, "claim", claim=claim(**second, quote="attacked Blueland on Friday"))
    do(bench, "read", sentence=3)

    written = report(bench).split("\n\n")
    filled = blocks[4].partition("- relation")[0] + "".join(
        f"- relation: attacks\n  subject: alpha\n  object: blue\n  quote: {words}\n"
        for words in (SENTENCES[1][:-1], "attacked Blueland on Friday")
    ).rstrip("\n")
    assert written[4] == filled
    assert written[5] == blocks[5].partition("\n- relation")[0]
    assert written[:4] + written[6:-1] == blocks[:4] + [block.rstrip("\n") for block in blocks[6:]]
    assert report(bench).endswith("\nread:\n- It rained.\n")


def test_a_card_that_is_rejected_is_not_offered_again(bench: Workbench) -> None:
    card = bench.cards(bench.seen())[1][0]
    do(bench, "reject", card=card["key"])

    bench = bench_of(bench.folder)
    assert card["key"] not in [one["key"] for one in bench.cards(bench.seen())[1]]
    assert not bench.file.exists()


def test_a_pair_and_its_strict_relation_are_offered(bench: Workbench) -> None:
    card = bench.cards(bench.seen())[1][0]

    assert (card["ends"], card["strict"]) == (["red", "alpha"], True)
    assert (card["options"][0]["relation"], card["options"][0]["unsure"]) == ("sponsors", [])


def test_an_offer_without_words_of_doubt_is_looked_at_and_needs_none(bench: Workbench) -> None:
    (card,) = bench.cards(bench.seen())[11]
    decided, *offered = card["options"]

    assert ("modality" in decided["unsure"], len(offered)) == (False, 1)
    assert {option["modality"] for option in offered} == {"stated"}
    assert all("modality" in option["unsure"] for option in offered)


# -- names -----------------------------------------------------------------------------------------


def test_a_name_becomes_an_actor_of_a_type(bench: Workbench) -> None:
    do(bench, "name", name="Green Brigade", type="armed-group", **{"as": "accept"})

    assert bench.actors.read_text().endswith(
        "- id: green-brigade\n  name: Green Brigade\n  type: armed-group\n"
    )
    assert bench.actors.read_text().startswith(ACTORS)


def test_a_name_becomes_an_event(bench: Workbench) -> None:
    do(bench, "name", name="Friday attack", type="event", **{"as": "accept"})

    assert bench.events.read_text() == "- id: friday-attack\n  name: Friday attack\n  type: event\n"


def test_a_name_becomes_another_name_of_an_actor(bench: Workbench) -> None:
    do(bench, "name", name="Green Brigade", into="alpha", **{"as": "merge"})

    assert "  type: armed-group\n  names:\n  - Green Brigade\n" in bench.actors.read_text()
    assert [name.id for name in bench.seen().names].count("alpha") == 1


def test_a_name_that_is_struck_is_on_no_card(bench: Workbench) -> None:
    do(bench, "name", name="Green Brigade", **{"as": "strike"})

    again = bench_of(bench.folder)
    seen = again.seen()
    assert seen.struck == ("Green Brigade",)
    assert all("Green Brigade" not in card["ends"] for cards in again.cards(seen) for card in cards)


@pytest.fixture
def begun(tmp_path: Path) -> Workbench:
    """Return a report with which its case begins: the case has its names, and nobody said what they are."""
    report = tmp_path / "2024-05-04-gazette.txt"
    report.write_text(TEXT, "utf-8")
    new_report(tmp_path / "own", report, "The Gazette")
    return bench_of(tmp_path / "own")


def to_decide(bench: Workbench) -> list[str]:
    return [name.name for name in bench.seen().names if not name.known]


def test_names_that_a_new_case_has_without_a_type_are_still_to_be_decided(begun: Workbench) -> None:
    assert to_decide(begun) == ["Blueland", "Redland", "Alpha Front", "Nina Voss", "Green Brigade"]

    assert do(begun, "name", name="Blueland", type="state", **{"as": "accept"}) == "Blueland: state"

    assert to_decide(begun) == ["Redland", "Alpha Front", "Nina Voss", "Green Brigade"]
    assert "- id: blueland\n  name: Blueland\n  type: state\n" in begun.actors.read_text()


def test_a_name_without_a_type_that_a_claim_has_is_decided(begun: Workbench) -> None:
    do(begun, "claim", claim=claim(subject="redland", object="alpha-front"))

    assert to_decide(begun) == ["Blueland", "Nina Voss", "Green Brigade"]


@pytest.mark.parametrize(
    "deed",
    [
        {"as": "strike"},
        {"as": "merge", "into": "alpha-front"},
        {"as": "accept", "type": "event"},
    ],
    ids=["struck", "merged", "event"],
)
def test_what_is_no_actor_of_its_own_leaves_the_new_case(
    begun: Workbench, deed: dict[str, str]
) -> None:
    before = begun.actors.read_text()
    do(begun, "name", name="Green Brigade", **deed)

    assert "green-brigade" not in begun.actors.read_text()
    assert "Green Brigade" not in to_decide(begun) or deed["as"] == "strike"
    assert begun.events.exists() == (deed.get("type") == "event")
    do(begun, "undo")
    assert begun.actors.read_text() == before


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"name": "", "as": "strike"}, "there is no name"),
        ({"name": "X", "as": "merge", "into": "zz"}, "there is no actor or event 'zz'"),
        ({"name": "Alpha Front", "as": "merge", "into": "alpha"}, None),
        ({"name": "X", "as": "accept", "type": "planet"}, "unknown type of actor 'planet'"),
    ],
)
def test_a_name_that_cannot_be_decided_so_is_refused(
    bench: Workbench, given: dict[str, str], message: str | None
) -> None:
    if message is None:
        do(bench, "name", **given)
        with pytest.raises(InvalidValue, match="is a name of 'alpha' already"):
            do(bench, "name", **given)
        return
    with pytest.raises(InvalidValue, match=message):
        do(bench, "name", **given)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Interior Ministry", "government-body"),
        ("Green Brigade", "armed-group"),
        ("Zorp", "unknown"),
    ],
)
def test_a_type_is_guessed_by_the_last_words(name: str, kind: str) -> None:
    assert guessed_type(name) == kind


def test_a_struck_name_can_be_brought_back(bench: Workbench) -> None:
    do(bench, "name", name="Green Brigade", **{"as": "strike"})
    do(bench, "name", name="Green Brigade", **{"as": "bring back"})

    assert bench.seen().struck == ()


def test_a_publisher_that_the_case_has_not_is_named_in_the_report_alone(folder: Path) -> None:
    report = folder.parent / "2024-05-04-gazette.txt"
    bench = Workbench(folder, report, publisher="The Daily News")
    offered = bench.cards(bench.seen())[1][0]["options"][0]
    do(
        bench,
        "claim",
        claim={key: offered[key] for key in ("relation", "subject", "object", "claimant", "quote")},
    )

    assert (offered["claimant"], offered["unsure"]) == ("the-daily-news", [])
    assert "  publisher: The Daily News\n" in bench.file.read_text()
    assert bench.actors.read_text() == ACTORS
    assert read_case(folder).claims[0].claim.claimant == "the-daily-news"


def test_a_report_of_a_new_publisher_leads_to_its_schema(folder: Path) -> None:
    (folder / "schema").mkdir()
    text = folder.parent / "2024-05-04-gazette.txt"
    bench = Workbench(folder, text, publisher="Lake Herald")

    assert bench.seen().own_name == "reports/2024-05-04-gazette.yaml"
    do(bench, "claim", claim=claim())
    assert report(bench).startswith("# yaml-language-server: $schema=../schema/report.json\n")


def test_what_annotators_drew_is_offered_before_what_the_words_propose(folder: Path) -> None:
    report = folder.parent / "2024-05-04-gazette.txt"
    quote = report.read_text("utf-8").split(".")[0] + "."
    row = {"start": 0, "end": len(quote), "quote": quote, "subject": "Nobody Known", "relation": "leads", "object": "red", "rank": 0,
           "modality": "stated", "strict": False, "why": "annotated as leads", "by": "annotators"}  # fmt: skip
    stale = {**row, "quote": "Not in the text.", "relation": "attacks"}
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / "drafts" / f"{report.stem}.yaml").write_text(json.dumps({"proposals": [row, stale]}))
    bench = Workbench(folder, report)
    cards = [card for card in bench.cards(bench.seen())[0] if "annotated as leads" in card["why"]]

    assert [(card["ends"], [each["relation"] for each in card["options"]]) for card in cards] == [
        (["Nobody Known", "red"], ["leads"])
    ]


# -- two coders, and what cannot be coded ----------------------------------------------------------


def test_a_second_coder_writes_beside_and_shares_actors_and_source(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    bench.file.write_text(report(bench).replace("title: Attack on Blueland", "title: Own title"))
    other = bench_of(bench.folder, coder="b")
    do(other, "claim", claim=claim(modality="likely", hedge="arms"))

    assert other.file == bench.folder / "coders" / "b" / "2024-05-04-gazette.yaml"
    assert "title: Own title" in other.file.read_text()
    assert [coded.claim.modality for coded in read_case(bench.folder).claims] == ["stated"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "the text has no sentence"),
        (b"\xff\xfe", r"is not UTF-8 text \(byte 0\)"),
        (b"Red\x00left.", "control character, U\\+0000"),
        (b"Red left. " * 600_000, r"more than [\d,]+ bytes; draft it in parts"),
        (b"Red left. " * 40_000, "has 400,000 letters, and a page shows 300,000; code it in parts"),
    ],
)
def test_what_is_not_a_text_is_refused(folder: Path, text: bytes, message: str) -> None:
    (folder.parent / "x.txt").write_bytes(text)

    with pytest.raises(FileTrouble, match=message):
        Workbench(folder, folder.parent / "x.txt")


@pytest.mark.parametrize(
    "text", ["أعلنت الجماعة الهجوم. لم تقل شيئا.", "Der Staat schickte Waffen. Er schwieg dann."]
)
def test_a_text_in_another_language_is_coded_by_hand(folder: Path, text: str) -> None:
    (folder.parent / "x.txt").write_text(text, "utf-8")
    bench = Workbench(folder, folder.parent / "x.txt", publisher="The Gazette")
    do(bench, "claim", claim=claim(quote=text.split(".")[0]))

    assert read_case(folder).claims[0].claim.quote == text.split(".")[0]


def test_a_folder_that_is_no_case_is_refused(folder: Path) -> None:
    with pytest.raises(FileTrouble, match="is not a case"):
        Workbench(folder.parent, folder.parent / "2024-05-04-gazette.txt")


def test_a_case_that_cannot_be_written_loses_nothing(bench: Workbench) -> None:
    (bench.folder / "reports").write_text("in the way")

    with pytest.raises(FileTrouble, match="Not a directory"):
        do(bench, "claim", claim=claim())
