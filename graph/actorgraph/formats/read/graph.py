"""Readers of graph files: their nodes become actors and events, their edges claims.

A file that actorgraph wrote, and a network of `actorgraph.network` that networkx wrote, have for each node whether
it is an actor, an event or a text, and for each edge all of its claim: the same claims are imported again.

In any other file an edge says only that two nodes are connected. It becomes a claim of the file itself, with the
relation that its label or type names in the vocabulary, else that of the option ``relation``, else ``related-to``
(``connected-with`` if the edge has no direction) with the label as its role. If a label names a relation with a
direction and the edge has none, it is unknown who does it to whom, and the label stays the role. Attributes that
a claim has no field for are kept in the note, as ``name=value; …``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any, Final, cast

from actorgraph.formats.claim_rows import ClaimRows, Ends
from actorgraph.formats.format import Option, Options
from actorgraph.formats.read.input import Input, Tidying
from actorgraph.formats.read.missing import is_no_moment, is_value, present_name
from actorgraph.formats.sink import Sink, made_id
from actorgraph.formats.write.header import read_header
from actorgraph.model.actor import ACTOR_TYPES, Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import ActorgraphError, InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.names import fold, is_id, slug
from actorgraph.model.record import actor_of, claim_of, event_of
from actorgraph.model.source import Source
from actorgraph.model.tlp import level_in
from actorgraph.model.vocabulary import no_object
from actorgraph.store.hash import hash_of
from actorgraph.store.key import key_of
from actorgraph.store.row import details_text

#: The option of all graph formats.
RELATION: Final = Option(
    "relation", "what an edge says if its label names no relation", "related-to"
)
_REMEMBERED: Final = 10_000
_KINDS: Final = ("actor", "event", "text")
_LABELS: Final = (
    "label",
    "relation",
    "type",
    "interaction",
    "kind",
    "labelE",
    "relationship",
    "predicate",
)
#: Attributes that say what a node is called if it has no label, in this order.
_NAMES: Final = ("label", "name", "shared_name", "title", "caption")
#: Attributes that mark what they are on, if their value is a level of TLP.
_MARKINGS: Final = ("tlp", "marking")
#: The most letters of defaults that each element gets.
_MOST_DEFAULTS: Final = 200
#: Attributes of a node of ours with its id: we write the one, igraph the other for what it took over from networkx.
_OWN_IDS: Final = ("node", "_nx_name")
#: Attributes that igraph adds to what it took over.
_OF_IGRAPH: Final = frozenset({"_nx_name", "_nx_multiedge_key"})
_SEVERAL: Final = (
    "a file with several graphs: the nodes of each are its own, also where their ids are the same"
)
_NO_NODE: Final = (
    "actors and events that edges mention and that have no node are named by their ids"
)


def is_own_node(attributes: Mapping[str, Any]) -> bool:
    """Return True for the attributes of a node of `actorgraph.network`: a kind, a type and a name."""
    kind = attributes.get("kind")
    has_type = kind in _KINDS and "type" in attributes
    return has_type and (kind == "text" or bool(attributes.get("name")))


def read_each(inputs: Sequence[Input], sink: Sink, read: Callable[[Input], None]) -> None:
    """Read graph files one after the other, each with ids of its own.

    The nodes of two files are never the same. The name of the dataset (``--as``) is that of one file, or
    the first part of the names of several.
    """
    for file in inputs:
        names = [sink.name, "" if sink.name and len(inputs) == 1 else file.name]
        sink.scope = slug(" ".join(filter(None, names)))
        read(file)
        sink.done()


class Defaults:
    """The values of nodes and edges that have none of their own, by the attributes of each kind.

    A default is the value of all that lack one, which does not mean a copy for each: if the defaults of a kind are
    long, they are kept once, in the note of the file's source.
    """

    def __init__(self) -> None:
        self._values: dict[str, dict[str, str]] = {}

    def add(self, kind: str, name: str, value: str) -> None:
        """Take the default of an attribute of a kind of element."""
        self._values.setdefault(kind, {})[name] = value

    def of(self, kind: str) -> Mapping[str, str]:
        """Return the defaults of a kind that each element of it gets."""
        values = self._values.get(kind, {})
        return values if _length(values) <= _MOST_DEFAULTS else {}

    def once(self) -> dict[str, str]:
        """Return the defaults that are kept once."""
        return {
            f"default {name} of each {kind}": value
            for kind, values in self._values.items()
            if _length(values) > _MOST_DEFAULTS
            for name, value in values.items()
        }


def _length(values: Mapping[str, str]) -> int:
    return sum(len(name) + len(value) for name, value in values.items())


class GraphReader(ABC):
    """The reader of one graph file; that of each format finds the nodes and edges."""

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        self._file = file
        self._sink = sink
        self._graph = GraphFile(file, sink, options)
        self._defaults = Defaults()

    @classmethod
    def read_all(cls, inputs: Sequence[Input], sink: Sink, options: Options) -> None:
        """Read graphs, each with ids of its own."""
        read_each(inputs, sink, lambda file: cls(file, sink, options).read())

    @abstractmethod
    def read(self) -> None:
        """Give the nodes and edges of the file to the graph, and finish it."""

    def _fault(self, message: str, line: int = 0) -> None:
        self._sink.fault(self._file.name, line, message)


class GraphFile:
    """The nodes and edges of one graph file, given to a sink as actors, events and claims.

    Call `header` for each header of ours in the file, then `node` for all nodes, `edge` for all edges, and
    `done`.
    """

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        """Start a file.

        Raises
        ------
        UnknownRelation, InvalidValue
            The option ``relation`` names no relation, or several.
        """
        self._file = file
        self._sink = sink
        self._relation, self._turned = _asked(sink, options.get("relation", ""))
        self._headers: list[Mapping[str, Any]] = []
        self._about: dict[str, Any] = {}
        #: The id of each node's actor, event or text by its id in the file; empty if the node has a fault.
        self._ids: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._late: list[tuple[Event, int]] = []
        #: The parents of nodes, with the kind of the node and the line of the first one.
        self._wholes: dict[str, tuple[str, int]] = {}
        self._sources: set[str] = set()
        self._is_ours = False
        self._tidying = Tidying()
        self._has_begun = False
        self._source = ""
        self._publisher = ""
        self._source_n = 0
        self._count = 0
        #: The graph of the file that is read, empty for the first: ids count where they are declared.
        self._part = ""
        #: The ids of the claims that edges made, and how many more edges made the same.
        self._made: set[int] = set()
        self._again: Counter[int] = Counter()
        #: The claims of edges of other programs, as rows.
        self._claims = ClaimRows(sink)
        #: What the words of an edge say, by these words; and the row ids of its ends.
        self._sayings: dict[tuple[Any, ...], tuple[str, bool]] = {}
        self._numbers: dict[str, int] = {}

    def header(self, header: Mapping[str, Any]) -> None:
        """Keep what `actorgraph.model.record.header_of` wrote until its publishers are known."""
        self._headers.append(header)
        if self._has_begun:
            self._read_header(header)

    def about(self, attributes: Mapping[str, Any]) -> None:
        """Keep the attributes of the graph as a whole, for the note of its source."""
        self._about.update(attributes)

    def continue_with(self, file: Input) -> None:
        """Continue with another file of the same graph, such as the table of edges after that of nodes."""
        self._file = file

    def part(self, number: int) -> None:
        """Continue with a graph of the file, counted from 0, whose ids are none of another graph's."""
        self._part = f"{number}" if number else ""
        if number:
            self._sink.remark(_SEVERAL)

    def _place(self, key: str) -> str:
        return f"{self._part}\x1f{key}" if self._part else key

    # -- nodes -------------------------------------------------------------------------------------

    def named(self, key: str, line: int = 0) -> None:
        """Add a node of which only the name in an edge is known, unless it was added before."""
        place = self._place(key)
        if place not in self._ids:
            self._ids[place] = ""
            with self._faults(line):
                self._ids[place] = self._foreign(key, "", {})

    def node(self, key: str, label: str, attributes: Mapping[str, Any], line: int = 0) -> None:
        """Add a node: its id in the file, its label, and its other attributes."""
        self._sink.count()
        place = self._place(key)
        if place in self._ids:
            self._fault(f"the node {key!r} stands twice", line)
            return
        self._ids[place] = ""
        with self._faults(line):
            self._ids[place] = self._node(key, label, attributes, line)

    def _node(self, key: str, label: str, attributes: Mapping[str, Any], line: int) -> str:
        if not is_own_node(attributes):
            return self._foreign(key, label, attributes)
        self._is_ours = True
        attributes = _without_blanks(attributes)
        kind, own = attributes["kind"], str(next(filter(None, map(attributes.get, _OWN_IDS)), key))
        if kind == "text":
            return own
        if own in self._kinds:
            raise InvalidValue(f"the {kind} {own!r} stands twice")
        whole = str(attributes.get("part_of") or attributes.get("parent") or "")
        if kind == "event":
            self._event(event_of({**attributes, "id": own, "part_of": whole}), line)
        else:
            self._sink.actor(actor_of({**attributes, "id": own}))
        if whole:
            self._wholes.setdefault(whole, (str(kind), line))
        self._kinds[own] = str(kind)
        return own

    def _event(self, event: Event, line: int) -> None:
        """Write an event, or keep it until its places, which may be later nodes, are written."""
        if all(self._kinds.get(place) == "actor" for place in event.places):
            self._sink.event(event)
        else:
            self._late.append((event, line))

    def _foreign(self, key: str, label: str, attributes: Mapping[str, Any]) -> str:
        bare = self._tidying.text(key)
        called, attributes = _called(label, attributes)
        name = " ".join((self._tidying.text(called) or bare).split()) or bare
        made = bare if is_id(bare) else slug(bare)
        while made in self._kinds:  # two ids that differ only in blanks or marks
            made = f"{made}-{hash_of(self._place(key)) & 0xFFFFFFFF:08x}"
        word = attributes.get("type")
        kind = word if isinstance(word, str) and word in ACTOR_TYPES else "unknown"
        level, attributes = _marked(attributes)
        self._sink.actor(
            Actor(made, name, kind, note=self._tidying.text(_noted(attributes)), tlp=level)
        )
        self._kinds[made] = "actor"
        return made

    # -- edges -------------------------------------------------------------------------------------

    def edge(
        self,
        key: str,
        source: str,
        target: str,
        *,
        directed: bool,
        label: str,
        attributes: Mapping[str, Any],
        line: int = 0,
    ) -> None:
        """Add an edge between two nodes, by their ids in the file."""
        self._sink.count()
        one, other = self._ids.get(self._place(source)), self._ids.get(self._place(target))
        if one is None or other is None:
            edge = f"the edge from {source!r} to {target!r} ends at {source if one is None else target!r}"
            self._fault(f"{edge}, which is not a node", line)
            return
        if not (one and other):
            return  # the fault of the node was reported
        if not self._has_begun:
            self._begin_edges()
        asserted = attributes.get("asserted")
        if (
            asserted is not None
            and "claimant" not in attributes
            and str(asserted).casefold() == "false"
        ):
            self._sink.skip(self._file.name, key, "an edge that nobody asserts")
            return
        try:
            if self._is_ours and "relation" in attributes and "claimant" in attributes:
                self._claims.write()  # in the order of the file
                attributes = _without_blanks(attributes)
                record = {
                    "claim": self._claim_id(key, attributes),
                    "source": attributes.get("source_id", ""),
                    **attributes,
                    **self._ends(source, target, attributes),
                }
                self._sink.claim(self._own(claim_of(record), attributes))
            else:
                ends = self._number_at(one), self._number_at(other)
                self._plain(key, source, target, ends, directed, label, attributes)
        except InvalidValue as error:
            self._fault(str(error), line)

    def _claim_id(self, key: str, attributes: Mapping[str, Any]) -> str:
        """Return the id of a claim that actorgraph wrote, if the edge does not give it as its attribute.

        networkx writes the key of an edge as its id, as ``key``, or as ``networkx_key`` beside a number.
        """
        given = str(attributes.get("networkx_key") or key or attributes.get("key") or "")
        self._count += 1
        is_new = is_id(given) and self._is_new(given)
        return given if is_new else made_id(self._file.name, given, str(self._count))

    def _is_new(self, claim: str) -> bool:
        """Return whether no edge made a claim of this id; its hash is kept, because ids may be long."""
        number = key_of(claim)
        if number in self._made:
            return False
        self._made.add(number)
        return True

    def _made_key(self, *parts: str) -> int:
        """Return the number of the claim of an edge; edges that have all in common are still several."""
        text = "\x1f".join(parts)
        made = hash_of(text)
        if made in self._made:
            self._again[made] += 1
            made = hash_of(f"{text}\x1f{self._again[made]}")
        self._made.add(made)
        return made

    def done(self) -> None:
        """Finish the file."""
        self._file.tidied(self._tidying)
        self._begin_edges()
        self._claims.write()
        # After the edges, one of which may describe an event that others are part of.
        for whole, (kind, line) in self._wholes.items():
            with self._faults(line):
                self._need(whole, (kind,))
        if self._is_ours and not self._headers:
            texts = {name: str(self._about.get(name) or "") for name in ("title", "licence")}
            self._sink.about({name: text for name, text in texts.items() if text})

    def _begin_edges(self) -> None:
        """Write, once, what needs all nodes: events with places, and sources with publishers."""
        if self._has_begun:
            return
        self._has_begun = True
        for event, line in self._late:
            with self._faults(line):
                for place in event.places:
                    self._need(place, ("actor",))
                self._sink.event(event)
        self._late.clear()
        for header in self._headers:
            self._read_header(header)
        if not (self._is_ours or self._headers):
            self._plain_source()

    def _read_header(self, header: Mapping[str, Any]) -> None:
        try:
            for record in header.get("sources") or ():
                if record.get("publisher"):
                    self._need(str(record["publisher"]), ("actor",))
                self._sources.add(str(record.get("id")))
            read_header(header, self._sink)
            for record in header.get("claims") or ():  # those that have no two ends
                self._sink.claim(self._own(claim_of(record), {}))
        except (ActorgraphError, AttributeError, TypeError, ValueError) as error:
            self._fault(f"what actorgraph wrote about the store was changed: {error}")

    def _ends(self, source: str, target: str, attributes: Mapping[str, Any]) -> dict[str, str]:
        """Return subject and object from the ends of an edge that has neither, as in older files."""
        event = attributes.get("event")
        start, end = self._ids[self._place(source)], self._ids[self._place(target)]
        if attributes.get("subject") or attributes.get("object"):
            return {}  # they are the ids that the nodes have as an attribute
        return {
            "subject": start if start in self._kinds and start != event else "",
            "object": end if end in self._kinds and end != event else "",
        }

    def _own(self, claim: Claim, attributes: Mapping[str, Any]) -> Claim:
        """Return a claim that actorgraph wrote, after all that it mentions is written."""
        if attributes.get("family") and not self._headers:
            # A network that networkx wrote has no header with the relations of a case's own.
            self._sink.relations([{"name": claim.relation, "family": attributes["family"]}])
        if claim.relation not in self._sink.vocabulary:
            raise InvalidValue(
                f"the claim {claim.id!r} has the unknown relation {claim.relation!r}"
            )
        if claim.object and not self._sink.vocabulary[claim.relation].takes_object:
            raise InvalidValue(
                f"the claim {claim.id!r} has an object, and {no_object(claim.relation)}"
            )
        for name, kinds in MENTIONS.items():
            key = getattr(claim, name)
            if key:
                self._need(key, kinds, attributes if name == "event" else None)
        if claim.source not in self._sources:
            self._sources.add(claim.source)
            self._sink.source(_source_of(claim.source, attributes))
        return claim

    def _need(
        self, key: str, kinds: tuple[str, ...], attributes: Mapping[str, Any] | None = None
    ) -> None:
        """Write an actor or event that has no node, as in a network without events.

        *attributes* are those of an edge, which may describe its event.
        """
        kind = self._kinds.get(key)
        if kind in kinds:
            return
        if kind is not None:
            raise InvalidValue(f"{key!r} is an {kind}, not an {' or an '.join(kinds)}")
        if kinds[0] == "actor":
            self._sink.mention(Actor(key, key))
        else:
            self._sink.event(_event_of(key, attributes or {}))
        self._kinds[key] = kinds[0]
        self._sink.remark(_NO_NODE)

    def _plain_source(self) -> str:
        """Return the id of the source that the file itself is."""
        if not self._source:
            level, about = _marked(self._about)
            made = self._sink.file_source(self._file.name, self._tidying.text(_noted(about)), level)
            self._source, self._publisher = made
            self._source_n = self._sink.source_row_id(self._source)
            self._kinds[self._publisher] = "actor"
        return self._source

    def _plain(
        self,
        key: str,
        source: str,
        target: str,
        ends: tuple[int, int],
        directed: bool,
        label: str,
        attributes: Mapping[str, Any],
    ) -> None:
        """Write the claim of an edge of another program, as a row: graphs have millions of edges."""
        self._count += 1
        label = present_name(label)
        words = [label]
        if attributes:
            words += [word for name in _LABELS if isinstance(word := attributes.get(name), str)]
        told = (directed, *words)
        found = self._sayings.get(told)
        if found is None:
            if len(self._sayings) >= _REMEMBERED:
                self._sayings.clear()
            found = self._sayings[told] = self._said(words, directed)
        relation, swapped = found
        role = ""
        if not relation:
            role = label
            relation, swapped = self._relation, self._turned
        if not relation:
            relation = "related-to" if directed else "connected-with"
        when, level, note = UNKNOWN, "", ""
        if attributes:
            when = _when(attributes)
            level, attributes = _marked(attributes)
            note = _noted(attributes, but="when" if when.text else "")
        place = (source, target, relation, self._part) if self._part else (source, target, relation)
        number = self._made_key(self._plain_source(), key or str(self._count), *place)
        record = key or f"edge {self._count}"
        texts = (role, " ".join(label.split()), note, record)
        if not "".join(texts).isprintable():
            texts = cast(tuple[str, str, str, str], (*map(self._tidying.text, texts),))
        role, quote, note, record = texts
        if level:
            self._sink.writer.marks_claims()
        self._claims.add(
            number, relation, Ends(*(ends[::-1] if swapped else ends)), details_text(role=role, note=note, tlp=level),
            source=self._source_n, claimant=self._number(self._publisher), when=when, quote=quote,
            file=self._file.name, record=record,
        )  # fmt: skip

    def _number_at(self, found: str) -> int:
        """Return the row id of the actor or event at one end of an edge that is not a claim of ours."""
        if found not in self._numbers and found not in self._kinds:
            raise InvalidValue(
                f"an edge without a relation and a claimant ends at the text {found!r}"
            )
        return self._number(found)

    def _number(self, key: str) -> int:
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = self._sink.row_id(key)
        return found

    def _said(self, words: Iterable[str], directed: bool) -> tuple[str, bool]:
        """Return the relation that the words of an edge name, and whether they name its inverse."""
        vocabulary = self._sink.vocabulary
        for word in words:
            found = vocabulary.phrases.get(fold(word))
            if found is None or found[0] not in vocabulary:
                continue
            if not vocabulary[found[0]].takes_object:
                continue
            if directed or vocabulary[found[0]].symmetric:
                return found
        return "", False

    @contextmanager
    def _faults(self, line: int) -> Iterator[None]:
        """Keep the fault of a node or an edge, and go on."""
        try:
            yield
        except InvalidValue as error:
            self._fault(str(error), line)

    def _fault(self, message: str, line: int = 0) -> None:
        self._sink.fault(self._file.name, line, message)


