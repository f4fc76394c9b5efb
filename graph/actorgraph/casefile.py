"""A case opened for questions: the one object that most programs need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypedDict, Unpack

from actorgraph.cache import open_folder
from actorgraph.errors import FileTrouble, InvalidValue, UnknownClaim
from actorgraph.filters import Filters, read_filters
from actorgraph.names import fold
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.exchange.selection import Selection
    from actorgraph.identity.propose import Proposals
    from actorgraph.model import Actor, Claim, Event, Source
    from actorgraph.network import Network
    from actorgraph.page.answer import Answer
    from actorgraph.page.frame import Page
    from actorgraph.questions.attribution import Attribution
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.find import Found
    from actorgraph.questions.info import Info
    from actorgraph.questions.path import Paths
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.who import Who
    from actorgraph.vocabulary import Reading, Vocabulary

ENVIRONMENT: Final = "ACTORGRAPH_CASE"


class FilterWords(TypedDict, total=False):
    """Filters as people write them; see `actorgraph.filters.read_filters`.

    `claimant` is a name or id, or several of them.
    """

    as_of: str
    since: str
    until: str
    modality: str | tuple[str, ...]
    claimant: str | Iterable[str]
    tentative: bool
    undated: bool


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
        It is no store, a damaged one, or one of a newer actorgraph.

    Examples
    --------
    >>> open_case().info().title
    'US airstrikes in Iraq and Syria, 2 February 2024'
    """
    named = path if path is not None else os.environ.get(ENVIRONMENT) or None
    if named is None:
        from actorgraph_data import FIRST

        return Case(open_folder(FIRST), folder=FIRST)
    where = Path(named)
    try:
        is_folder, is_there = where.is_dir(), where.exists()
    except (OSError, ValueError):  # a name that is too long, or holds a NUL
        is_folder = is_there = False
    if is_folder:
        return Case(open_folder(where), folder=where)
    if is_there:
        return Case(Store(where))
    shown = str(where).encode("utf-8", "backslashreplace").decode()
    raise FileTrouble(f"there is no case at {shown!r}; name a case folder or a store")


