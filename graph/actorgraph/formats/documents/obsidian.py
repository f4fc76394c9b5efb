"""A vault for Obsidian (https://help.obsidian.md): a note for each actor, event and source, with links that are sentences.

A claim stands once, in the note of who does it (or of its event): its sentence, in which every actor and event is a link,
then who says so, where and when, and its words as a quotation. Its block has the id of the claim, so that the notes of the
others that it names link to the very sentence. Links alone say nothing: what nobody asserts has a sentence that says so, under
a heading of its own. Obsidian's graph draws who is named together with whom.

Names of files are the names of things, without what no file system or link may hold; two things of one name have their
ids behind it. Texts are of strangers: whatever could be a mark of Markdown or of Obsidian is escaped.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from actorgraph.formats.documents.md import escaped, linked
from actorgraph.formats.format import Format, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, folder_whole
from actorgraph.formats.write.marking import warning_of
from actorgraph.formats.write.words import named_claims
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import WrongUse
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.names import tidy
from actorgraph.model.source import Source
from actorgraph.model.tlp import label
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.network import is_asserted
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import Part, finished
from actorgraph.sentence.wording import quoted, told

#: What no link of Obsidian, and no file of Windows, macOS or Linux, may have in its name.
_NO_NAME: Final = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]+')
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST: Final = 80
_FOLDERS: Final = {"actor": "Actors", "event": "Events", "source": "Sources"}
_ASSERTED: Final = "## What is said"
_UNASSERTED: Final = "## What nobody asserts"
_ELSEWHERE: Final = "## Named elsewhere"


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a folder of notes."""
    if not isinstance(target, str | os.PathLike):
        raise WrongUse("a vault is a folder; name it with -o")
    vault = _Vault(selection)
    with folder_whole(target) as folder:
        for name in _FOLDERS.values():
            (folder / name).mkdir()
        for path, lines in vault.notes():
            (folder / path).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return []


class _Vault:
    """All notes of a selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._words: Vocabulary = selection.vocabulary
        self._actors = {actor.id: actor for actor in selection.actors()}
        self._events = {event.id: event for event in selection.events()}
        self._sources = {source.id: source for source in selection.sources()}
        #: The name of each thing's note, by its kind and id; no two are alike, whatever their case.
        self._files: dict[tuple[str, str], str] = {}
        taken: set[str] = set()
        named = [
            *(("actor", actor.id, actor.name) for actor in self._actors.values()),
            *(("event", event.id, event.name) for event in self._events.values()),
            *(("source", source.id, source.title) for source in self._sources.values()),
        ]
        for kind, key, name in named:
            self._files[kind, key] = _free(name, key, taken)
        #: The lines of each thing: asserted, not asserted, and named elsewhere.
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._blocks: set[str] = set()

    def notes(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the notes with their paths."""
        for claim, nouns in named_claims(self._selection):
            self._take(claim, nouns)
        yield "About.md", list(self._about())
        for actor in self._actors.values():
            yield self._path("actor", actor.id), [*self._head(actor), *self._body(actor.id)]
        for event in self._events.values():
            yield self._path("event", event.id), [*self._head(event), *self._body(event.id)]
        for source in self._sources.values():
            yield self._path("source", source.id), list(self._source(source))

    def _path(self, kind: str, key: str) -> str:
        return f"{_FOLDERS[kind]}/{self._files[kind, key]}.md"

    def _link(self, key: str, words: str = "", block: str = "") -> str:
        """Return a link to the note of an actor or event, or to a block in it."""
        kind = "event" if key in self._events else "actor"
        file = self._files.get((kind, key))
        if file is None:
            return _shown(words or key)
        return f"[[{file}{f'#^{block}' if block else ''}|{_in_link(words or file)}]]"

    def _take(self, claim: Claim, nouns: Nouns) -> None:
        """Write a claim into the note that it belongs to, and links into those that it names."""
        home = claim.subject or claim.event or claim.claimant
        block = _block(claim.id, self._blocks)
        parts = finished(sentence(claim, nouns, self._words))
        line = "".join(self._part(part, home) for part in parts)
        place = self._files.get(("source", claim.source), claim.source)
        by = [f"says {self._link(claim.claimant, nouns[claim.claimant].name)}", f"in [[{place}]]"]
        if claim.said.known:
            by.append(_shown(f"said {told(claim.said)}"))
        if claim.when.known:
            by.append(_shown(f"holds {told(claim.when)}"))
        if claim.implied:
            by.append("the coder's reading and not the words")
        if level := self._selection.store.marking_of(claim):
            by.append(label(level))
        lines = [f"- {line} ({', '.join(by)}) ^{block}"]
        if claim.quote:
            lines += ["", f"  > {_shown(quoted(claim.quote))}", ""]
        heading = _ASSERTED if is_asserted(claim, self._words) else _UNASSERTED
        self._said[home][heading] += lines
        for key in dict.fromkeys(getattr(claim, name) for name in MENTIONS):
            if key and key != home:
                words = "".join(part.text for part in parts)
                self._said[key][_ELSEWHERE].append(f"- {self._link(home, words, block)}")

    def _part(self, part: Part, home: str) -> str:
        if part.id and part.id != home:
            return self._link(part.id, part.text)
        text = part.text
        return f"{' ' * text[:1].isspace()}{_shown(text)}{' ' * (text[-1:].isspace() and bool(text.strip()))}"

    def _about(self) -> Iterator[str]:
        selection = self._selection
        yield f"# {_shown(selection.title or 'actorgraph')}"
        yield ""
        if marked := warning_of(selection):
            yield f"**{_shown(marked)}**"
            yield ""
        if selection.licence:
            yield f"Licence: {_shown(selection.licence)}"
            yield ""
        for kind, folder in _FOLDERS.items():
            files = sorted(file for (of, _), file in self._files.items() if of == kind)
            yield f"## {folder}"
            yield ""
            yield from (f"- [[{file}]]" for file in files)
            yield ""

    def _head(self, thing: Actor | Event) -> Iterator[str]:
        kind = "event" if isinstance(thing, Event) else "actor"
        aliases = [name.text for name in thing.names if name.kind != "code"]
        codes = [name.text for name in thing.names if name.kind == "code"]
        yield from _front(
            id=thing.id,
            type=thing.type,
            tags=[
                f"{kind}/{re.sub(r'[^a-z0-9-]+', '-', thing.type.casefold())}",
                *_marked(thing.tlp),
            ],
            aliases=[thing.name, *aliases]
            if self._files[kind, thing.id] != thing.name
            else aliases,
            codes=codes,
            when=thing.when.text if isinstance(thing, Event) else "",
        )
        yield f"# {_shown(thing.name)}"
        yield ""
        whole = thing.part_of if isinstance(thing, Event) else thing.parent
        if whole:
            yield f"Part of {self._link(whole)}, as the coders know."
            yield ""
        if isinstance(thing, Event) and thing.places:
            yield f"Place: {', '.join(map(self._link, thing.places))}"
            yield ""
        if thing.note:
            yield f"Note of the coders or the dataset: {_shown(thing.note)}"
            yield ""

    def _body(self, key: str) -> Iterator[str]:
        said = self._said.get(key, {})
        for heading in (_ASSERTED, _UNASSERTED, _ELSEWHERE):
            if said.get(heading):
                yield heading
                yield ""
                yield from dict.fromkeys(said[heading]) if heading == _ELSEWHERE else said[heading]
                yield ""

    def _source(self, source: Source) -> Iterator[str]:
        yield from _front(
            id=source.id, tags=["source", *_marked(source.tlp)], date=source.date.text, url=source.address, language=source.language,
            version=source.version, licence=source.licence,
        )  # fmt: skip
        yield f"# {_shown(source.title)}"
        yield ""
        if source.publisher:
            yield f"Published by {self._link(source.publisher)}."
            yield ""
        for text in filter(None, (source.address, source.citation, source.note)):
            yield linked(text)
            yield ""


