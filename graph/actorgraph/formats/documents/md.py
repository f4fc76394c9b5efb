"""Markdown out: a dossier with citations, to be read and passed on.

``about=NAME`` makes the dossier of one actor or event; without it, all that is selected is one document. Claims
stand by family: a sentence that has in it how firmly it is said, who says so, in which words and when, and a
numbered footnote that says where. What nobody asserts stands apart, and so does what only follows from several claims, with its chain.
What no source says (parents, notes on actors, names that coders added) is left out, and the export reports it;
markings such as TLP:RED, on whose terms something may be passed on, are not.

Texts are of strangers: whatever could be a mark of Markdown is escaped, so that it stays what it says
(CommonMark, https://spec.commonmark.org/0.31.2/#backslash-escapes). Footnotes are those of GitHub and pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from actorgraph.formats.format import Format, Option, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.graph import heading
from actorgraph.formats.write.marking import binding_in
from actorgraph.identity.counted import CountedAsOne
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.modality import group
from actorgraph.model.names import unprintable
from actorgraph.model.source import Source
from actorgraph.model.tlp import LEVELS, label
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.conclude import MOST_STEPS, conclusions, first_steps
from actorgraph.questions.dossier import dossier, ends_of
from actorgraph.questions.who import who
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns
from actorgraph.sentence.question import answer
from actorgraph.sentence.wording import count, quoted, told
from actorgraph.store.reader import Store, Thing

#: Actors of a document without ``about`` up to which all that follows is worked out; a millisecond each.
MOST_ACTORS: Final = 2_000
_APART: Final = {
    "tentative": ("Possible, intended or conditional", "Nobody says outright that these are so."),
    "not asserted": ("Denied, withheld, hinted or presupposed", "No source asserts these."),
}
_MARK: Final = re.compile(r"[\\`*_{}\[\]<>#|~$&!^@]")
#: What at the begin of a line would be a list, a rule, a definition or a block.
_BEGIN: Final = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))|^(?=[-+=:%])")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\\`]*[^\s<>\\`.,;:!?()\[\]{}'\"]", re.IGNORECASE)
_PIECE: Final = 500
#: Cites a source, with the name of its publisher, as Markdown.
Cite: TypeAlias = Callable[[Source, str], str]


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a dossier, or all that is selected, and return what is left out."""
    name = options.get("about", "")
    thing = selection.store.thing(name) if name else None
    cite = _style(options.get("style", ""))
    document = _Document(selection, cite) if thing is None else _Dossier(selection, thing, cite)
    write_whole(target, _in_pieces(document.lines()))
    return document.left_out()


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line.

    >>> escaped("1. *Red* <b>"), escaped("- [x](y)")
    ('1\\\\. \\\\*Red\\\\* \\\\<b\\\\>', '\\\\- \\\\[x\\\\](y)')
    """
    kept = " ".join(text.split())
    if not kept.isprintable():  # marks that turn the direction of writing, controls
        kept = "".join(letter for letter in kept if not unprintable(letter))
    return _BEGIN.sub(lambda found: f"{found[1] or ''}\\", _MARK.sub(r"\\\g<0>", kept))


def linked(text: str) -> str:
    """Return a text of which web addresses are links and all else is `escaped`."""
    pieces, at = [], 0
    for found in _ADDRESS.finditer(text):
        before = escaped(text[at : found.start()])
        pieces += [before, " " if before and text[found.start() - 1].isspace() else ""]
        pieces.append(f"<{found[0]}>" if found[0].isprintable() else escaped(found[0]))
        at = found.end()
        pieces.append(" " if text[at : at + 1].isspace() else "")
    return "".join([*pieces, escaped(text[at:])]).strip()


def _style(style: str) -> Cite:
    """Return what cites a source: in our own words, or in a style of CSL."""
    if not style:
        return _cited
    from actorgraph.formats.documents.bibliography.style import cited_in

    styled = cited_in(style)
    return lambda source, publisher: _with_citation(
        _ended(linked(styled(source, publisher))), source
    )


class _Citations:
    """Footnotes in the order in which they are first needed."""

    def __init__(self, store: Store, cite: Cite) -> None:
        self._store = store
        self._cite = cite
        self._numbers: dict[tuple[str, str, str, str], int] = {}

    def mark(self, claim: Claim) -> str:
        """Return the number of the place where a claim stands, as a mark in the text."""
        place = (claim.source, claim.file, claim.record, claim.cites)
        return f"[^{self._numbers.setdefault(place, len(self._numbers) + 1)}]"

    def lines(self) -> Iterator[str]:
        """Yield the footnotes."""
        sources = self._store.sources_called(place[0] for place in self._numbers)
        names = self._store.names(
            sorted({source.publisher for source in sources.values() if source.publisher})
        )
        for (source, file, record, cites), number in self._numbers.items():
            cited = sources[source]
            words = [self._cite(cited, names.get(cited.publisher, ""))]
            if record or file:
                words.append(_place(file, record))
            if cites:
                words.append(_ended(f"It cites {linked(cites)}"))
            if cited.licence:
                words.append(_ended(f"Licence: {linked(cited.licence)}"))
            if cited.machine:
                words.append("Coded by a program, not read by a person.")
            yield f"[^{number}]: {' '.join(words)}"

    def __len__(self) -> int:
        return len({place[0] for place in self._numbers})


def _cited(source: Source, publisher: str) -> str:
    """Return a source as it is cited; a dataset often publishes itself, and its name once is enough."""
    parts = [
        escaped(publisher) if publisher != source.title else "",
        f"“{escaped(source.title)}”",
        f"version {escaped(source.version)}" if source.version else "",
        escaped(source.date.text),
        linked(source.address),
    ]
    return _with_citation(_ended(", ".join(filter(None, parts))), source)


def _with_citation(cited: str, source: Source) -> str:
    if not source.citation:
        return cited
    return f"{cited} {_ended(f'To be cited as: {linked(source.citation)}')}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _place(file: str, record: str) -> str:
    if not record:
        return f"In {escaped(file)}."
    place = "Row" if record.startswith("row ") else "Record"
    where = f" in {escaped(file)}" if file else ""
    return f"{place} {escaped(record.removeprefix('row '))}{where}."


class _Document:
    """All that is selected, by family."""

    def __init__(self, selection: Selection, cite: Cite) -> None:
        self._selection = selection
        self._store = selection.store
        self._words: Vocabulary = selection.vocabulary
        self._citations = _Citations(self._store, cite)
        self._nouns = Nouns()
        self._patterns = Patterns(self._nouns, self._words)
        self._left: list[str] = []

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document."""
        claims = list(self._selection.claims())
        self._learn(claims)
        yield f"# {escaped(self._selection.title or 'Claims')}"
        yield ""
        description = self._store.meta.get("description", "")
        if description:
            yield from (escaped(description), "")
        if self._selection.licence:
            yield from (f"Licence: {linked(self._selection.licence)}", "")
        yield from self._marked()
        yield from self._opening(len(claims), len({claim.source for claim in claims}))
        yield from self._by_family(claims)
        yield from self._apart(claims)
        yield from self._following(claims)
        yield from self._sources()

    def left_out(self) -> list[str]:
        """Return what the document does not say, a line each."""
        return self._left

    def _marked(self) -> Iterator[str]:
        """Yield what of it is marked, the strictest first, and how it may be passed on."""
        for line in binding_in(self._selection):
            yield from (f"**{escaped(line)}.**", "")
        found: dict[str, list[str]] = {}
        things: list[Actor | Event] = [*self._selection.actors(), *self._selection.events()]
        for thing in things:
            if thing.tlp:
                found.setdefault(thing.tlp, []).append(thing.name)
        for level in sorted(found, key=LEVELS.index, reverse=True):
            yield from (escaped(f"Marked {label(level)}: {', '.join(found[level])}."), "")

    def _opening(self, claims: int, sources: int) -> Iterator[str]:
        if not self._selection.is_whole:
            yield from (f"Selected from {escaped(heading(self._selection))}.", "")
        if not claims:
            yield "No claim says anything here."
            return
        yield (
            f"{count(claims, 'claim')} of {count(sources, 'source')}. Every statement is somebody's, with"
            " their words; none is added."
        )

    # -- claims ------------------------------------------------------------------------------------

    def _by_family(self, claims: Sequence[Claim]) -> Iterator[str]:
        """Yield what is asserted, family by family."""
        families: dict[str, list[Claim]] = {family: [] for family in self._words.families}
        for claim in claims:
            if _group(claim) == "assertive":
                families[self._words[claim.relation].family].append(claim)
        for family, some in families.items():
            if some:
                yield from ("", f"## {escaped(family.replace('-', ' ').capitalize())}", "")
                yield from self._statements(some)

    def _apart(self, claims: Sequence[Claim]) -> Iterator[str]:
        """Yield what is said and not asserted."""
        for kind, (title, meaning) in _APART.items():
            some = [claim for claim in claims if _group(claim) == kind]
            if some:
                yield from ("", f"## {title}", "", meaning, "")
                yield from self._statements(some)

    def _statements(self, claims: Iterable[Claim]) -> Iterator[str]:
        """Yield each statement once, with all who make it below."""
        by_sentence: dict[str, list[Claim]] = {}
        for claim in claims:
            by_sentence.setdefault(self._sentence(claim), []).append(claim)
        for words, some in by_sentence.items():
            yield f"- **{escaped(words)}**"
            for claim in some:
                yield f"  - {self._voice(claim)}"

    def _voice(self, claim: Claim) -> str:
        """Return who vouches for a claim, in which words, and when; how firmly is in its sentence."""
        who_says = self._name(claim.claimant)
        if claim.spokesperson:
            who_says += f" (through {self._name(claim.spokesperson)})"
        own = claim.claimant == self._nouns.publication(claim.source).publisher
        if claim.modality == "confirmed" and own:  # which is the sentence of who states it
            who_says += " confirms it"
        parts = [who_says]
        if claim.hedge:
            parts.append(f"in the words {quoted(claim.hedge)}")
        if claim.said.known:
            parts.append(f"said {told(claim.said)}")
        if claim.when.known:
            parts.append(f"holds {told(claim.when)}")
        if claim.implied:
            parts.append("the coder's reading and not the words")
        quote = f": {quoted(claim.quote)}" if claim.quote else ", without words quoted"
        said = f"{escaped(', '.join(parts) + quote)} {self._citations.mark(claim)}"
        return f"{said} Coder's note: {escaped(claim.note)}" if claim.note else said

    def _sentence(self, claim: Claim) -> str:
        """Return what a claim says, and how firmly, as a sentence."""
        return text_of(self._patterns.sentence(claim))

    # -- what follows ------------------------------------------------------------------------------

    def _following(self, claims: Sequence[Claim]) -> Iterator[str]:
        """Yield what follows from some claims, each with its chain."""
        steps = first_steps(claims)
        if steps is None:
            return
        if steps > MOST_STEPS:
            self._left.append(
                f"what follows from several claims is not worked out, as {steps:,} pairs of memberships follow"
                " on each other; name one actor: --set about=NAME"
            )
            return
        if self._store.count("actor") > MOST_ACTORS:
            self._left.append(
                f"what follows from several claims is not worked out for more than {MOST_ACTORS:,} actors;"
                " name one: --set about=NAME"
            )
            return
        every = (actor.id for actor in self._selection.actors())
        found = [
            (conclusion.subject, conclusion.object, conclusion.modality, conclusion.claims)
            for conclusion in conclusions(self._store, every, filters=self._selection.filters)
        ]
        yield from self._chains(found, {claim.id for claim in claims})

    def _chains(
        self, found: Iterable[tuple[str, str, str, tuple[str, ...]]], ids: set[str] | None
    ) -> Iterator[str]:
        """Yield conclusions as (subject, object, modality, claims); *ids* are the claims that may be used."""
        kept = [chain for chain in dict.fromkeys(found) if ids is None or ids >= set(chain[3])]
        if not kept:
            return
        yield from ("", "## What follows", "")
        yield "No source says these. Each follows from the claims below it and is no firmer than the weakest."
        yield ""
        used = list(
            self._store.claims_called(dict.fromkeys(key for *_, keys in kept for key in keys))
        )
        self._learn(used, [end for subject, target, *_ in kept for end in (subject, target)])
        called = {claim.id: claim for claim in used}
        for subject, target, modality, keys in kept:
            chain = [called[key] for key in keys]
            reading = self._words.reading(chain[0].relation)
            ends = [self._end(key, chain[1:]) for key in (subject, target)]
            words = answer(self._words, reading, ends[:1], ends[1], modality=modality)
            yield f"- **{escaped(words[0].upper() + words[1:].removesuffix(','))}.** ({modality} at its weakest)"
            for at, claim in enumerate(chain, start=1):
                yield f"  {at}. {escaped(self._sentence(claim))} {self._citations.mark(claim)}"

    def _end(self, key: str, steps: Sequence[Claim]) -> Noun:
        """Return one of the ends of a conclusion, which may mean a member or a part of it."""
        noun = self._nouns[key]
        for step in steps:
            if step.relation == "member-of" and step.object == key:
                return Noun(key, f"a member of {noun.words}", number="singular", article="none")
            if step.relation == "part-of" and step.object == key:
                part = (
                    f"{noun.words}, through {self._nouns[step.subject].words}, which is part of it,"
                )
                return noun._replace(name=part, article="none")
            if step.relation == "instance-of" and step.subject == key:
                one = f"{noun.words}, as one of “{self._name(step.object)}”"
                return noun._replace(name=one, article="none")
        return noun

    def _sources(self) -> Iterator[str]:
        notes = list(self._citations.lines())
        if notes:
            yield from ("", "## Sources", "")
            yield from notes

    # -- names -------------------------------------------------------------------------------------

    def _learn(self, claims: Sequence[Claim], more: Iterable[str] = ()) -> None:
        self._nouns |= self._store.nouns([*ends_of(list(claims)), *more], claims)
        self._patterns = Patterns(self._nouns, self._words)

    def _name(self, key: str) -> str:
        return self._nouns[key].name


