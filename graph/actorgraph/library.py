"""A case opened for questions: the one object that most programs need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from actorgraph.case.opened import open_path
from actorgraph.model.dates import DateLike, read_when
from actorgraph.model.errors import UnknownClaim
from actorgraph.model.filters import FILTERS, Filters, FilterWords, several
from actorgraph.model.options import checks_options
from actorgraph.store.filters import filters_of
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    import pandas as pd
    from pyvis.network import Network as PyvisNetwork

    from actorgraph.ask.answer import Asked
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.write.file import Target
    from actorgraph.identity.propose import Proposals
    from actorgraph.measures.balance import Balance
    from actorgraph.measures.communities import Communities
    from actorgraph.measures.cut import Cut
    from actorgraph.measures.rank import Ranking
    from actorgraph.model.nouns import Actor, Claim, Event, Source
    from actorgraph.model.vocabulary import Vocabulary
    from actorgraph.network import Network
    from actorgraph.page.frame import Page
    from actorgraph.questions.answer import Answer
    from actorgraph.questions.attribution import Attribution
    from actorgraph.questions.between import Between
    from actorgraph.questions.chain import Chain
    from actorgraph.questions.compare import Comparison
    from actorgraph.questions.conflicts import Conflicts
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.figures import Figures
    from actorgraph.questions.find import Found
    from actorgraph.questions.info import Info
    from actorgraph.questions.listing import Listing
    from actorgraph.questions.paths.pairs import Pairs
    from actorgraph.questions.paths.path import Paths
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.voices import Voices
    from actorgraph.questions.whether import Whether
    from actorgraph.questions.who import Who
    from actorgraph.questions.why import Why

ENVIRONMENT: Final = "ACTORGRAPH_CASE"


def open_case(path: str | os.PathLike[str] | None = None) -> Case:
    """Return a case, opened for questions.

    Parameters
    ----------
    path
        A case folder or a store. The default is what the environment variable ``ACTORGRAPH_CASE``
        names, else the case that comes with actorgraph.

    Raises
    ------
    FileTrouble
        There is nothing there, or it cannot be read.
    Faults
        It is a case folder with faults; all of them are named.
    StoreError
        It is not a store, a damaged one, or one of a newer actorgraph.

    Examples
    --------
    >>> open_case().info().title
    'US airstrikes in Iraq and Syria, 2 February 2024'
    """
    named = path if path is not None else os.environ.get(ENVIRONMENT) or None
    if named is None:
        from actorgraph_data import FIRST

        named = FIRST
    store, folder = open_path(named)
    return Case(store, folder=folder)


@checks_options(FILTERS)
class Case:
    """A case or store with the questions that it answers.

    Actors, events and relations are given by id or by any of their names. Every question takes the
    filters of `FilterWords`. `folder` is the case folder that was opened, None for a store.
    """

    def __init__(self, store: Store, *, folder: Path | None = None) -> None:
        self.store = store
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the case's store; a ``with`` block does it too."""
        self.store.close()

    def _repr_html_(self) -> str:
        """Return a short table for a notebook, in which `page` shows the page."""
        from actorgraph.questions.table import html_summary

        return html_summary(self.store)

    def __repr__(self) -> str:
        return f"<Case {self.title!r}: {self.store.count('claim')} claims>"

    @property
    def title(self) -> str:
        """The title of the case."""
        return self.store.meta.get("title", "")

    @property
    def vocabulary(self) -> Vocabulary:
        """The relations of the case."""
        return self.store.vocabulary

    # -- what is in it -----------------------------------------------------------------------------

    def actors(self) -> Iterator[Actor]:
        """Yield the actors, in the order of the case."""
        return self.store.actors()

    def events(self) -> Iterator[Event]:
        """Yield the events, in the order of the case."""
        return self.store.events()

    def sources(self) -> Iterator[Source]:
        """Yield the sources, in the order of the case."""
        return self.store.sources()

    def claims(
        self,
        *,
        relation: str = "",
        subject: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        actor: str = "",
        event: str = "",
        source: str = "",
        **filters: Unpack[FilterWords],
    ) -> Iterator[Claim]:
        """Yield the claims that meet all that is asked, in the order of the text; all by default.

        *relation* is a relation or family; *actor* stands at either end.
        """
        return self.chosen(
            self.filters(**filters),
            relation=relation,
            subject=subject,
            object=object,
            actor=actor,
            event=event,
            source=source,
        )

    def chosen(
        self,
        filters: Filters,
        *,
        relation: str = "",
        subject: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        actor: str = "",
        event: str = "",
        source: str = "",
    ) -> Iterator[Claim]:
        """Yield the claims that meet filters and names; see `claims`."""
        ends = {"subject": subject, "object": object, "either": actor}
        numbers = {key: self.store.thing(name).n for key, name in ends.items() if name}
        if event:
            numbers["event"] = self.store.event(event).n
        return self.store.claims(
            filters,
            relations=self.vocabulary.relations_of([relation]),
            source=self.store.source_id(source) if source else "",
            **numbers,  # type: ignore[arg-type]
        )

    def actor(self, name: str) -> Actor:
        """Return one actor by its id or any of its names: ``case.actor("KH")``.

        Raises
        ------
        UnknownActor
            Nothing answers to it; near names are in ``exc.suggestions``.
        AmbiguousName
            Several actors do; they are in ``exc.candidates``.

        Examples
        --------
        >>> open_case().actor("KH").name
        "Kata'ib Hezbollah"
        """
        return next(self.store.actors([self.store.actor(name).n]))

    def event(self, name: str) -> Event:
        """Return one event by its id or any of its names; raises like `actor`, with `UnknownEvent`.

        Examples
        --------
        >>> str(open_case().event("jordan-outpost-attack").when)
        '2024-01-28'
        """
        return next(self.store.events([self.store.event(name).n]))

    def source(self, name: str) -> Source:
        """Return one source by its id or title.

        Raises
        ------
        UnknownSource
            Nothing answers to it; near ids are in ``exc.suggestions``.

        Examples
        --------
        >>> open_case().source("cnn-2024-02-02").publisher
        'cnn'
        """
        key = self.store.source_id(name)
        return self.store.sources_called([key])[key]

    def claim(self, claim_id: str) -> Claim:
        """Return one claim by its id.

        Raises
        ------
        UnknownClaim
            Nothing answers to it; near ids are in ``exc.suggestions``.

        Examples
        --------
        >>> open_case().claim("iran-backs-kh").quote
        'Kata’ib Hezbollah, the most powerful Iran-backed militia in Iraq'
        """
        try:
            return self.store.claim(claim_id)
        except UnknownClaim:
            raise UnknownClaim(claim_id, self.store.claim_ids_like(claim_id)) from None

    def info(self) -> Info:
        """Return what the case says about itself and how much it holds."""
        answer: Info = self._answer("info", {})
        return answer

    # -- questions ---------------------------------------------------------------------------------

    def ask(self, question: str) -> Asked:
        """Return the answer to a question in English: ``case.ask("Who backs KH?")``.

        The reading comes with it. A question that is not understood, or that may mean several things, is
        not answered; look at `Asked.answered`.
        """
        answer: Asked = self._answer("ask", {}, question=question)
        return answer

    def who(
        self,
        relation: str,
        actor: str,
        *,
        direct: bool = False,
        event: str = "",
        types: str | Iterable[str] = (),
        role: str = "",
        in_words: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Who:
        """Return who does something to an actor: ``case.who("sponsors", "KH")``.

        *direct* leaves out what only follows from several claims, *event* keeps what is said about one event,
        *types* and *role* those actors that are of a type or hold a title, and *in_words* lets claims answer
        that name no actor if no others do.
        """
        options = {"direct": direct, "event": event, "role": role, "in_words": in_words}
        answer: Who = self._answer(
            "who", filters, relation=relation, actor=actor, types=several(types, "types"), **options
        )
        return answer

    def whom(
        self,
        actor: str,
        relation: str,
        *,
        direct: bool = False,
        event: str = "",
        types: str | Iterable[str] = (),
        role: str = "",
        in_words: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Who:
        """Return to whom an actor does something: ``case.whom("Iran", "sponsors")``; see `who`."""
        options = {"direct": direct, "event": event, "role": role, "in_words": in_words}
        answer: Who = self._answer(
            "whom",
            filters,
            relation=relation,
            actor=actor,
            types=several(types, "types"),
            **options,
        )
        return answer

    def _answer(self, question: str, /, filters: FilterWords, **arguments: Any) -> Any:
        from actorgraph.questions.call import Call

        return Call(question, arguments, filters).run(self.store)

    def path(
        self,
        start: str,
        end: str,
        *,
        directed: bool = False,
        most: int = 5,
        k: int | None = None,
        strongest: bool = False,
        in_time: bool = False,
        relation: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> Paths:
        """Return the shortest paths between two actors or events, at most *most* of them.

        *k* asks for the *k* shortest, also longer ones; *strongest* for those whose weakest hop is firmest;
        *in_time* for those on which no hop comes before the last. See `actorgraph.questions.paths.path.path`.
        *relation* is a relation or family, or several.
        """
        answer: Paths = self._answer(
            "path", filters, start=start, end=end, directed=directed, most=most, k=k,
            strongest=strongest, in_time=in_time, relation=several(relation, "relation"),
        )  # fmt: skip
        return answer

    def pairs(
        self,
        start: str | Iterable[str] = (),
        end: str | Iterable[str] = (),
        *,
        from_type: str | Iterable[str] = (),
        from_event: str | Iterable[str] = (),
        to_type: str | Iterable[str] = (),
        to_event: str | Iterable[str] = (),
        directed: bool = False,
        most: int = 5,
        k: int | None = None,
        strongest: bool = False,
        in_time: bool = False,
        relation: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> Pairs:
        """Return the paths from any of some actors or events to any of others, the nearest pairs first.

        Each set is named by actors and events, types of actors, and events, of which it holds all. The
        rest is as in `path`, for at most *most* pairs.
        """
        sets = {
            "from_name": start, "from_type": from_type, "from_event": from_event,
            "to_name": end, "to_type": to_type, "to_event": to_event,
        }  # fmt: skip
        answer: Pairs = self._answer(
            "path", filters, directed=directed, most=most, k=k, strongest=strongest, in_time=in_time,
            relation=several(relation, "relation"),
            **{name: several(texts, name) for name, texts in sets.items()},
        )  # fmt: skip
        return answer

    def between(
        self, one: str, other: str, *, most: int = 10, **filters: Unpack[FilterWords]
    ) -> Between:
        """Return everything that ties two actors or events, directly or by one step between."""
        answer: Between = self._answer("between", filters, one=one, other=other, most=most)
        return answer

    def attribution(self, event: str, **filters: Unpack[FilterWords]) -> Attribution:
        """Return who blames whom for an event, how sure they are, who claims it and who denies it."""
        answer: Attribution = self._answer("attribution", filters, event=event)
        return answer

    def whether(
        self,
        subject: str,
        relation: str,
        object: str = "",  # noqa: A002 (the word of the model)
        *,
        event: str = "",
        direct: bool = False,
        ahead: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Whether:
        """Return whether an actor does something (to another): ``case.whether("US", "attacks", "KH")``.

        *event* keeps what is said about one event, *direct* leaves out what only follows from several
        claims, and *ahead* asks of the future.
        """
        words = {"subject": subject, "relation": relation, "object": object}
        answer: Whether = self._answer(
            "whether", filters, **words, event=event, direct=direct, ahead=ahead
        )
        return answer

    def figures(
        self,
        name: str = "",
        what: str = "",
        *,
        needed: str = "",
        acts: bool | None = None,
        **filters: Unpack[FilterWords],
    ) -> Figures:
        """Return the figures about an actor or event, or of the whole case, that fit some words.

        Figures have most of the words of *what* and all that are *needed*. *acts* is True for what the actor
        does, False for what it suffers.
        """
        words = {"name": name, "what": what, "needed": needed}
        answer: Figures = self._answer("figures", filters, **words, acts=acts)
        return answer

    def why(
        self,
        name: str,
        relation: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        **filters: Unpack[FilterWords],
    ) -> Why:
        """Return what is said as the reason for an event, or for what an actor does (to another)."""
        answer: Why = self._answer("why", filters, name=name, relation=relation, object=object)
        return answer

    def chain(self, event: str, **filters: Unpack[FilterWords]) -> Chain:
        """Return the line of responsibility for an event as told, and where the telling stops."""
        answer: Chain = self._answer("chain", filters, event=event)
        return answer

    def said(
        self,
        actor: str,
        *,
        about: str = "",
        own_voice: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return what an actor says: ``case.said("John Kirby", about="Iran")``.

        *about* keeps what is said about one actor or event, *own_voice* what the actor says itself, through
        nobody.
        """
        answer: Listing = self._answer(
            "said", filters, actor=actor, about=about, own_voice=own_voice
        )
        return answer

    def plans(
        self,
        actor: str = "",
        *,
        toward: str = "",
        relation: str | Iterable[str] = (),
        wish: bool = False,
        ahead: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return what an actor, or anybody, is said to want, plan or threaten.

        *toward* keeps what concerns one actor or event; *wish* asks whether they want it or shun it; *ahead*
        asks what is said to come, whoever plans it.
        """
        answer: Listing = self._answer(
            "plans", filters, actor=actor, toward=toward, relation=several(relation, "relation"),
            wish=wish, ahead=ahead,
        )  # fmt: skip
        return answer

    def when(
        self,
        name: str,
        relation: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        *,
        start: bool = False,
        ahead: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return when an event was, or when an actor did something: ``case.when("Iran", "sponsors", "KH")``.

        *start* keeps a first day that a source gives for it, *ahead* what has not happened yet.
        """
        answer: Listing = self._answer(
            "when", filters, name=name, relation=relation, object=object, start=start, ahead=ahead
        )
        return answer

    def where(
        self,
        name: str,
        relation: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return where an actor or event is, or where an actor does something (to another)."""
        answer: Listing = self._answer(
            "where", filters, name=name, relation=relation, object=object
        )
        return answer

    def responsibility(
        self, event: str, *, denied: bool = False, **filters: Unpack[FilterWords]
    ) -> Listing:
        """Return who claims responsibility for an event, or with *denied* who denies it."""
        answer: Listing = self._answer("responsibility", filters, event=event, denied=denied)
        return answer

    def blames(self, actor: str, event: str, **filters: Unpack[FilterWords]) -> Listing:
        """Return who blames an actor for an event."""
        answer: Listing = self._answer("blames", filters, actor=actor, event=event)
        return answer

    def did(self, actor: str, event: str, **filters: Unpack[FilterWords]) -> Whether:
        """Return whether anybody says that an actor did an event."""
        answer: Whether = self._answer("did", filters, actor=actor, event=event)
        return answer

    def meant(self, name: str, **filters: Unpack[FilterWords]) -> Listing:
        """Return whom the name of an umbrella or class, or an accusation, may mean; nobody is blamed by that."""
        answer: Listing = self._answer("meant", filters, name=name)
        return answer

    def sufferers(
        self,
        relation: str,
        *,
        event: str = "",
        types: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return to whom something is done, whoever does it: ``case.sufferers("attacks")``."""
        answer: Listing = self._answer(
            "sufferers", filters, relation=relation, event=event, types=several(types, "types")
        )
        return answer

    def corroboration(
        self,
        subject: str = "",
        relation: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        *,
        event: str = "",
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return the independent voices that say something; those of one government are one.

        With *event* and *object*: those who blame that actor for the event.
        """
        answer: Listing = self._answer(
            "corroboration", filters, subject=subject, relation=relation, object=object, event=event
        )
        return answer

    def identical(self, name: str, other: str) -> Listing:
        """Return whether two names are of one actor, as the case has it or as a person decided."""
        answer: Listing = self._answer("identical", {}, name=name, other=other)
        return answer

    def compare(
        self,
        *,
        days: Sequence[DateLike] = (),
        sources: Sequence[str] = (),
        other: Case | str | os.PathLike[str] | None = None,
        **filters: Unpack[FilterWords],
    ) -> Comparison:
        """Return what one telling has and another has not.

        Give one of these: two *days*, two *sources* (by id, title or publisher), or an *other* case or
        store. The filters hold for both sides.
        """
        path = (other.folder or other.store.path) if isinstance(other, Case) else other or ""
        answer: Comparison = self._answer(
            "compare", filters, days=tuple(read_when(day).text for day in days), sources=tuple(sources),
            other=os.fspath(path),
        )  # fmt: skip
        return answer

    def conflicts(
        self, name: str = "", *, most: int = 0, **filters: Unpack[FilterWords]
    ) -> Conflicts:
        """Return what cannot all be true of what the claims say; *name* keeps one actor or event."""
        answer: Conflicts = self._answer("conflicts", filters, name=name, most=most)
        return answer

    def voices(
        self, *, by: str = "claimant", most: int = 20, **filters: Unpack[FilterWords]
    ) -> Voices:
        """Return who makes the claims (*by* claimant, publisher or source), and what rests on them alone."""
        answer: Voices = self._answer("voices", filters, by=by, most=most)
        return answer

    def timeline(self, name: str = "", **filters: Unpack[FilterWords]) -> Timeline:
        """Return what happened in the order of time; *name* keeps one actor or event."""
        answer: Timeline = self._answer("timeline", filters, name=name)
        return answer

    def show(self, name: str, **filters: Unpack[FilterWords]) -> Dossier:
        """Return everything about one actor or event by name, or about one claim by id."""
        answer: Dossier = self._answer("show", filters, name=name)
        return answer

    def find(self, text: str) -> Found:
        """Return the actors, events and claims that hold a text."""
        answer: Found = self._answer("find", {}, text=text)
        return answer

    # -- measures ----------------------------------------------------------------------------------

    def rank(
        self,
        by: str = "degree",
        *,
        top: int = 10,
        relation: str | Iterable[str] = (),
        directed: bool | None = None,
        groups: str = "type",
        events: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Ranking:
        """Return the first actors by degree, pagerank, betweenness or broker, see `actorgraph.measures.rank`."""
        answer: Ranking = self._answer(
            "rank", filters, by=by, top=top, relation=several(relation, "relation"), directed=directed,
            groups=groups, events=events,
        )  # fmt: skip
        return answer

    def communities(
        self,
        *,
        top: int = 10,
        relation: str | Iterable[str] = (),
        resolution: float = 1.0,
        events: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Communities:
        """Return sets of actors with many claims among them, see `actorgraph.measures.communities`."""
        answer: Communities = self._answer(
            "communities", filters, top=top, relation=several(relation, "relation"),
            resolution=resolution, events=events,
        )  # fmt: skip
        return answer

    def cut(
        self,
        start: str,
        end: str,
        *,
        by: str = "ties",
        relation: str | Iterable[str] = (),
        directed: bool = False,
        events: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Cut:
        """Return a smallest set of ties, or actors, that parts two actors, see `actorgraph.measures.cut`."""
        answer: Cut = self._answer(
            "cut", filters, start=start, end=end, by=by, relation=several(relation, "relation"),
            directed=directed, events=events,
        )  # fmt: skip
        return answer

    def balance(
        self, *, top: int = 20, relation: str | Iterable[str] = (), **filters: Unpack[FilterWords]
    ) -> Balance:
        """Return how balanced the ties for and against are, see `actorgraph.measures.balance`."""
        answer: Balance = self._answer(
            "balance", filters, top=top, relation=several(relation, "relation")
        )
        return answer

    # -- identity ----------------------------------------------------------------------------------

    def same_proposals(self, name: str = "") -> Proposals:
        """Return pairs of actors that may be one, the likeliest first; *name* keeps those of one actor."""
        from actorgraph.identity.propose import proposals

        return proposals(self.store, self.store.each(name).n if name else None)

    def same_decisions(self) -> list[Claim]:
        """Return the confirmed claims that two actors are one or are not, whoever says so."""
        from actorgraph.identity.decide import standing

        return standing(self.store)

    # -- networks, tables, files, pages --------------------------------------------------------------------

    def selection(
        self,
        answer: Answer[Any] | None = None,
        *,
        relation: str = "",
        **filters: Unpack[FilterWords],
    ) -> Selection:
        """Return claims to export with `actorgraph.export`: all, those of an answer, or those that filters leave."""
        from actorgraph.formats.selection import Selection

        asked = self.filters(**filters)
        if answer is not None:
            from actorgraph.page.opening import opening_of

            return Selection(self.store, chosen=opening_of(self.store, answer).claims)
        return Selection(self.store, asked, self.vocabulary.relations_of([relation]))

    def export(
        self,
        target: Target,
        answer: Answer[Any] | None = None,
        *,
        format: str = "",
        options: Mapping[str, str] | None = None,
        relation: str = "",
        **filters: Unpack[FilterWords],
    ) -> list[str]:
        """Write the claims for another program, and return, a line each, what its format cannot hold.

        Parameters
        ----------
        target
            A path, such as ``"case.graphml"``, or a file that is open for bytes.
        answer
            What a question of this case returned; only its claims are written.
        format, options
            The format's name and its options, see `actorgraph.export`; by default, the path's ending decides.
        relation
            Only claims of this relation or family.

        Raises
        ------
        UnknownFormat, WrongUse, FileTrouble
            See `actorgraph.export`.

        Examples
        --------
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     case = open_case()
        ...     lost = case.export(pathlib.Path(folder, "sponsors.graphml"), case.who("sponsors", "KH"))
        >>> lost
        []
        """
        from actorgraph.formats.exporter import export

        selected = self.selection(answer, relation=relation, **filters)
        return export(selected, target, format=format, options=options)

    def to_pandas(
        self,
        table: str = "claims",
        *,
        relation: str = "",
        sentences: bool = False,
        **filters: Unpack[FilterWords],
    ) -> pd.DataFrame:
        """Return the claims, actors, events or sources as a table of pandas, one row each.

        With filters or a relation there are the claims that meet them, and the actors, events and sources
        that these name. The default takes claims of every modality; see the column ``modality_group``.

        Parameters
        ----------
        table
            ``"claims"``, ``"actors"``, ``"events"`` or ``"sources"``.
        relation
            Only claims of this relation or family.
        sentences
            Give claims a column with each in English, such as "Iran denies that it seeks conflict."

        Returns
        -------
        A table with an index of numbers, in the order of the case. ``first_day`` and ``last_day`` are real
        dates (missing if the end is open or unknown) beside the EDTF text; a missing text is ``NA``; several
        names, modes or places are one text, joined by ``"; "``.

        Raises
        ------
        InvalidValue
            There is no such table, or it is not of claims and has no sentences.
        MissingPackage
            pandas is not installed; ``pip install 'actorgraph[pandas]'``.

        Examples
        --------
        >>> claims = open_case().to_pandas("claims", relation="sponsors")
        >>> claims.loc[claims["object"] == "kataib-hezbollah", ["subject_name", "modality"]].values.tolist()
        [['Iran', 'stated']]
        """
        from actorgraph.formats.tables.frame import frame_of

        selected = self.selection(relation=relation, **filters)
        return frame_of(selected, table, sentences=sentences)

    def network(
        self,
        *,
        relation: str = "",
        events: bool = False,
        texts: bool = False,
        isolated: bool = True,
        **filters: Unpack[FilterWords],
    ) -> Network:
        """Return the claims as a `networkx.MultiDiGraph`; see `actorgraph.network.network_of`."""
        from actorgraph.network import network_of

        return network_of(
            self.store,
            self.filters(**filters),
            relations=self.vocabulary.relations_of([relation]),
            events=events,
            texts=texts,
            isolated=isolated,
        )

    def to_pyvis(
        self, *, focus: str = "", hops: int = 1, **filters: Unpack[FilterWords]
    ) -> PyvisNetwork:
        """Return the claims as a finished `pyvis.network.Network`, to go on with in pyvis's own way.

        Nodes have places (physics is off), shapes and colours by type. An edge stands for all claims of
        one family between the same two: it has the colour of the family, the line of the firmest
        modality, and the words of the sources as its title. ``save_graph`` writes a page that loads
        nothing.

        Parameters
        ----------
        focus, hops
            Draw only what is at most *hops* ties around this actor or event.

        Raises
        ------
        UnknownActor, AmbiguousName
            *focus* is nobody, or several.

        Examples
        --------
        >>> network = open_case().to_pyvis(focus="Kata'ib Hezbollah")
        >>> network.add_node("note", label="what I think", x=300, y=0)
        >>> network.add_edge("note", "kataib-hezbollah", color="grey")
        >>> network.num_nodes(), network.get_node("iran")["shape"]
        (20, 'square')
        """
        from actorgraph.page.drawing import network_of
        from actorgraph.page.places import places_of
        from actorgraph.page.view import view_of

        view = view_of(self.store, self.filters(**filters), focus=focus, hops=hops)
        return network_of(view, places_of(view))

    def page(
        self,
        answer: Answer[Any] | None = None,
        *,
        focus: str = "",
        hops: int = 1,
        height: int = 640,
        **filters: Unpack[FilterWords],
    ) -> Page:
        """Return the interactive page, which a notebook shows and `Page.write` puts into a file.

        Parameters
        ----------
        answer
            What a question of this case returned; the page opens on it.
        focus, hops
            Draw only what is at most *hops* ties around this actor or event.
        height
            Of the frame in a notebook, in pixels.
        """
        from actorgraph.page.frame import Page
        from actorgraph.page.opening import opening_of
        from actorgraph.page.page import text_of
        from actorgraph.page.view import view_of

        asked = self.filters(**filters)
        opening = None if answer is None else opening_of(self.store, answer)
        view = view_of(self.store, asked, focus=focus, hops=hops, answer=opening)
        return Page(text_of(view), view.title, height)

    def filters(self, **words: Unpack[FilterWords]) -> Filters:
        """Return filters from what people write, with the claimants and sources found by name."""
        return filters_of(self.store, **words)
