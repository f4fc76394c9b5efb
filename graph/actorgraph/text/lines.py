"""The pieces that all answers are printed from: wrapped text, quotes, who said it, tables."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from actorgraph.model.names import visible
from actorgraph.model.tlp import label
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.part import finished, text_of
from actorgraph.sentence.printed import bold, coloured, dim, linked
from actorgraph.sentence.wording import count, day_words, quoted, shortened, told

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.model.source import Source
    from actorgraph.store.reader import Store

#: Columns if output goes to a file or pipe, so that it is the same everywhere.
PIPE_WIDTH: Final = 100
_RULE: Final = "─"


def origins_words(store: Store, claims: Sequence[str]) -> str:
    """Return how many sources and origins some claims have, by their ids; empty for one source."""
    if len(claims) < 2:
        return ""
    from actorgraph.questions.origin import counts_of

    return counts_of(store, claims).words


def width() -> int:
    """Return how many columns there are, between 40 and 120; ``$COLUMNS`` says it for a pipe, too."""
    if sys.stdout is None or not sys.stdout.isatty():
        given = os.environ.get("COLUMNS", "")
        columns = int(given) if given.isdecimal() else PIPE_WIDTH
    else:
        import shutil

        columns = shutil.get_terminal_size().columns
    return max(40, min(120, columns))


def indented(text: str, indent: int, *, hang: int = 0) -> Iterator[str]:
    """Yield a text in lines, indented; lines after the first hang further in."""
    first = " " * indent
    lines = wrap(
        visible(text),
        width(),
        initial_indent=first,
        subsequent_indent=first + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from lines or [first.rstrip()]


def heading(text: str) -> str:
    """Return a heading."""
    return bold(text)


class Evidence:
    """Prints claims with their quotes; it knows the names and sources of a case.

    Its claims are found by their ids: ``evidence["c1"]``.
    """

    def __init__(self, store: Store, claims: Iterable[Claim]) -> None:
        kept = list(claims)
        self._claims = {claim.id: claim for claim in kept}
        self._store = store
        self._vocabulary = store.vocabulary
        self._sources: dict[str, Source] = store.sources_called(claim.source for claim in kept)
        publishers = {source.publisher for source in self._sources.values() if source.publisher}
        speakers = {claim.spokesperson for claim in kept if claim.spokesperson}
        self._nouns = store.nouns(publishers | speakers, claims=kept)

    @classmethod
    def called(cls, store: Store, ids: Iterable[str]) -> Evidence:
        """Return the evidence of the claims with some ids."""
        return cls(store, store.claims_called(ids))

    def __getitem__(self, claim: str) -> Claim:
        return self._claims[claim]

    def name(self, key: str) -> str:
        """Return the first name of an actor or event."""
        return self._nouns[key].name

    def sentence(self, claim: Claim) -> str:
        """Return what a claim says, and how firmly, as a sentence."""
        return text_of(finished(sentence(claim, self._nouns, self._vocabulary)))

    def plainly(self, claim: Claim) -> str:
        """Return what a claim is about, without how firmly and a full stop."""
        from actorgraph.sentence.phrase import plain_words

        return plain_words(claim, self._nouns, self._vocabulary)

    def lines(self, claim: Claim, indent: int, most: int = 0) -> Iterator[str]:
        """Yield a claim's quote, of at most *most* characters if that is given, and who said it, how and when."""
        if claim.quote:
            quote = shortened(claim.quote, most) if most else claim.quote
            yield from indented(quoted(quote), indent, hang=1)
        voice = list(indented(self.voice(claim), indent, hang=2))
        address = self._sources[claim.source].address
        for line in linked(voice, self._place(claim), address):
            yield coloured(dim(line), claim.modality)

    def dating(self, claim: Claim) -> str:
        """Return why a claim only may hold on a day that was asked for."""
        said = claim.said if claim.said.known else self._sources[claim.source].date
        when = f"said on {day_words(said)}" if said.known else "said at an unknown time"
        how = (
            f"dated “{told(claim.when)}” only" if claim.when.known else "without a date of its own"
        )
        return f"{when}, {how}"

    def told(self, claim: Claim, indent: int, most: int = 0) -> Iterator[str]:
        """Yield a claim as a sentence, then its quote and who said it."""
        yield from indented(self.sentence(claim), indent, hang=2)
        yield from self.lines(claim, indent + 4, most)

    def together(self, claims: Iterable[Claim], indent: int, most: int = 0) -> Iterator[str]:
        """Yield each sentence of some claims once, with the quotes of all that say it."""
        by_sentence: dict[str, list[Claim]] = {}
        for claim in claims:
            by_sentence.setdefault(self.sentence(claim), []).append(claim)
        for words, alike in by_sentence.items():
            yield from indented(words, indent, hang=2)
            for claim in alike:
                yield from self.lines(claim, indent + 4, most)

    def group(self, title: str, claims: Sequence[str], most: int) -> Iterator[str]:
        """Yield claims under a heading, at most *most* and the rest counted; nothing without claims."""
        if not claims:
            return
        yield ""
        yield heading(title)
        for claim in map(self.__getitem__, claims[:most]):
            yield from self.told(claim, 2)
        left = len(claims) - most
        if left > 0:
            yield f"  … and {count(left, 'more claim')}"

    def may_hold(self, claims: Iterable[str], holding: Container[str] = ()) -> Iterator[str]:
        """Yield claims that may hold on the days that are asked for, each once, and how they are dated.

        *holding* are those of them that hold, which others that only may hold stand in a chain with.
        """
        kept = [self[key] for key in dict.fromkeys(claims)]
        if not kept:
            return
        yield ""
        yield heading("May hold then, and not counted")
        for claim in kept:
            yield from indented(self.sentence(claim), 2, hang=2)
            if claim.id not in holding:
                yield from indented(f"({self.dating(claim)})", 4)
            yield from self.lines(claim, 6)

    def _place(self, claim: Claim) -> str:
        """Return where a claim was found, and of which day that is: a publisher's report, or a record of a dataset."""
        source = self._sources[claim.source]
        date = f", {source.date.text}" if source.date.known else ""
        if claim.record:
            version = (
                f" {source.version}"
                if source.version and source.version not in source.title
                else ""
            )
            return f"{source.title}{version}, {claim.record}{date}"
        return (self.name(source.publisher) if source.publisher else source.title) + date

    def voice(self, claim: Claim) -> str:
        """Return who vouches for a claim, how firmly, when and where."""
        source = self._sources[claim.source]
        who = self.name(claim.claimant)
        if claim.spokesperson:
            who += f" (through {self.name(claim.spokesperson)})"
        parts = [f"— {who}"]
        if claim.said.known and claim.claimant != source.publisher:
            parts.append(claim.said.text)
        parts.append(claim.modality + (f" ({quoted(claim.hedge)})" if claim.hedge else ""))
        if claim.when.known:
            parts.append(f"holds {told(claim.when)}")
        if claim.implied:
            parts.append("the coder's reading")
        if marking := label(self._store.marking_of(claim)):
            parts.append(marking)
        if source.machine:
            parts.append("coded by a program")
        parts.append(f"in {self._place(claim)} [{claim.id}]")
        return " · ".join(parts)


def unasserted(group: str) -> str:
    """Return what to add to the name of what rests on claims of a group that is not *assertive*.

    >>> unasserted("tentative"), unasserted("assertive")
    (', tentative', '')
    """
    return "" if group == "assertive" else f", {group}"


def left_out(many: int, noun: str) -> Iterator[str]:
    """Yield how many there are beyond those that are printed; nothing if none are."""
    if many:
        yield f"… and {count(many, f'more {noun}')}; --limit 0 prints all"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows as a table; its last column takes what is left and is wrapped."""
    kept = [[visible(cell) for cell in row] for row in rows]
    if not kept:
        return
    widths = [max(columns(row[at]) for row in [head, *kept]) for at in range(len(head) - 1)]
    yield bold(_row(head, widths).rstrip())
    for row in kept:
        room = max(20, width() - sum(widths) - 2 * len(widths))
        last = wrap(row[-1], room, break_on_hyphens=False) or [""]
        yield _row([*row[:-1], last[0]], widths).rstrip()
        for more in last[1:]:
            yield " " * (sum(widths) + 2 * len(widths)) + more


def columns(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell + " " * (room - columns(cell)) for cell, room in zip(cells, widths, strict=False)
    ]
    return "  ".join([*padded, cells[-1]])
