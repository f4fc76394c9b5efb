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
    "number", "choice", "question",
]  # fmt: skip

#: How help writes what a parameter takes.
METAVARS: Final = {
    "actor": "ACTOR", "thing": "NAME", "event": "EVENT", "relation": "RELATION", "source": "SOURCE",
    "type": "TYPE", "date": "DATE", "path": "PATH", "text": "WORDS", "count": "N", "number": "X",
    "question": "QUESTION",
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
    english
        Regular expressions for how it is asked in English, whose named groups are its arguments; only for
        what the sentences of `actorgraph.ask` do not read.
    filters
        The filters that it takes: ``"all"``; ``"as written"``, all but a day, for a question that asks for days
        itself and finds claimants by name in two stores; or ``"none"``.
    opens
        True if a page can open on its answer, and the answer can be exported.
    models
        True if, on the command line, a language model of the user's may read it if nothing else does.
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
    english: tuple[str, ...] = ()
    filters: Literal["all", "as written", "none"] = "all"
    opens: bool = True
    models: bool = False

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

_DIRECTED: Final = Option("directed", "Follow claims from subject to object only.", "flag")
_EVENTS: Final = Option(
    "events", "Count events as actors: claims tie their subjects to them.", "flag"
)
_RELATION: Final = Option(
    "relation", "Only claims of this relation or family; repeatable.", "relation", several=True
)

_MODE: Final = Option(
    "mode",
    "Only what is said to be done by this means, such as money, weapons or drones; what names no means stands beside.",
)
_PART: Final = Option(
    "role", "Only who had this part in it, such as planner, orderer or facilitator."
)
_WHO_OPTIONS: Final = (
    _DIRECT,
    _MODE,
    Option("event", "Only what is said about this event.", "event"),
    Option("at", "Only what happened in this place, or actors that are active there.", "actor"),
    Option(
        "types", "Only actors of this type; repeatable.", "type", several=True, spelled="--type"
    ),
    Option("role", "Only who holds a title or role with these words, such as 'defense minister'."),
    Option(
        "in_words",
        "If no actor answers, claims that say it in words that name no actor do.",
        "flag",
        spelled="--words",
    ),
    limit(20, "answers"),
)

_ROWS: Final = (
    Question(
        "ask",
        "ask",
        function="ask.answer:ask",
        words="ask.answer:ask_words",
        lines="text.ask:asked_lines",
        arguments=(Argument("question", "question"),),
        options=(
            Option(
                "all", "Print the whole answer, not only what stands first.", "flag", shown=True
            ),
            limit(20, "answers"),
        ),
        help="""A question in plain English: how it was read, and the answer with its quotes.

        Who, whom, whether, when, where, why, how many, what somebody says or wants, how two are connected, who
        is blamed, where sources differ. A question that is not understood is not answered: the words that
        were not understood are named, with questions near to it, and the exit code is 1.
        """,
        example="""actorgraph ask "Who backs Kata'ib Hezbollah?\"""",
        filters="none",
        models=True,
    ),
    Question(
        "who",
        "ask",
        function="questions.who:who_does",
        words="questions.who:who_words",
        lines="text.who:who_lines",
        arguments=(Argument("relation", "relation"), Argument("actor", "thing", "ACTOR")),
        options=_WHO_OPTIONS,
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
        options=_WHO_OPTIONS,
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
            _DIRECTED,
            limit(5, "paths; between sets, at most N pairs", shown=False, least=1),
        ),
        help="""The shortest paths between two actors or events, each hop with its claims.

        The options --from… and --to… name sets that stand in for FROM and TO: then the paths from any of the
        one set to any of the other are printed by pair, the nearest pairs first.
        """,
        example="actorgraph path CENTCOM KH",
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
            _MODE,
        ),
        help="""Whether an actor does something to another: stated, derived, denied, contradicted, not asserted or not stated.

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
        options=(_PART,),
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
                "what",
                "What is counted, such as 'killed'; only figures that have all of the words.",
            ),
            Option("needed", "Only figures that have all of these words."),
            Option(
                "acts", "Only what the actor does, or only what it suffers.", "flag", no="--suffers"
            ),
            Option("at", "Only figures of this event, or of what happened in this place.", "thing"),
        ),
        help="How many: the figures that sources give, side by side, with who gave each.",
        example='actorgraph figures "US airstrikes" --what "targets struck"',
    ),
    Question(
        "chain",
        "ask",
        function="questions.chain:chain_of",
        words="questions.chain:chain_words",
        lines="text.chain:chain_lines",
        arguments=(Argument("event", "event"),),
        help="""The line of responsibility: event, accused, umbrella or command, sponsor.

        What is said of the event comes first; each further step is marked as derived. Nothing is derived
        from what nobody asserts. It says where the telling stops, and concludes nothing about who did it.
        """,
        example='actorgraph chain "Jordan attack"',
    ),
    Question(
        "show",
        "look",
        function="questions.dossier:dossier_of",
        words="questions.dossier:dossier_words",
        lines="text.dossier:dossier_lines",
        arguments=(Argument("name", "thing"),),
        help="Everything about one actor, event or claim.",
        example='actorgraph show "Quds Force"',
    ),
    Question(
        "timeline",
        "look",
        function="questions.timeline:timeline_of",
        words="questions.timeline:timeline_words",
        lines="text.timeline:timeline_lines",
        arguments=(Argument("name", "thing", required=False),),
        help="What happened and what was said, in the order of time; NAME keeps one actor or event.",
        example="""actorgraph timeline "Kata'ib Hezbollah\"""",
    ),
    Question(
        "find",
        "look",
        function="questions.find:find",
        words="questions.find:find_words",
        lines="text.find:found_lines",
        arguments=(Argument("text", "text", "TEXT"),),
        help="Where a text occurs: in names, and in the words of claims.",
        example='actorgraph find "series of larger-scale"',
        filters="none",
    ),
    Question(
        "info",
        "look",
        function="questions.info:info",
        words="questions.info:info_words",
        lines="text.info:info_lines",
        help="What a case or store holds: title, sources, licence, counts.",
        example="actorgraph info",
        filters="none",
        opens=False,
        english=(
            r"(?:what|which) (?:sources|reports|articles) (?:are there|are used|are in (?:it|here)|(?:does|do) (?:the|this|your) (?:case|data) (?:rest on|rely on|use|have|draw on))",
            r"(?:(?:list|name|who are|what are) )?(?:all )?(?:the |your )?sources",
            r"what does (?:the|this) case (?:hold|cover|contain|rest on|have)",
            r"where does (?:the|this) (?:data|information|case) come from",
        ),
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
                "Name at most N of the assertions that rest on one voice alone; 0 for all.",
                "count",
                3,
                metavar="N",
                least=0,
                spelled="--alone",
            ),
        ),
        help="""Who makes the claims, how hedged, about whom, and which assertions would vanish without whom.

        An assertion is a relation between two. Claims of every modality are counted; assertions rest on those
        that count.
        """,
        example="actorgraph voices --by source",
        english=(
            r"(?:who|which voices|whose words) (?:is|are) (?:quoted|cited|heard)(?: (?:in (?:the|this) (?:report|reports|case|article)|here))?",
            r"who (?:are|is) the voices",
        ),
    ),
    Question(
        "origins",
        "ask",
        function="questions.origins:origins",
        words="questions.origins:origins_words",
        lines="text.origins:origins_lines",
        arguments=(Argument("name", "thing", required=False),),
        options=(limit(20, "assertions"),),
        help="""What several sources say, and from how few origins they have it; NAME keeps one actor or event.

        Sources have something from one origin if they pass on one mouth, if they print the same words, or nearly,
        or if they cite each other ("according to Reuters", or an address): forty reprints are one voice.
        """,
        example="actorgraph origins",
        english=(
            r"(?:which|what|are any|do any) (?:of the )?(?:sources|reports|papers|publishers) (?:copy|repeat|reprint|cite|quote|copied from|copies of|reprints of) (?:each other|one another)",
            r"from how many origins (?:do|did) (?:the )?(?:sources|reports|claims) (?:have|come from|get) (?:it|what they say)",
            r"(?:how many|which) (?:independent )?origins are there",
        ),
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

        Assertions and figures that are added, dropped, kept, or contradicted by the other side.
        """,
        example="actorgraph compare --as-of 2024-01-28 --as-of 2024-02-02",
    ),
    Question(
        "conflicts",
        "ask",
        function="questions.conflicts:conflicts_of",
        words="questions.conflicts:conflicts_words",
        lines="text.conflicts:conflict_lines",
        arguments=(Argument("name", "thing", required=False),),
        options=(limit(20, "conflicts", shown=False),),
        help="""What cannot all be true of what is said; NAME keeps one actor or event.

        Figures that differ, what is said and denied, opposites, two leaders at one time: as said, without a
        judge.
        """,
        example='actorgraph conflicts "US airstrikes"',
    ),
    Question(
        "quote",
        "look",
        function="questions.quote:quote",
        words="questions.quote:quote_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("words", "text"),),
        options=(limit(10, "claims under a heading"),),
        help="""Where words stand: which claim, whose word, which source and event.

        Quotes with exactly these words come first; if there are none, those that come near to them.
        """,
        example='actorgraph quote "series of larger-scale"',
        english=(
            r'(?:who|which source) (?:said|says|wrote|writes) (?:that )?(?:(?:he|she|it|they|we)(?: would| will)? )?["“](?P<words>.+)["”]',
            r"(?:who|which source) (?:said|says|wrote|writes) (?:that )?(?:(?:he|she|it|they|we)(?: would| will)? )?['‘](?P<words>.+)['’]",
        ),
    ),
    Question(
        "said",
        "ask",
        function="questions.said:said",
        words="questions.said:said_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("actor", "thing", "ACTOR"),),
        options=(
            Option("about", "Only what is said about this actor or event.", "thing"),
            Option("own_voice", "Only what the actor says itself, through nobody.", "flag"),
            limit(10, "claims under a heading"),
        ),
        help="What somebody says, announces or threatens.",
        example="actorgraph said Kirby --about Iran",
    ),
    Question(
        "plans",
        "ask",
        function="questions.plans:plans",
        words="questions.plans:plans_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("actor", "thing", "ACTOR", required=False),),
        options=(
            Option("toward", "Only what concerns this actor or event.", "thing"),
            Option(
                "relation", "Only this relation or family; repeatable.", "relation", several=True
            ),
            Option("wish", "Whether they want it or shun it.", "flag"),
            Option("ahead", "What is said to come, whoever plans it.", "flag"),
            limit(10, "claims under a heading"),
        ),
        help="""What somebody is said to want, plan or threaten, and what is said not to be.

        Claims of every modality are listed, for a plan is not asserted.
        """,
        example="actorgraph plans Iran --wish --relation conflict",
    ),
    Question(
        "responsibility",
        "ask",
        function="questions.responsibility:responsibility",
        words="questions.responsibility:responsibility_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("event", "event"),),
        options=(
            Option("denied", "Who says that they did not do it.", "flag"),
            limit(10, "claims under a heading"),
        ),
        help="Who claims responsibility for an event, or denies it.",
        example='actorgraph responsibility "Jordan attack"',
    ),
    Question(
        "blames",
        "ask",
        function="questions.responsibility:blames",
        words="questions.responsibility:blames_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("actor", "thing", "ACTOR"), Argument("event", "event")),
        options=(limit(10, "claims under a heading"),),
        help="Who blames an actor for an event; what is only hinted or withheld stands beside it.",
        example='actorgraph blames "Islamic Resistance in Iraq" "Jordan attack"',
    ),
    Question(
        "did",
        "ask",
        function="questions.responsibility:did",
        words="questions.responsibility:did_words",
        lines="text.whether:whether_lines",
        arguments=(Argument("actor", "thing", "ACTOR"), Argument("event", "event")),
        options=(_PART,),
        help="""Whether anybody says that an actor did an event.

        Who blames it, what it says itself, and whether it could be meant by an accusation of others.
        """,
        example='actorgraph did KH "Jordan attack"',
    ),
    Question(
        "meant",
        "ask",
        function="questions.meant:meant",
        words="questions.meant:meant_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("name", "thing"),),
        options=(limit(10, "claims under a heading"),),
        help="""Whom the name of an umbrella or a class may mean, or an accusation for an event.

        Its members could be meant; nobody blames them by that.
        """,
        example='actorgraph meant "Islamic Resistance in Iraq"',
    ),
    Question(
        "sufferers",
        "ask",
        function="questions.sufferers:sufferers",
        words="questions.sufferers:sufferers_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("relation", "relation"),),
        options=(
            Option("event", "Only what is said about this event.", "event"),
            Option("at", "Only what happened in this place.", "actor"),
            Option(
                "types",
                "Only actors of this type; repeatable.",
                "type",
                several=True,
                spelled="--type",
            ),
            limit(10, "claims under a heading"),
        ),
        help="To whom something is done, whoever does it.",
        example="actorgraph sufferers attacks",
    ),
    Question(
        "when",
        "ask",
        function="questions.when:when",
        words="questions.when:when_words",
        lines="text.listing:listing_lines",
        arguments=(
            Argument("name", "thing", "EVENT | ACTOR"),
            Argument("relation", "relation", required=False),
            Argument("object", "thing", "ACTOR", required=False),
        ),
        options=(
            Option("start", "Only a first day that a source gives for it.", "flag"),
            Option("ahead", "Only what is likely, possible, intended or conditional.", "flag"),
            limit(10, "claims under a heading"),
        ),
        help="When an event was, or when an actor did something to another.",
        example='actorgraph when "Jordan attack"',
    ),
    Question(
        "where",
        "ask",
        function="questions.where:where",
        words="questions.where:where_words",
        lines="text.listing:listing_lines",
        arguments=(
            Argument("name", "thing"),
            Argument("relation", "relation", required=False),
            Argument("object", "thing", "ACTOR", required=False),
        ),
        options=(
            Option("at", "Whether it is, or was done, in this place.", "actor"),
            limit(10, "claims under a heading"),
        ),
        help="Where an actor or event is, or where an actor does something to another.",
        example='actorgraph where "US airstrikes"',
    ),
    Question(
        "corroboration",
        "ask",
        function="questions.corroboration:corroboration",
        words="questions.corroboration:corroboration_words",
        lines="text.listing:listing_lines",
        options=(
            Option("subject", "Who does it; without one, anybody.", "thing"),
            Option("relation", "What is done; without it, who speaks of the object.", "relation"),
            Option("object", "To whom it is done.", "thing"),
            Option("event", "With an object: who blames that actor for this event.", "event"),
            limit(10, "claims under a heading"),
        ),
        help="""How many independent voices say something.

        Voices of one government are counted once.
        """,
        example="actorgraph corroboration --subject Iran --relation sponsors --object KH",
    ),
    Question(
        "identical",
        "look",
        function="questions.identical:identical",
        words="questions.identical:identical_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("name", "thing"), Argument("other", "thing", "NAME")),
        options=(limit(10, "claims under a heading"),),
        help="Whether two names are of one actor, as the case has it or as a person decided.",
        example='actorgraph identical KH "Kata\'ib Hezbollah"',
    ),
    Question(
        "most",
        "ask",
        function="questions.most:most",
        words="questions.most:most_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("relation", "relation"),),
        options=(
            Option("of", "Only with this actor at the other end.", "thing"),
            Option(
                "types",
                "Only actors of this type; repeatable.",
                "type",
                several=True,
                spelled="--type",
            ),
            limit(10, "claims under a heading"),
        ),
        help="""Who does something in most of the claims; with an inverse relation, to whom it is done.

        Claims are counted, and not acts: one act may be told in many claims.
        """,
        example="actorgraph most attacked-by",
    ),
    Question(
        "gaps",
        "look",
        function="questions.gaps:gaps",
        words="questions.gaps:gaps_words",
        lines="text.listing:listing_lines",
        arguments=(Argument("name", "thing", required=False),),
        options=(limit(10, "claims under a heading"),),
        help="""What the claims leave open; NAME keeps one actor or event.

        Attacks of which nobody names who did it, what is held back, hinted at or only possible, and what is done by
        somebody without a name.
        """,
        example="actorgraph gaps",
    ),
    Question(
        "claims",
        "look",
        function="questions.claims:claims",
        words="questions.claims:claims_words",
        lines="text.claims:claims_lines",
        options=(
            Option("relation", "Only this relation or family.", "relation"),
            Option("subject", "Only what this actor does.", "thing"),
            Option("object", "Only what is done to this actor.", "thing"),
            Option("actor", "Only what this actor does or suffers.", "thing"),
            Option("event", "Only what is said about this event.", "event"),
            Option("at", "Only what happened in this place.", "actor"),
            Option("words", "Only claims that have all of these words, or words for the same."),
            Option("source", "Only what this source says.", "source"),
            Option("own_voice", "Only what a claimant says itself, through nobody.", "flag"),
            Option("anonymous", "Only what rests on a voice without a name.", "flag"),
            Option("implied", "Only what is the coder's reading and not the words.", "flag"),
            Option("acts", "Only what is done, not what is so or denied.", "flag"),
            Option("denials", "Also the claims by which a claimant denies responsibility.", "flag"),
            limit(0, "claims"),
        ),
        help="The claims, in the order of the text, each with its quote.",
        example="actorgraph claims --relation sponsors --claimant CENTCOM",
    ),
    Question(
        "rank",
        "measure",
        function="measures.rank:rank",
        words="measures.rank:rank_words",
        lines="text.measure:ranking_lines",
        options=(
            Option(
                "by",
                "What to rank by.",
                "choice",
                "degree",
                choices=("degree", "pagerank", "betweenness", "broker"),
            ),
            Option("top", "At most N actors; 0 for all.", "count", 10, metavar="N", least=0),
            Option(
                "directed",
                "Heed who is the subject, or do not; by default pagerank and broker do.",
                "flag",
                no="--undirected",
            ),
            Option(
                "groups",
                "For broker: what groups the actors.",
                "choice",
                "type",
                choices=("type", "parent", "country"),
            ),
            _EVENTS,
            _RELATION,
        ),
        help="""Who stands where among the claims that count, each with what its place rests on.

        degree: to how many others it is tied. pagerank: how often one comes by who follows claims from subject
        to object (Page and others 1999, damping 0.85). betweenness: the share of the shortest paths that
        lead through it (Brandes 2001; estimated from a sample in large stores). broker: how often it stands
        between two others whom nothing ties (Gould and Fernandez 1989).

        Claims of modalities or days that do not count take their ties and actors with them. A place shows what
        is said of an actor, not what it is.

        What is hinted, withheld, denied or presupposed is never counted, and asking for it is refused;
        --tentative counts what is possible, intended or conditional, and the answer says so.
        """,
        example="actorgraph rank --by pagerank",
    ),
    Question(
        "communities",
        "measure",
        function="measures.communities:communities",
        words="measures.communities:communities_words",
        lines="text.measure:communities_lines",
        options=(
            Option("top", "At most N communities; 0 for all.", "count", 10, metavar="N", least=0),
            Option(
                "resolution",
                "Above 1 for smaller communities, below for larger ones.",
                "number",
                1.0,
                least=0,
                above=True,
            ),
            _EVENTS,
            _RELATION,
        ),
        help="""Sets of actors with more claims among them than chance would have.

        Found by the Louvain method (Blondel and others 2008) with one seed, over ties that weigh as many as
        their claims, whatever these say. Claims of modalities or days that do not count take their ties and
        actors with them, and other claims make other communities.

        What is hinted, withheld, denied or presupposed is never counted, and asking for it is refused;
        --tentative counts what is possible, intended or conditional, and the answer says so.
        """,
        example="actorgraph communities --relation sponsorship --relation membership",
    ),
    Question(
        "cut",
        "measure",
        function="measures.cut:cut_between",
        words="measures.cut:cut_words",
        lines="text.measure:cut_lines",
        arguments=(Argument("start", "thing", "FROM"), Argument("end", "thing", "TO")),
        options=(
            Option("by", "What to take away.", "choice", "ties", choices=("ties", "actors")),
            _DIRECTED,
            _EVENTS,
            _RELATION,
        ),
        help="""The smallest set of ties, or of actors, without which nothing connects two actors.

        A tie is all the claims between two actors, and goes if all of them are wrong; the answer names them
        and their sources (minimum cut; Ford and Fulkerson 1956). What modalities or days leave out is no path
        either: --tentative lets more paths count.

        What is hinted, withheld, denied or presupposed is never counted, and asking for it is refused;
        --tentative counts what is possible, intended or conditional, and the answer says so.
        """,
        example='actorgraph cut Iran "United States"',
    ),
    Question(
        "balance",
        "measure",
        function="measures.balance:balance",
        words="measures.balance:balance_words",
        lines="text.measure:balance_lines",
        options=(
            Option(
                "top",
                "At most N triads, pairs and ties; 0 for all.",
                "count",
                20,
                metavar="N",
                least=0,
            ),
            _RELATION,
        ),
        help="""Whether friends of friends are friends: signed triads, and the ties against two clean camps.

        Sponsorship, alliance, membership and aid are positive; attack, casualties, conflict, threat and sanction
        negative; other claims have no sign. Triads after Cartwright and Harary (1956), the frustration index
        after Aref and Wilson (2019). What modalities or days leave out has no sign; --as-of takes one time at a
        time, without which ties of different times meet.

        What is hinted, withheld, denied or presupposed is never counted, and asking for it is refused;
        --tentative counts what is possible, intended or conditional, and the answer says so.
        """,
        example="actorgraph balance",
    ),
)

QUESTIONS: Final[dict[str, Question]] = {row.name: row for row in _ROWS}


def of_group(group: str) -> Iterator[Question]:
    """Yield the questions of a group, in the order of the list."""
    return (row for row in _ROWS if row.group == group)
