"""The names in a question: exact ones at any place, and what misspelt words may have been.

A typo is taken for a name only where few letters differ, and the reading says so; a name that is
another spelling or another actor is left to the asker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice, product
from typing import TYPE_CHECKING, Final

from actorgraph.ask.kinds import AUX, KINDS_OF_ACTORS, QUESTION_WORDS, SMALL, tables
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.words import POSSESSIVE, Word, Words, folded
from actorgraph.model.names import fold
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: Claims of an organisation's offices that are looked at.
_MOST_OFFICES: Final = 500
#: Words before a place that may stand for what happened there.
_AROUND: Final = (["before"], ["after"])
#: Things with a word in a name that are looked at for the one that a part of it names.
_MOST_HELD: Final = 12
#: People whom one name may mean; of more it means none.
_MOST_PEOPLE: Final = 6
#: Words of the longest name that is looked for.
_LONGEST: Final = 14
#: Letters of a word of the grammar of which a slip is mended, and its vowels.
_LONG: Final = 7
_VOWELS: Final = frozenset("aeiou")
#: Spellings that are tried for one question.
_MOST_TRIED: Final = 24
#: Nouns that people put after a name without meaning another actor.
TRAILING: Final = words_of_set("trailing")

#: People of a group who are meant by it.
_OWN_PEOPLE: Final = words_of_set("own_people")

_ARTICLE: Final = re.compile(r"^(?:the|an?) ")
#: Titles that people put before the name of a person.
TITLES: Final = words_of_set("titles")

#: Endings with which the name of a state names its people and what is its own: Iran, Iranian.
_OF_A_STATE: Final = re.compile(r"(.{3,}?)(?:ians?|ans?|ns?|is?|ese|ish)")
#: Nouns that with a state mean its military.
_SOLDIERS: Final = words_of_set("soldiers")
#: Short names of states, and the names that their governments have.
_STATES: Final = tables()["states"]
#: Capitals, and the names of the states that are meant by them.
_CAPITALS: Final = tables()["capitals"]
#: Nouns that with a state mean the state.
_OF_STATES: Final = words_of_set("of_states")
#: Endings that make another word of a root.
_DERIVED: Final = re.compile(r"(?:ions?|ives?|ing|ers?|ors?|als?|ists?|isms?|ments?|ness|ly|able)$")
#: Nouns of names that many actors have.
GENERAL: Final = words_of_set("general")

Spots = dict[int, list[tuple[int, tuple[Thing, ...]]]]


def spots(store: Store, words: Sequence[Word]) -> Spots:
    """Return the names in a question by the word at which they begin: (end, things), longest first."""
    texts: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(words)):
        if words[start].folded == POSSESSIVE:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            if words[end - 1].folded == POSSESSIVE:
                continue
            texts.setdefault(folded(words[start:end]), []).append((start, end))
            bare = _ARTICLE.sub("", folded(words[start:end]))
            for text in (bare, f"the {bare}", f"a {bare}", f"an {bare}"):  # as it may be written
                texts.setdefault(text, []).append((start, end))
    called = store.things_called(texts)
    found: Spots = {}
    for text, things in sorted(called.items(), key=lambda named: bool(_ARTICLE.match(named[0]))):
        for start, end in texts[text]:
            spot = (end, tuple(things))
            if not any(other == end for other, _ in found.setdefault(start, [])):
                found[start].append(spot)
    for ends in found.values():
        for end, named in list(ends):
            own = [word.folded for word in words[end : end + 2]]
            if own[:1] == [POSSESSIVE] and own[-1] in _OWN_PEOPLE and named[0].type != "state":
                ends.append((end + 2, named))  # "the Brigade's fighters"
            trails = end < len(words) and words[end].folded in TRAILING
            if trails and all(other != end + 1 for other, _ in ends):
                ends.append((end + 1, named))
    _add_titles(words, found)
    _add_people(store, words, found)
    for ends in found.values():
        ends.sort(key=lambda end: -end[0])
    return found


def _add_titles(words: Sequence[Word], found: Spots) -> None:
    """Let a person's name begin at a title before it: "president Raisi"."""
    for start in list(found):
        people = [(end, things) for end, things in found[start] if things[0].type == "person"]
        at = start
        while people and at and words[at - 1].folded in TITLES and at - 1 not in found:
            at -= 1
            found[at] = list(people)


