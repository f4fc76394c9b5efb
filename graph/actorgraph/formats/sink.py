"""The sink of an import: it takes values from a reader, writes them into a store, and counts what is left out.

*Scopes.* Each dataset or case has ids of its own. By the scope the sink knows whether an id that the store has
already is the same thing (the dataset is imported again, and the thing is updated) or another one of that name (the
id is prefixed with the scope). Things of different scopes are never merged; `actorgraph same` proposes that.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Fault, Faults, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.names import fold, is_id, slug, tidy
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary, no_object, with_relations
from actorgraph.sentence.wording import count, shortened
from actorgraph.store.changes import Changes
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of
from actorgraph.store.writer import ClaimRow, StoreWriter

if TYPE_CHECKING:
    from actorgraph.formats.read.input import Input

#: Faults that are kept and shown; further ones are counted.
MOST_FAULTS: Final = 1000
_BATCH: Final = 5_000
#: A store holds at most so many times the text of its files, beside `_FREE` characters: no data of ours comes near
#: it, but what a few letters stand for many times (defaults, names of columns, repeats) can fill a disk.
MOST_GROWTH: Final = 20
_FREE: Final = 1024 * 1024
#: What a claim weighs beside its texts: no file has two in the space of a few letters, but lists of lists make many.
ROW: Final = 40
#: Bytes of the table of skipped rows that are held in memory.
_MOST_HELD: Final = 1024 * 1024
_PIECE: Final = 64 * 1024
_WEIGHT_OF: Final = attrgetter("quote", "note", "cites", "text", "role", "hedge", "record")
_ENDS_OF: Final = attrgetter(*MENTIONS)


class SkippedRows:
    """The rows and objects that made no claim, as a table: their place, the reason, and their content.

    If there are many, they are kept in a temporary file and not in memory.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_MOST_HELD)  # noqa: SIM115 (closed by `close`)
        self._rows = csv.writer(self, lineterminator="\n")
        self.add("file", "record", "reason", "content")

    def __enter__(self) -> SkippedRows:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, file: str, record: str, reason: str, content: str) -> None:
        """Take one row."""
        self._rows.writerow((file, record, reason, content))

    def write(self, text: str) -> None:
        """Take a row as text."""
        self._file.write(text.encode("utf-8", "backslashreplace"))

    def pieces(self) -> Iterator[bytes]:
        """Yield the table, its header first."""
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece


@dataclass
class Summary:
    """The counts of an import: what was read, made and left out."""

    files: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 0
    claims: int = 0
    actors: int = 0
    events: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def document(self) -> dict[str, Any]:
        """Return the summary as JSON values."""
        changes = self.changes
        return {
            "files": [{"file": file, "format": name} for file, name in self.files],
            "rows": self.rows,
            "claims": self.claims,
            "new_actors": self.actors,
            "new_events": self.events,
            "added": changes.added,
            "changed": changes.changed,
            "same": changes.same,
            "gone": changes.gone,
            "twice": changes.twice,
            "skipped": dict(self.skipped.most_common()),
            "remarks": self.remarks,
            "unread": self.unread,
        }

    def lines(self) -> Iterator[str]:
        """Yield the summary in words."""
        by_format: dict[str, list[str]] = {}
        for file, name in self.files:
            by_format.setdefault(name, []).append(file)
        for name, files in by_format.items():
            yield f"{name}: {_named(files)}"
        yield (
            f"{count(self.rows, 'row')} read, {count(self.claims, 'claim')} made,"
            f" {count(self.actors, 'new actor')}, {count(self.events, 'new event')}"
        )
        changes = self.changes
        counts = [
            f"{changes.added:,} added",
            f"{changes.changed:,} changed",
            f"{changes.same:,} as before",
        ]
        if changes.twice:
            counts.append(f"{changes.twice:,} repeated")
        yield f"claims: {', '.join(counts)}"
        if changes.gone:
            yield (
                f"{count(changes.gone, 'claim')} of these sources in the store not in these files"
            )
        for reason, times in self.skipped.most_common():
            yield f"skipped {times:,}: {reason}"
        yield from self.remarks
        if self.unread:
            yield f"not read, because no format recognises them: {_named(self.unread)}"


