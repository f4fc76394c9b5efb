"""The questions that a store answers: the one list from which all else is made.

A row says what a question is called, what it asks for and where its functions are; it loads nothing.
A row is a named tuple, for every start of the program makes them all, and a dataclass costs it ten times that.
From the row come the command, its help and its entry in ``docs/cli.md``, the reading that `ask` prints and
runs, ``--html`` and ``--export``. The method of `actorgraph.Case` is typed by hand and calls the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final, Literal, NamedTuple, TypeAlias

#: What a parameter takes, and so what the shell completes.
Kind: TypeAlias = Literal[
    "actor", "event", "thing", "relation", "source", "type", "text", "date", "path", "flag", "count",
    "number", "choice",
]  # fmt: skip

#: How help writes what a parameter takes.
METAVARS: Final = {
    "actor": "ACTOR", "thing": "NAME", "event": "EVENT", "relation": "RELATION", "source": "SOURCE",
    "type": "TYPE", "date": "DATE", "path": "PATH", "text": "WORDS", "count": "N", "number": "X",
}  # fmt: skip


class Argument(NamedTuple):
    """What a question asks for by its place; the arguments together are words in any run.

    `metavar` is how help writes it. One that is not `required` may be left out.
    """

    name: str
    kind: Kind
    metavar: str = ""
    required: bool = True

    @property
    def written(self) -> str:
        """How help writes the argument, in brackets if it may be left out."""
        name = self.metavar or METAVARS[self.kind]
        return name if self.required else f"[{name}]"


class Option(NamedTuple):
    """What a question may be told besides.

    Parameters
    ----------
    name
        Of the function's parameter; the option is spelled like it, unless `spelled` says otherwise.
    several
        It may be given several times; the parameter is a tuple.
    least
        For a count or number: the least that is taken; with `above`, it is just not reached.
    shown
        It changes what is printed and not the answer: the lines take it, the function does not.
    no
        For a flag that is neither on nor off by default: how its opposite is spelled.
    """

    name: str
    help: str
    kind: Kind = "text"
    default: Any = None
    several: bool = False
    choices: tuple[str, ...] = ()
    metavar: str = ""
    least: float | None = None
    above: bool = False
    shown: bool = False
    spelled: str = ""
    no: str = ""

    @property
    def option(self) -> str:
        """How the option is spelled on the command line."""
        return self.spelled or f"--{self.name.replace('_', '-')}"

    @property
    def usual(self) -> Any:
        """The value if nothing is given."""
        if self.default is not None or self.no:
            return self.default
        if self.several:
            return ()
        return {"flag": False, "count": None, "number": None}.get(self.kind, "")


class Question(NamedTuple):
    """One question.

    Parameters
    ----------
    name
        Of the command.
    group
        Of commands, in which help lists it.
    function
        ``"module:function"`` within ``actorgraph``: called with a store, the arguments and options by name
        and ``filters``, it returns an `Answer`.
    words
        ``"module:function"``: called alike, without filters, it returns the question in words.
    lines
        ``"module:function"``: called with a store, an answer and the options that are shown, it yields lines
        of text.
    help
        The first paragraph is one sentence; the rest explains.
    example
        A command that a test runs.
    filters
        The filters that it takes: ``"all"``; ``"as written"``, all but a day, for a question that asks for days
        itself and finds claimants by name in two stores; or ``"none"``.
    """

    name: str
    group: str
    function: str
    words: str
    lines: str
    help: str
    example: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    filters: Literal["all", "as written", "none"] = "all"

    def load(self, part: Literal["function", "words", "lines"]) -> Callable[..., Any]:
        """Return one of the question's functions, imported now."""
        module, _, name = getattr(self, part).partition(":")
        found: Callable[..., Any] = getattr(import_module(f"actorgraph.{module}"), name)
        return found

    @property
    def asked(self) -> tuple[Option, ...]:
        """The options that change the answer."""
        return tuple(option for option in self.options if not option.shown)