def _add_people(store: Store, words: Sequence[Word], found: Spots) -> None:
    """Let "Iranians" name the state Iran, and "Iranian soldiers" the one military that it has."""
    asked: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        of_state = _OF_A_STATE.fullmatch(word.folded)
        if of_state and len(word.folded) > 4 and at not in found:
            texts = [of_state[1] + ending for ending in ("", "a", "e", "y")]
            texts.append(word.folded.removesuffix("s").removesuffix("n"))
            if at + 1 < len(words) and words[at + 1].folded in _OF_STATES:
                texts += [f"government of {text}" for text in texts]
            for text in texts:
                asked.setdefault(text, []).append(at)
    called = store.things_called(asked) if asked else {}
    for text, named in called.items():
        governs = text.startswith("government of ")
        states = tuple(thing for thing in named if governs or thing.type == "state")
        for at in asked[text] if states else ():
            ends = [(at + 1, states)]
            if at + 1 < len(words) and words[at + 1].folded in TRAILING | _OF_STATES:
                ends.insert(0, (at + 2, states))  # "the Iranian government"
            found.setdefault(at, ends)
            if at and words[at - 1].folded == "the":
                found.setdefault(at - 1, ends)
    for start in list(found):
        for end, things in list(found[start]):
            if end < len(words) and words[end].folded in _SOLDIERS and things[0].type == "state":
                forces = [
                    thing
                    for thing in store.things_with_ids(store.children(things[0].n))
                    if thing.type == "military"
                ]
                if len(forces) == 1 and not any(other == end + 1 for other, _ in found[start]):
                    found[start].append((end + 1, tuple(forces)))


def inside(names: Spots) -> set[int]:
    """Return the places of the words of names, of the first at each place."""
    return {at for start, ends in names.items() for at in range(start, ends[0][0])}


def partly(store: Store, words: Sequence[Word], exact: Spots, known: Collection[str]) -> Spots:
    """Return the actors that a part of a name names: a person's first or last name, or all but general nouns.

    No other actor's name may hold that part: "Hezbollah" is not Kata'ib Hezbollah. A word that the grammar
    knows is no name, unless it is written like one.
    """
    taken = inside(exact)
    found: Spots = {}
    for at, word in enumerate(words):
        like_a_name = at > 0 and word.typed[:1].isupper()
        like_a_name = like_a_name and word.folded not in AUX | QUESTION_WORDS
        short = len(word.folded) < 3 and word.folded not in _STATES
        if at in taken or short or word.folded.isdigit():
            continue
        if at and words[at - 1].folded == "the" and (like_a_name or _is_body(word.folded, known)):
            ends = (at + 2, at + 1) if at + 1 < len(words) else (at + 1,)
            for end in ends:  # "the Customs Union", "the Council"
                headed = _headed(store, folded(words[at:end]))
                if len(headed) == 1:
                    found[at] = found[at - 1] = [(end, headed)]
                    break
            if at in found:
                continue
        if word.folded in known and not like_a_name and not _is_short_state(words, at):
            continue
        for end in range(min(at + 3, len(words)), at, -1):
            text = folded(words[at:end])
            things = _governing(store, text)
            governs = bool(things)
            things = things or _with_part(store, text) or _unnamed(store, text)
            if not governs and len(things) != 1:
                things = _people_called(things) or _reordered(store, words[at:end])
            if things and (governs or all(_is_distinctive(store, text, one) for one in things)):
                found[at] = [(end, tuple(things))]
                if at and words[at - 1].folded == "the":
                    found.setdefault(at - 1, found[at])
                break
    return found | _longer(store, words, exact)


def _longer(store: Store, words: Sequence[Word], exact: Spots) -> Spots:
    """Return the actors whose names go on behind a shorter name: "US intelligence" is the US intelligence community."""
    found: Spots = {}
    for at, ends in exact.items():
        end = ends[0][0]
        if end == len(words) or end in exact or words[end].folded in AUX | SMALL:
            continue
        if words[end].folded.endswith(("ed", "ing")):
            continue  # "Iran backed" is no Iran-backed group
        text = folded(words[at : end + 1])
        things = _with_part(store, text)
        if len(things) == 1 and _is_distinctive(store, text, things[0]):
            found[at] = [(end + 1, tuple(things))]
    return found


