"""Case folders: coded reports into a store beside datasets, and a part of a store as YAML to go on coding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike, fspath
from typing import Any, Final

from actorgraph.case.files import is_case
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, folder_whole
from actorgraph.formats.write.header import header_of, own_relations, relation_record
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import slug
from actorgraph.model.source import Source

#: What a case says about itself, in the order in which people write it.
_ABOUT: Final = ("title", "description", "licence", "coded", "coders", "notes")


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read case folders; each is the scope of its ids, and all that there is of it."""
    from actorgraph.case.folder import read_case

    for file in inputs:
        if file.path is None or not file.is_folder:
            raise InvalidValue(f"{file.name!r} is no case folder; 'actorgraph new DIR' starts one")
        case = read_case(file.path)
        sink.scope = slug(sink.name or case.title)
        sink.complete = True
        sink.relations(relation_record(relation) for relation in own_relations(case.vocabulary))
        for actor in case.actors.values():
            sink.actor(actor)
        for event in case.events.values():
            sink.event(event)
        for source in case.sources.values():
            sink.source(source)
        for coded in case.claims:
            sink.count()
            sink.claim(coded.claim)
        sink.about({key: text for key, text in case.about.items() if text})
        sink.done()


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as a case folder that ``actorgraph check`` passes."""
    from actorgraph.case.write import write_case

    assert isinstance(target, str | PathLike)
    with folder_whole(fspath(target)) as folder:
        kept = write_case(
            folder,
            _about(selection),
            selection.actors(),
            selection.events(),
            _reports(selection),
            selection.store.vocabulary,
        )
    return [f"{count:,} {reason}" for reason, count in kept.items()]


def _about(selection: Selection) -> Mapping[str, Any]:
    header = header_of(selection)
    about: dict[str, Any] = {key: header["about"].get(key, "") for key in _ABOUT}
    about["title"] = about["title"] or "A case"
    about["coders"] = [coder for coder in about["coders"].split(", ") if coder]
    return {**about, "relations": header["relations"]}


def _reports(selection: Selection) -> Iterator[tuple[Source, list[Claim]]]:
    claims: dict[str, list[Claim]] = {}
    for claim in selection.claims():
        claims.setdefault(claim.source, []).append(claim)
    for source in selection.sources():
        yield source, claims.get(source.id, [])


def recognises(file: Input) -> bool:
    """Return True for a folder with a ``case.yaml``."""
    return file.path is not None and file.is_folder and is_case(file.path)


FORMAT: Final = Format(
    name="case",
    title="Case folders: YAML files that people write and review",
    verbatim=True,
    read=read,
    write=write,
    recognises=recognises,
    priority=100,
    keeps="everything; a name that two things share gets an id after it, because names are unique in a case,"
    " and a deed with a figure of none is denied",
    unasserted="their modality stands beside them; no other program reads a case",
    folder=True,
)