class Case:
    """A case or store with the questions that it answers.

    Actors, events and relations are given by id or by any of their names. Every question takes the
    filters of `FilterWords`. `folder` is the case folder that was opened, None where it is a store.
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

    def _repr_html_(self) -> str | None:
        """Return the page in a frame for a notebook; None, for plain words, where it would be too much."""
        try:
            return self.page()._repr_html_()
        except InvalidValue:
            return None

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
        self, filters: Filters, *, relation: str = "", source: str = "", **ends: str
    ) -> Iterator[Claim]:
        """Yield the claims that meet filters and names; see `claims`."""
        find = {"subject": self.store.thing, "object": self.store.thing, "event": self.store.event}
        numbers = {key: find[key](name).n for key, name in ends.items() if name and key != "actor"}
        if ends.get("actor"):
            numbers["either"] = self.store.thing(ends["actor"]).n
        return self.store.claims(
            filters,
            relations=self.relations(relation),
            source=self.store.source_id(source) if source else "",
            **numbers,  # type: ignore[arg-type]
        )

    def claim(self, claim_id: str) -> Claim:
        """Return one claim by its id."""
        return self.store.claim(claim_id)

    def claim_called(self, text: str) -> Claim | None:
        """Return the claim with an id, or None where no claim has it."""
        try:
            return self.store.claim(text)
        except UnknownClaim:
            return None

    def split_whom(self, words: Sequence[str]) -> tuple[Thing, Reading]:
        """Return the actor and the relation of "whom" words: ``Iran sponsors``, or the other way round.

        Raises
        ------
        UnknownRelation, UnknownActor
            The words do not end or begin with a relation, or the rest names no actor.
        """
        texts = list(words)
        for at in range(1, len(texts)):
            if fold(" ".join(texts[at:])) in self.vocabulary.phrases:
                actor = self.store.thing(" ".join(texts[:at]))
                return actor, self.vocabulary.reading(" ".join(texts[at:]))
        reading, rest = self.vocabulary.split(texts)
        if not rest:
            raise InvalidValue(f"{' '.join(texts)!r} names no actor; write: whom ACTOR RELATION")
        return self.store.thing(" ".join(rest)), reading

    def info(self) -> Info:
        """Return what the case says about itself and how much it holds."""
        from actorgraph.questions.info import info

        return info(self.store)

    # -- questions ---------------------------------------------------------------------------------

    def who(
        self, relation: str, actor: str, *, direct: bool = False, **filters: Unpack[FilterWords]
    ) -> Who:
        """Return who does something to an actor: ``case.who("sponsors", "KH")``."""
        from actorgraph.questions.who import who

        reading, named = self.vocabulary.reading(relation), self.store.thing(actor)
        return who(self.store, reading, named, filters=self.filters(**filters), direct=direct)

    def whom(
        self, actor: str, relation: str, *, direct: bool = False, **filters: Unpack[FilterWords]
    ) -> Who:
        """Return to whom an actor does something: ``case.whom("Iran", "sponsors")``."""
        from actorgraph.questions.who import who

        reading = self.vocabulary.reading(relation).turned(self.vocabulary)
        named = self.store.thing(actor)
        return who(self.store, reading, named, filters=self.filters(**filters), direct=direct)

    def path(
        self,
        start: str,
        end: str,
        *,
        directed: bool = False,
        most: int = 5,
        **filters: Unpack[FilterWords],
    ) -> Paths:
        """Return the shortest paths between two actors or events, at most *most* of them."""
        from actorgraph.questions.path import path

        ends = (self.store.thing(start), self.store.thing(end))
        asked = self.filters(**filters)
        return path(self.store, *ends, filters=asked, directed=directed, most=most)

    def attribution(self, event: str, **filters: Unpack[FilterWords]) -> Attribution:
        """Return who blames whom for an event, how sure they are, who claims it and who denies it."""
        from actorgraph.questions.attribution import attribution

        return attribution(self.store, self.store.event(event), filters=self.filters(**filters))

    def timeline(self, name: str = "", **filters: Unpack[FilterWords]) -> Timeline:
        """Return what happened in the order of time; *name* keeps one actor or event."""
        from actorgraph.questions.timeline import timeline

        thing: Thing | None = self.store.thing(name) if name else None
        return timeline(self.store, thing, filters=self.filters(**filters))

    def show(self, name: str, **filters: Unpack[FilterWords]) -> Dossier:
        """Return everything about one actor or event."""
        from actorgraph.questions.dossier import dossier

        return dossier(self.store, self.store.thing(name), filters=self.filters(**filters))

    def find(self, text: str) -> Found:
        """Return the actors, events and claims that hold a text."""
        from actorgraph.questions.find import find

        return find(self.store, text)

    # -- identity ----------------------------------------------------------------------------------

    def same_proposals(self, name: str = "") -> Proposals:
        """Return pairs of actors that may be one, the likeliest first; *name* keeps those of one actor."""
        from actorgraph.identity.propose import proposals

        return proposals(self.store, self.store.each(name).n if name else None)

    def same_decisions(self) -> list[Claim]:
        """Return the confirmed claims that two actors are one or are not, whoever says so."""
        from actorgraph.identity.decide import standing

        return standing(self.store)

    # -- ways out ----------------------------------------------------------------------------------

    def relations(self, name: str) -> tuple[str, ...]:
        """Return the relations that a relation or family names, none for an empty text."""
        return self.vocabulary.reading(name).relations if name else ()

    def selection(
        self, answer: Answer | None = None, *, relation: str = "", **filters: Unpack[FilterWords]
    ) -> Selection:
        """Return the claims to hand on with `actorgraph.export`: all, those of an answer, or a part."""
        from actorgraph.exchange.selection import Selection

        asked = self.filters(**filters)
        if answer is not None:
            from actorgraph.page.answer import opening_of

            return Selection(self.store, chosen=opening_of(self.store, answer, asked).claims)
        return Selection(self.store, asked, self.relations(relation))

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
            relations=self.relations(relation),
            events=events,
            texts=texts,
            isolated=isolated,
        )

    def page(
        self,
        answer: Answer | None = None,
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
        from actorgraph.page.answer import opening_of
        from actorgraph.page.frame import Page
        from actorgraph.page.page import text_of
        from actorgraph.page.view import view_of

        asked = self.filters(**filters)
        opening = None if answer is None else opening_of(self.store, answer, asked)
        view = view_of(self.store, asked, focus=focus, hops=hops, answer=opening)
        return Page(text_of(view), view.title, height)

    def filters(self, **words: Unpack[FilterWords]) -> Filters:
        """Return filters from what people write, with the claimants found by name."""
        claimant = words.get("claimant", ())
        named = (claimant,) if isinstance(claimant, str) else tuple(claimant)
        return read_filters(
            as_of=words.get("as_of", ""),
            since=words.get("since", ""),
            until=words.get("until", ""),
            modality=words.get("modality", ()),
            claimants=tuple(self.store.actor(name).id for name in named if name),
            tentative=words.get("tentative", False),
            undated=words.get("undated", False),
        )
