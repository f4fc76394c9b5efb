"""A case opened for questions: the one object that most programs need."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, Unpack

from actorgraph.case.opened import open_path
from actorgraph.model.dates import DateLike, read_when
from actorgraph.model.errors import UnknownClaim
from actorgraph.model.filters import FILTERS, Filters, FilterWords, several
from actorgraph.model.options import checks_options, checks_own_options
from actorgraph.store.filters import filters_of
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from pathlib import Path

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
    from actorgraph.model.actor import Actor
    from actorgraph.model.claim import Claim
    from actorgraph.model.event import Event
    from actorgraph.model.source import Source
    from actorgraph.model.vocabulary import Vocabulary
    from actorgraph.network import Network
    from actorgraph.page.frame import Page
    from actorgraph.plot.picture import Picture
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
    from actorgraph.questions.origins import OriginsAnswer
    from actorgraph.questions.paths.pairs import Pairs
    from actorgraph.questions.paths.path import Paths
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.voices import Voices
    from actorgraph.questions.whether import Whether
    from actorgraph.questions.who import Who
    from actorgraph.questions.why import Why


@checks_own_options
def open_case(path: str | os.PathLike[str] | None = None, *, tlp: str = "") -> Case:
    """Return a case, opened for questions.

    Parameters
    ----------
    path
        A case folder or a store, or the name of a case that comes with actorgraph: ``us_strikes_2024``, or
        ``river_war``, which is invented to learn on. The default is what the environment variable
        ``ACTORGRAPH_CASE`` names, else the first of them.
    tlp
        Only what is marked at most so by the Traffic Light Protocol (``"clear"``, ``"green"``, ``"amber"``,
        ``"amber+strict"``, ``"red"``) is there, and what is not marked; the default is all.

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
    >>> open_case("river_war").info().title
    'The Orsa river war (invented)'
    """
    store, folder = open_path(path)
    store.limit(tlp)
    return Case(store, folder=folder)


@checks_options(FILTERS)
class Case:
    """A case or store with the questions that it answers.

    Actors, events and relations are given by id or by any of their names.

    Every question takes these filters, which choose the claims that count:

    ``as_of``, ``since``, ``until``
        Only claims that hold then. A date is EDTF text (``"2024-02-02"``, ``"2024-02"``, ``"2023-10/.."``),
        a `datetime.date`, a `datetime.datetime` or a ``pandas.Timestamp``.
    ``modality``
        Only claims said like this: modalities, groups of them, or ``"all"``.
    ``claimant``
        Only what these actors vouch for or speak.
    ``tentative``
        Let what is possible, intended or conditional count too.
    ``undated``
        Keep claims without a date if a date is asked for.
    ``without``
        Leave out what these sources say, by id, title or publisher.

    What every method raises: `UnknownActor`, `UnknownEvent`, `UnknownRelation`, `UnknownSource` or `UnknownType`
    for a name that is not known, with near ones in ``suggestions``; `AmbiguousName` for a name that may be
    several, which are in ``candidates``; `InvalidValue` for a date or modality that does not exist; and
    `UnknownOption`, a `TypeError`, for an option that it does not have. What only one raises stands with it.
    """

    def __init__(self, store: Store, *, folder: str | os.PathLike[str] | None = None) -> None:
        self.store = store
        self._folder = folder

    @cached_property
    def folder(self) -> Path | None:
        """The case folder that was opened, None for a store."""
        from pathlib import Path

        return None if self._folder is None else Path(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the case's store; a ``with`` block does it too.

        Examples
        --------
        >>> with open_case() as case:
        ...     case.title
        'US airstrikes in Iraq and Syria, 2 February 2024'
        """
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
        """Yield the actors, in the order of the case.

        Examples
        --------
        >>> [actor.name for actor in open_case().actors()][:2]
        ['United States', 'US military']
        """
        return self.store.actors()

    def events(self) -> Iterator[Event]:
        """Yield the events, in the order of the case.

        Examples
        --------
        >>> [str(event.when) for event in open_case().events()][:2]
        ['2024-02-02', '2024-02-02/..']
        """
        return self.store.events()

    def sources(self) -> Iterator[Source]:
        """Yield the sources, in the order of the case.

        Examples
        --------
        >>> [source.title for source in open_case().sources()]
        ['Report on the US airstrikes of 2 February 2024']
        """
        return self.store.sources()

    def claims(
        self,
        *,
        relation: str | Iterable[str] = (),
        subject: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        actor: str = "",
        event: str = "",
        source: str = "",
        **filters: Unpack[FilterWords],
    ) -> Iterator[Claim]:
        """Yield the claims that meet all that is asked, in the order of the text; all by default.

        Claims of every modality are yielded, unless filters choose.

        Parameters
        ----------
        relation
            Relations and families.
        subject, object
            An actor or event at this end.
        actor
            An actor or event at either end.
        event
            The event that they are about.
        source
            Their source, by id or title.

        Examples
        --------
        >>> [claim.id for claim in open_case().claims(relation="sponsors", object="KH")]
        ['iran-backs-kh']
        >>> {claim.modality for claim in open_case().claims(claimant="Iran", modality="not asserted")}
        {'denied'}
        """
        ends = {"subject": subject, "object": object, "either": actor}
        numbers = {key: self.store.thing(name).n for key, name in ends.items() if name}
        if event:
            numbers["event"] = self.store.event(event).n
        return self.store.claims(
            self.filters(**filters),
            relations=self.vocabulary.relations_of(several(relation, "relation")),
            source=self.store.source_id(source) if source else "",
            **numbers,  # type: ignore[arg-type]
        )

    def actor(self, name: str) -> Actor:
        """Return one actor by its id or any of its names.

        Parameters
        ----------
        name
            An id or name, in whatever case, accents and apostrophes.

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
        """Return one event by its id or any of its names.

        Parameters
        ----------
        name
            An id or name, as for `actor`.

        Raises
        ------
        UnknownEvent, AmbiguousName
            As for `actor`.

        Examples
        --------
        >>> str(open_case().event("jordan-outpost-attack").when)
        '2024-01-28'
        """
        return next(self.store.events([self.store.event(name).n]))

    def source(self, name: str) -> Source:
        """Return one source by its id or title.

        Parameters
        ----------
        name
            An id or title.

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

        Parameters
        ----------
        claim_id
            The id.

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
        """Return what the case says about itself and how much it holds.

        Examples
        --------
        >>> open_case().info().claim_count
        158
        """
        return self._answer("info", locals())

    # -- questions ---------------------------------------------------------------------------------

    def _answer(self, question: str, given: Mapping[str, Any]) -> Any:
        """Return the answer to a question; *given* are the `locals()` of the method that asks it."""
        from actorgraph.questions.call import Call
        from actorgraph.questions.registry import QUESTIONS

        row = QUESTIONS[question]
        names = {argument.name for argument in row.arguments} | {o.name for o in row.options}
        lists = {option.name for option in row.options if option.several}
        arguments = {
            name: several(value, name) if name in lists else value
            for name, value in given.items()
            if name in names
        }
        return Call(question, arguments, given.get("filters", {})).run(self.store)

    def ask(self, question: str, *, model: str = "", send_text_to: str = "") -> Asked:
        """Return the answer to a question in English, with the reading of the question.

        A question that is not understood, or that may mean several things, is not answered.

        Parameters
        ----------
        question
            Such as ``"Who backs KH?"``; ``docs/questions-tested.md`` has many.
        model
            The address of a language model that may read what is not understood, such as
            ``"http://127.0.0.1:11434/v1#llama3.1"``: it returns the call of a question, which is checked.
        send_text_to
            The host of the model, if it is not this machine: the question and near names are sent there.

        Returns
        -------
        An answer as the question's own method gives it, in `Asked.content`; `Asked.answered` is False if the
        question was not read in one way, and `Asked.suggestions` has questions near to it.

        Raises
        ------
        StoreError
            The store cannot be read.
        InvalidValue, NoReply
            The model has no such address, or cannot be asked.

        Examples
        --------
        >>> asked = open_case().ask("Who backs KH?")
        >>> asked.answered, str(asked.verdict)
        (True, 'stated')
        >>> open_case().ask("Who borrows KH?").unknown
        ('borrows',)
        """
        answer: Asked = self._answer("ask", {"question": question})
        if not model:
            return answer
        from actorgraph.ask.endpoint import endpoint_of
        from actorgraph.ask.second import read_by_model

        return read_by_model(self.store, answer, endpoint_of(model, send_text_to))

    def who(
        self,
        relation: str,
        actor: str,
        *,
        direct: bool = False,
        event: str = "",
        at: str = "",
        types: str | Iterable[str] = (),
        role: str = "",
        mode: str = "",
        in_words: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Who:
        """Return who does something to an actor or in an event.

        Parameters
        ----------
        relation
            A relation, family or phrase, such as ``"sponsors"`` or ``"is backed by"``.
        actor
            To whom.
        direct
            Leave out what only follows from several claims.
        event
            Keep what is said about one event.
        at
            Keep what happened in one place, and actors that are active there.
        types
            Keep actors of these types, such as ``"state"``.
        role
            Keep actors that hold this title.
        mode
            Keep what is said to be done by this means, such as money.
        in_words
            Let claims answer that name no actor, if no others do.

        Examples
        --------
        >>> case = open_case()
        >>> [(single.name, single.known) for single in case.who("sponsors", "KH")]
        [('Iran', 'stated'), ('Islamic Revolutionary Guards Corps', 'class')]
        >>> [single.name for single in case.who("sponsors", "KH", direct=True)]
        ['Iran']
        """
        return self._answer("who", locals())

    def whom(
        self,
        actor: str,
        relation: str,
        *,
        direct: bool = False,
        event: str = "",
        at: str = "",
        types: str | Iterable[str] = (),
        role: str = "",
        mode: str = "",
        in_words: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Who:
        """Return to whom an actor does something; the rest is as in `who`.

        Parameters
        ----------
        actor
            Who does it.
        relation
            A relation, family or phrase.
        direct, event, at, types, role, mode, in_words
            As for `who`.

        Examples
        --------
        >>> [single.name for single in open_case().whom("Iran", "sponsors")]
        ['Iran-backed militias', "Kata'ib Hezbollah"]
        """
        return self._answer("whom", locals())

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
        """Return the shortest paths between two actors or events.

        Parameters
        ----------
        start, end
            The two ends.
        directed
            Follow claims from subject to object only.
        most
            At most so many paths.
        k
            The *k* shortest paths, also longer ones.
        strongest
            Paths whose weakest hop is firmest.
        in_time
            Paths on which no hop comes before the last.
        relation
            Only these relations and families.

        Raises
        ------
        InvalidValue
            More than one of *k*, *strongest* and *in_time* is asked for, or less than one path.

        Examples
        --------
        >>> [hop.relation for hop in open_case().path("Iran", "KH").paths[0].hops]
        ['sponsors']
        """
        return self._answer("path", locals())

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

        Parameters
        ----------
        start, end
            Names of actors and events of either set.
        from_type, to_type
            Types, of which a set holds all actors.
        from_event, to_event
            Events, of which a set holds all that claims about them name.
        directed, k, strongest, in_time, relation
            As for `path`.
        most
            At most so many pairs.

        Raises
        ------
        InvalidValue
            A set is not given, or more than one of *k*, *strongest* and *in_time* is asked for.
        TooMany
            The sets make more pairs than can be searched.

        Examples
        --------
        >>> found = open_case().pairs("Iran", to_type="armed-group")
        >>> [(paths.start, paths.end) for paths in found][0]
        ('iran', 'kataib-hezbollah')
        """
        given = locals()
        return self._answer(
            "path", given | {"from_name": start, "to_name": end, "start": "", "end": ""}
        )

    def between(
        self, one: str, other: str, *, most: int = 10, **filters: Unpack[FilterWords]
    ) -> Between:
        """Return everything that ties two actors or events, directly or by one step between.

        Parameters
        ----------
        one, other
            The two.
        most
            At most so many others between them.

        Examples
        --------
        >>> str(open_case().between("Iran", "KH").verdict)
        'stated'
        """
        return self._answer("between", locals())

    def attribution(
        self, event: str, *, role: str = "", **filters: Unpack[FilterWords]
    ) -> Attribution:
        """Return who blames whom for an event, how sure they are, who claims it and who denies it.

        Parameters
        ----------
        event
            The event.
        role
            Keep who had this part in it, such as planner.

        Examples
        --------
        >>> answer = open_case().attribution("Jordan attack")
        >>> answer.statements[0].claimant, answer.statements[0].accused
        ('cnn', 'iran-backed-militias')
        >>> answer.claims_responsibility
        ()
        """
        return self._answer("attribution", locals())

    def whether(
        self,
        subject: str,
        relation: str,
        object: str = "",  # noqa: A002 (the word of the model)
        *,
        event: str = "",
        direct: bool = False,
        ahead: bool = False,
        mode: str = "",
        **filters: Unpack[FilterWords],
    ) -> Whether:
        """Return whether an actor does something, or does it to another.

        Parameters
        ----------
        subject, relation, object
            Who does what to whom; without *object*, to anybody.
        event
            Keep what is said about one event.
        direct
            Leave out what only follows from several claims.
        ahead
            Ask of the future.
        mode
            Keep what is said to be done by this means, such as money.

        Examples
        --------
        >>> case = open_case()
        >>> str(case.whether("Iran", "sponsors", "KH").verdict)
        'stated'
        >>> str(case.whether("Hamas", "attacks", "Iran").verdict)
        'not stated'
        """
        return self._answer("whether", locals())

    def figures(
        self,
        name: str = "",
        what: str = "",
        *,
        needed: str = "",
        acts: bool | None = None,
        at: str = "",
        **filters: Unpack[FilterWords],
    ) -> Figures:
        """Return the figures about an actor or event, or of the whole case, that fit some words.

        Parameters
        ----------
        name
            The actor or event; empty for the whole case.
        what
            What is counted; a figure has all of these words, or means the same.
        needed
            Words that a figure has all of.
        acts
            True for what the actor does, False for what it suffers, None for both.
        at
            An event or a place: only figures of what happened there.

        Examples
        --------
        >>> [single.quantity.value for single in open_case().figures("Jordan attack", "killed")]
        [3.0]
        """
        return self._answer("figures", locals())

    def why(
        self,
        name: str,
        relation: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        **filters: Unpack[FilterWords],
    ) -> Why:
        """Return what is said as the reason for an event, or for what an actor does (to another).

        Parameters
        ----------
        name
            The event, or the actor.
        relation, object
            What the actor does, and to whom.

        Examples
        --------
        >>> open_case().why("US airstrikes in Iraq and Syria").claims
        ('us-answers-jordan',)
        """
        return self._answer("why", locals())

    def chain(self, event: str, **filters: Unpack[FilterWords]) -> Chain:
        """Return the line of responsibility for an event as the claims give it, and where it stops.

        Parameters
        ----------
        event
            The event.

        Examples
        --------
        >>> [line.accused for line in open_case().chain("Jordan attack")][:2]
        ['iran-backed-militias', 'islamic-resistance-in-iraq']
        """
        return self._answer("chain", locals())

    def quote(self, words: str, **filters: Unpack[FilterWords]) -> Listing:
        """Return the claims in whose quote words stand, exactly so first, else nearly so.

        Parameters
        ----------
        words
            As they may stand in a quote; case, accents and apostrophes do not matter.

        Raises
        ------
        InvalidValue
            The words hold no letter or digit, or a filter does not parse.

        Examples
        --------
        >>> open_case().quote("threading a needle").claims
        ('administration-threads-needle',)
        """
        return self._answer("quote", locals())

    def said(
        self,
        actor: str,
        *,
        about: str = "",
        own_voice: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return what an actor says, in its own voice or through others.

        Parameters
        ----------
        actor
            Who says it.
        about
            Keep what is said about one actor or event.
        own_voice
            Keep what the actor says itself, through nobody.

        Examples
        --------
        >>> open_case().said("John Kirby", about="KH").claims[0]
        'kh-member-of-iri'
        """
        return self._answer("said", locals())

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

        Parameters
        ----------
        actor
            Who plans it; empty for anybody.
        toward
            Keep what concerns one actor or event.
        relation
            Only these relations and families.
        wish
            Ask whether they want it or shun it.
        ahead
            Ask what is said to come, whoever plans it.

        Examples
        --------
        >>> "iran-threatens-response" in open_case().plans("Iran").claims
        True
        """
        return self._answer("plans", locals())

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
        """Return when an event was, or when an actor did something (to another).

        Parameters
        ----------
        name
            The event, or the actor.
        relation, object
            What the actor does, and to whom.
        start
            Keep a first day that a source gives for it.
        ahead
            Ask what has not happened yet.

        Examples
        --------
        >>> open_case().when("Jordan attack").claims[0]
        'militants-strike-outpost'
        """
        return self._answer("when", locals())

    def where(
        self,
        name: str,
        relation: str = "",
        object: str = "",  # noqa: A002 (the word of the model)
        *,
        at: str = "",
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return where an actor or event is, or where an actor does something (to another).

        Parameters
        ----------
        name
            The event, or the actor.
        relation, object
            What the actor does, and to whom.
        at
            Ask whether it is, or was done, in this place.

        Examples
        --------
        >>> open_case().where("Jordan attack").claims
        ('jordan-attack-in-jordan',)
        """
        return self._answer("where", locals())

    def most(
        self,
        relation: str,
        *,
        of: str = "",
        types: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return who does something in most of the claims; with an inverse relation, to whom it is done.

        Parameters
        ----------
        relation
            A relation or family, or its inverse.
        of
            Keep claims with this actor at the other end.
        types
            Count actors of these types.

        Examples
        --------
        >>> open_case().most("attacks").actors[0].actor
        'us-military'
        """
        return self._answer("most", locals())

    def gaps(self, name: str = "", **filters: Unpack[FilterWords]) -> Listing:
        """Return what the claims leave open: who did it, what is held back or hinted at, what has no name.

        Parameters
        ----------
        name
            Keep one actor or event; empty for the whole case.

        Examples
        --------
        >>> [group.title for group in open_case().gaps("Jordan attack").groups]
        ['Held back or only hinted at', 'Only possible, or on a condition']
        """
        return self._answer("gaps", locals())

    def responsibility(
        self, event: str, *, denied: bool = False, **filters: Unpack[FilterWords]
    ) -> Listing:
        """Return who claims responsibility for an event, or who denies it.

        Parameters
        ----------
        event
            The event.
        denied
            Ask who denies it.

        Examples
        --------
        >>> str(open_case().responsibility("Jordan attack").verdict)
        'not stated'
        """
        return self._answer("responsibility", locals())

    def blames(self, actor: str, event: str, **filters: Unpack[FilterWords]) -> Listing:
        """Return who blames an actor for an event.

        Parameters
        ----------
        actor, event
            Who is blamed, and for what.

        Examples
        --------
        >>> str(open_case().blames("KH", "Jordan attack").verdict)
        'not asserted'
        """
        return self._answer("blames", locals())

    def did(
        self, actor: str, event: str, *, role: str = "", **filters: Unpack[FilterWords]
    ) -> Whether:
        """Return whether anybody says that an actor did an event.

        Parameters
        ----------
        actor, event
            Who did it, and what.
        role
            Ask of this part in it, such as planner.

        Examples
        --------
        >>> str(open_case().did("Islamic Resistance in Iraq", "Jordan attack").verdict)
        'stated with a hedge'
        """
        return self._answer("did", locals())

    def meant(self, name: str, **filters: Unpack[FilterWords]) -> Listing:
        """Return whom the name of an umbrella or class, or an accusation, may mean; nobody is blamed by that.

        Parameters
        ----------
        name
            An umbrella, a class, or an event.

        Examples
        --------
        >>> open_case().meant("Islamic Resistance in Iraq").claims
        ('kh-member-of-iri',)
        """
        return self._answer("meant", locals())

    def sufferers(
        self,
        relation: str,
        *,
        event: str = "",
        at: str = "",
        types: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> Listing:
        """Return to whom something is done, whoever does it.

        Parameters
        ----------
        relation
            A relation or family.
        event
            Keep what is said about one event.
        at
            Keep what happened in one place.
        types
            Keep actors of these types.

        Examples
        --------
        >>> len(open_case().sufferers("kills"))
        1
        """
        return self._answer("sufferers", locals())

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

        Parameters
        ----------
        subject, relation, object
            Who does what to whom.
        event
            With *object*: who blames that actor for this event.

        Examples
        --------
        >>> len(open_case().corroboration("Iran", "sponsors", "KH"))
        1
        """
        return self._answer("corroboration", locals())

    def identical(self, name: str, other: str) -> Listing:
        """Return whether two names are of one actor, as the case has it or as a person decided.

        Parameters
        ----------
        name, other
            The two names.

        Examples
        --------
        >>> str(open_case().identical("KH", "Kataib Hezbollah").verdict)
        'stated'
        """
        return self._answer("identical", locals())

    def compare(
        self,
        *,
        days: Sequence[DateLike] = (),
        sources: Sequence[str] = (),
        other: Case | str | os.PathLike[str] | None = None,
        **filters: Unpack[FilterWords],
    ) -> Comparison:
        """Return what one side says and another does not: two days, two sources, or two cases.

        Parameters
        ----------
        days
            Two days, as text or dates.
        sources
            Two sources, each by id, title or publisher.
        other
            Another case or store, or its path.

        Raises
        ------
        InvalidValue
            None of these is given, or several are.

        Examples
        --------
        >>> from datetime import date
        >>> answer = open_case().compare(days=(date(2024, 1, 28), "2024-02-02"))
        >>> answer.before, answer.after
        ('as of 2024-01-28', 'as of 2024-02-02')
        """
        path = (other.folder or other.store.path) if isinstance(other, Case) else other or ""
        texts = [read_when(day).text for day in days]
        return self._answer("compare", locals() | {"days": texts, "other": os.fspath(path)})

    def conflicts(
        self, name: str = "", *, most: int = 0, **filters: Unpack[FilterWords]
    ) -> Conflicts:
        """Return what cannot all be true of what the claims say.

        Parameters
        ----------
        name
            Keep one actor or event; empty for the whole case.
        most
            At most so many; 0 for all.

        Examples
        --------
        >>> [conflict.kind for conflict in open_case().conflicts()]
        ['figures']
        """
        return self._answer("conflicts", locals())

    def voices(
        self, *, by: str = "claimant", most: int = 20, **filters: Unpack[FilterWords]
    ) -> Voices:
        """Return who makes the claims, how hedged they are, and what rests on one voice alone.

        Parameters
        ----------
        by
            ``"claimant"``, ``"publisher"`` or ``"source"``.
        most
            At most so many examples of what rests on a voice alone.

        Raises
        ------
        InvalidValue
            *by* is none of these.

        Examples
        --------
        >>> open_case().voices().voices[0].name
        'CNN'
        """
        return self._answer("voices", locals())

    def origins(self, name: str = "", **filters: Unpack[FilterWords]) -> OriginsAnswer:
        """Return what several sources say, and from how few origins they have it.

        Parameters
        ----------
        name
            Keep one actor or event; empty for the whole case.

        Examples
        --------
        >>> open_case().origins().said  # the shipped case has one report
        ()
        """
        return self._answer("origins", locals())

    def timeline(self, name: str = "", **filters: Unpack[FilterWords]) -> Timeline:
        """Return what happened in the order of time.

        Parameters
        ----------
        name
            Keep one actor or event; empty for the whole case.

        Examples
        --------
        >>> [str(moment.when) for moment in open_case().timeline("Jordan attack")][0]
        '2024-01-28'
        """
        return self._answer("timeline", locals())

    def show(self, name: str, **filters: Unpack[FilterWords]) -> Dossier:
        """Return everything about one actor or event by name, or about one claim by id.

        Parameters
        ----------
        name
            The actor, event or claim.

        Examples
        --------
        >>> open_case().show("KH").subject.name
        "Kata'ib Hezbollah"
        """
        return self._answer("show", locals())

    def find(self, text: str) -> Found:
        """Return the actors, events and claims that hold a text.

        Parameters
        ----------
        text
            Words of a name, a quote, a hedge or a note; accents and case do not count.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> open_case().find("supply chain").claims
        ('us-struck-militia-facilities', 'us-struck-irgc-facilities')
        """
        return self._answer("find", locals())

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
        """Return the first actors by a measure, see `actorgraph.measures.rank`.

        Parameters
        ----------
        by
            ``"degree"``, ``"pagerank"``, ``"betweenness"`` or ``"broker"``.
        top
            At most so many actors; 0 for all.
        relation
            Only these relations and families.
        directed
            Whether ties have a direction; the default is that of the measure.
        groups
            For ``"broker"``: what the groups are, ``"type"``, ``"parent"`` or ``"country"``.
        events
            Count events as nodes too.

        Raises
        ------
        InvalidValue
            *by* or *groups* is none of these.

        Examples
        --------
        >>> [(ranked.name, ranked.score) for ranked in open_case().rank(top=1)]
        [('US military', 9.0)]
        """
        return self._answer("rank", locals())

    def communities(
        self,
        *,
        top: int = 10,
        relation: str | Iterable[str] = (),
        resolution: float = 1.0,
        events: bool = False,
        **filters: Unpack[FilterWords],
    ) -> Communities:
        """Return sets of actors with many claims among them, see `actorgraph.measures.communities`.

        Parameters
        ----------
        top
            At most so many sets; 0 for all.
        relation
            Only these relations and families.
        resolution
            Above 1 for more and smaller sets, below for fewer and larger ones.
        events
            Count events as nodes too.

        Raises
        ------
        InvalidValue
            *resolution* is not above 0.

        Examples
        --------
        >>> len(open_case().communities(top=1).answers[0].members)
        10
        """
        return self._answer("communities", locals())

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
        """Return a smallest set of ties, or actors, that parts two actors, see `actorgraph.measures.cut`.

        Parameters
        ----------
        start, end
            The two actors.
        by
            ``"ties"`` or ``"actors"``.
        relation
            Only these relations and families.
        directed
            Part only the paths from *start* to *end*.
        events
            Count events as nodes too.

        Raises
        ------
        InvalidValue
            *by* is neither of these, or both ends are one actor.

        Examples
        --------
        >>> [tie.other for tie in open_case().cut("Iran", "US")][:2]
        ['irgc', 'iran-backed-militias']
        """
        return self._answer("cut", locals())

    def balance(
        self, *, top: int = 20, relation: str | Iterable[str] = (), **filters: Unpack[FilterWords]
    ) -> Balance:
        """Return how balanced the ties for and against are, see `actorgraph.measures.balance`.

        Parameters
        ----------
        top
            At most so many unbalanced triads; 0 for all.
        relation
            Only these relations and families.

        Examples
        --------
        >>> open_case().balance().negative
        7
        """
        return self._answer("balance", locals())

    # -- identity ----------------------------------------------------------------------------------

    def same_proposals(self, name: str = "") -> Proposals:
        """Return pairs of actors of different datasets that may be one, the likeliest first.

        Parameters
        ----------
        name
            Keep the pairs of one actor; empty for all.

        Examples
        --------
        >>> open_case().same_proposals().pairs
        ()
        """
        from actorgraph.identity.propose import proposals

        return proposals(self.store, self.store.each(name).n if name else None)

    def same_decisions(self) -> list[Claim]:
        """Return the confirmed claims that two actors are one or are not, whoever says so.

        Examples
        --------
        >>> open_case().same_decisions()
        []
        """
        from actorgraph.identity.decide import standing

        return standing(self.store)

    # -- networks, tables, files, pages --------------------------------------------------------------------

    def selection(
        self,
        answer: Answer[Any] | None = None,
        *,
        relation: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> Selection:
        """Return claims to export with `actorgraph.export`: all, those of an answer, or those that filters leave.

        Parameters
        ----------
        answer
            What a question of this case returned; only its claims are chosen.
        relation
            Only claims of these relations and families.

        Raises
        ------
        UnknownRelation, InvalidValue
            There is no such relation, date or modality.

        Examples
        --------
        >>> open_case().selection(since="2024-02").count()
        120
        """
        from actorgraph.formats.selection import Selection

        asked = self.filters(**filters)
        if answer is not None:
            from actorgraph.page.opening import opening_of

            return Selection(self.store, chosen=opening_of(self.store, answer).claims)
        return Selection(
            self.store, asked, self.vocabulary.relations_of(several(relation, "relation"))
        )

    def export(
        self,
        target: Target,
        answer: Answer[Any] | None = None,
        *,
        format: str = "",
        options: Mapping[str, str] | None = None,
        relation: str | Iterable[str] = (),
        **filters: Unpack[FilterWords],
    ) -> list[str]:
        """Write the claims for another program, and return, a line each, what its format cannot hold or softens.

        Parameters
        ----------
        target
            A path, such as ``"case.graphml"``, or a file that is open for bytes.
        answer
            What a question of this case returned; only its claims are written.
        format, options
            The format's name and its options, see `actorgraph.export`; by default, the path's ending decides.
        relation
            Only claims of these relations and families.

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
        relation: str | Iterable[str] = (),
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
            Only claims of these relations and families.
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
        relation: str | Iterable[str] = (),
        events: bool = False,
        texts: bool = False,
        isolated: bool = True,
        **filters: Unpack[FilterWords],
    ) -> Network:
        """Return the claims as a `networkx.MultiDiGraph`; `actorgraph.network` lists the attributes.

        Nodes are actors, edges are claims and their keys the claims' ids. Unless filters name modalities, edges are
        the claims on which an answer may rest; ``modality="all"`` gives all of them.

        Parameters
        ----------
        relation
            Only claims of these relations and families.
        events
            Make events nodes too.
        texts
            Make what the reports do not name nodes too; with *events*, every claim is an edge.
        isolated
            Keep actors without any edge.

        Raises
        ------
        UnknownRelation, InvalidValue
            There is no such relation, date or modality.

        Examples
        --------
        >>> network = open_case().network()
        >>> network.edges["iran", "kataib-hezbollah", "iran-backs-kh"]["claimant"]
        'cnn'
        >>> import networkx
        >>> "iran-backs-kh" in set(networkx.to_pandas_edgelist(network, edge_key="claim")["claim"])
        True
        """
        from actorgraph.network import network_of

        return network_of(
            self.store,
            self.filters(**filters),
            relations=self.vocabulary.relations_of(several(relation, "relation")),
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

        Examples
        --------
        >>> network = open_case().to_pyvis(focus="Kata'ib Hezbollah")
        >>> network.add_node("note", label="what I think", x=300, y=0)
        >>> network.add_edge("note", "kataib-hezbollah", color="grey")
        >>> network.num_nodes(), network.get_node("iran")["shape"]
        (19, 'square')
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

        Raises
        ------
        InvalidValue
            There is more than a page can hold.

        Examples
        --------
        >>> case = open_case()
        >>> page = case.page(case.who("sponsors", "KH"))
        >>> page.text.startswith("<!doctype html>")
        True
        """
        from actorgraph.page.frame import Page
        from actorgraph.page.opening import opening_of
        from actorgraph.page.page import text_of
        from actorgraph.page.view import view_of

        asked = self.filters(**filters)
        opening = None if answer is None else opening_of(self.store, answer)
        view = view_of(self.store, asked, focus=focus, hops=hops, answer=opening)
        return Page(text_of(view), view.title, height)

    def plot(
        self,
        answer: Answer[Any] | None = None,
        *,
        path: str | os.PathLike[str] | None = None,
        focus: str = "",
        hops: int = 1,
        columns: int = 2,
        width: float = 0.0,
        most: int = 0,
        font: str = "",
        **filters: Unpack[FilterWords],
    ) -> Picture:
        """Return a static picture for a paper: names, verbs beside lines, and a legend, none of them over another.

        Colours, lines and signs are those of the page: a line is solid if somebody asserts it, dashed if it is
        possible, intended or conditional, and dotted if nobody asserts it; a bar across it is a denial. As many
        actors and events are shown as can be read, those that tell most; below the legend stands how many are
        left out, and what the filters leave. It needs ``pip install 'actorgraph[plot]'``.

        Parameters
        ----------
        answer
            What a question of this case returned; only its claims are drawn.
        path
            Where it is written: a file that ends in ``.svg``, ``.pdf`` or ``.png`` (300 dots to an inch).
        focus, hops
            Draw only what is at most *hops* ties around this actor or event.
        columns
            As wide as one column of a journal (3.5 inches), or as two (7.2 inches).
        width
            Inches, if neither of these fits.
        most
            At most so many actors and events; by default 12 on one column and 26 on two.
        font
            The name of an installed font; by default matplotlib's own, which is the same on every machine.

        Returns
        -------
        A `matplotlib.figure.Figure`, which a notebook shows. Its ``savefig`` leaves out dates, so that the same
        picture is the same bytes. Letters are 6 to 7 points high, those of a PDF are text (TrueType), those of an
        SVG shapes. A `UserWarning` names letters that no font on this machine has, and says if there is no line.

        Raises
        ------
        InvalidValue
            *path* has another ending, or a number or *font* cannot be used.
        FileTrouble
            *path* cannot be written.
        MissingPackage
            matplotlib is not installed; ``pip install 'actorgraph[plot]'``.

        Examples
        --------
        >>> case = open_case()
        >>> picture = case.plot(case.who("sponsors", "KH"), columns=1)
        >>> [round(side, 1) for side in picture.get_size_inches().tolist()]
        [3.5, 1.9]

        Notes
        -----
        It takes a second for a dozen actors, and some seconds for more.
        """
        from actorgraph.page.opening import opening_of
        from actorgraph.page.view import view_of
        from actorgraph.plot.plot import ending_of, plot, write_picture

        if path is not None:
            ending_of(path)
        opening = None if answer is None else opening_of(self.store, answer)
        asked = self.filters(**filters)
        view = view_of(self.store, asked, focus=focus, hops=hops, answer=opening)
        centre = self.store.thing(focus).id if focus else ""
        picture = plot(view, centre=centre, columns=columns, width=width, most=most, font=font)
        for note in picture.notes:
            warnings.warn(note, stacklevel=2)
        if path is not None:
            write_picture(picture, path)
        return picture

    def filters(self, **words: Unpack[FilterWords]) -> Filters:
        """Return filters, see `Case`, from what people write, with the claimants and sources found by name.

        Examples
        --------
        >>> open_case().filters(claimant="White House").claimants
        ('white-house',)
        """
        return filters_of(self.store, **words)