def capitals(
    store: Store, words: Sequence[Word], exact: Spots, known: Collection[str] = ()
) -> Spots:
    """Return the states that are called by the seats of their governments: "Tehran", "the Kremlin"."""
    del known
    found: Spots = {}
    for at in range(len(words)):
        for end in range(min(at + 2, len(words)), at, -1):
            states = _CAPITALS.get(folded(words[at:end]), "")
            called = store.things_called(states.split("/")) if states and at not in exact else {}
            named = [one for things in called.values() for one in things if one.type == "state"]
            if len(set(named)) == 1:
                for start in {at, at - int(at > 0 and words[at - 1].folded == "the")}:
                    found[start] = [(end, (named[0],))]
                break
    return found


def _governing(store: Store, text: str) -> list[Thing]:
    """Return the government of a state that may have a longer name: "Government of Russia (Soviet Union)"."""
    long = _STATES.get(text, text)
    texts = (long, f"government of {long}", f"government of {text}")
    called = store.things_called(texts)
    if things := next((called[name] for name in texts if name in called), []):
        return things
    government = texts[-1]
    longer = re.compile(rf"{government} (?:\(|of ).*", re.IGNORECASE)
    held = store.named_with(government, _MOST_HELD)
    return [one for one in held if not one.is_event and longer.fullmatch(one.name)]


def long_named(store: Store, thing: Thing) -> list[Thing]:
    """Return what has the long name of a state that has a short one: Korea (Democratic People's Republic of)."""
    long = _STATES.get(fold(thing.name).removeprefix("the "), "")
    return (
        [one for one in store.things_called([long]).get(long, []) if one != thing] if long else []
    )


def _is_body(word: str, known: Collection[str]) -> bool:
    """Return True if "the" before a word may make it the name of a body: "the council", "the army", not "the group"."""
    if word in KINDS_OF_ACTORS:
        return KINDS_OF_ACTORS[word] == ("military",)
    return word in GENERAL or word not in known


def _with_part(store: Store, text: str) -> list[Thing]:
    """Return the actors of which a name holds whole words; none if very many things have them."""
    held = store.named_with(text, _MOST_HELD)
    return [one for one in held if not one.is_event] if len(held) < _MOST_HELD else []


def _unnamed(store: Store, text: str) -> list[Thing]:
    """Return whom a source describes and does not name: "Republicans" are the "several Republican lawmakers"."""
    return [one for one in _with_part(store, text.removesuffix("s")) if one.name[:1].islower()]


def _is_short_state(words: Sequence[Word], at: int) -> bool:
    """Return True for "the us" and "US", which are no pronoun."""
    word = words[at]
    before = words[at - 1].folded if at else ""
    return word.folded in _STATES and (before in ("the", "by") or word.typed.isupper())


def _people_called(things: Sequence[Thing]) -> list[Thing]:
    """Return the people of whom all a name may be, if they are few: each is a reading."""
    few = len(things) <= _MOST_PEOPLE and all(thing.type == "person" for thing in things)
    return list(things) if few else []


def _reordered(store: Store, words: Sequence[Word]) -> list[Thing]:
    """Return the one person whose name has these words in another order, and a first name that differs by a letter.

    Lists have "NASRALLAH, Hasan" for whom reports call Hassan Nasrallah.
    """
    from rapidfuzz.distance import OSA

    if len(words) < 2:
        return []
    *first, last = (word.folded for word in words)
    held = [one for one in store.named_with(last, _MOST_HELD) if one.type == "person"]
    found = [
        one
        for one in held
        if all(
            any(OSA.distance(name, other) <= 1 for other in fold(one.name).split() if other != last)
            for name in first
        )
    ]
    return found if len(found) == 1 else []


def _headed(store: Store, noun: str) -> tuple[Thing, ...]:
    """Return the actors of whom a name ends with a noun: "the Council" is the National Salvation Council."""
    held = store.things_with(noun, _MOST_HELD)
    if len(held) == _MOST_HELD:
        return ()
    actors = (
        actor
        for actor in store.actors(held)
        if any(
            f" {fold(name)}".endswith(f" {noun}")
            for name in (actor.name, *(name.text for name in actor.names))
        )
    )
    return tuple(store.things_with_ids({actor.id for actor in actors}))


