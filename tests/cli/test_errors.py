"""What an error says on the command line."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import (
    InvalidValue,
    NotFound,
    UnknownActor,
    UnknownClaim,
    UnknownEvent,
    UnknownFormat,
    UnknownRelation,
    UnknownSource,
    UnknownType,
)
from actorgraph_cli.errors import message_of
from actorgraph_cli.main import COMMANDS


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (UnknownActor("x"), "no actor is called 'x'; 'actorgraph actors' lists them all"),
        (UnknownEvent("x"), "no event is called 'x'; 'actorgraph events' lists them all"),
        (UnknownRelation("x"), "no relation is called 'x'; 'actorgraph relations' lists them all"),
        (UnknownClaim("x"), "no claim is called 'x'; 'actorgraph claims' lists them all"),
        (UnknownSource("x"), "no source is called 'x'; 'actorgraph sources' lists them all"),
        (UnknownFormat("x"), "no format is called 'x'; 'actorgraph formats' lists them all"),
        (UnknownActor("alfa", ["Alpha"]), "no actor is called 'alfa'; did you mean 'Alpha'?"),
        (
            UnknownType("x", hint="use one of a, b"),
            "no type of actor is called 'x'; use one of a, b",
        ),
        (InvalidValue("bad"), "bad"),
    ],
)
def test_the_command_that_lists_names_stands_in_for_suggestions(
    error: InvalidValue, message: str
) -> None:
    assert message_of(error) == message


#: A type always comes with the types that there are.
HINTED = {UnknownType}


@pytest.mark.parametrize("kind", [kind for kind in NotFound.__subclasses__() if kind not in HINTED])
def test_every_kind_of_name_has_a_command_that_lists_it(kind: type[NotFound]) -> None:
    command = message_of(kind("x")).split("'actorgraph ")[1].split("'")[0]

    assert command in COMMANDS