def _marked(level: str) -> list[str]:
    """Return the tag of a level of the Traffic Light Protocol, by which a vault can be searched: ``tlp/amber-strict``."""
    return [f"tlp/{level.replace('+', '-')}"] if level else []


def _front(**values: str | list[str]) -> Iterator[str]:
    """Yield the properties of a note; JSON is YAML."""
    yield "---"
    for name, value in values.items():
        if value:
            kept = [tidy(each) for each in value] if isinstance(value, list) else tidy(value)
            yield f"{name}: {json.dumps(kept, ensure_ascii=False)}"
    yield "---"
    yield ""


def _free(name: str, key: str, taken: set[str]) -> str:
    """Return a name for a file that no other note has."""
    bare = " ".join(_NO_NAME.sub(" ", tidy(name)).split()).strip(" .")[:_LONGEST].strip(" .")
    if not bare or _RESERVED.fullmatch(bare) or bare.casefold() == "about":
        bare = f"{bare} ({_NO_NAME.sub('-', key)[:_LONGEST]})".strip()
    found, number = bare, 1
    while found.casefold() in taken:
        number += 1
        found = (
            f"{bare} ({_NO_NAME.sub('-', key)[:_LONGEST]})" if number == 2 else f"{bare} ({number})"
        )
    taken.add(found.casefold())
    return found


def _block(key: str, taken: set[str]) -> str:
    """Return the id of a block, of which Obsidian allows letters, digits and hyphens."""
    made = re.sub(r"[^A-Za-z0-9-]+", "-", key).strip("-") or "claim"
    found, number = made, 1
    while found.casefold() in taken:
        number += 1
        found = f"{made}-{number}"
    taken.add(found.casefold())
    return found


def _shown(text: str) -> str:
    """Return a text that Obsidian shows as it is: no comment, highlight or field of it either."""
    return escaped(text).replace("%", r"\%").replace("==", r"\=\=").replace("::", r":\:")


def _in_link(text: str) -> str:
    """Return the words of a link, which end at a bracket and cannot be escaped."""
    kept = " ".join(re.sub(r"[\[\]|]", " ", tidy(text)).split())
    return re.sub(r"([\\`*_<>#~$&^%=])", r"\\\1", kept)


FORMAT: Final = Format(
    name="obsidian",
    title="A vault of linked notes for Obsidian",
    write=write,
    keeps="every claim as a sentence with links, quote, claimant, source and days; actors, events and sources as notes",
    loses="what a program would read: it is for people and cannot be imported again",
    unasserted="under a heading of their own, each with a sentence that says so",
    edgeless="in the note of whom they name",
    folder=True,
)