class Sink:
    """Takes actors, events, sources and claims, and writes them into a store.

    A reader first sets `scope`, then gives actors before the claims that mention them. It reports what it
    reads and does not keep with `skip` or `remark`.

    Attributes
    ----------
    scope
        Short name of the dataset or case whose ids come next: ``"ucdp"``, ``"misp"``. Formats that share
        ids share it.
    complete
        Set to True by a reader that has read everything of its scope.
    vocabulary
        The relations that claims may use.
    """

    def __init__(
        self,
        writer: StoreWriter,
        *,
        name: str = "",
        skipped: SkippedRows | None = None,
    ) -> None:
        self.writer = writer
        self.vocabulary: Vocabulary = writer.vocabulary
        self.summary = Summary()
        self.scope = ""
        self.name = name
        self.complete = False
        self.scopes: set[str] = set()
        self._about: dict[str, str] = {}
        self._skipped = skipped
        self._faults: list[Fault] = []
        self._more_faults = 0
        self._ids: dict[tuple[str, str, str], str] = {}
        self._written: set[str] = set()
        #: The names of the owners of ids that `named_id` considered, and the ids that it returned.
        self._owners: dict[str, str] = {}
        self._named_ids: dict[tuple[str, str, str], str] = {}
        self._sources: set[str] = set()
        #: Publishers that are the imported files.
        self._files: set[str] = set()
        self._parents: list[Actor] = []
        self._wholes: list[Event] = []
        self._claims: list[Claim] = []
        self._inputs: Sequence[Input] = ()
        self._text = 0
        self._room = _FREE
        self._endings: list[Callable[[], None]] = []
        #: How many texts were cut, by what they are and how long they may be.
        self._cut: Counter[tuple[str, int]] = Counter()

    def bounded_by(self, inputs: Sequence[Input]) -> None:
        """Bound what the next reader may write by the size of its files."""
        self._inputs, self._text, self._room = inputs, 0, _FREE

    def weigh(self, length: int, file: str, value: Claim | Actor | Event | Source | str) -> None:
        """Count the characters of a value that is written; raises `Faults` if they are out of proportion."""
        self._text += length
        if self._text > self._room:
            self._room = _FREE + MOST_GROWTH * sum(file.extent for file in self._inputs)
            if self._inputs and self._text > self._room:
                if isinstance(value, Claim | str):
                    place = f"the claim of {getattr(value, 'record', value)!r}"
                else:
                    place = f"the {type(value).__name__.lower()} {value.id!r}"
                raise Faults([Fault(file or self._inputs[0].name, 0, 0, f"{_GROWS} {place}")])

    # -- actors, events, sources -------------------------------------------------------------------

    def actor(self, actor: Actor) -> int:
        """Write an actor, or update the one that its scope has, and return its row id.

        Its parent may come later.
        """
        return self._actor(actor, whole=True)

    def has_met(self, key: str) -> bool:
        """Return whether an actor was given in this import, so that a mention would say nothing new."""
        return self._ids.get((self.scope, "actor", key)) in self._written

    def mention(self, actor: Actor) -> int:
        """Write an actor unless its scope has it, and return its row id.

        For datasets that mention an actor which another file of the scope describes better.
        """
        return self._actor(actor, whole=False)

    def _actor(self, actor: Actor, *, whole: bool) -> int:
        key = self._id("actor", actor.id)
        there = self.writer.row_id(key)
        self.summary.actors += there is None
        self._written.add(key)
        if there is not None and not whole:
            return there
        kept = actor
        if key != actor.id or actor.parent:
            kept = replace(actor, id=key, parent="")
        names = sum(len(name.text) for name in actor.names) if actor.names else 0
        self.weigh(names + len(key) + len(actor.name) + len(actor.note), "", kept)
        n = self.writer.actor(kept, scope=self.scope)
        if actor.parent:
            self._parents.append(replace(kept, parent=self._id("actor", actor.parent)))
        return n

    def event(self, event: Event) -> int:
        """Write or update an event, and return its row id. Its places must have been given."""
        key = self._id("event", event.id)
        if key not in self._written:
            self.summary.events += not self.updates or self.writer.row_id(key) is None
            self._written.add(key)
        places = tuple(map(self._known, event.places)) if event.places else ()
        kept = event
        if key != event.id or places != event.places or event.part_of:
            kept = replace(event, id=key, places=places, part_of="")
        self.weigh(len(key + event.name + event.note), "", kept)
        n = self.writer.event(kept, scope=self.scope)
        if event.part_of:
            self._wholes.append(replace(kept, part_of=self._id("event", event.part_of)))
        return n

    def mention_event(self, key: str) -> None:
        """Let claims name an event of the scope that the store has."""
        self._written.add(self._id("event", key))

    @property
    def updates(self) -> bool:
        """Whether the store had anything in it before this import."""
        return self.writer.had_rows

    def event_note(self, key: str) -> str:
        """Return the note of an event of the scope that the store has, or an empty text."""
        return self.writer.event_note(self._id("event", key))

    def source_version(self, key: str) -> str:
        """Return the version of a source of the scope that the store has, or an empty text."""
        return self.writer.source_version(self._id("source", key))

    def source(self, source: Source) -> int:
        """Write or update a source, and return its row id. Its publisher must have been given."""
        key = self._id("source", source.id)
        publisher = self._known(source.publisher) if source.publisher else ""
        self.weigh(len(key + source.title + source.note), "", source)
        n = self.writer.source(replace(source, id=key, publisher=publisher), scope=self.scope)
        self._sources.add(key)
        return n

    def file_source(self, file: str, note: str = "", tlp: str = "") -> tuple[str, str]:
        """Write a file as the source and the claimant of its own statements; return the ids of both.

        Its title is the name that the user gives the dataset, else that of the file.
        """
        title = self.name or file
        source, publisher = slug(title), f"{slug(title)}-file"
        while publisher not in self._files and self._is_given(publisher):
            publisher += "-file"
        self._files.add(publisher)
        self.actor(Actor(publisher, title, "dataset"))
        self.source(Source(source, title, publisher, note=note, tlp=tlp))
        return source, publisher

    def _is_given(self, key: str) -> bool:
        return any((self.scope, kind, key) in self._ids for kind in ("actor", "event"))

    def relations(self, additions: Iterable[Mapping[str, Any]]) -> None:
        """Add relations, given as in ``vocabulary.yaml``, to those that claims may use; known ones stay."""
        new = [row for row in additions if str(row.get("name")) not in self.vocabulary]
        if new:
            self.vocabulary = with_relations(self.vocabulary, new)
            self.writer.extend(self.vocabulary)

    def original(self, key: str, body: str) -> None:
        """Keep an object as another program wrote it, so that it can leave as it came."""
        if body:
            self.writer.original(key, body)

    def about(self, words: Mapping[str, str]) -> None:
        """Describe a new store (title, description, licence …), in case this scope is its only one."""
        self._about |= words

    @property
    def words(self) -> dict[str, str]:
        """The words given to `about`, if there is only one scope: the words of a part are not the whole's."""
        return self._about if len({scope for scope, _, _ in self._ids}) == 1 else {}

    # -- claims ------------------------------------------------------------------------------------

    def claim(self, claim: Claim) -> None:
        """Write a claim whose actors, events and source were given before."""
        self._claims.append(claim)
        self.weigh(ROW + len("".join((*_WEIGHT_OF(claim), *claim.mode))), claim.file, claim)
        if len(self._claims) >= _BATCH:
            self._flush()

    def claim_rows(self, columns: Sequence[str], rows: Iterable[ClaimRow]) -> None:
        """Write claims as rows of some columns of `actorgraph.store.schema.CLAIM_COLUMNS`, in any order.

        It is quicker than `claim`, for large tables. What the rows lack is empty. Numbers of actors and
        sources are those that `actor`, `mention` and `source` returned, of relations and files those of
        `relation_row_id` and `file_row_id` of `actorgraph.store.writer.StoreWriter`.
        """
        self._flush()
        kept = list(rows)
        self.summary.claims += len(kept)
        self.writer.claim_rows(columns, kept)

    def row_id(self, key: str) -> int:
        """Return the row id of an actor or event that was given before."""
        return self.writer.row_id(self._known(key, ("actor", "event"))) or 0

    def source_row_id(self, key: str) -> int:
        """Return the row id of a source that was given before."""
        return self.writer.source_row_id(self._id("source", key)) or 0

    def _flush(self) -> None:
        if not self._claims:
            return
        claims, self._claims = self._claims, []
        self.summary.claims += len(claims)
        self.writer.claims([self._scoped(claim) for claim in claims])

    def _scoped(self, claim: Claim) -> Claim:
        ends: dict[str, Any] = {
            name: self._known(key, kinds)
            for (name, kinds), key in zip(MENTIONS.items(), _ENDS_OF(claim), strict=True)
            if key
        }
        source = self._id("source", claim.source)
        if source not in self._sources:
            raise InvalidValue(
                f"the claim {claim.id!r} is of the source {claim.source!r}, which is not there"
            )
        if claim.relation not in self.vocabulary:
            raise InvalidValue(
                f"the claim {claim.id!r} has the unknown relation {claim.relation!r}"
            )
        if claim.object and not self.vocabulary[claim.relation].takes_object:
            raise InvalidValue(
                f"the claim {claim.id!r} has an object, and {no_object(claim.relation)}"
            )
        if source == claim.source and all(
            getattr(claim, name) == end for name, end in ends.items()
        ):
            return claim
        return replace(claim, source=source, **ends)

    # -- reports -----------------------------------------------------------------------------------

    def count(self, rows: int = 1) -> None:
        """Count rows or objects that were read, even if they make no claims."""
        self.summary.rows += rows

    def skip(self, file: str, record: str | int, reason: str, content: str = "") -> None:
        """Count a row or object that makes no claim, under its reason.

        *reason* is the same text for all that are skipped for it; *content* shows the row. They are kept only
        if the table of skipped rows was asked for, and else only counted.
        """
        self.summary.skipped[reason] += 1
        if self._skipped is not None:
            self._skipped.add(file, str(record), reason, content)

    def remark(self, text: str) -> None:
        """Report something about the import as a whole, such as a part of a file that is not kept."""
        text = tidy(text)  # it may name a part of a file
        if text not in self.summary.remarks:
            self.summary.remarks.append(text)

    def cut(self, text: str, most: int, noun: str) -> str:
        """Return the first letters of a text that is too long, and count it; *noun* says what it is, in the plural."""
        if len(text) <= most:
            return text
        self._cut[noun, most] += 1
        return shortened(text, most)

    def at_end(self, ending: Callable[[], None]) -> None:
        """Do something at the end of one format's files, such as a remark about all readings of a file."""
        self._endings.append(ending)

    def fault(self, file: str, line: int, message: str) -> None:
        """Keep a fault, which makes the import fail at its end; all are reported together."""
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(file, line, 0, message))
        else:
            self._more_faults += 1

    def check(self) -> None:
        """Raise the `Faults` that were kept, if any; for formats that read their files twice."""
        if self._faults:
            raise Faults(self._faults, self._more_faults)

    def drop(self) -> Faults | None:
        """Drop pending values after a reader failed, and return the faults that were kept."""
        faults = Faults(self._faults, self._more_faults) if self._faults else None
        self._faults, self._more_faults = [], 0
        self.complete = False
        for pending in (self._claims, self._parents, self._wholes, self._endings):
            pending.clear()
        self._cut.clear()
        return faults

    def done(self) -> None:
        """Write pending values at the end of one format's files.

        Raises
        ------
        Faults
            `fault` was called.
        """
        self.check()
        for ending in self._endings:
            ending()
        self._endings.clear()
        for (noun, most), times in self._cut.items():
            self.remark(f"{noun} are kept up to {most:,} letters (cut {count(times, 'time')})")
        self._cut.clear()
        self._flush()
        self.writer.parents(self._parents)
        self.writer.wholes(self._wholes)
        self._parents.clear()
        self._wholes.clear()
        if self.complete:
            self.scopes.add(self.scope)
        self.complete = False

    # -- ids ---------------------------------------------------------------------------------------

    def named_id(self, prefix: str, text: str, name: str = "") -> str:
        """Return an id for an actor that a dataset knows only by a text: `made_actor_id`, if that is free.

        Two texts that differ only in marks make one such id and are still different actors: the second gets
        a hash of its text appended, even if the first came with an earlier import. *name* is the name of
        the actor, if that is not the text itself.
        """
        place = (self.scope, prefix, text)
        found = self._named_ids.get(place)
        if found is None:
            found, name = made_actor_id(prefix, text), name or text
            if self._owner(self._id("actor", found), name) != name:
                found = f"{found}-{hash_of(text) & 0xFFFFFFFF:08x}"
            self._named_ids[place] = found
        return found

    def _owner(self, key: str, name: str) -> str:
        """Return the name of the actor that has an id in the store, or *name* if no actor has it."""
        if key not in self._owners:
            n = self.writer.row_id(key)
            self._owners[key] = (self.writer.name_of(n) if n is not None else "") or name
        return self._owners[key]

    def _known(self, key: str, kinds: tuple[str, ...] = ("actor",)) -> str:
        """Return the id in the store of an actor or event that was given before."""
        for kind in kinds:
            found = self._ids.get((self.scope, kind, key))
            if found is not None and found in self._written:
                return found
        raise InvalidValue(f"{key!r} is not an {' or '.join(kinds)} that was given before")

    def _id(self, kind: str, key: str) -> str:
        """Return the id in the store for an id of the scope."""
        place = (self.scope, kind, key)
        found = self._ids.get(place)
        if found is None:
            found = self._ids[place] = self.writer.free_id(key, kind, self.scope)
        return found


_GROWS: Final = (
    f"makes more than {MOST_GROWTH} times its own text, because something in it is repeated again and again: a"
    " default value, the name of an attribute, the attributes of what has many times, or a list of lists; reached at"
)


def made_id(*parts: str) -> str:
    """Return an id for a claim that has none, made from the parts that distinguish it from all others.

    >>> made_id("ucdp-ged", "12345", "clashes-with")
    'cc2cf5688552dec32'
    """
    return id_of(hash_of("\x1f".join(parts)))


def made_actor_id(prefix: str, text: str) -> str:
    """Return an id for an actor that a dataset knows by a text, with the dataset's short name before it.

    >>> made_actor_id("gdelt", "IRNGOV")
    'gdelt-IRNGOV'
    >>> made_actor_id("acled", "Military Forces of Iran (1989-)")
    'acled-military-forces-of-iran-1989'
    """
    word = (
        text if is_id(text) else slug(text) if fold(text) else f"x{hash_of(text) & 0xFFFFFFFF:08x}"
    )
    return f"{prefix}-{word}"


def _named(files: list[str]) -> str:
    shown = ", ".join(files[:5])
    return f"{shown} and {len(files) - 5:,} more" if len(files) > 5 else shown
