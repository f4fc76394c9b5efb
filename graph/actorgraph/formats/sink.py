"""Where what a format reads goes: values in, a store out, and everything that was left out counted.

*Scopes.* Each dataset or case gives its own ids. The sink knows by the scope whether an id that the store
has already is the same thing (the dataset imported again: it is written anew) or another one of that name
(the id gets the scope before it). Nothing of different scopes is ever made one; `actorgraph same` proposes.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import Any, Final

from actorgraph.model.errors import Fault, Faults, InvalidValue
from actorgraph.model.fields import MENTIONS
from actorgraph.model.names import fold, is_id, slug
from actorgraph.model.nouns import Actor, Claim, Event, Source
from actorgraph.model.vocabulary import Vocabulary, with_relations
from actorgraph.sentence.wording import count
from actorgraph.store.changes import Changes
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of
from actorgraph.store.writer import ClaimRow, StoreWriter

#: Faults that are kept and shown; what comes after is counted.
MOST_FAULTS: Final = 1000
_BATCH: Final = 5_000
#: Bytes of the table of what is skipped that are held in memory.
_MOST_HELD: Final = 1024 * 1024
_PIECE: Final = 64 * 1024


class SkippedRows:
    """What was read and made no claim, as a table: where it stands, why, and what it says.

    Many rows wait in a file without a name and not in memory.
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
    """What an import read and made."""

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
        said = [
            f"{changes.added:,} added",
            f"{changes.changed:,} changed",
            f"{changes.same:,} as before",
        ]
        if changes.twice:
            said.append(f"{changes.twice:,} said twice")
        yield f"claims: {', '.join(said)}"
        if changes.gone:
            yield (
                f"{count(changes.gone, 'claim')} of these sources in the store not in these files"
            )
        for reason, times in self.skipped.most_common():
            yield f"skipped {times:,}: {reason}"
        yield from self.remarks
        if self.unread:
            yield f"not read, as no format knows them: {_named(self.unread)}"