def limit(default: int, noun: str, *, shown: bool = True, least: int = 0) -> Option:
    """Return the option that bounds how many answers there are."""
    help_ = f"At most N {noun}" + ("; 0 for all." if least == 0 else ".")
    if shown:
        help_ = f"Print a{help_[1:]}"
    return Option(
        "limit" if shown else "most", help_, "count", default, metavar="N", least=least,
        shown=shown, spelled="--limit",
    )  # fmt: skip


_DIRECT: Final = Option("direct", "Leave out what only follows from several claims.", "flag")

_ROWS: Final = (
    Question(
        "who",
        "ask",
        function="questions.who:who_does",
        words="questions.who:who_words",
        lines="text.who:who_lines",
        arguments=(Argument("relation", "relation"), Argument("actor", "thing", "ACTOR")),
        options=(_DIRECT, limit(20, "answers")),
        help="""Who does something to an actor: the relation first, then the actor.

        A relation is one of 'actorgraph relations', its reverse (sponsored-by), a family (sponsorship) or a
        phrase that people use for it ("is backed by").
        """,
        example="""actorgraph who sponsors "Kata'ib Hezbollah\"""",
    ),
    Question(
        "whom",
        "ask",
        function="questions.who:whom_does",
        words="questions.who:whom_words",
        lines="text.who:who_lines",
        arguments=(Argument("actor", "thing", "ACTOR"), Argument("relation", "relation")),
        options=(_DIRECT, limit(20, "answers")),
        help="To whom an actor does something: the actor first, then the relation.",
        example="actorgraph whom Iran sponsors",
    ),
    Question(
        "path",
        "ask",
        function="questions.paths.pairs:paths_between",
        words="questions.paths.pairs:path_words",
        lines="text.path:answer_lines",
        arguments=(
            Argument("start", "thing", "FROM", required=False),
            Argument("end", "thing", "TO", required=False),
        ),
        options=(
            Option(
                "from_name",
                "From this actor or event, or any of several; repeatable.",
                "thing",
                several=True,
                spelled="--from",
            ),
            Option("from_type", "From any actor of this type; repeatable.", "type", several=True),
            Option(
                "from_event",
                "From this event, or any of several; repeatable.",
                "event",
                several=True,
            ),
            Option(
                "to_name",
                "To this actor or event, or any of several; repeatable.",
                "thing",
                several=True,
                spelled="--to",
            ),
            Option("to_type", "To any actor of this type; repeatable.", "type", several=True),
            Option(
                "to_event", "To this event, or any of several; repeatable.", "event", several=True
            ),
            Option(
                "k",
                "The N shortest paths, also those longer than the shortest.",
                "count",
                metavar="N",
                least=1,
            ),
            Option("strongest", "The paths whose weakest hop is said most firmly.", "flag"),
            Option(
                "in_time", "The shortest paths whose hops can follow each other in time.", "flag"
            ),
            Option(
                "relation",
                "Follow only this relation or family; repeatable.",
                "relation",
                several=True,
            ),
            Option("directed", "Follow claims from subject to object only.", "flag"),
            limit(5, "paths; between sets, at most N pairs", shown=False, least=1),
        ),
        help="""The shortest paths between two actors or events, each hop with its claims.

        The options --from… and --to… name sets that stand in for FROM and TO: then the paths from any of the
        one set to any of the other are printed by pair, the nearest pairs first.
        """,
        example="actorgraph path CENTCOM Al-Nujaba",
    ),
    Question(
        "whether",
        "ask",
        function="questions.whether:whether_does",
        words="questions.whether:whether_words",
        lines="text.whether:whether_lines",
        arguments=(
            Argument("subject", "thing", "ACTOR"),
            Argument("relation", "relation"),
            Argument("object", "thing", "ACTOR", required=False),
        ),
        options=(
            Option("event", "Only what is said about this event.", "event"),
            _DIRECT,
            Option(
                "ahead",
                "Ask of the future: what is likely, possible, intended or conditional.",
                "flag",
            ),
        ),
        help="""Whether an actor does something to another: stated, derived, denied, contradicted or not stated.

        Nothing found is never a no: what is said near the question is printed instead. Without a second
        actor anybody will do: "whether US attacks", "whether US attacked-by".
        """,
        example="""actorgraph whether US attacks "Kata'ib Hezbollah\"""",
    ),
    Question(
        "attribution",
        "ask",
        function="questions.attribution:attribution_of",
        words="questions.attribution:attribution_words",
        lines="text.attribution:attribution_lines",
        arguments=(Argument("event", "event"),),
        help="Who blames whom for an event, how sure they are, who claims it, who denies it.",
        example='actorgraph attribution "Jordan attack"',
    ),
    Question(
        "figures",
        "ask",
        function="questions.figures:figures_of",
        words="questions.figures:figures_words",
        lines="text.figures:figures_lines",
        arguments=(Argument("name", "thing", required=False),),
        options=(
            Option(
                "what", "What is counted, such as 'killed'; figures that fit most of the words."
            ),
            Option("needed", "Only figures that have all of these words."),
            Option(
                "acts", "Only what the actor does, or only what it suffers.", "flag", no="--suffers"
            ),
        ),
        help="How many: the figures that sources give, side by side, with who gave each.",
        example='actorgraph figures "US airstrikes" --what "targets struck"',
    ),
    Question(
        "why",
        "ask",
        function="questions.why:why_of",
        words="questions.why:why_words",
        lines="text.why:why_lines",
        arguments=(
            Argument("name", "thing"),
            Argument("relation", "relation", required=False),
            Argument("object", "thing", "ACTOR", required=False),
        ),
        help="""What is said as the reason for an event, or for what an actor does, and as its aim.

        Only a source's own "because" is a reason; what merely came before is not one.
        """,
        example='actorgraph why "US airstrikes"',
    ),
    Question(
        "between",
        "ask",
        function="questions.between:what_ties",
        words="questions.between:what_ties_words",
        lines="text.between:between_lines",
        arguments=(Argument("one", "thing", "ONE"), Argument("other", "thing", "OTHER")),
        options=(limit(10, "events, N umbrellas and classes, and N others between", shown=False),),
        help="Everything that ties two actors or events, directly or by one step between.",
        example="""actorgraph between Iran "Kata'ib Hezbollah\"""",
    ),
    Question(
        "voices",
        "ask",
        function="questions.voices:voices",
        words="questions.voices:voices_words",
        lines="text.voices:voice_lines",
        options=(
            Option(
                "by",
                "Whose voice to count; claimants of one government are one.",
                "choice",
                "claimant",
                choices=("claimant", "publisher", "source"),
            ),
            limit(20, "voices"),
            Option(
                "most",
                "Name at most N of the ties that rest on one voice alone; 0 for all.",
                "count",
                3,
                metavar="N",
                least=0,
                spelled="--ties",
            ),
        ),
        help="""Who makes the claims, how hedged, about whom, and which ties would vanish without whom.

        Claims of every modality are counted; ties rest on those that count.
        """,
        example="actorgraph voices --by source",
    ),
    Question(
        "compare",
        "ask",
        function="questions.compare:comparison",
        words="questions.compare:comparison_words",
        lines="text.compare:compare_lines",
        filters="as written",
        options=(
            Option(
                "days",
                "What holds on this day, month or year; give two.",
                "date",
                several=True,
                spelled="--as-of",
            ),
            Option(
                "sources",
                "What this source says, by id, title or publisher; give two.",
                "source",
                several=True,
                spelled="--source",
            ),
            Option("other", "Another case folder or store.", "path", spelled="--with"),
            limit(20, "of each kind"),
            Option("kept", "Print what both say, too.", "flag", shown=True),
        ),
        help="""What differs between two days, two sources, or two cases.

        Ties and figures that are added, dropped, kept, or contradicted by the other side.
        """,
        example="actorgraph compare --as-of 2024-01-28 --as-of 2024-02-02",
    ),
)

QUESTIONS: Final[dict[str, Question]] = {row.name: row for row in _ROWS}


def of_group(group: str) -> Iterator[Question]:
    """Yield the questions of a group, in the order of the list."""
    return (row for row in _ROWS if row.group == group)
