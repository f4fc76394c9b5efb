"""From how many origins the sources of claims that say the same have it.

Forty papers that print one report of an agency are forty sources and one origin. What is of one origin is
concluded at question time and never stored; it rests on three signs, each of which an origin names:

- **one mouth**: the claims have one claimant, those of one government counted as one;
- **the same words**: their quotes are of one text (`actorgraph.questions.reprint`);
- **cited**: what a source says in its own voice it has from another: by its words ("according to Reuters", "told
  Reuters"), or by the reports or addresses that it gives for it.

Only what a source says in its own voice leads on to whom it cites. Who quotes two agencies has it from two origins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.model.names import fold, without_article
from actorgraph.questions.answer import each_once, ids_of
from actorgraph.questions.reprint import MOST_PAIRS, reprints
from actorgraph.sentence.wording import count, listed

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.model.source import Source
    from actorgraph.store.reader import Store

#: A name in capitals, taken whole or not at all.
_NAME: Final = r"(?:[Tt]he )?((?>[A-Z][\w'’&.-]*(?: (?:of |de |the )?[A-Z][\w'’&-]*){0,4}))"
#: How a text says from whom it has something; a name follows, or stands before it. None of the patterns is compiled
#: before it is needed: claims of one source need none.
_CITING: Final = (
    rf"\b(?:[Aa]ccording to|[Cc]iting|[Qq]uoting|[Rr]eported by|[Aa]s told to|[Ff]irst reported by) {_NAME}",
    rf"\b(?:told|tells) {_NAME}(?! to\b)",
    rf"\b{_NAME},? (?:has |had |first |earlier |also )*(?:reported|reports)\b",
)  # fmt: skip
#: What stands between the reports or addresses that a source gives.
_BETWEEN: Final = r"\s*;\s+|\s+(?=[a-z]+://)"
#: What two texts that give an address mean alike.
_ADDRESS: Final = r"(?i)^[a-z]+://(?:www\.)?|/$"


class Counts(NamedTuple):
    """How many sources say something, and from how many origins they have it.

    It has no words if one source says it: then nothing is to be said of others.
    """

    sources: int
    origins: int

    @property
    def words(self) -> str:
        """Both counts, such as "3 sources, 1 origin"; empty for one source."""
        if self.sources < 2:
            return ""
        return f"{count(self.sources, 'source')}, {count(self.origins, 'origin')}"

    def document(self) -> dict[str, Any]:
        """Return the counts as JSON values."""
        return {"sources": self.sources, "origins": self.origins}


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom claims come from: the actor's id and name, or the words or address by which it is cited.

    `signs` are those by which claims are led back to it: ``"one mouth"``, ``"same words"``, ``"cited"``.
    """

    actor: str
    name: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    signs: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the origin as JSON values."""
        return {
            "actor": self.actor or None,
            "name": self.name,
            "signs": list(self.signs),
            "sources": list(self.sources),
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of claims that say the same, those of most sources first; `left_out` counts pairs of quotes that were not compared."""

    origins: tuple[Origin, ...]
    sources: int
    left_out: int = 0

    @property
    def counts(self) -> Counts:
        """Their number beside that of the sources."""
        return Counts(self.sources, len(self.origins))


def counts_of(store: Store, ids: Iterable[str]) -> Counts:
    """Return how many sources and origins some claims have, by their ids; they are those that say one thing."""
    kept = [*ids]
    if len(kept) < 2:
        return Counts(len(kept), len(kept))
    return origins_of(store, store.claims_called(kept)).counts


class Known(NamedTuple):
    """What is read for many claims at once: their sources, and the topmost body of each claimant and publisher."""

    sources: Mapping[str, Source]
    roots: Mapping[str, str]


def known_of(store: Store, claims: Iterable[Claim]) -> Known:
    """Return what is known of the sources and voices of some claims."""
    kept = list(claims)
    sources = store.sources_called(claim.source for claim in kept)
    publishers = (source.publisher for source in sources.values() if source.publisher)
    return Known(sources, store.roots([*(claim.claimant for claim in kept), *publishers]))


def origins_of(
    store: Store,
    claims: Iterable[Claim],
    most_pairs: int = MOST_PAIRS,
    *,
    known: Known | None = None,
) -> Origins:
    """Return from how many origins claims come that say the same.

    The order of the claims decides nothing but the order of the ids in an origin. At most *most_pairs* pairs
    of quotes are compared. *known* is what `known_of` returns for these claims and others.
    """
    kept = list({claim.id: claim for claim in claims}.values())
    known = known or known_of(store, kept)
    sources = len({claim.source for claim in kept})
    if sources < 2:  # as in nearly every question: the rest would say what is known
        return Origins(_in_order(_of_one_source(store, kept, known.roots)), sources)
    return _Tracing(store, kept, known).origins(most_pairs)


