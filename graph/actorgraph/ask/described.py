"""Events and facilities that a question describes and does not name, such as "the drone attack"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from actorgraph.ask.kinds import ARTICLES, AUX, QUESTION_WORDS, SMALL, kind_of, meanings
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.naming import Spots
from actorgraph.ask.slots import SITES
from actorgraph.ask.words import POSSESSIVE, Word, Words, words_of
from actorgraph.model.names import fold
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store, Thing

RELATIVE: Final = words_of_set("relative")
#: Words behind the noun of a name: "attacks | since October".
_ENDS_A_HEAD: Final = (
    words_of_set("prepositions") | words_of_set("behind_a_head") | SMALL - ARTICLES
)
_NO_NAME: Final = (AUX | QUESTION_WORDS) - {"by", "that"}
#: Things with a word of the question in a name up to which they are looked through.
_MOST_DESCRIBED: Final = 5_000
#: How many times more must be told of an event than of any other that a description may mean.
_FAR_MORE: Final = 3
#: Events of a kind among which one may stand out.
_MOST_ALIKE: Final = 50
#: Nouns for whatever somebody says.
_ANY_WORDS: Final = frozenset({"statement", "announcement", "word", "message"})
#: Words before a noun for events that were before others.
_EARLIER: Final = words_of_set("earlier")
#: Families of what somebody does in an event.
_DEEDS: Final = ("attack", "casualties")
#: Things that one description may mean; of more it means none.
_MOST_MEANT: Final = 4
#: Nouns by which one or several deeds are told: "the raid" may be the airstrikes.
_OF_SEVERAL: Final = words_of_set("of_several")
#: Ways in which an attack is made, by the stems of the words that tell them.
_FORMS: Final = {stem(word): frozenset(ways) for word, ways in meanings("forms_of_attack").items()}
#: What stands between initials.
_INITIALS: Final = re.compile(r"(?<![^ ][^ ])(?<=[^ ]) (?=[^ ](?: |$))")


@dataclass(frozen=True, slots=True)
class Described:
    """The words of the names of an event or facility, those of its type and places, its type, and the nouns of its names."""

    own: frozenset[str]
    more: frozenset[str]
    type: str
    heads: frozenset[str] = frozenset()


def _fitting(run: Sequence[Word], known: Mapping[int, Described | None]) -> list[int]:
    """Return the things that a run of words describes: exact words before other forms of them.

    One of the words must be a noun for things of its type, or the noun of its name: "militias" alone is no event,
    and "the outpost" is the facility, not the attack on it.
    """
    words = [word.folded for word in run if word.folded not in SMALL]
    if len(run) == 1 or RELATIVE & set(words):
        return []  # "war" is no war; "the war" is one; the "last" attack is not told by its names
    heads = {kind_of(word) for word in words} - {""}
    head = _head_of([word.folded for word in run]).removesuffix("s")
    if len(heads) > 1:
        heads -= {"facility"}  # "the attack on the outpost" is the attack
    exact, loose, alike, plainly = [], [], [], []
    for n, about in known.items():
        if about is None or not words:
            continue
        if head not in about.heads and not (heads and _is_kind(about.type, words, heads)):
            continue
        if set(words) <= about.own | about.more and set(words) & about.own:
            exact.append(n)
        rest = {stem(text) for text in about.own | about.more}
        if {stem(word) for word in words} <= rest:
            loose.append(n)
        told = {stem(word) for word in words if kind_of(word) not in heads}
        if told and told <= rest:
            alike.append(n)  # "the strike on the outpost", an attack
        plain = {stem(word) for word in words if not kind_of(word)}
        if plain and plain <= rest:
            plainly.append(n)  # "the strike on the base in Jordan"
    return exact or loose or alike or plainly


def is_by_kind(run: Sequence[Word]) -> bool:
    """Return True if words only say of what kind an event or facility is: "the attack", not "the drone attack"."""
    return all(word.folded in SMALL or kind_of(word.folded) for word in run)


def _is_kind_alone(run: Sequence[Word]) -> bool:
    """Return True for "the attack"; "the checkpoint attack" tells one of the attacks."""
    return is_by_kind(run) and sum(word.folded not in SMALL for word in run) == 1


def _head_of(words: Sequence[str]) -> str:
    """Return the noun of which the other words of a name say more: the last one before a preposition.

    >>> _head_of("the sabotage of the northern pipeline".split()), _head_of("cyber attack".split())
    ('sabotage', 'attack')
    """
    head = ""
    for word in words:
        if word in _ENDS_A_HEAD and head:
            break
        head = word
    return head


def _is_kind(kind: str, words: Sequence[str], heads: set[str]) -> bool:
    """Return True where a noun among the words is one for this type of event or facility."""
    if kind in SITES:
        return "facility" in heads
    if kind in ("attack", "war", "statement", "agreement"):
        return kind in heads
    return "facility" not in heads or any(stem(word) == stem(kind) for word in words)


def described(
    store: Store,
    words: Words,
    exact: Spots,
    day: str,
    portraits: dict[int, Described | None] | None = None,
) -> Spots:
    """Return events and facilities that runs of words describe, such as "the drone attack".

    All the words must be of its names, its type or its places. Groups and people are never found
    so: "Hezbollah" is not Kata'ib Hezbollah. *portraits* are those that are known, by row id, and learn of others.
    """
    owners = [ends[0][1][0].name for at, ends in exact.items() if not ends[0][1][0].is_event]
    content = [
        word
        for word in (*words, *words_of(" ".join(dict.fromkeys(owners))))
        if len(word.folded) > 2 and word.folded not in _NO_NAME
    ]
    numbers: set[int] = set()
    for word in content:
        numbers.update(store.things_with_beginning(word.stem, _MOST_DESCRIBED + 1))
    if len(numbers) > _MOST_DESCRIBED:
        return {}
    seen = {} if portraits is None else portraits
    seen.update((n, _about(store, n)) for n in numbers if n not in seen)
    known = {n: seen[n] for n in sorted(numbers)}
    found: Spots = {}
    for start in range(len(words)):
        for end in range(min(len(words), start + 9), start, -1):
            run = words[start:end]
            covered = any(reach >= end for reach, _ in exact.get(start, ()))
            if run[0].folded in SMALL - ARTICLES or run[-1].folded in SMALL:
                continue
            if run[0].folded in ("a", "an") and is_by_kind(run):
                continue  # "a base" is any
            if covered or any(word.folded in _NO_NAME or word.folded == "to" for word in run):
                continue
            fitting = _fitting(run, known)
            called = [] if fitting else _as_called(words, start, end, exact)
            if called != [*run]:
                fitting = fitting or _fitting(called, known)
            if not fitting and any(word.folded in _EARLIER for word in run):
                fitting = _earlier(store, run, known, _named_before_noun(exact, start, end))
            if len(fitting) == 1 and _is_kind_alone(run):
                fitting += _rivals(store, fitting[0], run)
            elif not fitting and _is_kind_alone(run):
                fitting = _foremost(store, run, day)
            if len(fitting) > 1:
                doers = _named_before_noun(exact, start, end)
                fitting = done_by(store, fitting, doers) or fitting
            if len(fitting) > _MOST_MEANT:
                foremost = prominent(store, [*store.things(fitting[:_MOST_ALIKE]).values()])
                fitting = [foremost.n] if foremost else fitting
            fitting = _on_the_day(store, fitting, day)
            if 0 < len(fitting) <= _MOST_MEANT:
                things = store.things(fitting)
                found.setdefault(start, []).append((end, tuple(things.values())))
                break
    return found


def _as_called(words: Words, start: int, end: int, exact: Spots) -> list[Word]:
    """Return a run of words with the first names of the actors in it: "KH's announcement"."""
    run: list[Word] = []
    at = start
    while at < end:
        to, thing = next(((to, things[0]) for to, things in exact.get(at, ())), (end, None))
        if thing is None or thing.is_event or to >= end:
            run.append(words[at])
            at += 1
        else:
            run += words_of(thing.name)
            at = to
    return [word for word in run if word.folded != POSSESSIVE]


def _named_before_noun(exact: Spots, start: int, end: int) -> list[Thing]:
    """Return whom words name before the noun that ends them: "the US strikes", not "the strikes on the US"."""
    spots = (spot for at in range(start, end) for spot in exact.get(at, ())[:1])
    return [things[0] for to, things in spots if to < end <= to + 3 and not things[0].is_event]


def done_by(store: Store, numbers: Sequence[int], doers: Sequence[Thing]) -> list[int]:
    """Return the events that actors did: "the US strikes" are no strikes on the US."""
    ids = {one for doer in doers for one in (doer.id, *store.children(doer.n))}
    acts = [one.name for one in store.vocabulary if one.family in _DEEDS]
    claims = partial(store.claims, relations=tuple(acts))
    return [n for n in numbers if any(claim.subject in ids for claim in claims(event=n))]


def _earlier(
    store: Store, run: Sequence[Word], known: Mapping[int, Described | None], doers: Sequence[Thing]
) -> list[int]:
    """Return the events of a kind that began before the latest of it: those that words describe or somebody did."""
    run = [word for word in run if word.folded not in _EARLIER | {POSSESSIVE}]
    noun = run[-1].folded if run else ""
    if kind_of(noun) in ("", "facility"):
        return []
    numbers = store.events_of_type(kind_of(noun), _MOST_ALIKE, more_than=0)
    things = store.things(numbers)
    began = {event.id: event.when.first for event in store.events(numbers) if event.when.known}
    latest = max(began.values(), default=0)
    before = [
        n
        for n in numbers
        if began.get(things[n].id, latest) < latest and things[n].noun.plural == noun.endswith("s")
    ]
    if _is_kind_alone(run):
        named = [n for n in before if noun.removesuffix("s") in _heads(store, n)]
        return named or before
    meant = {*_fitting(run, known), *done_by(store, before, doers)}
    return [n for n in before if n in meant]


def _heads(store: Store, n: int) -> frozenset[str]:
    about = _about(store, n)
    return about.heads if about else frozenset()


def prominent(store: Store, things: Sequence[Thing]) -> Thing | None:
    """Return the one event of which far more is told than of the others, None if there is none.

    "The strikes" are those that a report is about, if it names earlier ones in passing.
    """
    if len(things) < 2 or not all(thing.is_event for thing in things):
        return things[0] if len(things) == 1 else None
    told = store.told_in([thing.n for thing in things])
    first, second, *_ = sorted(things, key=lambda thing: -told[thing.n])
    return first if told[first.n] >= max(_FAR_MORE * told[second.n], 1) else None


def _rivals(store: Store, n: int, run: Sequence[Word]) -> list[int]:
    """Return the other events of its type that "the attack" may mean as well, as more is told of them."""
    event = next(store.events([n]), None)
    if event is None or len(event.name.split()) == 1 or _tells_its_form(run[-1].folded):
        return []
    plural = bool(run) and run[-1].folded.endswith("s")
    others = store.events_of_type(event.type, _MOST_MEANT + 1, more_than=n)
    things = store.things(others)
    return [one for one in others if things[one].noun.plural == plural]


def _tells_its_form(noun: str) -> bool:
    """Return True for "speech", which no news conference is; an attack may be called a strike, too."""
    return kind_of(noun) == "statement" and noun.removesuffix("s") not in _ANY_WORDS


def _foremost(store: Store, run: Sequence[Word], day: str) -> list[int]:
    """Return the one event of its kind of which far more is told, if none has that noun: "the raids" are the airstrikes."""
    kind, noun = kind_of(run[-1].folded), run[-1].folded
    if kind in ("", "facility") or run[0].folded != "the":
        return []
    numbers = _on_the_day(store, store.events_of_type(kind, _MOST_ALIKE, more_than=0), day)
    things = store.things(_of_its_form(store, noun, numbers)).values()
    several = noun.endswith("s")
    alike = [
        one
        for one in things
        if noun.endswith("ing") or noun in _OF_SEVERAL or one.noun.plural == several
    ]
    meant = prominent(store, alike)
    return [meant.n] if meant else []


def _of_its_form(store: Store, noun: str, numbers: Sequence[int]) -> Sequence[int]:
    """Keep the events that were made as a noun says, by their names, else by the quotes: "the ambush" is no explosion."""
    form = _FORMS.get(stem(noun), frozenset())
    if not form or "any" in form:
        return numbers

    def is_so(words: Iterable[str]) -> bool:
        return any(form & _FORMS.get(stem(word), frozenset()) for word in words)

    def quotes(n: int) -> Iterator[str]:
        for claim in islice(store.claims(event=n), _MOST_ALIKE):
            yield from fold(claim.quote).split()

    named = [n for n in numbers if (about := _about(store, n)) and is_so(about.own)]
    return named or [n for n in numbers if is_so(quotes(n))]


def _about(store: Store, n: int) -> Described | None:
    """Return the words of an event or facility; None for all else."""
    for event in store.events([n]):
        names = [event.name, *(name.text for name in event.names)]
        places = store.names(event.places).values()
        heads = frozenset(_head_of(fold(name).split()).removesuffix("s") for name in names)
        return Described(_words_in(names), _words_in([*places, event.type]), event.type, heads)
    for actor in store.actors([n]):
        if actor.type in SITES:
            names = [actor.name, *(name.text for name in actor.names)]
            return Described(_words_in(names), frozenset(), actor.type)
    return None


def _on_the_day(store: Store, numbers: list[int], day: str) -> list[int]:
    """Keep, of several events, those of the very day that the question names."""
    if len(numbers) < 2 or not day:
        return numbers
    exact = [event.id for event in store.events(numbers) if event.when.text == day]
    things = store.things(numbers)
    return [n for n in numbers if things[n].id in exact] or numbers


def _words_in(texts: Sequence[str]) -> frozenset[str]:
    """Return the words of names, initials as one: "U.S." is "us"."""
    found = (_INITIALS.sub("", fold(text)).split() for text in texts)
    return frozenset(word for words in found for word in words if word not in SMALL)