class _Dossier(_Document):
    """One actor or event."""

    def __init__(self, selection: Selection, thing: Thing, cite: Cite) -> None:
        super().__init__(selection, cite)
        self._thing = thing
        self._chosen = None if selection.chosen is None else set(selection.chosen)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document."""
        about = dossier(self._store, self._thing, filters=self._selection.filters)
        assert not isinstance(about.subject, Claim)
        self._subject = about.subject
        ties = self._selected(claim for some in about.ties.values() for claim in some)
        voiced = self._selected(about.voiced)
        self._learn([*ties, *voiced], [self._subject.id, *self._places()])
        yield from self._head(about.same)
        yield from self._opening(
            len(ties) + len(voiced), len({claim.source for claim in (*ties, *voiced)})
        )
        yield from self._by_family(ties)
        yield from self._apart(ties)
        if voiced:
            yield from ("", "## Said of others", "")
            yield from self._statements(voiced)
        yield from self._chains(self._found(), self._chosen)
        yield from self._sources()
        self._count_left(len(about.children))

    def _head(self, same_as: Iterable[CountedAsOne]) -> Iterator[str]:
        """Yield who or what it is."""
        subject = self._subject
        yield f"# {escaped(subject.name)}"
        yield ""
        yield f"- Type: {escaped(subject.type.replace('-', ' '))}"
        yield f"- Id: {escaped(subject.id)}"
        if isinstance(subject, Event):
            if subject.when.known:
                yield f"- When: {escaped(told(subject.when))}"
            if subject.places:
                yield f"- Where: {escaped(', '.join(map(self._name, subject.places)))}"
            if subject.part_of:
                yield f"- Part of: {escaped(self._name(subject.part_of))}"
        elif subject.anonymous:
            yield "- Without a name in the sources"
        if subject.tlp:
            yield f"- Marked: {escaped(label(subject.tlp))}"
        names = [_named(name) for name in subject.names if not name.background]
        if names:
            yield f"- Also called: {escaped('; '.join(names))}"
        for same in same_as:
            yield f"- Counted as one: {escaped(str(same))}"
        yield ""

    def _places(self) -> list[str]:
        subject = self._subject
        if isinstance(subject, Event):
            return [*subject.places, *([subject.part_of] if subject.part_of else [])]
        return []

    def _selected(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims of some that are of the selection, too."""
        relations = self._selection.relations
        return [
            claim
            for claim in claims
            if (self._chosen is None or claim.id in self._chosen)
            and (not relations or claim.relation in relations)
        ]

    def _found(self) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
        """Yield what follows about the actor, as subject and as object."""
        if self._thing.is_event:
            return
        for reading in _carrying(self._words, self._selection.relations):
            answer = who(self._store, reading, self._thing, filters=self._selection.filters)
            for found in answer.answers:
                if found.chain:
                    both = (
                        (answer.actor, found.actor)
                        if reading.inverse
                        else (found.actor, answer.actor)
                    )
                    yield (*both, found.modality, found.claims)

    def _count_left(self, children: int) -> None:
        subject = self._subject
        background = sum(name.background for name in subject.names)
        left = [
            count(background, "name") if background else "",
            "its parent" if isinstance(subject, Actor) and subject.parent else "",
            f"{children:,} that belong to it" if children else "",
            "its note" if subject.note else "",
        ]
        if any(left):
            self._left.append(f"no source says these, and they are left out: {_joined(left)}")