def has_one_origin(store: Store, claims: Sequence[Claim], known: Known) -> bool:
    """Return True if `origins_of` finds one origin of claims of several sources."""
    return len(_Tracing(store, claims, known).by_end()) == 1


def _in_order(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(sorted(origins, key=lambda one: (-len(one.sources), one.name, one.actor)))


def _of_one_source(
    store: Store, claims: Sequence[Claim], mouths: Mapping[str, str]
) -> Iterator[Origin]:
    by_mouth: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_mouth[mouths.get(claim.claimant, claim.claimant)].append(claim)
    names = store.names(by_mouth)
    for mouth, them in by_mouth.items():
        yield Origin(
            mouth, names.get(mouth, mouth), ids_of(them), each_once(c.source for c in them)
        )


class _Voice(NamedTuple):
    """Who says something: the id of a claimant's topmost body, or what is cited and speaks in no claim here."""

    actor: str = ""
    cited: str = ""


class _Tracing:
    """Leads claims of several sources back to whom they come from.

    `_one` joins voices that print one text, `_cited` has those to whom a voice leads on, and `_signs` by which signs
    it was joined or leads on.
    """

    def __init__(self, store: Store, claims: Sequence[Claim], known: Known) -> None:
        self._store = store
        self._claims = claims
        sources, roots = known
        self._sources = {claim.source: sources[claim.source] for claim in claims}
        self._voice = {claim.id: _Voice(roots[claim.claimant]) for claim in claims}
        self._voices = set(self._voice.values())
        self._own = [
            claim
            for claim in claims
            if (publisher := sources[claim.source].publisher)
            and roots[publisher] == roots[claim.claimant]
        ]
        self._one: dict[_Voice, _Voice] = {}
        self._cited: defaultdict[_Voice, set[_Voice]] = defaultdict(set)
        self._signs: defaultdict[_Voice, set[str]] = defaultdict(set)
        self._words: dict[_Voice, str] = {}

    def origins(self, most_pairs: int) -> Origins:
        """Return the origins of the claims."""
        by_end = self.by_end(most_pairs)
        printing: defaultdict[_Voice, set[_Voice]] = defaultdict(set)
        for voice in self._voices:
            printing[self._first(voice)].add(voice)
        made = (
            self._origin(set().union(*(printing.get(voice, ()) for voice in end)) or end, them)
            for end, them in by_end.items()
        )
        return Origins(_in_order(made), len(self._sources), self._left_out)

    def by_end(self, most_pairs: int = MOST_PAIRS) -> dict[frozenset[_Voice], list[Claim]]:
        """Return the claims that come from each origin."""
        self._left_out = self._same_words(most_pairs)
        self._names_cited()
        self._reports_cited()
        ends = self._ends()
        by_end: defaultdict[frozenset[_Voice], list[Claim]] = defaultdict(list)
        for claim in self._claims:
            for end in ends[self._first(self._voice[claim.id])]:
                by_end[end].append(claim)
        return by_end

    # -- the same words ----------------------------------------------------------------------------

    def _same_words(self, most_pairs: int) -> int:
        """Join what several sources print in the same words; return how many pairs were not compared."""
        found = reprints([claim.quote for claim in self._claims], most_pairs)
        of_one_text: defaultdict[int, list[Claim]] = defaultdict(list)
        for group, claim in zip(found.groups, self._claims, strict=True):
            of_one_text[group].append(claim)
        own = {claim.id for claim in self._own}
        for claims in of_one_text.values():
            if len({claim.source for claim in claims}) > 1:
                self._print_one_text(
                    [claim for claim in claims if claim.id in own],
                    [claim for claim in claims if claim.id not in own],
                )
        return found.left_out

    def _print_one_text(self, own: Sequence[Claim], of_others: Sequence[Claim]) -> None:
        """Join the sources that print a text in their own voice; they have it from whose word it is in another."""
        voices = sorted({self._voice[claim.id] for claim in own})
        for voice in voices if len(voices) > 1 else ():
            self._signs[voice].add("same words")
            low, high = sorted((self._first(voices[0]), self._first(voice)))
            if low != high:
                self._one[high] = low
        named: defaultdict[_Voice, set[str]] = defaultdict(set)
        for claim in of_others:
            named[self._voice[claim.id]].add(claim.source)
        for claim in own:
            for voice, sources in named.items():
                if sources != {claim.source}:
                    self._leads_on(claim, voice, "same words")

    # -- citations ---------------------------------------------------------------------------------

    def _names_cited(self) -> None:
        """Lead what sources say in their own voice on to whom they cite by name."""
        cited = [(claim, name) for claim in self._own for name in _cited_names(claim.quote)]
        called = self._called(name for _, name in cited) if cited else {}
        for claim, name in cited:
            folded = without_article(fold(name))
            voice = called.get(folded) or _Voice(cited=folded)
            self._words[voice] = min(name, self._words.get(voice, name))
            self._leads_on(claim, voice, "cited")

    def _called(self, names: Iterable[str]) -> dict[str, _Voice]:
        """Return the voice of each name, folded and without its article, that one actor answers to."""
        bare = {without_article(fold(name)) for name in names}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, things in self._store.things_called(
            [*bare, *(f"the {name}" for name in bare)]
        ).items():
            found[without_article(name)] |= {thing.id for thing in things if not thing.is_event}
        ids = {name: min(its) for name, its in found.items() if len(its) == 1}
        roots = self._store.roots(ids.values())
        return {name: _Voice(roots[key]) for name, key in ids.items()}

    def _reports_cited(self) -> None:
        """Lead what sources say in their own voice on to the reports that they give for it."""
        if not any(claim.cites for claim in self._own):
            return
        by_address = {key: key for key in self._sources} | {
            _plain_address(source.address): key
            for key, source in self._sources.items()
            if source.address
        }
        voices: defaultdict[str, set[_Voice]] = defaultdict(set)
        for claim in self._claims:
            voices[claim.source].add(self._voice[claim.id])
        for claim in self._own:
            for text in filter(None, re.split(_BETWEEN, claim.cites.strip())):
                address = _plain_address(text)
                source = by_address.get(address, "")
                if source == claim.source:
                    continue
                elsewhere = _Voice(cited=address)
                self._words[elsewhere] = min(text, self._words.get(elsewhere, text))
                for voice in voices[source] if source else (elsewhere,):
                    self._leads_on(claim, voice, "cited")

    # -- the graph of voices -----------------------------------------------------------------------

    def _leads_on(self, claim: Claim, voice: _Voice, sign: str) -> None:
        here = self._voice[claim.id]
        if here != voice:
            self._cited[here].add(voice)
            self._signs[here].add(sign)

    def _first(self, voice: _Voice) -> _Voice:
        """Return the voice by which all are known that print one text."""
        while voice in self._one:
            voice = self._one[voice]
        return voice

    def _ends(self) -> dict[_Voice, frozenset[frozenset[_Voice]]]:
        """Return the ends to which each voice leads: those that lead nowhere else, or rings that lead to each other."""
        here = {self._first(voice) for voice in self._voices}
        if not self._cited:
            return {voice: frozenset({frozenset({voice})}) for voice in here}
        import networkx as nx

        graph: nx.DiGraph[_Voice] = nx.DiGraph()
        graph.add_nodes_from(here)
        for voice, others in self._cited.items():
            graph.add_edges_from((self._first(voice), self._first(other)) for other in others)
        rings = nx.condensation(graph)
        reached: dict[int, frozenset[frozenset[_Voice]]] = {}
        for ring in reversed([*nx.topological_sort(rings)]):
            further = [reached[after] for after in rings.successors(ring)]
            itself = frozenset({frozenset(rings.nodes[ring]["members"])})
            reached[ring] = frozenset().union(*further) if further else itself
        ring_of = rings.graph["mapping"]
        return {voice: reached[ring_of[voice]] for voice in here}

    def _origin(self, speakers: Collection[_Voice], claims: Sequence[Claim]) -> Origin:
        ids = sorted(voice.actor for voice in speakers if voice.actor)
        names = self._store.names(ids)
        words = [names.get(key, key) for key in ids] or sorted(self._words[v] for v in speakers)
        sources: defaultdict[_Voice, set[str]] = defaultdict(set)
        for claim in claims:
            sources[self._voice[claim.id]].add(claim.source)
        signs = {sign for voice in sources for sign in self._signs[voice]}
        if any(len(its) > 1 for its in sources.values()):
            signs.add("one mouth")
        return Origin(
            ids[0] if len(ids) == 1 else "",
            _some(words),
            ids_of(claims),
            each_once(claim.source for claim in claims),
            tuple(sorted(signs)),
        )


def _some(names: Sequence[str]) -> str:
    """Return up to three names in a row, of more the first two and how many others."""
    if len(names) <= 3:
        return listed(names)
    return f"{names[0]}, {names[1]} and {len(names) - 2:,} others"


def _cited_names(quote: str) -> list[str]:
    """Return the names of whom a text says that it has something from them.

    >>> _cited_names("Red pays Alpha, according to Reuters; a minister told The Daily Post that it stopped.")
    ['Reuters', 'Daily Post']
    >>> _cited_names("Red told Alpha to leave, Al Jazeera reported.")
    ['Al Jazeera']
    """
    found = (match[1].rstrip(".") for pattern in _CITING for match in re.finditer(pattern, quote))
    return list(dict.fromkeys(re.sub(r"['’]s$", "", name) for name in found))


def _plain_address(text: str) -> str:
    return re.sub(_ADDRESS, "", text.strip()).casefold()