def _asked(sink: Sink, words: str) -> tuple[str, bool]:
    """Return the relation that the option names, and whether it names its inverse."""
    if not words:
        return "", False
    reading = sink.vocabulary.reading(words)
    if len(reading.relations) != 1:
        raise InvalidValue(f"{words!r} is several relations: {', '.join(reading.relations)}")
    if not sink.vocabulary[reading.relations[0]].takes_object:
        raise InvalidValue(no_object(reading.relations[0]))
    return reading.relations[0], reading.inverse


def _source_of(key: str, attributes: Mapping[str, Any]) -> Source:
    """Return the source of a claim as far as the edge describes it."""
    texts = {
        name: str(attributes.get(f"source_{name}") or "")
        for name in ("title", "date", "address", "tlp")
    }
    return Source(
        key,
        texts["title"] or key,
        "",
        read_when(texts["date"]),
        texts["address"],
        machine=str(attributes.get("machine")).casefold() in ("true", "1"),
        tlp=level_in(texts["tlp"]),
    )


def _event_of(key: str, attributes: Mapping[str, Any]) -> Event:
    """Return the event of a claim as far as the edge describes it."""
    name, kind, when = (
        str(attributes.get(f"event_{part}") or "") for part in ("name", "type", "when")
    )
    return Event(key, name or key, kind or "event", read_when(when))


