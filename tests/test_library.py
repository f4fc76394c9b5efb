"""Tests of opening a case, and of asking it by names."""

from __future__ import annotations

import doctest
import inspect
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import actorgraph
from actorgraph.model.errors import (
    FileTrouble,
    NotAStore,
    NotFound,
    StoreError,
    UnknownClaim,
    UnknownOption,
)
from actorgraph.model.filters import FILTERS
from actorgraph.questions.registry import QUESTIONS
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, claimant: blue, modality: believed",
    "relation: attacks, subject: alpha, object: blue, event: raid",
    "relation: sponsors, subject: red, object: beta, when: 2023",
)


def ids(claims: Iterable[actorgraph.Claim]) -> list[str]:
    return [claim.id for claim in claims]


def test_without_a_path_the_shipped_case_is_opened() -> None:
    assert actorgraph.open_case().title == "US airstrikes in Iraq and Syria, 2 February 2024"


def test_the_environment_names_the_case(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    world(*CLAIMS)
    monkeypatch.setenv("ACTORGRAPH_CASE", str(tmp_path / "world"))
    assert actorgraph.open_case().title == "World"


def test_a_folder_and_its_store_are_the_same_case(world: World) -> None:
    case = world(*CLAIMS)
    assert list(actorgraph.open_case(str(case.store.path)).claims()) == list(case.claims())


def test_a_case_shows_its_title_and_size(world: World) -> None:
    assert repr(world(*CLAIMS)) == "<Case 'World': 3 claims>"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("nothing", "nothing"),
        ("x" * 5000, "x" * 5000),
        ("a\x00b", "a\\x00b"),
        ("caf\udce9", "caf\\\\udce9"),
    ],
)
def test_a_path_with_nothing_there_is_trouble(name: str, shown: str) -> None:
    with pytest.raises(FileTrouble) as caught:
        actorgraph.open_case(name)
    assert str(caught.value) == (
        f"there is no case at '{shown}'; name a case folder or a store, or a case that comes with"
        " actorgraph: river_war, us_strikes_2024"
    )


def test_a_folder_without_a_case_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="is not a case"):
        actorgraph.open_case(tmp_path)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("subject,relation,object\n", "utf-8")
    with pytest.raises(NotAStore):
        actorgraph.open_case(tmp_path / "claims.csv")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({}, ["c1", "c2", "c3"]),
        ({"relation": "sponsors"}, ["c1", "c3"]),
        ({"relation": "sponsorship"}, ["c1", "c3"]),
        ({"relation": ("sponsors", "attacks")}, ["c1", "c2", "c3"]),
        ({"subject": "Red"}, ["c1", "c3"]),
        ({"object": "Alpha"}, ["c1"]),
        ({"actor": "Alpha"}, ["c1", "c2"]),
        ({"event": "raid"}, ["c2"]),
        ({"claimant": "Blue"}, ["c1"]),
        ({"claimant": ("Blue", "Gazette")}, ["c1", "c2", "c3"]),
        ({"modality": "believed"}, ["c1"]),
        ({"modality": "believed,denied"}, ["c1"]),
        ({"modality": "not asserted"}, []),
        ({"as_of": "2023"}, ["c3"]),
        ({"source": "report"}, ["c1", "c2", "c3"]),
    ],
)
def test_claims_are_those_that_meet_all_that_is_asked(
    world: World, words: dict[str, str], found: list[str]
) -> None:
    assert ids(world(*CLAIMS).claims(**words)) == found  # type: ignore[arg-type]


def test_a_claim_is_found_by_its_id(world: World) -> None:
    case = world(*CLAIMS)
    assert case.claim("c2").object == "blue"
    with pytest.raises(UnknownClaim, match="no claim is called 'c9'"):
        case.claim("c9")


