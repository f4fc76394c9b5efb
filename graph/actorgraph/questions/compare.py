"""What differs between two tellings: two days, two sources, two stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias

from actorgraph.case.opened import open_path
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters, FilterWords
from actorgraph.model.modality import MODALITIES, group, rank
from actorgraph.model.names import fold
from actorgraph.questions.answer import (
    AnswerBase,
    Verdict,
    each_once,
    firmest,
    may_hold_notes,
    verdict_of,
)
from actorgraph.questions.apart import may_both_hold
from actorgraph.questions.assertion import (
    Assertion,
    Topic,
    covers,
    is_denied_by,
    stance_of,
    topic_of,
)
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.part import finished, text_of
from actorgraph.sentence.phrase import plain_words
from actorgraph.sentence.topic import topic_words
from actorgraph.store.filters import filters_of, sources_meant
from actorgraph.store.reader import Store

What: TypeAlias = Assertion | Topic
#: How an assertion or figure may stand on the two sides, what matters most first.
KINDS: Final = ("contradicted", "added", "dropped", "kept")


class Telling(NamedTuple):
    """One of two sides: a store, which of its claims count, and what to call it.

    `source` keeps the claims of some sources, by their ids; empty for all.
    """

    name: str
    store: Store
    filters: Filters = NONE
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """An assertion or figure, and who says it on either side.

    `what` is an assertion or the topic of figures. `before` and `after` are the ids of the claims that say it,
    `denied_before` and `denied_after` of those that deny it. `figures_before` and `figures_after` are the
    figures given, where the topic has any. `modality` is the firmest of those that say it.
    """

    what: What
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    denied_before: tuple[str, ...] = ()
    denied_after: tuple[str, ...] = ()
    figures_before: tuple[Quantity, ...] = ()
    figures_after: tuple[Quantity, ...] = ()
    modality: str = "stated"

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of both sides, those that say it first."""
        return each_once([*self.before, *self.after, *self.denied_before, *self.denied_after])

    def document(self) -> dict[str, Any]:
        """Return the change as JSON values."""
        is_assertion = isinstance(self.what, Assertion)
        return {
            "tie": self.what.document() if is_assertion else None,
            "figure": None if is_assertion else self.what.document(),
            "modality": self.modality,
            "before": list(self.before),
            "after": list(self.after),
            "denied_before": list(self.denied_before),
            "denied_after": list(self.denied_after),
            "figures_before": [str(quantity) for quantity in self.figures_before],
            "figures_after": [str(quantity) for quantity in self.figures_after],
        }


@dataclass(frozen=True, slots=True)
class Match:
    """An actor or event of the second store that is taken for one of the first, for its first name."""

    before: str
    after: str
    name: str

    def document(self) -> dict[str, Any]:
        """Return the match as JSON values."""
        return {"before": self.before, "after": self.after, "name": self.name}


