"""The command same: exit code, stdout and stderr of every action, each whole."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import actorgraph as library
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph_cli.main import actorgraph
from conftest import ACTORS, World
from identity.worlds import written

LISTED = Actor(
    "ofac-11462",
    "KATA'IB HIZBALLAH",
    "organisation",
    names=(Name("ISLAMIC RESISTANCE IN IRAQ", since="2009-07-02"),),
)
CASE = [
    Actor("red", "Red", "state"),
    Actor("kh", "Kata'ib Hezbollah", "armed-group"),
    Actor("iri", "Islamic Resistance in Iraq", "umbrella-group"),
]
CLAIMS = [
    Claim("c1", "sponsors", "report", "red", "red", "kh", quote="Red arms them."),
    Claim("c2", "attacks", "report", "red", "ofac-11462", "red", quote="They hit Red."),
]
CONFIRM = ("same", "ofac-11462", "kh", "--confirm", "--by", "Jane Doe", "--note", "Same leader.")


def outcome(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, list(words), prog_name="actorgraph")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Return a store of a case and of a list with an old alias."""
    written(tmp_path / "s.db", {"case": CASE, "ofac": [LISTED]}, CLAIMS).close()
    return str(tmp_path / "s.db")


def test_proposals_come_with_reasons_and_warnings(db: str) -> None:
    assert outcome("same", "--propose", "-c", db) == (
        0,
        """\
0.45  Kata'ib Hezbollah (kh of case) = KATA'IB HIZBALLAH (ofac-11462 of ofac)?
      first names with the same consonants: Kata'ib Hezbollah, KATA'IB HIZBALLAH
      but kh is of type armed-group, ofac-11462 of type organisation
0.16  Islamic Resistance in Iraq (iri of case) = KATA'IB HIZBALLAH (ofac-11462 of ofac)?
      the first name of one is a further name of the other: Islamic Resistance in Iraq
      but iri is of type umbrella-group, ofac-11462 of type organisation
      but 'ISLAMIC RESISTANCE IN IRAQ' is not the first name of ofac-11462
      but 'ISLAMIC RESISTANCE IN IRAQ' is a name of ofac-11462 for 2009-07-02/..
      but ofac-11462 is likelier to be kh
""",
        "",
    )


def test_the_most_likely_are_printed_and_the_rest_counted(db: str) -> None:
    code, out, err = outcome("same", "--propose", "--most", "1", "-c", db)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "… and 1 more pair; --most 0 prints them all"


def test_proposals_as_json_have_the_documented_keys(db: str) -> None:
    code, out, err = outcome("same", "kh", "--propose", "--json", "-c", db)
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "proposals": [
            {
                "first": {
                    "actor": "kh",
                    "name": "Kata'ib Hezbollah",
                    "type": "armed-group",
                    "scope": "case",
                },
                "second": {
                    "actor": "ofac-11462",
                    "name": "KATA'IB HIZBALLAH",
                    "type": "organisation",
                    "scope": "ofac",
                },
                "score": 0.45,
                "reasons": [
                    {
                        "kind": "transliteration",
                        "first": "Kata'ib Hezbollah",
                        "second": "KATA'IB HIZBALLAH",
                    }
                ],
                "warnings": [
                    {
                        "kind": "types-related",
                        "text": "kh is of type armed-group, ofac-11462 of type organisation",
                    }
                ],
            }
        ],
        "more": 0,
        "too_common": 0,
    }


def test_no_proposal_is_an_answer_too(world: World, tmp_path: Path) -> None:
    world("relation: sponsors, subject: red, object: alpha")
    assert outcome("same", "--propose", "-c", str(tmp_path / "world")) == (
        0,
        "",
        "no two actors of different datasets look like one\n",
    )


def test_a_name_of_two_actors_is_ambiguous_until_they_are_confirmed(db: str) -> None:
    assert outcome("show", "Islamic Resistance in Iraq", "-c", db) == (
        1,
        "",
        (
            "Error: 'Islamic Resistance in Iraq' may be any of: Islamic Resistance in Iraq (iri),"
            " KATA'IB HIZBALLAH (ofac-11462); use the id in brackets\n"
        ),
    )


