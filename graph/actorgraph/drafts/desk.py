"""Where a report is drafted: the actors, events and sources of a case, and the file that proposals go into."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from actorgraph.case.files import ACTORS, CASE, EVENTS
from actorgraph.case.opened import place_of
from actorgraph.drafts.draft import Draft, Proposal, draft_of
from actorgraph.model.actor import Actor
from actorgraph.model.errors import Faults, FileTrouble, InvalidDate
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from actorgraph.ask.endpoint import Endpoint

DRAFTS: Final = "drafts"
_DAY: Final = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known before a report is read; `folder` is None if proposals cannot be written there."""

    folder: Path | None
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary

    def draft(
        self,
        path: Path,
        text: str,
        publisher: str = "",
        day: str = "",
        endpoint: Endpoint | None = None,
    ) -> Draft:
        """Return the draft of a report; who published it and when is looked up by the name of its file."""
        source = self.sources.get(path.stem)
        publisher = publisher or (source.publisher if source else "")
        return draft_of(
            text,
            self.actors.values(),
            self.events.values(),
            self.vocabulary,
            publisher=self._publisher(publisher),
            published=day_of(day, path, source),
            endpoint=endpoint,
        )

    def annotated(self, path: Path, text: str, annotations: Path) -> Draft:
        """Return the draft of a report from what was annotated in another program."""
        from actorgraph.drafts.annotated import draft_of_annotations
        from actorgraph.drafts.annotation import annotated_in

        return draft_of_annotations(
            annotated_in(annotations),
            path.stem,
            text,
            self.actors.values(),
            self.events.values(),
            self.vocabulary,
        )

    def _publisher(self, name: str) -> str:
        """Return the id of a publisher, or the words as they are."""
        named = (key for key, actor in self.actors.items() if name and name in (key, actor.name))
        return next(named, name)


def desk_of(path: str | None, *, writes: bool) -> Desk:
    """Return the desk of a case folder or a store; a case needs actors and no claims yet.

    Raises
    ------
    FileTrouble
        There is no case, or proposals cannot be written into it.
    Faults
        Its actors or events have faults.
    """
    from actorgraph.case.folder import survey_case
    from actorgraph_data import SHIPPED

    place = place_of(path)
    if Path(place).is_file():
        return _of_store(place, writes)
    if writes and place in SHIPPED.values():
        raise FileTrouble(
            f"{Path(place).name} comes with actorgraph and is not written to; use --json, or name a case of your own"
        )
    case, faults = survey_case(Path(place))
    serious = [fault for fault in faults if fault.file in (CASE, ACTORS, EVENTS)]
    if serious:
        raise Faults(serious)
    return Desk(Path(place), case.actors, case.events, case.sources, case.vocabulary)


def _of_store(place: str, writes: bool) -> Desk:
    from actorgraph.store.reader import Store

    if writes:
        raise FileTrouble(
            f"{place!r} is a store, which holds no drafts; use --json, or name a case folder"
        )
    store = Store(place)
    return Desk(
        None,
        {actor.id: actor for actor in store.actors()},
        {event.id: event for event in store.events()},
        {source.id: source for source in store.sources()},
        store.vocabulary,
    )


def day_of(given: str, path: Path, source: Source | None) -> date | None:
    """Return the day of a report: the given one, its source's, or the one in the name of its file."""
    found = _DAY.search(path.stem)
    words = given or (str(source.date) if source else "") or (found[1] if found else "")
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        if given:
            raise InvalidDate(f"{given!r} is not a day such as 2024-02-02") from None
        return None


def proposed(text: str, words: str, spans: Sequence[tuple[int, int]]) -> list[Proposal]:
    """Return the proposals of a file of drafts whose quotes stand where they stood in the text of the report."""
    import yaml

    try:
        rows = (yaml.safe_load(words) or {}).get("proposals") or ()
        names = {field.name for field in fields(Proposal)}
        found = [Proposal(**{name: row.get(name) for name in names}) for row in rows]
        kept = [one for one in found if text[one.start : one.end] == one.quote]
        return [
            replace(one, sentence=number)
            for one in kept
            for number, (begin, stop) in enumerate(spans)
            if begin <= one.start < stop
        ]
    except (yaml.YAMLError, AttributeError, TypeError):
        return []  # a file of ours that somebody broke proposes nothing


def written(desk: Desk, path: Path, draft: Draft) -> Path:
    """Write a draft into ``drafts/REPORT.yaml`` of the case and return where it is.

    Raises
    ------
    FileTrouble
        It cannot be written; what stood there is left.
    """
    import yaml

    if desk.folder is None:
        raise FileTrouble("a store holds no drafts; use --json")
    target = desk.folder / DRAFTS / f"{path.stem}.yaml"
    rows = [
        {key: value for key, value in row.items() if value is not None} for row in draft.documents()
    ]
    document = {
        "report": path.name,
        "proposed-by": draft.by,
        "names": [asdict(name) for name in draft.names],
        "proposals": [row for row in rows if "look" not in row],
    }
    looked = [row for row in rows if "look" in row]
    document |= {"look at this": looked} if looked else {}
    document |= {"refused": [*draft.refused]} if draft.refused else {}
    fresh = target.with_suffix(".new")
    try:
        target.parent.mkdir(exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            file.write("# Proposals of a program. No question reads this file.\n")
            yaml.safe_dump(document, file, allow_unicode=True, sort_keys=False, width=100)
        fresh.replace(target)
    except OSError as error:
        raise FileTrouble(f"cannot write {str(target)!r}: {error.strerror}") from None
    return target