def _carrying(words: Vocabulary, relations: Sequence[str]) -> Iterator[Reading]:
    """Yield the families of which something can follow, from either end."""
    carrying: dict[str, list[str]] = {}
    for relation in words:
        carries = relation.through_class or relation.carries_upwards or relation.by_member
        if carries and (not relations or relation.name in relations):
            carrying.setdefault(relation.family, []).append(relation.name)
    for family, names in carrying.items():
        for inverse in (False, True):
            yield words.reading_of(tuple(names), family, inverse=inverse)


def _group(claim: Claim) -> str:
    """Return the group of a claim's modality; of whom it is denied that there were none, there were none."""
    is_none = claim.quantity is not None and claim.quantity.is_none
    return "assertive" if is_none and claim.modality == "denied" else group(claim.modality)


def _named(name: Name) -> str:
    """Return a name with what is known of its use."""
    kind = name.kind if name.kind != "alias" else ""
    span = f"{name.since or '..'}/{name.until or '..'}" if name.since or name.until else ""
    about = ", ".join(filter(None, (kind, name.language, span)))
    return f"{name.text} ({about})" if about else name.text


def _joined(words: Iterable[str]) -> str:
    return ", ".join(filter(None, words))


def _in_pieces(lines: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    for line in lines:
        waiting.append(f"{line}\n")
        if len(waiting) == _PIECE:
            yield "".join(waiting).encode()
            waiting.clear()
    yield "".join(waiting).encode()


FORMAT: Final = Format(
    name="md",
    title="Markdown: a dossier with citations",
    suffixes=(".md",),
    write=write,
    options=(
        Option(
            "about", "the actor or event that the dossier is about", "everything that is selected"
        ),
        Option(
            "style",
            "cite sources in a CSL style: a .csl file, or harvard-cite-them-right (needs citeproc-py)",
            "our own words",
        ),
    ),
    keeps="who says what in which words, how firmly, when and where; conclusions with their chains",
    loses="parents, notes and names that no source states; it is for people and cannot be imported again",
    unasserted="under headings of their own, each with a sentence that says so",
)