def test_what_is_confirmed_is_listed_followed_and_withdrawn(db: str) -> None:
    code, out, err = outcome(*CONFIRM, "-c", db)
    claim = err[1:18]
    assert (code, out, err) == (0, "", f"[{claim}] kh is ofac-11462, says Jane Doe\n")
    today = date.today().isoformat()  # noqa: DTZ011 (the day where the person is)
    assert outcome("same", "--list", "-c", db) == (
        0,
        f"""\
Jane Doe confirms that Kata'ib Hezbollah is the same as KATA'IB HIZBALLAH. (kh, ofac-11462)
    “Same leader.”
    — Jane Doe · {today} · confirmed · in Identities decided by hand [{claim}]
""",
        "",
    )
    assert outcome("whom", "ofac-11462", "attacks", "-c", db) == (
        0,
        f"""\
Whom did Kata'ib Hezbollah attack?
Kata'ib Hezbollah attacked Red.

Stated
  Red
      “They hit Red.”
      — Red · stated · in Red [c2]

Note: Kata'ib Hezbollah (kh) counts as one with KATA'IB HIZBALLAH (ofac-11462); confirmed by Jane
  Doe [{claim}]
""",
        "",
    )
    note = f"Note: Kata'ib Hezbollah (kh) counts as one with KATA'IB HIZBALLAH (ofac-11462); confirmed by Jane\n  Doe [{claim}]\n"
    for words in (("show", "kh"), ("path", "red", "kh"), ("timeline", "kh"), ("find", "kata'ib")):
        code, out, err = outcome(*words, "-c", db)
        assert code == 0
        assert out.endswith(note)
    assert outcome("same", "kh", "ofac-11462", "--withdraw", "-c", db) == (
        0,
        "",
        f"[{claim}] is taken out: kh, ofac-11462\n",
    )
    assert outcome("same", "--list", "-c", db) == (0, "", "nothing is decided yet\n")
    assert outcome("same", "kh", "ofac-11462", "--withdraw", "-c", db) == (
        1,
        "",
        (
            "Error: nothing was decided of kh and ofac-11462 themselves; 'actorgraph same --list' shows"
            " what was\n"
        ),
    )


def test_a_contradiction_names_the_claim_to_withdraw(db: str) -> None:
    claim = outcome(*CONFIRM, "-c", db)[2][1:18]
    assert outcome("same", "kh", "ofac-11462", "--refuse", "--by", "Max", "-c", db) == (
        1,
        "",
        (
            'Error: "Kata\'ib Hezbollah" (kh) and "KATA\'IB HIZBALLAH" (ofac-11462) are confirmed to be one:'
            f" Jane Doe says in [{claim}] that kh is ofac-11462; withdraw it first: actorgraph same kh"
            " ofac-11462 --withdraw\n"
        ),
    )


def test_a_decision_without_a_note_quotes_the_command(db: str) -> None:
    code, out, _ = outcome("same", "kh", "iri", "--refuse", "--by", "Max", "--json", "-c", db)
    claim = json.loads(out)
    assert (code, claim["relation"], claim["claimant"], claim["quote"]) == (
        0,
        "not-same-as",
        "max",
        "actorgraph same 'kh' 'iri' --refuse --by 'Max'",
    )


def test_a_case_folder_gets_the_claim_to_paste(world: World, tmp_path: Path) -> None:
    world("relation: sponsors, subject: red, object: alpha")
    folder = tmp_path / "world"
    words = ("same", "Beta", "Alpha", "--confirm", "--by", "Jane Doe", "--note", 'Same: "words".')
    code, out, err = outcome(*words, "-c", str(folder))
    today = date.today().isoformat()  # noqa: DTZ011 (the day where the person is)
    assert (code, out, err) == (
        1,
        f"""\
# into actors.yaml, unless it is there
- id: jane-doe
  name: Jane Doe
  type: person
# into the claims of a report
- relation: same-as
  subject: beta
  object: alpha
  claimant: jane-doe
  modality: confirmed
  said: '{today}'
  quote: 'Same: "words".'
""",
        f"Error: {str(folder)!r} is a case folder, which only people write; paste this into it\n",
    )
    person, claim = out.split("# into the claims of a report\n")
    row = yaml.safe_load(claim)[0]
    case = world(json.dumps(row)[1:-1].replace('"quote"', '"note"'), actors=ACTORS + person)
    assert [it.actor for it in case.show("beta").same] == ["alpha"]
    assert isinstance(case, library.Case)


def test_nothing_is_withdrawn_from_a_case_folder(world: World, tmp_path: Path) -> None:
    world("relation: same-as, subject: beta, object: alpha, modality: confirmed")
    folder = str(tmp_path / "world")
    assert outcome("same", "alpha", "beta", "--withdraw", "-c", folder) == (
        1,
        "",
        f"Error: {folder!r} is a case folder, which only people write; take the claim out of its report\n",
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "say what to do: --propose, --list, --confirm, --refuse, --withdraw"),
        (("kh", "--confirm", "--by", "Max"), "--confirm needs two actors, not 1"),
        (("kh", "--list"), "--list needs no actor, not 1"),
        (("a", "b", "--propose"), "--propose needs no actor or one actor, not 2"),
        (("kh", "iri", "--confirm"), "--confirm needs --by NAME: who decides"),
    ],
)
def test_a_wrong_command_line_is_told(db: str, words: tuple[str, ...], message: str) -> None:
    code, out, err = outcome("same", *words, "-c", db)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Error: {message}"
