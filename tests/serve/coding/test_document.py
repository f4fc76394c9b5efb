"""What the page is told: claims with their places, marks of sentences, coverage, and a claim before it is accepted."""

from __future__ import annotations

import json

from actorgraph.serve.coding.document import preview_document, report_document, state_document
from actorgraph.serve.coding.workbench import Workbench

from .conftest import SENTENCES, TEXT, claim, do


def test_the_report_has_its_text_untouched_and_its_sentences(bench: Workbench) -> None:
    found = report_document(bench, bench.seen())

    assert found["text"] == TEXT
    assert [TEXT[start:end] for start, end in found["sentences"]][1:] == list(SENTENCES)
    assert json.loads(json.dumps(found)) == found


def test_sentences_are_flagged_until_they_are_coded_or_read(bench: Workbench) -> None:
    before = state_document(bench, bench.seen())
    do(bench, "claim", claim=claim())
    do(bench, "read", sentence=3)
    after = state_document(bench, bench.seen())

    assert (before["marks"][1], before["marks"][3]) == ("flagged", "")
    assert (after["marks"][1], after["marks"][3]) == ("coded", "read")


def test_coverage_counts_letters_inside_quotes_and_sentences_that_were_read(
    bench: Workbench,
) -> None:
    letters = len("".join(TEXT.split()))
    do(bench, "claim", claim=claim())
    do(bench, "read", sentence=3)

    covered = "".join((SENTENCES[0][:-1] + SENTENCES[2]).split())
    assert state_document(bench, bench.seen())["coverage"] == len(covered) / letters


def test_a_claim_has_its_sentence_and_its_place_in_the_text(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    (made,) = state_document(bench, bench.seen())["claims"]

    assert "".join(part["text"] for part in made["parts"]) == "Redland sponsors the Alpha Front."
    assert TEXT[slice(*made["place"])] == "Redland arms the Alpha Front"
    assert made["sentences"] == [1]


def test_a_preview_says_what_will_be_read_and_writes_nothing(bench: Workbench) -> None:
    found = preview_document(bench, bench.seen(), claim(modality="likely"))

    assert found["words"] == "Redland likely sponsors the Alpha Front."
    assert found["faults"] == ["'likely' needs a hedge: the words of the report that make it so"]
    assert not bench.file.exists()


def test_a_preview_names_who_will_be_new(bench: Workbench) -> None:
    found = preview_document(bench, bench.seen(), claim(subject="Green Brigade"))

    assert (found["words"], found["new"]) == (
        "The Green Brigade sponsors the Alpha Front.",
        ["Green Brigade"],
    )


def test_an_unfinished_claim_says_what_is_missing(bench: Workbench) -> None:
    found = preview_document(bench, bench.seen(), {"relation": "sponsors", "quote": "It rained"})

    assert (found["words"], found["faults"]) == (
        "",
        ["a claim needs a subject or an event that it is about"],
    )


def test_a_new_name_is_offered_to_those_who_share_a_word(bench: Workbench) -> None:
    names = {name["name"]: name for name in state_document(bench, bench.seen())["names"]}

    assert names["Green Brigade"]["type"] == "armed-group"
    assert names["Nina Voss"]["type"] == "person"  # as "Voss" is she
    assert names["Green Brigade"]["like"] == []
    do(bench, "name", name="Green Brigade of the North", type="armed-group", **{"as": "accept"})
    names = {name["name"]: name for name in state_document(bench, bench.seen())["names"]}
    assert names["Green Brigade"]["like"] == [
        {"id": "green-brigade-of-the-north", "name": "Green Brigade of the North", "why": "“green brigade” is in both names"}
    ]  # fmt: skip


def test_the_graph_so_far_has_a_tie_of_each_family(bench: Workbench) -> None:
    do(bench, "claim", claim=claim())
    graph = state_document(bench, bench.seen())["graph"]

    assert [(tie["from"], tie["to"], tie["hue"], tie["firm"]) for tie in graph["ties"]] == [
        ("red", "alpha", "help", True)
    ]
    assert [thing["id"] for thing in graph["things"]] == ["red", "alpha"]