@dataclass(frozen=True, slots=True)
class Comparison(AnswerBase[Change]):
    """What both sides assert, what one of them does, and what the sides contradict each other in.

    Assertions come before figures, each sorted. `before` and `after` name the sides. `matched` lists which
    actors and events of two stores with unlike ids are taken as one; the ids are then those of the first.
    `left_out` counts the claims on each side that assert nothing of two and give no figure. `names` holds first names.
    `one_store` is False if the claims of the two sides are in two stores; `other` is then the second.
    `undated` counts the claims without a date if two days are compared.
    """

    before: str
    after: str
    added: tuple[Change, ...]
    dropped: tuple[Change, ...]
    kept: tuple[Change, ...]
    contradicted: tuple[Change, ...]
    matched: tuple[Match, ...]
    left_out: tuple[int, int]
    names: dict[str, str]
    one_store: bool = True
    undated: int = 0
    other: Store | None = field(default=None, compare=False, repr=False)

    columns: ClassVar[tuple[str, ...]] = ("what", "difference", "before", "after")

    @property
    def question(self) -> str:
        """The question in words."""
        return _question(self.before, self.after)

    @property
    def verdict(self) -> Verdict:
        """*Contradicted* if the sides contradict each other, *derived* if they differ otherwise.

        *Not asserted* if they differ only in what does not assert.
        """
        if self.contradicted:
            return Verdict.CONTRADICTED
        if len(self) and all(group(change.modality) != "assertive" for change in self.answers):
            return Verdict.NOT_ASSERTED
        return verdict_of([], derived=len(self) > 0)

    @property
    def answers(self) -> tuple[Change, ...]:
        """What differs: what is contradicted, added and dropped."""
        return (*self.contradicted, *self.added, *self.dropped)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of what differs; of two stores, those of the first."""
        return each_once(
            claim
            for change in self.answers
            for claim in (
                *(*change.before, *change.denied_before),
                *((*change.after, *change.denied_after) if self.one_store else ()),
            )
        )

    @property
    def derives(self) -> bool:
        """False: the claims are compared, and nothing is concluded from them."""
        return False

    @property
    def notes(self) -> tuple[str, ...]:
        """How many claims were left out as they only may hold on one of the days."""
        return may_hold_notes(self.undated)

    def cells(self, answer: Change) -> tuple[object, ...]:
        """Return a difference as a row."""
        about = [str(text) for text in answer.what.document().values() if text]
        words = [self.names.get(text, text) for text in about]
        kind = next(name for name in KINDS if answer in getattr(self, name))
        if group(answer.modality) != "assertive":
            words.append(answer.modality)
        sides = ((answer.before, answer.denied_before), (answer.after, answer.denied_after))
        return " · ".join(words), kind, *(", ".join((*said, *denied)) for said, denied in sides)

    def document(self) -> dict[str, Any]:
        """Return the comparison as JSON values, under the documented keys."""
        return {
            "before": self.before,
            "after": self.after,
            "added": [change.document() for change in self.added],
            "dropped": [change.document() for change in self.dropped],
            "kept": [change.document() for change in self.kept],
            "contradicted": [change.document() for change in self.contradicted],
            "matched": [match.document() for match in self.matched],
            "left_out": list(self.left_out),
        }


def change_words(store: Store, other: Store, change: Change) -> str:
    """Return what a change is about; what is said on one side and denied on the other, as just that.

    *store* has the claims of the side before, *other* those of the side after.
    """
    its = store if change.before or change.denied_before else other
    if isinstance(change.what, Topic):
        ends = its.nouns([change.what.about, change.what.object])
        whose = ends[change.what.object] if change.what.object else None
        return topic_words(change.what.what, change.what.unit, ends[change.what.about], whose)
    said, denied = [*change.before, *change.after], [*change.denied_before, *change.denied_after]
    is_denied_first = bool(change.denied_before) and not change.before
    first = its.claim((denied if is_denied_first else said or denied)[0])
    nouns = its.nouns(claims=[first])
    if said and denied:
        return f"Told and denied: {plain_words(first, nouns, its.vocabulary)}"
    return text_of(finished(sentence(first, nouns, its.vocabulary)))


def comparison(
    store: Store,
    *,
    days: Sequence[str] = (),
    sources: Sequence[str] = (),
    other: str = "",
    filters: FilterWords | None = None,
) -> Comparison:
    """Return what differs between two days, two sources, or two stores; see `compare`.

    Parameters
    ----------
    days, sources
        Two dates, or two sources by id, title or publisher.
    other
        The path of another case folder or store.
    filters
        What counts, as people write it: claimants and sources are found by name on either side.

    Raises
    ------
    InvalidValue
        Neither two days, two sources, nor another store are given, or several of these.
    """
    words = filters or {}
    before, after = _tellings(store, days, sources, other, words)
    found = compare(before, after)
    another = None if found.one_store else after.store
    return replace(
        found,
        undated=max(store.may_hold(one.filters) for one in (before, after)) if days else 0,
        other=another,
    )


def comparison_words(
    store: Store, *, days: Sequence[str] = (), sources: Sequence[str] = (), other: str = ""
) -> str:
    """Return the question of `comparison` in words."""
    before, after = _tellings(store, days, sources, other, {})
    return _question(before.name, after.name)


def _question(before: str, after: str) -> str:
    return f"what differs: {before}, {after}"


def _tellings(
    store: Store, days: Sequence[str], sources: Sequence[str], other: str, words: FilterWords
) -> tuple[Telling, Telling]:
    """Return the two sides that are asked for."""
    asked = [bool(days), bool(sources), bool(other)]
    if asked.count(True) != 1 or (days and len(days) != 2) or (sources and len(sources) != 2):
        raise InvalidValue("compare two days, two sources, or this case with another")
    filters = filters_of(store, **words)
    if days:
        first, second = (replace(filters, as_of=read_when(day)) for day in days)
        return (
            Telling(f"as of {first.as_of}", store, first),
            Telling(f"as of {second.as_of}", store, second),
        )
    if other:
        second_store, _ = open_path(other)
        second_store.limit(store.tlp)
        theirs = filters_of(second_store, **words)
        return (
            Telling(_title(store), store, filters),
            Telling(_title(second_store), second_store, theirs),
        )
    one, another = (sources_meant(store, text) for text in sources)
    return (
        Telling(sources[0], store, filters, one),
        Telling(sources[1], store, filters, another),
    )


def _title(store: Store) -> str:
    return store.meta.get("title") or store.path.name


def compare(before: Telling, after: Telling) -> Comparison:
    """Return which assertions and figures one telling has and another has not.

    A side *makes* an assertion if a claim that counts does. It is *added* if only the second side makes it,
    *dropped* if only the first does, *kept* if both do, and *contradicted* if one makes it and the other,
    which does not, denies it. Figures about one thing are added, dropped and kept in the same way; they are
    contradicted if a figure that only one side gives cannot hold together with one of the other side.
    What is not asserted contradicts nothing, even if it counts. Between two days, what is made on the one and may
    hold on the other is no difference, and left out.

    That a side does not tell something is no statement that it is not so. In two stores, actors and
    events are the same where their ids are, else where a first name, folded, is that of exactly one on
    either side.

    Notes
    -----
    Holds the assertions of both sides: some hundred bytes for each.
    """
    one, other = _Told(before), _Told(after)
    one_store = before.store.path == after.store.path
    matched: tuple[Match, ...] = ()
    if not one_store:
        matched = tuple(_matches(before.store, after.store, other.ends()))
        other.rename({match.after: match.before for match in matched})
    found: dict[str, list[Change]] = {"added": [], "dropped": [], "kept": [], "contradicted": []}
    only_may_hold = _open(before).difference(one.assertions, one.figures)
    only_may_hold |= _open(after).difference(other.assertions, other.figures)
    for assertion in sorted({*one.assertions, *other.assertions}):
        if assertion in only_may_hold:
            continue
        modality = MODALITIES[min(one.rank(assertion), other.rank(assertion))]
        change = Change(
            assertion, one.claims(assertion), other.claims(assertion), modality=modality
        )
        denied_before = () if change.before else one.denials(assertion, other)
        denied_after = () if change.after else other.denials(assertion, one)
        kind = "contradicted" if denied_before or denied_after else _kind(change)
        found[kind].append(replace(change, denied_before=denied_before, denied_after=denied_after))
    for topic in sorted({*one.figures, *other.figures}):
        if topic in only_may_hold:
            continue
        first, second = one.figures.get(topic, []), other.figures.get(topic, [])
        change = Change(
            topic,
            tuple(claim.id for claim in first),
            tuple(claim.id for claim in second),
            figures_before=_quantities(first),
            figures_after=_quantities(second),
            modality=firmest([*first, *second])[0].modality,
        )
        found["contradicted" if _differ(first, second) else _kind(change)].append(change)
    names = {**after.store.names(other.ends()), **before.store.names({*one.ends(), *other.ends()})}
    return Comparison(
        before=before.name,
        after=after.name,
        added=tuple(found["added"]),
        dropped=tuple(found["dropped"]),
        kept=tuple(found["kept"]),
        contradicted=tuple(found["contradicted"]),
        matched=matched,
        left_out=(one.left_out, other.left_out),
        names=names,
        one_store=one_store,
    )


def _open(telling: Telling) -> set[What]:
    """Return what one side may tell if claims count that may hold on its days; nothing if no days are asked for."""
    loosely = telling.filters.with_what_may_hold()
    if loosely is None:
        return set()
    loose = _Told(telling._replace(filters=loosely))
    return {*loose.assertions, *loose.figures}


@dataclass(slots=True)
class _Told:
    """What one side tells, denies and counts."""

    telling: Telling
    assertions: dict[Assertion, list[tuple[int, str]]] = field(default_factory=dict)
    denied: dict[tuple[str, str], list[tuple[Assertion, Claim]]] = field(default_factory=dict)
    figures: dict[Topic, list[Claim]] = field(default_factory=dict)
    left_out: int = 0

    def __post_init__(self) -> None:
        store = self.telling.store
        for claim in _claims(self.telling):
            ids = store.firsts((claim.subject, claim.object))
            self._take(claim, ids)

    def _take(self, claim: Claim, ids: Mapping[str, str]) -> None:
        counts = claim.modality in self.telling.filters.counting
        stance = stance_of(claim, self.telling.store.vocabulary, ids)
        topic = topic_of(claim, ids) if counts and claim.modality != "denied" else None
        if topic:
            self.figures.setdefault(topic, []).append(claim)
        if stance is None:
            self.left_out += counts and topic is None
        elif stance.denied:
            if claim.modality == "denied" or group(claim.modality) == "assertive":
                assertion = stance.assertion
                self.denied.setdefault(_act(assertion), []).append((assertion, claim))
        elif counts:
            ranked = rank(claim.modality), claim.id
            self.assertions.setdefault(stance.assertion, []).append(ranked)

    def claims(self, assertion: Assertion) -> tuple[str, ...]:
        """Return the ids of the claims that make an assertion."""
        return tuple(claim for _, claim in self.assertions.get(assertion, ()))

    def rank(self, assertion: Assertion) -> int:
        """Return the rank of the firmest claim that makes an assertion; that of the last modality if none does."""
        ranks = (its_rank for its_rank, _ in self.assertions.get(assertion, ()))
        return min(ranks, default=len(MODALITIES) - 1)

    def denials(self, assertion: Assertion, other: _Told) -> tuple[str, ...]:
        """Return the ids of the claims that deny what the other side asserts."""
        denials = self.denied.get(_act(assertion), ())
        denying = [claim for denied, claim in denials if covers(denied, assertion)]
        if not denying:
            return ()
        asserting = [
            claim
            for claim in other.telling.store.claims_called(other.claims(assertion))
            if group(claim.modality) == "assertive"
        ]
        return tuple(
            claim.id for claim in denying if any(is_denied_by(that, claim) for that in asserting)
        )

    def ends(self) -> set[str]:
        """Return the ids of all that is asserted, denied or counted of."""
        denied = (assertion for denials in self.denied.values() for assertion, _ in denials)
        found = {end for assertion in (*self.assertions, *denied) for end in assertion.ends}
        counted = {end for topic in self.figures for end in (topic.about, topic.object)}
        return (found | counted) - {""}

    def rename(self, ids: Mapping[str, str]) -> None:
        """Give actors and events the ids that the other side has for them."""
        vocabulary = self.telling.store.vocabulary

        def renamed(assertion: Assertion) -> Assertion:
            ends = [ids.get(end, end) for end in assertion.ends]
            relation = assertion.relation
            if ends[1] and relation in vocabulary and vocabulary[relation].symmetric:
                ends[:2] = sorted(ends[:2])
            return Assertion(relation, *ends)

        self.assertions = _merged(
            (renamed(assertion), its) for assertion, its in self.assertions.items()
        )
        denials = [
            (renamed(assertion), claim) for its in self.denied.values() for assertion, claim in its
        ]
        self.denied = _merged(
            (_act(assertion), [(assertion, claim)]) for assertion, claim in denials
        )
        self.figures = _merged(
            (replace(topic, about=ids.get(topic.about, topic.about),
                     object=ids.get(topic.object, topic.object)), its)
            for topic, its in self.figures.items()
        )  # fmt: skip


def _act(assertion: Assertion) -> tuple[str, str]:
    """Return the relation and the subject: what a denial has in common with all that it covers."""
    return assertion.relation, assertion.subject


def _merged(items: Iterable[tuple[Any, list[Any]]]) -> dict[Any, list[Any]]:
    merged: dict[Any, list[Any]] = {}
    for key, values in items:
        merged.setdefault(key, []).extend(values)
    return merged


def _claims(telling: Telling) -> Iterator[Claim]:
    """Yield the claims of a side that count or deny something."""
    filters = telling.filters
    modalities = tuple(dict.fromkeys((*filters.counting, "denied")))
    for claim in telling.store.claims(filters.of_all_modalities(), modalities=modalities):
        if not telling.sources or claim.source in telling.sources:
            yield claim


def _kind(change: Change) -> str:
    if change.before and change.after:
        return "kept"
    return "dropped" if change.before else "added"


def _quantities(claims: Iterable[Claim]) -> tuple[Quantity, ...]:
    found = {
        (claim.quantity.op, claim.quantity.value): claim.quantity
        for claim in claims
        if claim.quantity is not None
    }
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[1], key[0])))


def _differ(before: Iterable[Claim], after: Iterable[Claim]) -> bool:
    """Return True if a figure that one side alone asserts cannot hold together with one of the other."""
    first, second = (
        {
            (quantity.op, quantity.value): quantity
            for quantity in _quantities(its for its in claims if group(its.modality) == "assertive")
        }
        for claims in (before, after)
    )
    return any(
        (one not in second or other not in first) and not may_both_hold(first[one], second[other])
        for one in first
        for other in second
    )


def _matches(before: Store, after: Store, ids: Iterable[str]) -> Iterator[Match]:
    """Yield, for the ids that only the second store has, what bears the same first name in the first."""
    wanted = set(ids)
    unknown = wanted - set(before.names(wanted))
    if not unknown:
        return
    for one, other in zip(_by_name(before), _by_name(after), strict=True):
        taken = set(after.names(key for keys in one.values() for key in keys))
        for name, keys in sorted(other.items()):
            free = [key for key in one.get(name, ()) if key not in taken]
            new = [key for key in keys if key in unknown]
            if len(one.get(name, ())) == len(free) == len(keys) == len(new) == 1:
                yield Match(free[0], new[0], before.names(free)[free[0]])


def _by_name(store: Store) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the ids of the actors, and of the events, by their first names, folded."""
    found: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    actors = ((key, name) for _, key, name, _, _ in store.named_actors())
    events = ((event.id, event.name) for event in store.events())
    for by_name, things in zip(found, (actors, events), strict=True):
        for key, name in things:
            by_name.setdefault(fold(name), []).append(key)
    return found