def _is_distinctive(store: Store, part: str, thing: Thing) -> bool:
    """Return True if a part of a name tells an actor: a person's first or last name, or all but general nouns.

    The adjective of a state is general too: "the interior ministry" is the Veldanian one, if there is no other.
    """
    whole = fold(thing.name).split()
    own = part.split()
    if thing.type == "person" and not set(own) <= set(whole):
        return True  # spelt otherwise, and in another order
    if thing.is_event or len(own) >= len(whole) or GENERAL.issuperset(own):
        return False
    if thing.name[:1].islower():
        return True  # a description has no name of which this may be a part
    if thing.type == "person":
        return own in (whole[: len(own)], whole[-len(own) :])
    rest = [word for word in whole if word not in own]
    return all(word in SMALL | TRAILING | GENERAL or _of_state(store, word) for word in rest)


def _of_state(store: Store, word: str) -> bool:
    """Return True for "Iranian" if there is a state Iran."""
    found = _OF_A_STATE.fullmatch(word)
    asked = [word, word.removesuffix("s").removesuffix("n")]
    asked += [found[1] + ending for ending in ("", "a", "e", "y")] if found else []
    return any(
        thing.type == "state" for named in store.things_called(asked).values() for thing in named
    )


def office_holders(
    store: Store, words: Sequence[Word], exact: Spots, known: Collection[str] = ()
) -> Spots:
    """Return the persons that an office names: "the Iranian president", "Karth's foreign minister", "the leader of X"."""
    del known
    found: Spots = {}
    for start, ends in exact.items():
        for end, things in ends[:1]:
            if things[0].is_event:
                continue
            after = (
                end + 1 if [word.folded for word in words[end : end + 1]] == [POSSESSIVE] else end
            )
            for stop in range(min(len(words), after + 3), after, -1):
                person = _in_office(store, things[0], words[after:stop])
                if person:
                    found.setdefault(start, []).append((stop, (person,)))
                    break
            begins = start - 1 if start and words[start - 1].folded == "of" else 0
            for first in range(max(0, begins - 3), begins):
                person = _in_office(store, things[0], words[first:begins])
                if person:
                    first -= int(first > 0 and words[first - 1].folded == "the")
                    found.setdefault(first, []).append((end, (person,)))
                    break
    return found


def done_there(
    store: Store, words: Sequence[Word], exact: Spots, known: Collection[str] = ()
) -> Spots:
    """Return the one event that a facility stands for, as it was hit in no other: "who was behind Tower 22"."""
    del words, known
    relations = [one.name for one in store.vocabulary if one.family == "attack"]
    found: Spots = {}
    for start, ends in exact.items():
        end, things = ends[0]
        if things[0].type != "facility":
            continue
        hits = islice(store.claims(relations=tuple(relations), object=things[0].n), _MOST_OFFICES)
        events = store.things_with_ids({claim.event for claim in hits} - {""})
        if len(events) == 1:
            found[start] = [(end, (events[0],))]
    return found


def happened_there(
    store: Store, words: Sequence[Word], exact: Spots, known: Collection[str] = ()
) -> Spots:
    """Return the one attack in a place that stands for it behind "before" and "after": "before Jordan"."""
    del known
    found: Spots = {}
    for start, ends in exact.items():
        end, things = ends[0]
        before = [word.folded for word in words[max(0, start - 1) : start]]
        if before not in _AROUND or things[0].type not in ("place", "facility", "state"):
            continue
        events = store.things_with_ids(store.events_at(things[0].n)[:_MOST_OFFICES])
        attacks = [event for event in events if event.type == "attack"]
        if len(attacks) == 1:
            found[start] = [(end, tuple(attacks))]
    return found


def titled(store: Store, of: Thing, wanted: AbstractSet[str], most: int) -> Iterator[Claim]:
    """Yield the claims that somebody has an office with some words, by their stems, among the first of an organisation."""
    relations = store.vocabulary.members("leadership")
    for claim in islice(store.claims(relations=relations, object=of.n), most):
        if wanted <= {stem(word) for word in fold(f"{claim.role} {claim.text}").split()}:
            yield claim


