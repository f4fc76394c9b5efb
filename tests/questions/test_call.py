"""A call of a question: the command that it prints means the same call, whatever its arguments."""

from __future__ import annotations

import shlex
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

import actorgraph
from actorgraph.questions.call import Call
from actorgraph.questions.registry import QUESTIONS, Argument, Option
from actorgraph_cli.main import actorgraph as program
from actorgraph_cli.question import call_given

NAMES = ("kataib-hezbollah", "Kata'ib Hezbollah", "US Central Command", "iran", 'the "outpost"')
RELATIONS = ("sponsors", "attacked-by", "is backed by", "leadership")
EVENTS = ("jordan-outpost-attack", "us-strikes")


def values(parameter: Argument | Option) -> st.SearchStrategy[Any]:
    """Return what a parameter may be given."""
    one: dict[str, st.SearchStrategy[Any]] = {
        "relation": st.sampled_from(RELATIONS),
        "event": st.sampled_from(EVENTS),
        "count": st.integers(1, 50),
        "number": st.sampled_from([0.5, 2.0]),
        "flag": st.booleans(),
        "choice": st.sampled_from(getattr(parameter, "choices", ()) or ("",)),
        "date": st.sampled_from(["2024", "2024-02-02"]),
        "text": st.sampled_from(["killed", "defense minister", "--odd"]),
    }
    found = one.get(parameter.kind, st.sampled_from(NAMES))
    return st.lists(found, max_size=2).map(tuple) if getattr(parameter, "several", False) else found


@st.composite
def calls(draw: st.DrawFn) -> Call:
    row = draw(st.sampled_from([row for row in QUESTIONS.values() if row.name != "ask"]))
    relation = any(argument.kind == "relation" for argument in row.arguments)
    named = {a.name: draw(st.sampled_from(NAMES[:1]) if relation and a.kind != "relation" else values(a)) for a in row.arguments}  # fmt: skip
    options = {o.name: draw(values(o)) for o in row.options if draw(st.booleans())}
    filters = draw(st.sampled_from([{}, {"since": "2024"}, {"claimant": ("cnn",), "tentative": True}, {"modality": ("denied", "hinted")}, {"without": ("cnn",)}]))  # fmt: skip
    return Call(row.name, named | options, filters if row.filters != "none" else {})  # type: ignore[arg-type]


def whole(call: Call) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Return a call with all its arguments, the usual ones too."""
    row = call.question
    usual = {o.name: o.usual for o in row.options} | {a.name: "" for a in row.arguments}
    return call.name, {**usual, **call.arguments}, {key: value for key, value in call.filters.items() if value}  # fmt: skip


@given(calls())
def test_the_command_of_a_call_means_the_same_call(call: Call) -> None:
    store = actorgraph.open_case().store
    _, name, *words = shlex.split(call.command)
    command = program.get_command(click.Context(program), name)
    assert command is not None

    given_ = command.make_context(name, list(words)).params

    assert whole(call_given(QUESTIONS[name], given_, store)) == whole(call)


@pytest.mark.parametrize(
    ("call", "command"),
    [
        (Call("who", {"relation": "sponsors", "actor": "kh"}), "actorgraph who sponsors kh"),
        (
            Call("who", {"relation": "is backed by", "actor": "Kata'ib Hezbollah", "direct": True}),
            """actorgraph who "is backed by" "Kata'ib Hezbollah" --direct""",
        ),
        (
            Call("figures", {"what": "--odd"}, {"since": "2024", "without": ("cnn", "bbc")}),
            "actorgraph figures --what=--odd --since 2024 --without cnn --without bbc",
        ),
        (Call("find", {"text": "--odd"}), "actorgraph find -- --odd"),
        (Call("claims", {"object": "$(rm)"}), "actorgraph claims --object '$(rm)'"),
    ],
)
def test_a_command_is_quoted_for_a_shell(call: Call, command: str) -> None:
    assert call.command == command


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (Call("who", {"relation": "sponsors", "actor": "KH"}), "who sponsors Kata'ib Hezbollah?"),
        (
            Call("whom", {"actor": "Iran", "relation": "sponsors"}, {"since": "2024"}),
            "whom does Iran sponsor, since 2024?",
        ),
        (
            Call("claims", {"relation": "attacks"}, {"modality": ("denied",), "claimant": "cnn"}),
            "who attacked whom, only according to CNN, only what is denied",
        ),
    ],
)
def test_a_call_is_put_into_words_with_its_filters(
    shipped: actorgraph.Case, call: Call, words: str
) -> None:
    assert call.words(shipped.store) == words