class Sink:
    """Takes actors, events, sources and claims, and writes them into a store.

    A format first says whose ids it gives (`scope`), then gives actors before the claims that name them.
    Whatever it reads and does not keep it reports with `skip` or `remark`.

    Attributes
    ----------
    scope
        Short name of the dataset or case whose ids come next: ``"ucdp"``, ``"misp"``. Formats that share
        ids share it.
    complete
        Set to True by a format that has read all there is of its scope.
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
        #: The names of those that have ids `named_id` was asked for, and what it returned.
        self._owners: dict[str, str] = {}
        self._named_ids: dict[tuple[str, str, str], str] = {}
        self._sources: set[str] = set()
        #: Publishers that are files themselves.
        self._files: set[str] = set()
        self._parents: list[Actor] = []
        self._wholes: list[Event] = []
        self._claims: list[Claim] = []

    # -- things ------------------------------------------------------------------------------------

    def actor(self, actor: Actor) -> int:
        """Write an actor, or write it anew where its scope has it already, and return its number.

        Its parent may come later.
        """
        return self._actor(actor, whole=True)

    def mention(self, actor: Actor) -> int:
        """Write an actor where its scope does not have it yet, and return its number.

        For datasets that name an actor of which another file of the scope says more.
        """
        return self._actor(actor, whole=False)

    def _actor(self, actor: Actor, *, whole: bool) -> int:
        key = self._id("actor", actor.id)
        there = self.writer.row_id(key)
        self.summary.actors += there is None
        self._written.add(key)
        if there is not None and not whole:
            return there
        kept = replace(actor, id=key, parent="")
        n = self.writer.actor(kept, scope=self.scope)
        if actor.parent:
            self._parents.append(replace(kept, parent=self._id("actor", actor.parent)))
        return n

    def event(self, event: Event) -> int:
        """Write an event, or write it anew, and return its number. Its places must be there."""
        key = self._id("event", event.id)
        self.summary.events += self.writer.row_id(key) is None
        self._written.add(key)
        places = tuple(self._known(place) for place in event.places)
        kept = replace(event, id=key, places=places, part_of="")
        n = self.writer.event(kept, scope=self.scope)
        if event.part_of:
            self._wholes.append(replace(kept, part_of=self._id("event", event.part_of)))
        return n

    def source(self, source: Source) -> int:
        """Write a source, or write it anew, and return its number. Its publisher must be there."""
        key = self._id("source", source.id)
        publisher = self._known(source.publisher) if source.publisher else ""
        n = self.writer.source(replace(source, id=key, publisher=publisher), scope=self.scope)
        self._sources.add(key)
        return n

    def file_source(self, file: str, note: str = "") -> tuple[str, str]:
        """Make a file the source of what it says, for nobody signs it; return source and publisher.

        It is called as the user calls the dataset, else by its own name.
        """
        title = self.name or file
        source, publisher = slug(title), f"{slug(title)}-file"
        while publisher not in self._files and self._is_given(publisher):
            publisher += "-file"
        self._files.add(publisher)
        self.actor(Actor(publisher, title, "dataset"))
        self.source(Source(source, title, publisher, note=note))
        return source, publisher

    def _is_given(self, key: str) -> bool:
        return any((self.scope, kind, key) in self._ids for kind in ("actor", "event"))

    def relations(self, additions: Iterable[Mapping[str, Any]]) -> None:
        """Let claims use further relations, given as in ``vocabulary.yaml``; those that are known stay."""
        new = [row for row in additions if str(row.get("name")) not in self.vocabulary]
        if new:
            self.vocabulary = with_relations(self.vocabulary, new)
            self.writer.extend(self.vocabulary)

    def about(self, words: Mapping[str, str]) -> None:
        """Say what a new store is (title, description, licence …), if this scope is all that it gets."""
        self._about |= words

    @property
    def words(self) -> dict[str, str]:
        """What `about` was told, if all that was given is of one scope: words of a part are not the whole's."""
        return self._about if len({scope for scope, _, _ in self._ids}) == 1 else {}

    # -- claims ------------------------------------------------------------------------------------

    def claim(self, claim: Claim) -> None:
        """Write a claim whose actors, events and source were given before."""
        self._claims.append(claim)
        if len(self._claims) >= _BATCH:
            self._flush()

    def claim_rows(self, columns: Sequence[str], rows: Iterable[ClaimRow]) -> None:
        """Write claims as rows of some columns of `actorgraph.store.schema.CLAIM_COLUMNS`, in any order.

        It is quicker than `claim`, for large tables. What the rows lack is empty. Numbers of actors and
        sources are those that `actor`, `mention` and `source` returned, of relations and files those of
        `relation_row_id` and `file_row_id` of `actorgraph.store.writer.StoreWriter`.
        """
        kept = list(rows)
        self.summary.claims += len(kept)
        self.writer.claim_rows(columns, kept)

    def _flush(self) -> None:
        claims, self._claims = self._claims, []
        self.summary.claims += len(claims)
        self.writer.claims([self._scoped(claim) for claim in claims])

    def _scoped(self, claim: Claim) -> Claim:
        ends: dict[str, Any] = {
            name: self._known(getattr(claim, name), kinds)
            for name, kinds in MENTIONS.items()
            if getattr(claim, name)
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
        if source == claim.source and all(
            getattr(claim, name) == end for name, end in ends.items()
        ):
            return claim
        return replace(claim, source=source, **ends)

    # -- what is not kept --------------------------------------------------------------------------

    def count(self, rows: int = 1) -> None:
        """Count rows or objects that were read, whether or not they make claims."""
        self.summary.rows += rows

    def skip(self, file: str, record: str | int, reason: str, content: str = "") -> None:
        """Count something that was read and makes no claim, under its reason.

        *reason* is the same text for all that are skipped for it; *content* shows the row. They are kept
        only for who asked for the table of them; all others are counted alone.
        """
        self.summary.skipped[reason] += 1
        if self._skipped is not None:
            self._skipped.add(file, str(record), reason, content)

    def remark(self, text: str) -> None:
        """Say something about the import as a whole, such as what of a file no claim can hold."""
        if text not in self.summary.remarks:
            self.summary.remarks.append(text)

    def fault(self, file: str, line: int, message: str) -> None:
        """Keep a fault that makes the import fail in the end; all are reported together."""
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(file, line, 0, message))
        else:
            self._more_faults += 1

    def check(self) -> None:
        """Raise the `Faults` that were kept, if any; for formats that read their files twice."""
        if self._faults:
            raise Faults(self._faults, self._more_faults)

    def drop(self) -> Faults | None:
        """Forget what waits, after a format has failed, and return the faults that it had kept."""
        faults = Faults(self._faults, self._more_faults) if self._faults else None
        self._faults, self._more_faults = [], 0
        self.complete = False
        for waiting in (self._claims, self._parents, self._wholes):
            waiting.clear()
        return faults

    def done(self) -> None:
        """Write what waits, at the end of one format's files.

        Raises
        ------
        Faults
            `fault` was called.
        """
        self.check()
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
        """Return an id for what a dataset knows by a text alone: `made_actor_id`, where that is free.

        Two texts that differ in marks alone make one such id and are still not the same: the second gets
        a hash of the text behind it, also where the first came with an earlier import. *name* is what the
        actor is called, if not by the text itself.
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
        """Return the name of the actor that has an id in the store; one that nobody has is of this name."""
        if key not in self._owners:
            n = self.writer.row_id(key)
            self._owners[key] = (self.writer.name_of(n) if n is not None else "") or name
        return self._owners[key]

    def _known(self, key: str, kinds: tuple[str, ...] = ("actor",)) -> str:
        """Return the store's id of an actor or event that was given before."""
        for kind in kinds:
            found = self._ids.get((self.scope, kind, key))
            if found is not None and found in self._written:
                return found
        raise InvalidValue(f"{key!r} is no {' or '.join(kinds)} that was given before")

    def _id(self, kind: str, key: str) -> str:
        """Return the id under which the store keeps something that its scope calls *key*."""
        place = (self.scope, kind, key)
        found = self._ids.get(place)
        if found is None:
            found = self._ids[place] = self.writer.free_id(key, kind, self.scope)
        return found


def made_id(*parts: str) -> str:
    """Return an id for a claim that has none, made from what tells it from all others.

    >>> made_id("ucdp-ged", "12345", "clashes-with")
    'cc2cf5688552dec32'
    """
    return id_of(hash_of("\x1f".join(parts)))


def made_actor_id(prefix: str, text: str) -> str:
    """Return an id for what a dataset calls by a text, with the dataset's short name before it.

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
