"""A folder of YAML becomes a case, or every fault in it is named with file and line."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case.compiled import open_folder
from actorgraph.case.files import case_files, is_case
from actorgraph.case.folder import CaseFolder, read_case
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults, FileTrouble
from actorgraph.model.event import Event
from actorgraph.model.modality import MODALITIES
from actorgraph.model.source import Source
from actorgraph_data import SHIPPED
from case.conftest import ACTORS, CLAIM, EVENTS, HEAD, SOURCE, Write

KEYS = (
    "cites, claimant, event, file, hedge, id, implied, modality, mode, note, object, quantity, quote, record, relation, "
    "role, said, spokesperson, subject, text, tlp, when"
)
WHAT_WORKS = "write it as 2024-02-02, 2024-02, 2023-10/2024-01, 2023-10/.. or 2024-01-28~ (EDTF)"
IDS = "use letters, digits, '-', '_' and '.'"
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
ENDS = st.sampled_from(["red", "alpha", "gazette", "raid"])
CLAIMS = st.fixed_dictionaries(
    {
        "relation": st.sampled_from(["sponsors", "attacks", "described-as"]),
        "subject": ENDS,
        "object": ENDS,
        "modality": st.sampled_from(MODALITIES),
        "quote": st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
        "text": WORDS,
        "when": st.dates().map(lambda day: day.isoformat()) | st.just("2023-10/.."),
        "mode": st.lists(st.sampled_from(["drone", "aerial", "سلاح"]), max_size=2),
        "implied": st.booleans(),
        "quantity": st.fixed_dictionaries(
            {
                "what": WORDS,
                "op": st.sampled_from(["=", ">", "~"]),
                "value": st.integers(-(10**6), 10**6).filter(bool),
            }
        ),
    }
)


def faults_of(folder: Path) -> list[str]:
    """Return the faults that reading a case gives."""
    with pytest.raises(Faults) as caught:
        read_case(folder)
    return [str(fault) for fault in caught.value.faults]


def claims_of(folder: Path) -> list[Claim]:
    """Return the claims of a case."""
    return [coded.claim for coded in read_case(folder).claims]


# -- what is read ------------------------------------------------------------------------------------


def test_everything_that_a_case_says_is_read(write: Write) -> None:
    folder = write(
        "id: c1, relation: attributes, subject: red, object: alpha, event: raid, claimant: red, "
        "spokesperson: gazette, modality: believed, hedge: we believe, said: 2024-01-31, "
        "when: 2024-01-28, role: planner, mode: [drone, aerial], text: an outpost, implied: true, "
        "note: n, quantity: {what: killed, op: '>', value: 3, unit: people}, "
        "quote: we believe that Alpha did it",
        case="title: W\ndescription: d\nlicence: MIT\ncoded: 2026-11-22\ncoders: a, b\nnotes: n\n",
        actors=ACTORS
        + "- {id: front, name: Front, type: umbrella, parent: red, anonymous: yes, note: n, "
        "number: plural, article: none, names: "
        "[F, {name: الجبهة, kind: native, language: ar, since: 2020, until: 2021, background: on}]}\n",
        events=EVENTS
        + "- {id: war, name: war, type: Long War, when: 2023-10/.., places: [red], part-of: raid, article: the}\n",
    )

    case = read_case(folder)

    assert case == CaseFolder(
        folder=folder,
        title="W",
        description="d",
        licence="MIT",
        coded="2026-11-22",
        coders=("a", "b"),
        notes="n",
        vocabulary=case.vocabulary,
        actors={
            "red": Actor("red", "Red", "state"),
            "alpha": Actor("alpha", "Alpha", "armed-group"),
            "gazette": Actor("gazette", "Gazette", "media-outlet"),
            "front": Actor(
                "front",
                "Front",
                "umbrella-group",
                parent="red",
                names=(Name("F"), Name("الجبهة", "native", "ar", "2020", "2021", background=True)),
                anonymous=True,
                note="n",
                number="plural",
                article="none",
            ),
        },
        events={
            "raid": Event("raid", "raid", "attack", read_when("2024-01-28")),
            "war": Event(
                "war", "war", "long-war", read_when("2023-10/.."), ("red",), "raid", article="the"
            ),
        },
        sources={
            "report": Source("report", "Report", "gazette", read_when("2024-02-02"), language="en")
        },
        claims=case.claims,
    )
    assert [coded.claim for coded in case.claims] == [
        Claim(
            id="c1",
            relation="attributes",
            source="report",
            claimant="red",
            subject="red",
            object="alpha",
            event="raid",
            text="an outpost",
            role="planner",
            mode=("drone", "aerial"),
            quantity=Quantity("killed", ">", 3, "people"),
            spokesperson="gazette",
            modality="believed",
            hedge="we believe",
            when=read_when("2024-01-28"),
            said=read_when("2024-01-31"),
            quote="we believe that Alpha did it",
            implied=True,
            note="n",
        )
    ]


def test_a_publisher_vouches_for_what_names_no_other_claimant(write: Write) -> None:
    (claim,) = claims_of(write())

    assert (claim.claimant, claim.said) == ("gazette", read_when("2024-02-02"))


def test_what_somebody_else_said_has_no_day_of_its_own(write: Write) -> None:
    (claim,) = claims_of(write(f"{CLAIM}, claimant: red"))

    assert (claim.claimant, claim.said.known) == ("red", False)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("mode: drone", ("drone",)),
        ("mode: 'drone, aerial'", ("drone", "aerial")),
        ("mode: 'drone; aerial'", ("drone", "aerial")),
        ("mode: [drone, long range]", ("drone", "long range")),
        ("mode: 5", ("5",)),
        ("mode: ", ()),
        ("mode: []", ()),
    ],
)
def test_a_mode_is_a_word_or_a_list(write: Write, text: str, mode: tuple[str, ...]) -> None:
    assert claims_of(write(f"{CLAIM}, {text}"))[0].mode == mode


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("{what: x, value: 85}", Quantity("x", "=", 85)),
        ("{what: x, value: 2.5, op: '~'}", Quantity("x", "~", 2.5)),
        ("{what: x, op: more than, value: '1,000'}", Quantity("x", ">", 1000)),
        ("{what: x, op: More Than, value: 1 000 000}", Quantity("x", ">", 1000000)),
        ('{what: x, op: at least, value: "12\'345.5"}', Quantity("x", ">=", 12345.5)),
        ("{what: x, op: at most, value: -3}", Quantity("x", "<=", -3)),
        ("{what: x, op: fewer than, value: 3}", Quantity("x", "<", 3)),
        ("{what: x, op: ≈, value: 3}", Quantity("x", "~", 3)),
        ("{what: x, op: about, value: 3_000}", Quantity("x", "~", 3000)),
        ("~", None),
    ],
)
def test_a_quantity_is_read_as_people_write_it(
    write: Write, text: str, quantity: Quantity | None
) -> None:
    assert claims_of(write(f"{CLAIM}, quantity: {text}"))[0].quantity == quantity


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("true", True),
        ("yes", True),
        ("On", True),
        ("1", True),
        ("no", False),
        ("false", False),
        ("", False),
        ("~", False),
        ("''", False),
    ],
)
def test_yes_and_no_are_read_as_people_write_them(write: Write, text: str, implied: bool) -> None:
    assert claims_of(write(f"{CLAIM}, implied: {text}"))[0].implied is implied


@pytest.mark.parametrize("text", ["Believed", " believed ", "BELIEVED"])
def test_a_modality_is_read_in_any_case(write: Write, text: str) -> None:
    assert claims_of(write(f"{CLAIM}, modality: '{text}'"))[0].modality == "believed"


def test_names_may_be_one_text(write: Write) -> None:
    case = read_case(write(actors=ACTORS + "- {id: kh, name: Kata’ib Hezbollah, names: KH}\n"))

    assert case.actors["kh"].names == (Name("KH"),)


def test_a_list_may_stand_under_the_name_of_its_file(write: Write) -> None:
    folder = write(actors="actors:\n" + ACTORS, events="events:\n- {id: raid, name: raid}\n")

    assert list(read_case(folder).actors) == ["red", "alpha", "gazette"]


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("gazette", "gazette"),
        ("Gazette", "gazette"),
        ("GAZETTE", "gazette"),
        ("Daily Paper", "daily-paper"),
        ("daily paper", "daily-paper"),
        ("CNN", "cnn"),
        ("Новая газета", "новая-газета"),
    ],
)
def test_a_publisher_is_found_by_id_or_name_or_made(
    write: Write, publisher: str, expected: str
) -> None:
    folder = write(
        actors=ACTORS + "- {id: cnn, name: Cable News Network, type: media-outlet}\n",
        **{
            "reports/report": f"source: {{title: R, publisher: {publisher}}}\nclaims:\n- {{{CLAIM}}}\n"
        },
    )

    assert claims_of(folder)[0].claimant == expected


def test_a_publisher_does_not_overwrite_the_actor_with_its_id(write: Write) -> None:
    cnn = "- {id: cnn, name: Cable News Network, type: media-outlet}\n"
    source = "source: {title: R, publisher: CNN}\n"

    case = read_case(
        write(actors=ACTORS + cnn, **{"reports/report": f"{source}claims:\n- {{{CLAIM}}}\n"})
    )

    assert case.actors["cnn"].name == "Cable News Network"


def test_a_source_is_called_after_what_it_is_and_not_after_its_file(write: Write) -> None:
    folder = write(
        **{"reports/sent-by-Jane-Roe": "source: {title: US strikes, publisher: G, date: 2024-02}\n"}
    )

    assert list(read_case(folder).sources) == ["report", "g-2024-02-us-strikes"]


def test_two_reports_of_one_title_publisher_and_date_need_ids_of_their_own(write: Write) -> None:
    source = "source: {title: R, publisher: G}\n"

    assert faults_of(write(**{"reports/one": source, "reports/two": source})) == [
        "reports/two.yaml, line 1: the source id 'g-r' is taken already: reports/one.yaml"
    ]


def test_a_relation_of_the_case_can_be_claimed(write: Write) -> None:
    folder = write(
        "relation: bribes, subject: red, object: alpha, quote: q",
        case="title: W\nrelations: [{name: bribes}]\n",
    )

    assert read_case(folder).vocabulary["bribes"].reading == "bribes"


def test_an_american_licence_is_read_too(write: Write) -> None:
    assert read_case(write(case="title: W\nlicense: MIT\n")).licence == "MIT"


def test_a_case_may_lie_in_a_folder_called_reports(write: Write, tmp_path: Path) -> None:
    folder = write().rename(tmp_path / "reports")

    assert len(claims_of(folder)) == 1


def test_the_files_of_a_case_are_named_in_the_order_of_reading(write: Write) -> None:
    folder = write(**{"reports/a": SOURCE})
    (folder / "reports" / "b.yml").write_text(SOURCE, encoding="utf-8")
    (folder / "reports" / "notes.txt").write_text("", encoding="utf-8")

    assert case_files(folder) == [
        "case.yaml",
        "actors.yaml",
        "events.yaml",
        "reports/a.yaml",
        "reports/b.yml",
        "reports/report.yaml",
    ]


# -- no case at all ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["missing", "a\0b", "\ud800"])
def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name

    with pytest.raises(FileTrouble) as caught:
        read_case(folder)

    assert str(caught.value) == (
        f"there is no folder {str(folder)!r}; 'actorgraph new DIR' starts a case"
    )
    assert not is_case(folder)


def test_a_name_that_is_too_long_is_no_crash(tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 5000)

    with pytest.raises(FileTrouble, match=r"cannot be read: File name too long$"):
        read_case(folder)

    assert not is_case(folder)


def test_a_folder_without_a_case_file_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        read_case(tmp_path)

    assert str(caught.value) == (
        f"{str(tmp_path)!r} is not a case: it has no case.yaml; 'actorgraph new DIR' starts one"
    )


def test_a_case_without_claims_is_a_fault(write: Write) -> None:
    folder = write(**{"reports/report": SOURCE})

    assert faults_of(folder) == [f"{folder}: holds no claims yet; write a report into reports/"]


def test_a_case_without_reports_is_a_fault(write: Write) -> None:
    folder = write(actors=None, events=None, **{"reports/report": None})

    assert faults_of(folder) == [f"{folder}: holds no claims yet; write a report into reports/"]


# -- faults of one claim -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("quoted: x", "unknown key 'quoted'; did you mean 'quote'?"),
        ("Modality: likely", "unknown key 'Modality'; did you mean 'modality'?"),
        ("xyz: x", f"unknown key 'xyz'; use {KEYS}"),
        ("<<: {note: x}", f"unknown key '<<'; use {KEYS}"),
        ("'': x", f"unknown key ''; use {KEYS}"),
        ("mode: {a: b}", "'mode' needs a list, and holds keys and values"),
        ("mode: [drone, ~]", "'mode' needs a text, and holds nothing"),
        ("mode: [[drone]]", "'mode' needs a text, and holds a list"),
        ("mode: ['a;b']", "a mode is a word or two without ';', not ['a;b']"),
        ("mode: ['']", "a mode is a word or two without ';', not ['']"),
        ("quantity: 85", "'quantity' needs {what: …, value: …}, and holds '85'"),
        ("quantity: []", "'quantity' needs {what: …, value: …}, and holds a list"),
        ("quantity: {value: 3}", "the key 'what' is missing"),
        ("quantity: {what: x}", "the key 'value' is missing"),
        ("quantity: {what: x, value: many}", "'value' needs a number, and holds 'many'"),
        ("quantity: {what: x, value: ~}", "'value' needs a number, and holds nothing"),
        ("quantity: {what: x, value: '1,00'}", "'value' needs a number, and holds '1,00'"),
        ("quantity: {what: x, value: nan}", "a quantity needs a finite number, not nan"),
        ("quantity: {what: x, value: 1e400}", "a quantity needs a finite number, not inf"),
        (
            "quantity: {what: x, op: ~, value: 3}",
            "'op' is empty; put a sign in quotes, as in '>' or '~', or write more than, about",
        ),
        (
            "quantity: {what: x, op: roughly, value: 3}",
            "unknown operator 'roughly'; use one of =, >, <, >=, <=, ~",
        ),
        ("quantity: {what: x, valeu: 3, value: 3}", "unknown key 'valeu'; did you mean 'value'?"),
        ("implied: maybe", "'implied' needs true or false, and holds 'maybe'"),
        ("implied: [yes]", "'implied' needs true or false, and holds a list"),
        (
            "modality: probable",
            "unknown modality 'probable'; use one of confirmed, stated, believed, likely, possible, intended, conditional, hinted, withheld, denied, presupposed",
        ),
        ("modality: [likely]", "'modality' needs a text, and holds a list"),
        ("modality: ", "'modality' needs a text, and holds nothing"),
        ("when: yesterday", f"'yesterday' is not a date; {WHAT_WORKS}"),
        ("when: 20240202", f"'20240202' is not a date; {WHAT_WORKS}"),
        ("said: 2024-02-30", f"'2024-02-30' is not a date; {WHAT_WORKS}"),
        ("when: 2024-02/2024-01", f"'2024-02/2024-01' ends before it begins; {WHAT_WORKS}"),
        ("when: [2024]", "'when' needs a text, and holds a list"),
        ("when: {from: 2024}", "'when' needs a text, and holds keys and values"),
        ("hedge: [maybe]", "'hedge' needs a text, and holds a list"),
        ("role: {a: b}", "'role' needs a text, and holds keys and values"),
        ("id: 'a b'", f"'a b' cannot be the id of a claim; {IDS}"),
        ("claimant: 'a b'", f"'a b' cannot be the id of a claimant; {IDS}"),
        ('note: "a\\0b"', "a claim must not hold the character U+0000: 'a\\x00b'"),
        ("event: rade", "event 'rade' is no event of this case; did you mean 'raid'?"),
        ("event: zzz", "event 'zzz' is no event of this case; add it to events.yaml"),
        ("event: red", "event 'red' is no event of this case; add it to events.yaml"),
        ("claimant: Redd", "claimant 'Redd' is no actor of this case; did you mean 'red'?"),
        ("claimant: raid", "claimant 'raid' is no actor of this case; add it to actors.yaml"),
        ("spokesperson: zz", "spokesperson 'zz' is no actor of this case; add it to actors.yaml"),
    ],
)
def test_a_fault_of_a_claim_is_named_with_its_line(write: Write, text: str, message: str) -> None:
    assert faults_of(write(f"{CLAIM}, {text}")) == [f"reports/report.yaml, line 3: {message}"]


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("relation: sponsors, quote: q", "a claim needs a subject or an event that it is about"),
        (
            "relation: sponsors, subject: red, quote: q",
            "a claim needs an object, an event, a text or a quantity",
        ),
        ("subject: red, object: alpha, quote: q", "the key 'relation' is missing"),
        ("relation: sponsors, subject: red, object: alpha", "the key 'quote' is missing"),
        (
            "relation: sponsors, subject: red, object: alpha, quote: ",
            "'quote' needs a text, and holds nothing",
        ),
        (
            "relation: sponsor, subject: red, object: alpha, quote: q",
            "unknown relation 'sponsor'; did you mean 'sponsors'?",
        ),
        (
            "relation: xyzzy, subject: red, object: alpha, quote: q",
            "unknown relation 'xyzzy'; 'actorgraph relations' lists them; case.yaml may add its own under 'relations'",
        ),
        (
            "relation: aims-to, subject: red, object: alpha, text: spare Alpha, quote: q",
            "'aims-to' takes no object, as nobody is its target; say what, and for whose sake, in 'text'",
        ),
        (
            "relation: kills, subject: red, object: alpha, quote: q, modality: denied, quantity: {what: killed, value: 0}",
            "'kills' with a figure of 0 says that it was not done: leave out the figure, and write the modality 'denied'",
        ),
        (
            "relation: sponsors, subject: alhpa, object: red, quote: q",
            "subject 'alhpa' is no actor or event of this case; did you mean 'alpha'?",
        ),
        (
            "relation: sponsors, subject: red, object: zzz, quote: q",
            "object 'zzz' is no actor or event of this case; add it to actors.yaml",
        ),
    ],
)
def test_a_claim_that_says_too_little_or_names_nothing_is_a_fault(
    write: Write, claim: str, message: str
) -> None:
    assert faults_of(write(claim)) == [f"reports/report.yaml, line 3: {message}"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("a claim in words", "'a claim in words'"),
        ("[a]", "a list"),
        ("", "nothing"),
        ("5", "'5'"),
        ("x" * 99, repr("x" * 40)),
    ],
)
def test_a_claim_that_is_no_mapping_is_a_fault(write: Write, row: str, found: str) -> None:
    folder = write(**{"reports/report": f"{SOURCE}- {row}\n"})

    assert faults_of(folder) == [
        f"reports/report.yaml, line 3: here stands {found}, where keys and values are expected"
    ]


def test_the_line_of_a_fault_is_the_line_of_its_key(write: Write) -> None:
    claim = "- relation: sponsors\n  subject: red\n  object: alpha\n  quote: q\n  quantity:\n    what: x\n    value: many\n"

    assert faults_of(write(**{"reports/report": SOURCE + claim})) == [
        "reports/report.yaml, line 9: 'value' needs a number, and holds 'many'"
    ]


def test_one_claim_does_not_hide_the_faults_of_another(write: Write) -> None:
    folder = write(
        f"{CLAIM}, implied: maybe",
        "relation: sponsor, subject: red, object: alpha, quote: q",
        "relation: sponsors, subject: zzz, object: alpha, quote: q",
        "relation: sponsors, subject: red, object: alpha, quote: q, mood: x, hegde: y",
    )

    assert faults_of(folder) == [
        "reports/report.yaml, line 3: 'implied' needs true or false, and holds 'maybe'",
        "reports/report.yaml, line 4: unknown relation 'sponsor'; did you mean 'sponsors'?",
        "reports/report.yaml, line 5: subject 'zzz' is no actor or event of this case; add it to actors.yaml",
        "reports/report.yaml, line 6: unknown key 'mood'; did you mean 'mode'?",
        "reports/report.yaml, line 6: unknown key 'hegde'; did you mean 'hedge'?",
    ]


def test_a_claim_id_that_stands_twice_is_a_fault(write: Write) -> None:
    assert faults_of(write(f"{CLAIM}, id: c1", f"{CLAIM} again, id: c1")) == [
        "reports/report.yaml, line 4: the id 'c1' is taken already: reports/report.yaml, line 3"
    ]


def test_a_claim_that_stands_twice_is_a_fault(write: Write) -> None:
    assert faults_of(write(CLAIM, CLAIM)) == [
        "reports/report.yaml, line 4: the same claim stands at reports/report.yaml, line 3; drop one"
    ]


# -- faults of a report ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["reports/report.yaml: the key 'source' is missing"]),
        ("- a\n", ["reports/report.yaml, line 1: here stands a list, where keys and values are expected"]),
        ("[]\n", ["reports/report.yaml, line 1: here stands a list, where keys and values are expected"]),
        ("words\n", ["reports/report.yaml, line 1: here stands 'words', where keys and values are expected"]),
        ("claims: []\n", ["reports/report.yaml, line 1: the key 'source' is missing"]),
        ("source: x\n", ["reports/report.yaml, line 1: here stands 'x', where keys and values are expected"]),
        ("source:\n", ["reports/report.yaml, line 1: here stands nothing, where keys and values are expected"]),
        (
            "source: {}\n",
            [
                "reports/report.yaml, line 1: the key 'title' is missing",
                "reports/report.yaml, line 1: the key 'publisher' is missing",
            ],
        ),
        (f"{SOURCE[:-1]} a claim\n", ["reports/report.yaml, line 2: 'claims' needs a list, and holds 'a claim'"]),
        (f"{SOURCE[:-1]} {{a: b}}\n", ["reports/report.yaml, line 2: 'claims' needs a list, and holds keys and values"]),
        (f"{SOURCE}claim: []\n", ["reports/report.yaml, line 3: unknown key 'claim'; did you mean 'claims'?"]),
        ("source: {title: '', publisher: Gazette}\n", ["reports/report.yaml, line 1: a title must not be empty"]),
        ("source: {title: R, publisher: }\n", ["reports/report.yaml, line 1: 'publisher' needs a text, and holds nothing"]),
        ('source: {title: R, publisher: "a\\0b"}\n', ["reports/report.yaml, line 1: a name must not hold the character U+0000: 'a\\x00b'"]),
        ("source: {title: R, publisher: raid}\n", ["reports/report.yaml, line 1: publisher 'raid' has the id of an event; add it to actors.yaml"]),
        ("source: {title: R, publisher: G, date: soon}\n", [f"reports/report.yaml, line 1: 'soon' is not a date; {WHAT_WORKS}"]),
        ("source: {title: R, publisher: G, id: a b}\n", [f"reports/report.yaml, line 1: 'a b' cannot be the id of a source; {IDS}"]),
        ("source: {title: R, publisher: G, lang: en}\n", ["reports/report.yaml, line 1: unknown key 'lang'; did you mean 'language'?"]),
        ("source: [\n", ["reports/report.yaml, line 2, column 1: broken YAML: did not find expected node content"]),
    ],
)  # fmt: skip
def test_a_fault_of_a_report_is_named_with_its_line(
    write: Write, text: str, faults: list[str]
) -> None:
    assert faults_of(write(**{"reports/report": text})) == faults


def test_a_bad_source_does_not_hide_the_faults_of_its_claims(write: Write) -> None:
    text = f"source: {{title: R}}\nclaims:\n- {{{CLAIM}, quoted: x}}\n"

    assert faults_of(write(**{"reports/report": text})) == [
        "reports/report.yaml, line 1: the key 'publisher' is missing",
        "reports/report.yaml, line 3: unknown key 'quoted'; did you mean 'quote'?",
    ]


def test_two_reports_with_one_source_id_are_a_fault(write: Write) -> None:
    source = "source: {id: report, title: R, publisher: Gazette}\n"

    assert faults_of(write(**{"reports/second": source})) == [
        "reports/second.yaml, line 1: the source id 'report' is taken already: reports/report.yaml"
    ]


# -- faults of actors and events ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{name: x}", "the key 'id' is missing"),
        ("{id: kh}", "the key 'name' is missing"),
        ("{id: ~, name: x}", "'id' needs a text, and holds nothing"),
        ("{id: k h, name: x}", f"'k h' cannot be the id of an actor; {IDS}"),
        ("{id: kh, name: ''}", "a name must not be empty"),
        ('{id: kh, name: "a\\u202eb"}', "a name must not hold the character U+202E: 'a\\u202eb'"),
        (
            "{id: kh, name: x, type: milita}",
            "unknown type of actor 'milita'; use one of state, government-body, military, armed-group, umbrella-group, class, organisation, person, media-outlet, place, facility, dataset, unknown",
        ),
        ("{id: kh, name: x, aliases: [y]}", "unknown key 'aliases'; use anonymous, article, id, name, names, note, number, parent, tlp, type"),
        ("{id: kh, name: x, number: dual}", "unknown number 'dual'; use one of singular, plural"),
        ("{id: kh, name: x, article: a}", "unknown article 'a'; use one of the, none"),
        ("{id: kh, name: x, anonymous: perhaps}", "'anonymous' needs true or false, and holds 'perhaps'"),
        ("{id: kh, name: x, names: {ar: y}}", "'names' needs a list, and holds keys and values"),
        ("{id: kh, name: x, names: [[y]]}", "here stands a list, where keys and values are expected"),
        ("{id: kh, name: x, names: ['']}", "a name must not be empty"),
        ("{id: kh, name: x, names: [{name: y, lang: ar}]}", "unknown key 'lang'; did you mean 'language'?"),
        ("{id: kh, name: x, names: [{name: y, kind: pet}]}", "unknown kind of name 'pet'; use one of alias, native, transliteration, acronym, former, code"),
        ("{id: kh, name: x, names: [{name: y, since: soon}]}", f"'soon' is not a date; {WHAT_WORKS}"),
        ("{id: red, name: x}", "the id 'red' is taken already: actors.yaml, line 1"),
        ("{id: kh, name: RED}", "the name 'RED' of 'kh' is the name of 'red'; one name, one owner"),
        ("{id: kh, name: x, names: [y, ‘Red’]}", "the name '‘Red’' of 'kh' is the name of 'red'; one name, one owner"),
        ("{id: kh, name: x, parent: redd}", "parent 'redd' is no actor of this case; did you mean 'red'?"),
        ("{id: kh, name: x, parent: raid}", "parent 'raid' is no actor of this case; add it to actors.yaml"),
        ("{id: kh, name: x, parent: kh}", "goes round in a circle: kh > kh"),
        ("words", "here stands 'words', where keys and values are expected"),
        ("[a]", "here stands a list, where keys and values are expected"),
        ("", "here stands nothing, where keys and values are expected"),
    ],
)  # fmt: skip
def test_a_fault_of_an_actor_is_named_with_its_line(write: Write, row: str, message: str) -> None:
    assert faults_of(write(actors=f"{ACTORS}- {row}\n")) == [f"actors.yaml, line 4: {message}"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{id: e2, name: x, when: 2024-02-30}", f"'2024-02-30' is not a date; {WHAT_WORKS}"),
        ("{id: e2, name: x, places: {a: b}}", "'places' needs a list, and holds keys and values"),
        ("{id: e2, name: x, places: [alpah]}", "places 'alpah' is no actor of this case; did you mean 'alpha'?"),
        ("{id: e2, name: x, part of: raid}", "unknown key 'part of'; did you mean 'part-of'?"),
        ("{id: e2, name: x, part-of: red}", "part-of 'red' is no event of this case; add it to events.yaml"),
        ("{id: e2, name: x, part-of: e2}", "goes round in a circle: e2 > e2"),
        ("{id: e2, name: x, type: a/b}", f"'a/b' cannot be the id of a type of event; {IDS}"),
        ("{id: e2, name: Raid}", "the name 'Raid' of 'e2' is the name of 'raid'; one name, one owner"),
        ("{id: e2, name: x, perpetrator: red}", "unknown key 'perpetrator'; use article, id, name, names, note, number, part-of, places, tlp, type, when"),
        ("{id: raid, name: x}", "the id 'raid' is taken already: events.yaml, line 1"),
        ("{id: red, name: x}", "the id 'red' is taken already: actors.yaml, line 1"),
    ],
)  # fmt: skip
def test_a_fault_of_an_event_is_named_with_its_line(write: Write, row: str, message: str) -> None:
    assert faults_of(write(events=f"{EVENTS}- {row}\n")) == [f"events.yaml, line 2: {message}"]


@pytest.mark.parametrize(
    "text", ["{}", "x: y", "red: {name: Red}", "words", f"actors:\n{ACTORS}x: y"]
)
def test_actors_that_are_no_list_are_one_fault(write: Write, text: str) -> None:
    assert faults_of(write(actors=text)) == [
        "actors.yaml, line 1: this file needs a list of actors, each with '- id:'"
    ]


def test_a_circle_of_parents_is_named_once(write: Write) -> None:
    actors = ACTORS + (
        "- {id: a, name: A, parent: b}\n"
        "- {id: b, name: B, parent: c}\n"
        "- {id: c, name: C, parent: a}\n"
        "- {id: d, name: D, parent: a}\n"
    )

    assert faults_of(write(actors=actors)) == [
        "actors.yaml, line 4: goes round in a circle: a > b > c > a"
    ]


def test_two_names_of_signs_alone_are_two_names(write: Write) -> None:
    actors = ACTORS + "- {id: a, name: '!!!'}\n- {id: b, name: '???'}\n"

    assert list(read_case(write(actors=actors)).actors)[3:] == ["a", "b"]


def test_a_name_that_two_actors_share_as_a_further_name_is_allowed(write: Write) -> None:
    actors = ACTORS + "- {id: a, name: A, names: [Guard]}\n- {id: b, name: B, names: [Guard]}\n"

    assert list(read_case(write(actors=actors)).actors)[3:] == ["a", "b"]


# -- faults of the head ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "case.yaml: the key 'title' is missing"),
        ("title:\n", "case.yaml, line 1: 'title' needs a text, and holds nothing"),
        ("title: [a]\n", "case.yaml, line 1: 'title' needs a text, and holds a list"),
        ("- a\n", "case.yaml, line 1: here stands a list, where keys and values are expected"),
        ("title: W\ncoder: a\n", "case.yaml, line 2: unknown key 'coder'; did you mean 'coders'?"),
        ("title: W\nfoo: a\n", "case.yaml, line 2: unknown key 'foo'; use coded, coders, description, licence, notes, relations, title"),
        ("title: W\ncoded: soon\n", f"case.yaml, line 2: 'soon' is not a date; {WHAT_WORKS}"),
        ("title: W\nrelations: bribes\n", "case.yaml, line 2: 'relations' needs a list, and holds 'bribes'"),
        ("title: W\nrelations:\n- bribes\n", "case.yaml, line 3: here stands 'bribes', where keys and values are expected"),
        ("title: W\nrelations:\n- {name: bribes, invers: x}\n", "case.yaml, line 3: unknown key 'invers'; did you mean 'inverse'?"),
        ("title: W\nrelations:\n- {name: bribes, symmetric: maybe}\n", "case.yaml, line 3: 'symmetric' needs true or false, and holds 'maybe'"),
        ("title: W\nrelations:\n- {name: bribes, codes: []}\n", "case.yaml, line 3: here stands a list, where keys and values are expected"),
        ("title: W\nrelations:\n- {name: bribes}\n- {name: sponsors}\n", "case.yaml, line 4: the relation 'sponsors' is there already"),
        ("title: W\nrelations:\n- {name: bribes}\n- {name: bribes}\n", "case.yaml, line 4: the relation 'bribes' is there already"),
        ("title: W\nrelations:\n- {name: bribes, frame: {says: 'bribe {whom}'}}\n", "case.yaml, line 3: unknown slot {whom} in 'bribe {whom}'; use one of acts, compared, deed, event, figure, its, object, role, subject, target, text, victims, words"),
        ("title: W\nrelations:\n- {name: bribes, frame: {say: bribe}}\n", "case.yaml, line 3: unknown key 'say' in the frame of 'bribes'; use agent, alone, conditional, content, event, event_says, events, intended, negative, noun, object, passive, roles, says, speech, wish"),
        ("title: W\nrelations:\n- {name: bribes, frame: {says: {a: b}}}\n", "case.yaml, line 3: the frame of 'bribes' needs a text, and holds {'a': 'b'}"),
        ("title: W\nrelations:\n- {name: bribes, frame: {object: who}}\n", "case.yaml, line 3: unknown word 'who' for 'object' of a frame; use whom, what, where, none"),
        ("title: W\nrelations:\n- {name: bribes, kind: thing}\n", "case.yaml, line 3: unknown kind of relation 'thing'; use state or act"),
        ('title: "\\ud800"\n', "case.yaml, line 1, column 11: broken YAML: found invalid Unicode character escape code"),
    ],
)  # fmt: skip
def test_a_fault_of_the_head_is_named_with_its_line(write: Write, text: str, fault: str) -> None:
    assert faults_of(write(case=text)) == [fault]


def test_every_bad_relation_of_the_case_is_named(write: Write) -> None:
    head = "title: W\nrelations:\n- {name: sponsors}\n- {name: bribes}\n- {name: a b}\n"

    assert faults_of(write(case=head)) == [
        "case.yaml, line 3: the relation 'sponsors' is there already",
        "case.yaml, line 5: 'a b' cannot name a relation; write it like 'member-of'",
    ]


def test_no_relations_under_their_key_are_no_relations(write: Write) -> None:
    assert len(claims_of(write(case="title: W\nrelations:\n"))) == 1


# -- all of them at once -----------------------------------------------------------------------------


def test_the_faults_of_all_files_stand_in_the_order_of_files_and_lines(write: Write) -> None:
    folder = write(
        "relation: sponsors, subject: zzz, object: alpha, quote: q",
        f"{CLAIM}, implied: maybe",
        case="title: W\nrelations:\n- {name: sponsors}\nfoo: a\n",
        actors=ACTORS + "- {id: a, name: A, parent: zz}\n- {id: b, name: B, typ: state}\n",
        events=EVENTS + "- {id: e, name: E, places: zz}\n- {id: f, name: F, when: soon}\n",
        **{"reports/broken": "source: [\n"},
    )

    assert faults_of(folder) == [
        "case.yaml, line 4: unknown key 'foo'; use coded, coders, description, licence, notes, relations, title",
        "actors.yaml, line 4: parent 'zz' is no actor of this case; add it to actors.yaml",
        "actors.yaml, line 5: unknown key 'typ'; did you mean 'type'?",
        "events.yaml, line 2: places 'zz' is no actor of this case; add it to actors.yaml",
        f"events.yaml, line 3: 'soon' is not a date; {WHAT_WORKS}",
        "reports/broken.yaml, line 2, column 1: broken YAML: did not find expected node content",
        "reports/report.yaml, line 3: subject 'zzz' is no actor or event of this case; add it to actors.yaml",
        "reports/report.yaml, line 4: 'implied' needs true or false, and holds 'maybe'",
    ]


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("actors", "- [\n", "actors.yaml, line 2, column 1: broken YAML: did not find expected node content"),
        ("actors", "x: y\n", "actors.yaml, line 1: this file needs a list of actors, each with '- id:'"),
        ("events", "- [\n", "events.yaml, line 2, column 1: broken YAML: did not find expected node content"),
        ("case", "title: [\n", "case.yaml, line 2, column 1: broken YAML: did not find expected node content"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_said_to_be_missing(
    write: Write, name: str, text: str, fault: str
) -> None:
    folder = write(f"{CLAIM}, event: raid", **{name: text})

    assert faults_of(folder) == [fault]


def test_an_actor_with_a_fault_is_not_said_to_be_missing(write: Write) -> None:
    actors = ACTORS.replace("type: state", "typ: state").replace("Alpha", "''")

    assert faults_of(write(actors=actors)) == [
        "actors.yaml, line 1: unknown key 'typ'; did you mean 'type'?",
        "actors.yaml, line 2: a name must not be empty",
    ]


# -- properties --------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(ACTORS.splitlines(keepends=True))))
def test_the_order_of_actors_changes_nothing(write: Write, order: tuple[str, ...]) -> None:
    assert claims_of(write(actors="".join(order)))[0].claimant == "gazette"


@pytest.mark.parametrize(
    "order",
    list(permutations([CLAIM, f"{CLAIM}, when: soon", "relation: x, subject: y, quote: z"])),
)
def test_the_order_of_claims_changes_no_fault(write: Write, order: tuple[str, ...]) -> None:
    messages = {fault.split(": ", 1)[1] for fault in faults_of(write(*order))}

    assert messages == {
        f"'soon' is not a date; {WHAT_WORKS}",
        "unknown relation 'x'; 'actorgraph relations' lists them; case.yaml may add its own under 'relations'",
        "a claim needs an object, an event, a text or a quantity",
    }


@given(claims=st.lists(CLAIMS, min_size=1, max_size=4, unique_by=str), data=st.data())
def test_any_order_of_claims_gives_the_same_claims(
    tmp_path_factory: pytest.TempPathFactory, claims: list[dict[str, Any]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(claims))

    written = _written(tmp_path_factory.mktemp("one"), claims)
    again = _written(tmp_path_factory.mktemp("two"), shuffled)

    assert {it.id: it for it in claims_of(written)} == {it.id: it for it in claims_of(again)}


@given(claims=st.lists(CLAIMS, min_size=1, max_size=3, unique_by=str))
def test_claims_written_as_yaml_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, claims: list[dict[str, Any]]
) -> None:
    read = claims_of(_written(tmp_path_factory.mktemp("case"), claims))

    assert [_as_row(claim) for claim in read] == claims


def _written(folder: Path, claims: list[dict[str, Any]]) -> Path:
    (folder / "reports").mkdir()
    (folder / "case.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    (folder / "events.yaml").write_text(EVENTS, encoding="utf-8")
    report = {"source": {"title": "Report", "publisher": "Gazette"}, "claims": claims}
    text = yaml.safe_dump(report, allow_unicode=True, sort_keys=False)
    (folder / "reports" / "report.yaml").write_text(text, encoding="utf-8")
    return folder


def _as_row(claim: Claim) -> dict[str, Any]:
    assert claim.quantity is not None
    return {
        "relation": claim.relation,
        "subject": claim.subject,
        "object": claim.object,
        "modality": claim.modality,
        "quote": claim.quote,
        "text": claim.text,
        "when": str(claim.when),
        "mode": list(claim.mode),
        "implied": claim.implied,
        "quantity": {
            "what": claim.quantity.what,
            "op": claim.quantity.op,
            "value": claim.quantity.value,
        },
    }


# -- names for ids, inverse relations, claims to be filled in ------------------------------------------


def test_ends_may_be_names(write: Write) -> None:
    by_name = write("relation: sponsors, subject: RED, object: Alpha, claimant: Gazette, quote: q")
    (claim,) = claims_of(by_name)

    assert (claim.subject, claim.object, claim.claimant) == ("red", "alpha", "gazette")


def test_a_name_and_an_id_give_the_same_claim(write: Write) -> None:
    folder = write(CLAIM, CLAIM.replace("alpha", "Alpha"))

    assert faults_of(folder) == [
        "reports/report.yaml, line 4: the same claim stands at reports/report.yaml, line 3; drop one"
    ]


def test_a_name_of_two_actors_is_a_fault(write: Write) -> None:
    actors = (
        "- {id: red, name: Red, names: [Guard]}\n"
        "- {id: alpha, name: Alpha, names: [Guard]}\n- {id: gazette, name: Gazette}\n"
    )
    folder = write("relation: attacks, subject: guard, object: Red, quote: q", actors=actors)

    assert faults_of(folder)[0] == (
        "reports/report.yaml, line 3: subject 'guard' is a name of 'red' and 'alpha'; write the id"
    )


def test_an_inverse_relation_is_turned(write: Write) -> None:
    (claim,) = claims_of(write("relation: sponsored-by, subject: alpha, object: red, quote: q"))

    assert (claim.relation, claim.subject, claim.object) == ("sponsors", "red", "alpha")


def test_a_fault_of_a_turned_claim_names_the_end_that_was_written(write: Write) -> None:
    folder = write("relation: sponsored-by, subject: alpha, object: alpa, quote: q")

    assert faults_of(folder) == [
        "reports/report.yaml, line 3: object 'alpa' is no actor or event of this case; did you mean 'alpha'?"
    ]


def test_an_inverse_relation_needs_whose_deed_it_is(write: Write) -> None:
    folder = write("relation: led-by, subject: alpha, text: a pilot, quote: q")

    assert faults_of(folder)[0] == (
        "reports/report.yaml, line 3: 'led-by' needs an object, who leads; or write 'leads'"
    )


def test_a_claim_with_nothing_but_its_quote_is_left_out_and_remarked(write: Write) -> None:
    case = read_case(write(CLAIM, "relation: , subject: , object: , quote: It said so"))

    assert len(case.claims) == 1
    assert [str(blank) for blank in case.blanks] == [
        "reports/report.yaml, line 4: this claim is not filled in yet"
    ]


def test_a_claim_with_an_end_and_no_relation_is_a_fault(write: Write) -> None:
    folder = write("relation: , subject: red, quote: It said so")

    assert faults_of(folder)[0].endswith("'relation' needs a text, and holds nothing")


def test_passages_without_anything_to_code_are_kept_by_source(write: Write) -> None:
    report = SOURCE + f"- {{{CLAIM}}}\nread:\n- It   rained.\n"
    case = read_case(write(**{"reports/report": report}))

    assert {key: [one.words for one in found] for key, found in case.read.items()} == {
        "report": ["It rained."]
    }


@pytest.mark.parametrize("folder", sorted(map(str, SHIPPED.values())))
def test_a_case_and_its_store_have_the_same_nouns(folder: str) -> None:
    case = read_case(Path(folder))
    store = open_folder(folder)
    ids, claims = [*case.actors, *case.events], [coded.claim for coded in case.claims]
    nouns = store.nouns(ids, claims)

    assert (case.nouns.things, case.nouns.sources) == (nouns.things, nouns.sources)