def _when(attributes: Mapping[str, Any]) -> When:
    """Return when an edge holds, if it has an attribute ``when`` with a date."""
    text = attributes.get("when")
    if isinstance(text, str) and not is_no_moment(text):
        with suppress(InvalidDate):
            return read_when(text)
    return UNKNOWN


@lru_cache(maxsize=1024)
def _is_marking(name: str) -> bool:
    return name.casefold() in _MARKINGS


def _called(label: str, attributes: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Return what a node is called, by its label or an attribute, and the other attributes."""
    if present_name(label.strip()):
        return label, attributes
    for name in _NAMES:
        text = attributes.get(name)
        if isinstance(text, str) and present_name(text.strip()):
            return text, {key: each for key, each in attributes.items() if key != name}
    return "", attributes


def _without_blanks(attributes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the attributes of a network without what igraph wrote for those that are missing; others leave them out."""
    if not _OF_IGRAPH & attributes.keys():
        return attributes
    return {name: value for name, value in attributes.items() if is_value(value)}


def _marked(attributes: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Return the level of the Traffic Light Protocol that attributes say, and the others."""
    for name in filter(_is_marking, attributes):
        if level := level_in(str(attributes[name])):
            return level, {key: each for key, each in attributes.items() if key != name}
    return "", attributes


def _noted(attributes: Mapping[str, Any], but: str = "") -> str:
    """Return attributes as the text of a note, without one of them."""
    return "; ".join(
        [
            f"{name}={' '.join(str(value).split())}"
            for name, value in attributes.items()
            if is_value(value) and name != but
        ]
    )