@pytest.mark.parametrize("name", ["alpha", "Alpha", "the ALPHA"])
def test_an_actor_is_found_by_id_or_name(world: World, name: str) -> None:
    assert world(*CLAIMS).actor(name) == actorgraph.Actor("alpha", "Alpha", "armed-group")


def test_an_event_is_found_by_id_or_name(world: World) -> None:
    event = actorgraph.Event("raid", "raid", "attack", actorgraph.read_when("2024-01-28"))

    assert world(*CLAIMS).event("Raid") == event


@pytest.mark.parametrize("name", ["report", "Report"])
def test_a_source_is_found_by_id_or_title(world: World, name: str) -> None:
    assert world(*CLAIMS).source(name).publisher == "gazette"


@pytest.mark.parametrize(
    ("method", "name", "message"),
    [
        ("actor", "Alpa", "no actor is called 'Alpa'; did you mean 'Alpha'?"),
        ("actor", "Mars", "no actor is called 'Mars'"),
        ("actor", "raid", "no actor is called 'raid'"),
        ("event", "ride", "no event is called 'ride'; did you mean 'raid'?"),
        ("event", "red", "no event is called 'red'"),
        ("source", "Reports", "no source is called 'Reports'; did you mean 'report'?"),
        ("claim", "d1", "no claim is called 'd1'"),
    ],
)
def test_a_name_that_nothing_answers_to_is_an_error_of_python(
    world: World, method: str, name: str, message: str
) -> None:
    with pytest.raises(NotFound) as caught:
        getattr(world(*CLAIMS), method)(name)

    assert str(caught.value) == message


def test_the_nearest_claim_ids_are_suggested(shipped: actorgraph.Case) -> None:
    with pytest.raises(UnknownClaim) as caught:
        shipped.claim("iran-backs-hk")

    assert str(caught.value).startswith(
        "no claim is called 'iran-backs-hk'; did you mean 'iran-backs-kh'"
    )


def test_a_case_exports_its_claims_or_those_of_an_answer(world: World, tmp_path: Path) -> None:
    case = world(*CLAIMS)

    def exported(*words: Any, **options: Any) -> list[str]:
        case.export(tmp_path / "claims.json", *words, **options)
        again = tmp_path / "again.db"
        again.unlink(missing_ok=True)
        actorgraph.import_files([tmp_path / "claims.json"], again)
        return sorted(ids(actorgraph.open_case(again).claims()))

    assert exported() == ["c1", "c2", "c3"]
    assert exported(case.who("sponsors", "Beta")) == ["c3"]
    assert exported(relation="attacks") == ["c2"]
    assert exported(modality="believed") == ["c1"]


def test_a_case_is_closed_after_its_block(world: World) -> None:
    with world("relation: sponsors, subject: red, object: alpha") as case:
        assert case.info().claim_count == 1
    with pytest.raises(StoreError, match="is closed; open it again"):
        case.info()


def methods() -> list[str]:
    return [
        name
        for name, member in inspect.getmembers(actorgraph.Case, inspect.isfunction)
        if not name.startswith("_")
    ]


@pytest.mark.parametrize("method", methods())
def test_no_method_takes_an_option_that_it_does_not_have(world: World, method: str) -> None:
    parameters = list(inspect.signature(getattr(actorgraph.Case, method)).parameters.values())[1:]
    options = {it.name for it in parameters if it.kind is not inspect.Parameter.VAR_KEYWORD}
    if len(options) < len(parameters):
        options |= FILTERS
    ask = getattr(world(*CLAIMS), method)

    for option in options:
        with pytest.raises(UnknownOption) as caught:
            ask(**{f"{option}{option[-1]}": "x"})
        assert option in caught.value.suggestions or len(option) == 1
    with pytest.raises(TypeError, match=f"Case.{method}\\(\\) has no option 'foo'"):
        ask(foo=1)


