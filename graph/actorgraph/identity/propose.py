"""Which actors of different datasets may be one: proposals with their reasons and warnings.

Nothing is merged by a proposal. Each has a score in [0, 1]:

1. Every reason weighs what `REASONS` says; a near spelling between `NEAR` for the least likeness that
   counts and the full weight for the same words in another order.
2. The score begins as the heaviest reason. Each further kind of reason takes a quarter of the rest to 1,
   as far as it weighs: ``score += (1 - score) * weight / 4``.
3. Every warning multiplies the score by what `WARNINGS` says.

The score orders proposals. It is no probability: nobody has counted how often a pair with 0.8 is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.identity.decide import NOT_SAME, SOURCE, standing
from actorgraph.identity.states import LISTS, State, state_of
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidDate

if TYPE_CHECKING:
    from actorgraph.store.reader import Store

#: The kinds of reasons, heaviest first, and what each weighs.
REASONS: Final = {
    "code": 0.95,
    "state": 0.9,
    "first-name": 0.8,
    "state-name": 0.75,
    "first-name-alias": 0.65,
    "transliteration": 0.6,
    "alias": 0.5,
    "near": 0.45,
}
#: What a near spelling weighs at least.
NEAR: Final = 0.2
#: The kinds of warnings, and what the score is multiplied by.
WARNINGS: Final = {
    "codes-differ": 0.3,
    "names-at-other-times": 0.3,
    "types-differ": 0.4,
    "types-related": 0.75,
    "ambiguous": 0.6,
    "rival": 0.6,
    "acronym": 0.5,
    "alias": 0.9,
    "dated": 0.6,
}
#: A name or code that more actors have says nothing of any two of them.
MOST_HOLDERS: Final = 40
#: Names in a block of which every two are compared letter by letter.
_MOST_IN_BLOCK: Final = 30
#: Likeness of two spellings, of 100, from which they count as near; as one transliterated where they
#: have the same consonants, at least so many of them.
_MIN_LIKENESS: Final = 85.0
_MIN_TRANSLITERATED: Final = 75.0
_MIN_CONSONANTS: Final = 5
_GROUPS: Final = frozenset(
    ("armed-group", "umbrella-group", "military", "organisation", "government-body")
)
_STATES: Final = frozenset(("state", "government-body", "place", "unknown"))
_VOWELS: Final = str.maketrans({**dict.fromkeys("aeiouyw"), "q": "k", "c": "k", "z": "s", "j": "g"})


class Reason(NamedTuple):
    """Why two actors may be one: the kind, and what each of the two is called by it."""

    kind: str
    first: str
    second: str
    weight: float


class Warned(NamedTuple):
    """Why two actors may not be one after all: the kind, and the facts in words."""

    kind: str
    text: str


class Party(NamedTuple):
    """One of the two actors of a proposal; `scope` is the dataset that its id comes from."""

    n: int
    id: str
    name: str
    type: str
    scope: str


class Proposal(NamedTuple):
    """Two actors that may be one, the one that was written first before the other."""

    first: Party
    second: Party
    score: float
    reasons: tuple[Reason, ...]
    warnings: tuple[Warned, ...]

    def document(self) -> dict[str, Any]:
        """Return the proposal as JSON values."""
        ends = {
            key: {
                "actor": party.id,
                "name": party.name,
                "type": party.type,
                "scope": party.scope or None,
            }
            for key, party in (("first", self.first), ("second", self.second))
        }
        return {
            **ends,
            "score": self.score,
            "reasons": [
                {"kind": reason.kind, "first": reason.first, "second": reason.second}
                for reason in self.reasons
            ],
            "warnings": [warning._asdict() for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class Proposals:
    """Pairs that may be one, the likeliest first.

    `too_common` counts names and codes that more than `MOST_HOLDERS` actors have, which propose nothing.
    """

    pairs: tuple[Proposal, ...]
    too_common: int = 0

    def document(self, most: int = 0) -> dict[str, Any]:
        """Return the first *most* proposals, 0 for all, as JSON values."""
        shown = self.pairs[:most] if most else self.pairs
        return {
            "proposals": [proposal.document() for proposal in shown],
            "more": len(self.pairs) - len(shown),
            "too_common": self.too_common,
        }


class _Name(NamedTuple):
    """A name of an actor, as the store has it."""

    actor: int
    position: int
    folded: str
    text: str
    kind: str
    since: str
    until: str


@dataclass
class _World:
    """What is known of all the actors before any two are compared."""

    parties: dict[int, Party]
    names: list[_Name] = field(default_factory=list)
    codes: dict[int, list[tuple[str, str, str]]] = field(default_factory=dict)
    states: dict[int, dict[str, str]] = field(default_factory=dict)
    group: dict[int, int] = field(default_factory=dict)


Pair = tuple[int, int]
_Found = dict[Pair, list[tuple[Reason, "_Name | None", "_Name | None"]]]


def proposals(store: Store, about: int | None = None) -> Proposals:
    """Return the pairs of actors that may be one, by falling score, then by their numbers.

    Parameters
    ----------
    store
        Where the actors are; it is not changed.
    about
        Number of an actor whose proposals alone are returned.

    Returns
    -------
    Pairs of different scopes, and of one scope where both have the same code. Left out are pairs that are
    confirmed to be one or that a confirmed ``not-same-as`` keeps apart, also through others that are
    confirmed to be one with them; of groups, the likeliest pair stands for all.

    Notes
    -----
    One look at every name; letters are compared only within small blocks of names that share a rare word's
    consonants.
    """
    world = _world(store)
    found: _Found = defaultdict(list)
    too_common = _by_code(world, found)
    too_common += _by_name(world, found)
    _by_state_name(world, found)
    _by_spelling(world, found)
    refused = _refused(store)
    holders = _holders(world)
    best: dict[Pair, Proposal] = {}
    for pair, evidence in found.items():
        groups = (world.group.get(pair[0], pair[0]), world.group.get(pair[1], pair[1]))
        key = (min(groups), max(groups))
        if groups[0] == groups[1] or key in refused:
            continue
        made = _proposal(world, pair, evidence, holders)
        if key not in best or (-made.score, pair) < (
            -best[key].score, (best[key].first.n, best[key].second.n)
        ):  # fmt: skip
            best[key] = made
    kept = _with_rivals(store, world, best.values())
    if about is not None:
        mine = set(store.group(about))
        kept = [proposal for proposal in kept if {proposal.first.n, proposal.second.n} & mine]
    kept.sort(key=lambda proposal: (-proposal.score, proposal.first.n, proposal.second.n))
    return Proposals(tuple(kept), too_common)


def _world(store: Store) -> _World:
    parties = {row[0]: Party(*row) for row in store.named_actors() if row[4] != SOURCE}
    world = _World(parties)
    for row in store.actor_names():
        name = _Name(*row)
        if name.actor not in parties:
            continue
        if name.kind != "code":
            world.names.append(name)
            continue
        key, colon, value = name.text.partition(":")
        if colon:
            code = (key.strip().casefold(), value.strip().casefold(), name.text)
            world.codes.setdefault(name.actor, []).append(code)
    for actor, codes in world.codes.items():
        for _, _, text in codes:
            state = _state_of_code(text, parties[actor].type)
            if state is not None:
                world.states.setdefault(actor, {}).setdefault(state.name, text)
    for n in parties:
        group = store.group(n)
        if len(group) > 1:
            world.group[n] = group[0]
    return world


def _state_of_code(text: str, kind: str) -> State | None:
    """Return the state that a code means, for actors that can be one; CAMEO has codes of other things."""
    before = text.partition(":")[0].strip().casefold()
    if before not in (*LISTS, "cameo") or kind not in _STATES:
        return None
    return state_of(text)


def _by_code(world: _World, found: _Found) -> int:
    """Find actors with one code, and actors whose codes mean one state; return how many were too common."""
    holders: dict[tuple[str, str], dict[int, str]] = {}
    for actor, codes in world.codes.items():
        for key, value, text in codes:
            holders.setdefault((key, value), {})[actor] = text
    too_common = 0
    for held in holders.values():
        too_common += len(held) > MOST_HOLDERS
        for pair in _pairs(held):
            reason = Reason("code", held[pair[0]], held[pair[1]], REASONS["code"])
            found[pair].append((reason, None, None))
    of_state: dict[str, dict[int, str]] = {}
    for actor, states in world.states.items():
        for state, text in states.items():
            of_state.setdefault(state, {})[actor] = text
    for held in of_state.values():
        for pair in _pairs(held):
            one, other = held[pair[0]], held[pair[1]]
            if one.casefold() != other.casefold():
                reason = Reason("state", one, other, REASONS["state"])
                found[pair].append((reason, None, None))
    return too_common


def _by_name(world: _World, found: _Found) -> int:
    """Find actors of different scopes with one name; return how many names were too common."""
    holders: dict[str, dict[int, _Name]] = {}
    for name in world.names:
        held = holders.setdefault(name.folded, {})
        held.setdefault(name.actor, name)
    too_common = 0
    for folded, held in holders.items():
        if not folded or len(held) < 2:
            continue
        too_common += len(held) > MOST_HOLDERS
        for pair in _pairs(held):
            if _one_scope(world, pair):
                continue
            one, other = held[pair[0]], held[pair[1]]
            firsts = (one.position == 0) + (other.position == 0)
            kind = ("alias", "first-name-alias", "first-name")[firsts]
            found[pair].append((Reason(kind, one.text, other.text, REASONS[kind]), one, other))
    return too_common


def _by_state_name(world: _World, found: _Found) -> None:
    """Find actors of different scopes whose names, spelt differently, mean one state."""
    held: dict[str, dict[int, _Name]] = {}
    for name in world.names:
        if world.parties[name.actor].type in _STATES and len(name.folded) > 3:
            state = state_of(name.text)
            if state is not None:
                held.setdefault(state.name, {}).setdefault(name.actor, name)
    for names in held.values():
        for pair in _pairs(names):
            one, other = names[pair[0]], names[pair[1]]
            if one.folded != other.folded and not _one_scope(world, pair):
                reason = Reason("state-name", one.text, other.text, REASONS["state-name"])
                found[pair].append((reason, one, other))


def _by_spelling(world: _World, found: _Found) -> None:
    """Find actors of different scopes with near spellings that share the consonants of a rare word."""
    if len({party.scope for party in world.parties.values()}) < 2:
        return
    from rapidfuzz import fuzz

    spelt = {
        (name.actor, name.folded): name
        for name in world.names
        if name.kind != "acronym" and len(name.folded) > 4 and not name.folded.isdigit()
    }
    names = list(spelt.values())
    keys = [_keys(name.folded) for name in names]
    common = Counter(key for its in keys for key in its)
    blocks: dict[str, list[int]] = {}
    for at, its in enumerate(keys):
        for key in sorted(its, key=lambda key: (common[key], key))[:2]:
            blocks.setdefault(key, []).append(at)
    words = [" ".join(sorted(name.folded.split())) for name in names]
    scopes = [world.parties[name.actor].scope for name in names]
    bare = [_consonants(name) for name in names]
    best: dict[Pair, tuple[float, _Name, _Name]] = {}
    for block in blocks.values():
        if not 1 < len(block) <= _MOST_IN_BLOCK:
            continue
        for a, b in combinations(block, 2):
            if scopes[a] == scopes[b] or names[a].folded == names[b].folded:
                continue
            same = bare[a] and bare[a] == bare[b]
            least = _MIN_TRANSLITERATED if same else _MIN_LIKENESS
            likeness = fuzz.ratio(words[a], words[b], score_cutoff=least)
            if likeness:
                one, other = sorted((names[a], names[b]))
                pair = (one.actor, other.actor)
                if pair not in best or likeness > best[pair][0]:
                    best[pair] = (likeness, one, other)
    for pair, (likeness, one, other) in best.items():
        same = _consonants(one) and _consonants(one) == _consonants(other)
        kind = "transliteration" if same else "near"
        share = (likeness - _MIN_LIKENESS) / (100 - _MIN_LIKENESS)
        weight = NEAR + (REASONS["near"] - NEAR) * share if kind == "near" else REASONS[kind]
        found[pair].append((Reason(kind, one.text, other.text, weight), one, other))


def _consonants(name: _Name) -> str:
    """Return the consonants of a first name, word by word in order; empty for few, and for other names."""
    if name.position:
        return ""
    words = sorted(_bare(word) for word in name.folded.split())
    return " ".join(words) if sum(map(len, words)) >= _MIN_CONSONANTS else ""


def _keys(folded: str) -> set[str]:
    """Return the consonants of the longer words of a name, those that spellings vary made one.

    >>> sorted(_keys("kataib hizballah")) == sorted(_keys("kataeb hezbollah"))
    True
    """
    return {_bare(word) or word for word in folded.split() if len(word) > 3}


def _bare(word: str) -> str:
    """Return the consonants of a word, doubled ones once, without an h at its end."""
    bare = word.translate(_VOWELS).rstrip("h")
    return "".join(
        character for at, character in enumerate(bare) if not at or character != bare[at - 1]
    )


def _pairs(held: Mapping[int, Any]) -> Iterator[Pair]:
    if len(held) <= MOST_HOLDERS:
        yield from combinations(sorted(held), 2)


def _one_scope(world: _World, pair: Pair) -> bool:
    return world.parties[pair[0]].scope == world.parties[pair[1]].scope


def _refused(store: Store) -> set[Pair]:
    """Return the pairs of groups that a confirmed ``not-same-as`` keeps apart, by their first numbers."""
    refusals = [claim for claim in standing(store) if claim.relation == NOT_SAME]
    ids = {end for claim in refusals for end in (claim.subject, claim.object)}
    number = {thing.id: n for n, thing in store.things(store.row_ids(ids)).items()}
    ends = [
        (store.first_row_id(number[claim.subject]), store.first_row_id(number[claim.object]))
        for claim in refusals
    ]
    return {(min(pair), max(pair)) for pair in ends}


def _holders(world: _World) -> dict[str, int]:
    """Return, for each folded name, how many actors of one scope have it at most, groups counted once."""
    held: dict[str, dict[str, set[int]]] = {}
    for name in world.names:
        scope = world.parties[name.actor].scope
        mine = held.setdefault(name.folded, {}).setdefault(scope, set())
        mine.add(world.group.get(name.actor, name.actor))
    return {folded: max(map(len, scopes.values())) for folded, scopes in held.items()}


def _proposal(
    world: _World,
    pair: Pair,
    evidence: Iterable[tuple[Reason, _Name | None, _Name | None]],
    holders: Mapping[str, int],
) -> Proposal:
    """Weigh the reasons of one pair and warn of what speaks against it."""
    order = list(REASONS)
    ranked = sorted(
        evidence, key=lambda found: (-found[0].weight, order.index(found[0].kind), found[0][:3])
    )
    reasons = tuple(reason for reason, _, _ in ranked)
    score, kinds = 0.0, set[str]()
    for reason in reasons:
        if reason.kind not in kinds:
            score = score + (1 - score) * reason.weight / 4 if kinds else reason.weight
            kinds.add(reason.kind)
    warnings = [
        *_warned_by_actors(world, pair),
        *_warned_by_names(world, [(a, b) for _, a, b in ranked if a and b], kinds, holders),
    ]
    first, second = (world.parties[n] for n in pair)
    return _warned(Proposal(first, second, score, reasons, ()), warnings)


def _warned(proposal: Proposal, warnings: Iterable[Warned]) -> Proposal:
    score = proposal.score
    kept = list(proposal.warnings)
    for warning in warnings:
        score *= WARNINGS[warning.kind]
        kept.append(warning)
    return proposal._replace(score=round(score, 3), warnings=tuple(kept))


def _warned_by_actors(world: _World, pair: Pair) -> Iterator[Warned]:
    one, other = (world.parties[n] for n in pair)
    lists = [defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)]
    for codes, n in zip(lists, pair, strict=True):
        for key, value, _ in world.codes.get(n, ()):
            codes[key].add(value)
    apart = [key for key in lists[0] if key in lists[1] and not lists[0][key] & lists[1][key]]
    if apart:
        yield Warned("codes-differ", f"their codes differ in {', '.join(apart)}")
    else:
        states = [world.states.get(n) for n in pair]
        if states[0] and states[1] and not states[0].keys() & states[1].keys():
            yield Warned("codes-differ", "their codes are of different states")
    if one.type != other.type and "unknown" not in (one.type, other.type):
        related = {one.type, other.type} <= _GROUPS
        kind = "types-related" if related else "types-differ"
        yield Warned(kind, f"{one.id} is of type {one.type}, {other.id} of type {other.type}")


def _warned_by_names(
    world: _World,
    names: list[tuple[_Name, _Name]],
    kinds: set[str],
    holders: Mapping[str, int],
) -> Iterator[Warned]:
    """Warn of names, where the pair rests on names alone; of several, the best speaks."""
    if not names or kinds & {"code", "state"}:
        return
    apart = all(not _overlap(one, other) for one, other in names)
    if apart:
        yield Warned("names-at-other-times", "the names that they share were used at other times")
    ambiguous = [pair for pair in names if max(holders[name.folded] for name in pair) > 1]
    if len(ambiguous) == len(names):
        yield Warned("ambiguous", f"several actors of one dataset are called {names[0][0].text!r}")
    if all(_is_acronym(one) or _is_acronym(other) for one, other in names):
        yield Warned("acronym", "they share an acronym only")
    if kinds == {"first-name-alias"}:
        alias = next(name for name in names[0] if name.position)
        owner = world.parties[alias.actor]
        yield Warned("alias", f"{alias.text!r} is not the first name of {owner.id}")
    dated = [name for pair in names for name in pair if name.since or name.until]
    if not apart and all(any(name.since or name.until for name in pair) for pair in names):
        name = dated[0]
        when = f"{name.since or '..'}/{name.until or '..'}"
        yield Warned(
            "dated", f"{name.text!r} is a name of {world.parties[name.actor].id} for {when}"
        )


def _is_acronym(name: _Name) -> bool:
    return name.kind == "acronym" or (len(name.text) <= 5 and name.text.isupper())


def _overlap(one: _Name, other: _Name) -> bool:
    """Return True where two names were in use at one time, as far as it is told."""
    try:
        since = [read_when(name.since).first for name in (one, other) if name.since]
        until = [read_when(name.until).last for name in (one, other) if name.until]
    except InvalidDate:
        return True
    return not since or not until or max(since) <= min(until)


def _with_rivals(store: Store, world: _World, found: Iterable[Proposal]) -> list[Proposal]:
    """Warn where one of the two is likelier, or confirmed, to be another actor of the other's dataset."""
    kept = list(found)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for proposal in kept:
        for one, other in ((proposal.first, proposal.second), (proposal.second, proposal.first)):
            key = (one.n, other.scope)
            best[key] = max(best.get(key, (0.0, 0)), (proposal.score, other.n))
    for n in world.group:
        for member in store.group(n):
            if member != n and member in world.parties:
                best[n, world.parties[member].scope] = (2.0, member)
    return [_warned(proposal, _rivals(world, best, proposal)) for proposal in kept]


def _rivals(
    world: _World, best: Mapping[tuple[int, str], tuple[float, int]], proposal: Proposal
) -> list[Warned]:
    if proposal.first.scope == proposal.second.scope:
        return []
    for one, other in ((proposal.first, proposal.second), (proposal.second, proposal.first)):
        score, rival = best[one.n, other.scope]
        if score > proposal.score and rival != other.n:
            words = "is confirmed to be" if score > 1 else "is likelier to be"
            return [Warned("rival", f"{one.id} {words} {world.parties[rival].id}")]
    return []