def _in_office(store: Store, of: Thing, title: Sequence[Word]) -> Thing | None:
    """Return the one person who is said to have a title in an organisation, None if there is none or several."""
    wanted = {word.stem for word in title}
    if (
        not wanted
        or not wanted.isdisjoint(AUX | QUESTION_WORDS | SMALL)
        or not TITLES & {w.folded for w in title}
    ):
        return None
    held = {claim.subject for claim in titled(store, of, wanted, _MOST_OFFICES)}
    people = store.things_with_ids(held - {""})
    return people[0] if len(people) == 1 else None


def respelt(
    words: Words,
    known: Iterable[str],
    names: Callable[[str], Collection[str]],
    *,
    verbs: bool = False,
    has: Callable[[Word], bool] = lambda _: False,
) -> Iterator[tuple[Words, dict[str, str]]]:
    """Yield the question with misspelt words of names replaced, and what was replaced, nearest first.

    *known* are the words of the grammar, which are not misspelt; *names* gives the words of names that come near to
    one. A slip in a long word of the grammar is mended, unless it is a form of another that it *has*. With *verbs* a misspelt word may be one of the grammar's, too; that is to be offered only, as "founded" is no misspelt "funded".
    """
    grammar = set(known)
    unknown = {word.folded: word for word in words if _may_be_misspelt(word, grammar)}
    near: dict[str, list[str]] = {}
    for word, typed_ in unknown.items():
        others = names(word)
        if word not in others:
            near[word] = _near_words(word, chain(others, grammar if verbs else ()))
            slips = [] if verbs or has(typed_) else [one for one in grammar if _is_slip(word, one)]
            near[word] += slips if len(slips) == 1 else []
    misspelt = [word for word in near if near[word]]
    if not misspelt:
        return
    for tried, choice in enumerate(product(*(near[word] for word in misspelt))):
        if tried == _MOST_TRIED:
            return
        instead = dict(zip(misspelt, choice, strict=True))
        yield tuple(_replaced(word, instead) for word in words), instead


def _may_be_misspelt(word: Word, grammar: set[str]) -> bool:
    text = word.folded
    return text not in grammar and len(text) > 3 and not any(letter.isdigit() for letter in text)


def _is_slip(word: str, other: str) -> bool:
    """Return True if a long word has one vowel wrong, or one letter too many or too few, and so is no other word."""
    if min(len(word), len(other)) < _LONG or word[0] != other[0] or word[-1] != other[-1]:
        return False
    if len(word) == len(other):
        unlike = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
        return len(unlike) == 1 and _VOWELS.issuperset(unlike[0])
    short, long = sorted((word, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _near_words(word: str, lexicon: Iterable[str]) -> list[str]:
    """Return the words of a lexicon of which a word may be a misspelling, nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = edits_of(word)
    others = [
        other
        for other in lexicon
        if abs(len(other) - len(word)) <= most and len(other) >= 4 and other[:1].isalpha()
    ]
    others = [other for other in others if not _is_derived(word, other)]
    near = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=50)
    found = [
        (distance, other[0] != word[0], other)
        for other, distance, _ in near
        if distance and _same_letters_enough(word, other)
    ]
    return [other for _, _, other in sorted(set(found))[:4]]


def _is_derived(word: str, other: str) -> bool:
    """Return True for two words of one root, of which none is misspelt: "explosive" and "explosion"."""
    roots = [_DERIVED.sub("", one) for one in (word, other)]
    return roots[0] == roots[1] and word != other and len(roots[0]) > 3


def edits_of(word: str) -> int:
    """Return how many letters may be wrong in a word of its length.

    Short words are other names too easily: Iran and Iraq, Mali and Malawi.
    """
    return 2 if len(word) >= 8 else 1


def _same_letters_enough(word: str, other: str) -> bool:
    """Return True for short words only where two letters changed places or one was doubled."""
    return len(word) > 5 or sorted(word) == sorted(other) or set(word) == set(other)


def _replaced(word: Word, instead: dict[str, str]) -> Word:
    if word.folded not in instead:
        return word
    text = instead[word.folded]
    return Word(text, word.typed, stem(text))