@pytest.mark.parametrize("day", ["2024-01-28", date(2024, 1, 28), datetime(2024, 1, 28, 22, 30)])  # noqa: DTZ001
def test_days_are_texts_or_dates(world: World, day: Any) -> None:
    case = world(*CLAIMS)

    assert ids(case.claims(as_of=day)) == ["c2"]
    assert ids(case.claims(since=day)) == ["c1", "c2"]
    assert ids(case.claims(until=day)) == ["c2", "c3"]
    assert case.compare(days=(day, "2023")).before == "as of 2024-01-28"


def sections(method: str) -> dict[str, str]:
    """Return the sections of a method's description by their titles."""
    text = inspect.getdoc(getattr(actorgraph.Case, method)) or ""
    parts = re.split(r"\n\n([A-Z]\w+)\n-+\n", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("method", methods())
def test_a_method_describes_its_parameters(method: str) -> None:
    parameters = list(inspect.signature(getattr(actorgraph.Case, method)).parameters.values())[1:]
    described = re.findall(r"^(\S.*)$", sections(method).get("Parameters", ""), re.MULTILINE)

    names = [it.name for it in parameters if it.kind is not it.VAR_KEYWORD]
    assert sorted(name for line in described for name in line.split(", ")) == sorted(names)


def kinds(question: str) -> Mapping[str, str]:
    """Return what a question takes, by the names of its arguments and options."""
    row = QUESTIONS[question]
    return {each.name: each.kind for part in (row.arguments, row.asked) for each in part}


def test_a_question_takes_what_its_method_takes() -> None:
    missing = {
        f"{method}: {name}"
        for method in methods()
        if method in QUESTIONS and method != "claims"
        for name in inspect.signature(getattr(actorgraph.Case, method)).parameters
        if name not in {"self", "filters", *kinds(method)}
    }
    assert missing == {"ask: model", "ask: send_text_to"}  # `Case.ask` sees to them


#: What each method raises, and so only the class says, by the kind of what a question takes.
UNKNOWN: dict[str, type[actorgraph.ActorgraphError]] = {
    "actor": actorgraph.UnknownActor,
    "thing": actorgraph.UnknownActor,
    "event": actorgraph.UnknownEvent,
    "relation": actorgraph.UnknownRelation,
    "type": actorgraph.UnknownType,
}


@pytest.mark.parametrize(
    ("method", "name", "kind"),
    [
        (method, name, kind)
        for method in methods()
        if method in QUESTIONS
        for name in inspect.signature(getattr(actorgraph.Case, method)).parameters
        if (kind := kinds(method).get(name)) in UNKNOWN
    ],
)
def test_a_name_that_is_not_known_is_the_error_that_the_class_describes(
    world: World, method: str, name: str, kind: str
) -> None:
    known = {"actor": "alpha", "thing": "alpha", "event": "raid", "relation": "sponsors"}
    arguments = QUESTIONS[method].arguments
    given = {argument.name: known[argument.kind] for argument in arguments}
    if method == "corroboration" and name == "event":
        given["object"] = "alpha"

    with pytest.raises(UNKNOWN[kind]) as caught:
        getattr(world(*CLAIMS), method)(**given | {name: "zzz"})
    assert f"`{type(caught.value).__name__}`" in str(actorgraph.Case.__doc__)


@pytest.mark.parametrize("method", methods())
def test_what_a_method_raises_is_an_error_of_ours(method: str) -> None:
    raised = re.findall(r"^(\S.*)$", sections(method).get("Raises", ""), re.MULTILINE)

    for name in (name for line in raised for name in line.split(", ")):
        assert issubclass(getattr(actorgraph, name), actorgraph.ActorgraphError)


def test_every_method_has_an_example_that_runs() -> None:
    finder = doctest.DocTestFinder(recurse=True)
    found = finder.find(actorgraph.Case, "Case", module=sys.modules[actorgraph.Case.__module__])
    examples = {test.name.partition(".")[2] for test in found if test.examples}

    assert set(methods()) - examples == set()
