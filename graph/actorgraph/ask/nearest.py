"""The claims that come nearest to the words of a question that the grammar does not read.

A word of the question is met by a claim in whose quote, text or role a form of it stands, or whose relation,
modality, means or ends it may name; a name by a claim that mentions whom it may mean. What few claims meet
counts more, as in any search. Where claims meet all that the question says, and its order does not speak against
it, they are its answer; otherwise they are what a reader would look through, and nothing is answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from actorgraph.ask.adjuncts import Stripped
from actorgraph.ask.described import RELATIVE
from actorgraph.ask.frames import LASTING, NO_CONTENT, asks_again
from actorgraph.ask.kinds import (
    ARTICLES,
    AUX,
    JUDGEMENTS,
    KINDS_OF_ACTORS,
    MODALS,
    QUESTION_WORDS,
    SMALL,
    modal_verb,
)
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.lexicon import BE, LIGHT, PLACES, Form, Phrase
from actorgraph.ask.naming import Spots, inside
from actorgraph.ask.notes import note
from actorgraph.ask.question import Question
from actorgraph.ask.slots import is_ing_form, is_participle
from actorgraph.ask.words import POSSESSIVE, Word
from actorgraph.model.errors import TooMany
from actorgraph.model.names import fold
from actorgraph.questions.claims import sense_of, words_in
from actorgraph.questions.manner import means_in
from actorgraph.sentence.stem import stem

if TYPE_CHECKING:
    from actorgraph.ask.reader import Reader
    from actorgraph.model.claim import Claim
    from actorgraph.model.filters import FilterWords

#: Claims of one name, or of a small store, that are looked through, and those of all names.
_MOST_OF_ONE: Final = 1_000
_MOST: Final = 2_000
#: Steps of SQLite that looking for them, or running what is suggested, may take, about 0.2 s; counted, as a busy
#: machine must not change what is found.
STEPS: Final = 20_000_000
#: Claims that are shown.
_SHOWN: Final = 3
#: The part of the weight of a question that a claim must meet, and its part of what the nearest one meets.
_LEAST: Final = 0.3
_BESIDE: Final = 0.8
#: How much more a name weighs than a word.
_OF_NAMES: Final = 1.5
#: What the kind of relation tells of a word, beside the word itself; what a part of an actor, or its name in a quote,
#: tells of it.
_BY_KIND: Final = 0.7
_BY_PART: Final = 0.6
_BY_WORDS: Final = 0.9
_BY_PLACE: Final = 0.9
#: What the type of an end tells of a word, which is the least.
_BY_TYPE: Final = 0.5
#: Words that say nothing of what is told.
_EMPTY: Final = NO_CONTENT | QUESTION_WORDS | words_of_set("empty") | words_of_set("pronouns")
#: Pronouns of somebody who must be known, and those in whose place anybody and anything may stand.
_OF_SOMEBODY: Final = words_of_set("of_somebody")
_OF_ANYBODY: Final = words_of_set("standing_in") - _OF_SOMEBODY
#: Families of verbs that may have another one in their object: "suspected of sponsoring".
_EMBEDDING: Final = frozenset({"attribution", "announcement", "demand", "aim"})
#: What "wants X to …" tells.
_WISHING: Final = frozenset({"demand"})
#: Families of what one does by saying something.
_SPEAKING: Final = frozenset({"announcement", "threat", "demand", "attribution"})
#: What one plans is said so.
_INTENDED: Final = "intended"
_PLANNED: Final = frozenset({"aim"})
_PLANNING: Final = frozenset(map(stem, words_of_set("planning")))
#: Prepositions that make another verb of one.
_LEADING: Final = frozenset({"to", "from", "for", "with", "into", "against", "at"})
#: Prepositions before a place.
_INSIDE: Final = words_of_set("inside") - {"on"}
#: With these a verb has another sense: "took over".
_PARTICLES: Final = frozenset({"over", "up", "down", "off", "back", "away", "out"})
#: What part one has in a deed whose name stands behind a preposition.
_BEFORE_A_NAME: Final = {
    "by": "agent", "from": "agent", "off": "agent", "to": "patient", "for": "patient",
    "against": "patient", "at": "patient", "on": "patient", "towards": "patient", "toward": "patient",
}  # fmt: skip
#: With these a question is of what somebody says.
_VOICING: Final = frozenset(map(stem, words_of_set("voicing")))
#: Words behind which no noun stands.
_BEFORE_A_VERB: Final = frozenset({"who", "that", "to", "did", "does"})
_BEFORE_A_NOUN: Final = ARTICLES | words_of_set("which") | words_of_set("determiners")
#: Words that a question without a name must share with a claim.
_LEAST_WORDS: Final = 2
#: Words before a participle among which one makes it a passive.
_REACH: Final = 6
_COUNTS: Final = words_of_set("counts")


class Spot(NamedTuple):
    """A name in a question: where it stands, the ids of what it may mean and of its parts, its words, and those if it is a place."""

    start: int
    end: int
    ids: frozenset[str]
    parts: frozenset[str]
    words: tuple[str, ...]
    place: tuple[str, ...]

    def among(self, ids: Sequence[str]) -> str:
        """Return the first of some ids that it means, or else that is a part of that; empty if there is no such."""
        meant = (one for known in (self.ids, self.parts) for one in ids if one in known)
        return next(meant, "")

    def stands_in(self, told: AbstractSet[str], text: str) -> bool:
        """Return True if a quote has all the words of a place, or the words of the claim itself those of a name."""
        place = bool(self.place) and told >= set(map(sense_of, self.place))
        return place or (bool(self.words) and set(fold(text).split()) >= set(self.words))


class Term(NamedTuple):
    """A word of a question: where it stands, and which relations, modalities and means (``=``), types (``~``) and families it may name."""

    at: int
    word: Word
    verbs: tuple[Form, ...]
    noun: Form | None
    senses: frozenset[str]
    types: frozenset[str]
    families: frozenset[str]


@dataclass
class Nearest:
    """The claims that come nearest to a question."""

    reader: Reader
    kept: Stripped
    names: Sequence[Spot]
    terms: Sequence[Term]
    #: The row ids of all that the names may mean.
    meant: Sequence[int]

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """The claims that are looked through: all of a small store, those of the names of a large one."""
        store = self.reader.store
        if not self.terms:
            return ()
        if not store.has_claims(_MOST):
            return tuple(store.claims())
        of_each = (islice(store.claims(either=n), _MOST_OF_ONE) for n in self.meant)
        found: dict[str, Claim] = {}
        with suppress(TooMany), store.within_steps(STEPS):
            for one in islice(chain.from_iterable(of_each), _MOST):
                found.setdefault(one.id, one)
        return tuple(found.values())

    @cached_property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the places of the events of these claims."""
        return _places(self.reader, self.claims)

    @cached_property
    def met(self) -> Sequence[Mapping[int, float]]:
        """How much of each name and word each claim meets, by the place in the question."""
        of_ends = _of_ends(self.reader, self.claims)
        return [self._met(claim, _told(self.reader, claim, of_ends)) for claim in self.claims]

    def _met(self, claim: Claim, told: set[str]) -> dict[int, float]:
        met = {}
        for spot in self.names:
            found = spot.among(claim.mentions)
            if found:
                met[spot.start] = 1.0 if found in spot.ids else _BY_PART
            elif spot.among(self.places.get(claim.event, ())):
                met[spot.start] = _BY_PLACE
            elif spot.stands_in(told, claim.text):
                met[spot.start] = _BY_WORDS
        for term in self.terms:
            if sense_of(term.word.folded) in told:
                met[term.at] = 1.0
            elif term.senses & told:
                met[term.at] = _BY_KIND
            elif term.types & told:
                met[term.at] = _BY_TYPE
        return met

    @property
    def shown(self) -> tuple[Claim, ...]:
        """The claims that have much of the question, nearest first and at most three; none if none has."""
        places = [spot.start for spot in self.names] + [term.at for term in self.terms]
        weights = {
            at: log(1 + len(self.claims) / (1 + sum(at in met for met in self.met)))
            for at in places
        }
        weights |= {spot.start: _OF_NAMES * weights[spot.start] for spot in self.names}
        whole = sum(weights.values())
        scores = [sum(weights[at] * part for at, part in met.items()) / whole for met in self.met]
        order = sorted(range(len(scores)), key=lambda n: -scores[n])
        best = [n for n in order if self._bears(self.met[n], scores[n])][:_SHOWN]
        return tuple(self.claims[n] for n in best if scores[n] >= _BESIDE * scores[best[0]])

    @property
    def of_all_names(self) -> tuple[Claim, ...]:
        """The claims shown that are of all the names of the question, if it has several."""
        places = {spot.start for spot in self.names}
        if len(places) < 2:  # of most questions nothing needs to be looked through
            return ()
        met = {claim.id: met for claim, met in zip(self.claims, self.met, strict=True)}
        return tuple(one for one in self.shown if places <= met[one.id].keys())

    def _bears(self, met: Collection[int], score: float) -> bool:
        """Return True if a claim has much of the weight, or all the names and one thing more."""
        named = sum(spot.start in met for spot in self.names)
        return (score >= _LEAST and len(met) > named) or (
            named == len(self.names) > 0 and len(met) > 1
        )

    # -- where claims meet all of it ---------------------------------------------------------------

    def readings(self) -> Iterator[tuple[Question, frozenset[str]]]:
        """Yield what may be asked if claims meet all of the question, each with the ids of these claims, best first.

        Nothing is yielded if it asks for a judgement, for several things, of somebody whom it does not name, or for a
        reason, an owner or who is behind something, of which other claims tell.
        """
        texts = [word.folded for word in self.kept.words]
        if (
            not self.terms
            or not (JUDGEMENTS | RELATIVE | _OF_SOMEBODY).isdisjoint(self._beside_names)
            or asks_again(self.kept.words)
            or texts[:1] == ["why"]
            or (texts[:1] == ["whose"] and not self._is_voiced)
            or "behind" in texts
            or any(self._may_be_a_name(term.word) for term in self.terms)
        ):
            return
        many = len(self.names) + len(self.terms)
        whole = [n for n, met in enumerate(self.met) if len(met) == many]
        bears = self._is_of_the_speaker if self._is_voiced else self._is_of_all
        whole = [n for n in whole if bears(self.claims[n])]
        if not _COUNTS.isdisjoint(texts) and "times" not in texts:
            whole = [n for n in whole if self.claims[n].quantity]
        open_ = not _OF_ANYBODY.isdisjoint(self._beside_names)
        if open_:
            whole = [n for n in whole if all(self.met[n][term.at] == 1 for term in self.terms)]
        whole = [n for n in whole if self._tells(self.claims[n], self.met[n])]
        if texts[:1] == ["when"]:
            whole = [n for n in whole if self.claims[n].when.known]
        if not self.names:
            is_it = texts[1:2] == ["it"] and texts[0] in BE
            least = 1 if is_it and self._is_of_one(whole) else _LEAST_WORDS
            words = {n: sum(met == 1 for met in self.met[n].values()) for n in whole}
            whole = [n for n in whole if words[n] >= least]
        whole = [n for n in whole if self._is_in_order(self.claims[n])]
        ids = frozenset(self.claims[n].id for n in whole)
        for n in sorted(whole, key=lambda n: -sum(self.met[n].values())):
            family = self.reader.vocabulary[self.claims[n].relation].family
            for relation in ("", family, self.claims[n].relation):
                yield self._asking_for(self.claims[n], relation), ids

    def _is_of_one(self, whole: Sequence[int]) -> bool:
        """Return True if claims are of one event, which "it" then is: "was it an accident?"."""
        return len({self.claims[n].event or self.claims[n].subject for n in whole}) == 1

    @property
    def _is_voiced(self) -> bool:
        """True if the question is of what somebody says."""
        return not _VOICING.isdisjoint(word.stem for word in self.kept.words)

    @property
    def _beside_names(self) -> set[str]:
        """The words of the question that are in no name: "US" is no pronoun."""
        taken = {at for spot in self.names for at in range(spot.start, spot.end)}
        return {word.folded for at, word in enumerate(self.kept.words) if at not in taken}

    def _is_of_all(self, claim: Claim) -> bool:
        """Return True if a claim is about all whom the question names, and not only told by them."""
        told_of = (claim.subject, claim.object, claim.event, *self.places.get(claim.event, ()))
        quote = words_in(claim)
        return all(spot.among(told_of) or spot.stands_in(quote, claim.text) for spot in self.names)

    def _is_of_the_speaker(self, claim: Claim) -> bool:
        """Return True if whoever is named before "say" vouches for a claim, or does what it tells."""
        texts = [word.stem for word in self.kept.words]
        voices = [claim.claimant, claim.spokesperson]
        if self.reader.vocabulary[claim.relation].family in _SPEAKING or claim.relation == "tells":
            voices.append(claim.subject)
        return all(
            spot.among(voices)
            for spot in self.names
            if _VOICING.intersection(texts[spot.end : spot.end + 1])
        )

    def _tells(self, claim: Claim, met: Mapping[int, float]) -> bool:
        """Return True if a claim has all the words itself, or is of a relation that one names and meets more than types."""
        family = self.reader.vocabulary[claim.relation].family
        verbs = [term.families for term in self.terms if term.families]
        if claim.modality == _INTENDED:  # "plans to" is how it is said
            verbs = [families for families in verbs if families != _PLANNED]
        if _WISHING in verbs and family not in _WISHING:
            return False
        lasting = any(
            families & LASTING for families in verbs
        )  # "Iran-backed" tells of other things too
        if not lasting and all(met[term.at] == 1 for term in self.terms):
            return True
        of = [families for families in verbs if not families <= _EMBEDDING] or verbs
        more = any(met[term.at] > _BY_TYPE for term in self.terms)
        if more and any(family in families for families in verbs if families <= _EMBEDDING):
            within = [term for term in self.terms if not term.families <= _EMBEDDING]
            if all(met[term.at] == 1 for term in within):
                return True  # "who wants X to leave" of the demand that has "leave" in its words
        return more and (not of or any(family in families for families in of))

    def _may_be_a_name(self, word: Word) -> bool:
        """Return True if a word is known from names alone: "Hezbollah" is not Kata'ib Hezbollah."""
        return not self.reader.lexicon.has(word) and self.reader.is_of_a_name(word.folded)

    def _is_in_order(self, claim: Claim) -> bool:
        """Return False if a name is at the other end of the claim than in the question, or nothing tells at which it is."""
        if self.reader.vocabulary[claim.relation].symmetric:
            return True
        ends = {"agent": (claim.subject,), "patient": (claim.object,)}
        held = [
            (spot, role) for spot in self.names for role, end in ends.items() if spot.among(end)
        ]
        votes = {spot: self._roles(spot, claim.relation) for spot, _ in held}
        if len(held) > 1 and not any(votes.values()):
            return False
        return all(role in votes[spot] or not votes[spot] for spot, role in held)

    def _roles(self, spot: Spot, relation: str) -> set[str]:
        """Return whether a name is the one who does it or to whom it is done, as words for the relation or a preposition tell."""
        lexicon = self.reader.lexicon
        found = {
            self._role(term, form, spot)
            for term in self.terms
            for form in (*term.verbs, *([term.noun] if term.noun else ()))
            if relation in lexicon.reading(form).relations
        } - {""}
        texts = [word.folded for word in self.kept.words]
        after = [word for word in texts[spot.end : spot.end + 3] if word not in LIGHT]
        if spot.start == 1 and (texts[0] in AUX - BE or after[:1] in (["one"], ["ones"])):
            return {"agent"}  # "did X …", "is X the one that …"
        before = [word for word in texts[max(0, spot.start - 3) : spot.start] if word not in LIGHT]
        if before[-2:] == ["out", "of"]:
            return found or {"agent"}
        return found or {_BEFORE_A_NAME[word] for word in before[-1:] if word in _BEFORE_A_NAME}

    def _role(self, term: Term, form: Form, spot: Spot) -> str:
        """Return the part that a name has in what a word says by where it stands; empty if that is open."""
        texts = [word.folded for word in self.kept.words]
        if form is term.noun:  # "the backers of X", "X's proxies", but not "bombers from X"
            between = {*texts[min(term.at, spot.end) : max(term.at, spot.start)]} - (LIGHT - AUX)
            beside = between <= {POSSESSIVE, texts[term.at], "of", "for", "to"}
            return "" if not beside else "agent" if form.inverse else "patient"
        if term.at and texts[term.at - 1] in _BEFORE_A_NOUN:
            return ""  # "the attack", "what sanctions does X …"
        by = "by" in texts[max(0, spot.start - 2) : spot.start]
        before = texts[max(0, term.at - _REACH) : term.at]
        passive = is_participle(term.word) and (
            "by" in texts[term.at :] or not BE.isdisjoint(before)
        )
        if is_ing_form(term.word) and BE.isdisjoint(before):
            return "agent" if by else ""  # "the training of X", "X's training"
        if passive and not by and spot.start > term.at:
            return ""
        first = by or (spot.end <= term.at and not passive)
        return "agent" if first != form.inverse else "patient"

    def _asking_for(self, claim: Claim, relation: str) -> Question:
        """Return the question for the claims that have in common with one what is asked.

        With a relation or family it is of that, and of the words that do not name it; else of all that stand in the claim.
        """
        parts: dict[str, Any] = {"topic": ("words",)}
        voices: dict[str, Any] = {}
        for spot in self.names:
            ends = (
                (claim.subject,),
                (claim.object,),
                (claim.event,),
                self.places.get(claim.event, ()),
            )
            for part, end in zip(("a", "b", "event", "at"), map(spot.among, ends), strict=True):
                if end and part not in parts:
                    parts[part] = end
                    break
            else:
                voice = spot.among((claim.claimant, claim.spokesperson))
                voices |= {"claimant": voice} if voice else {}
                parts["topic"] += () if voice else spot.words
        told = words_in(claim)
        family = self.reader.vocabulary[claim.relation].family
        naming = {
            term.at
            for term in self.terms
            if (relation and family in term.families)
            or (f"={claim.relation}" in term.senses and sense_of(term.word.folded) not in told)
        }
        planning = any(term.word.stem in _PLANNING for term in self.terms)
        if planning and claim.modality == _INTENDED:
            voices["modality"] = (_INTENDED,)
        parts["topic"] += tuple(
            term.word.folded
            for term in self.terms
            if term.at not in naming and sense_of(term.word.folded) in told
        )
        named = (*claim.mentions, *self.places.get(claim.event, ()))
        things = {one.id: one for one in self.reader.store.things_with_ids(named)}
        return Question(
            "claims",
            a=things.get(parts.get("a", "")),
            b=things.get(parts.get("b", "")),
            event=things.get(parts.get("event", "")),
            at=things.get(parts.get("at", "")),
            reading=self.reader.vocabulary.reading(relation or claim.relation) if naming else None,
            topic=parts["topic"],
            filters=cast("FilterWords", voices),
            notes=tuple(
                note("anybody", word=word) for word in sorted(_OF_ANYBODY & self._beside_names)
            ),
        )


def nearest(reader: Reader, kept: Stripped, names: Spots) -> Nearest:
    """Return the claims that come nearest to a question, *names* are those in its words."""
    store, words = reader.store, kept.words
    spots = []
    for start, ends in names.items():
        end, things = ends[0]
        parts = [part for thing in things for part in store.children(thing.n)]
        for thing in things:
            if not thing.is_event:  # "Iran (Islamic Republic of)" of another list
                parts += [one.id for one in store.namesakes(thing) if one.type == "state"]
        spots.append(
            Spot(
                start,
                end,
                frozenset(thing.id for thing in things),
                frozenset(parts),
                tuple(word.folded for word in words[start:end] if word.folded not in SMALL),
                _told_in(words, start, end, things[0].type == "place"),
            )
        )
    taken = inside(names)
    spots = list({spot.ids: spot for spot in reversed(spots)}.values())[::-1]  # each name once
    terms = [
        _term(reader, at, words, taken)
        for at, word in enumerate(words)
        if at not in taken and _says_something(words, at)
    ]
    meant = [thing.n for ends in names.values() for thing in ends[0][1]]
    return Nearest(reader, kept, spots, terms, meant)


def _told_in(words: Sequence[Word], start: int, end: int, place: bool) -> tuple[str, ...]:
    """Return the words of a place, or a name behind "in", which a quote may have although the claim is of another."""
    before = [word.folded for word in words[max(0, start - 2) : start] if word.folded not in LIGHT]
    if not place and not _INSIDE.intersection(before[-1:]):
        return ()
    return tuple(word.folded for word in words[start:end] if word.folded not in SMALL)


def _says_something(words: Sequence[Word], at: int) -> bool:
    """Return False for function words, nouns for any actor, and verbs that say nothing alone: "took part", not "took over"."""
    if words[at].folded == POSSESSIVE:
        return False
    word, behind = words[at].folded, words[at + 1].folded if at + 1 < len(words) else ""
    if word not in _EMPTY:
        return KINDS_OF_ACTORS.get(word, ("",)) != ()
    return behind in _PARTICLES and word not in AUX | _PARTICLES | QUESTION_WORDS


def _term(reader: Reader, at: int, words: Sequence[Word], named: Collection[int]) -> Term:
    lexicon, word = reader.lexicon, words[at]
    phrases = [one for one in lexicon.beginning(word.stem) if _fits(one, at, words, named)]
    around = [one for one in phrases if _stands_around(one, at, words, named)]
    phrases = around or [one for one in phrases if one.key[1:] != ("{o}", "to")]
    noun = None if at and words[at - 1].folded in _BEFORE_A_VERB else lexicon.noun(word.stem)
    verbs = tuple(dict.fromkeys(phrase.form for phrase in phrases))
    named_by = [name for form in (*verbs, noun) if form for name in lexicon.reading(form).relations]
    senses = {
        *named_by,
        *MODALS.get(word.folded, ()),
        *modal_verb(word.stem),
        means_in([word.folded]),
        _INTENDED if word.stem in _PLANNING else "",
    }
    return Term(
        at,
        word,
        verbs,
        noun,
        frozenset(f"={sense}" for sense in senses - {""}),
        frozenset(f"~{kind}" for kind in KINDS_OF_ACTORS.get(word.folded, ())),
        frozenset(lexicon.family(phrase.form) for phrase in phrases if not phrase.state),
    )


def _stands_around(phrase: Phrase, at: int, words: Sequence[Word], named: Collection[int]) -> bool:
    """Return True if a phrase has a word behind its object, as "want X to", and the question has that behind a name."""
    if phrase.key[1:] != ("{o}", "to"):
        return False
    end = at + 1
    while end in named or (end < len(words) and words[end].folded in ARTICLES):
        end += 1
    return end > at + 1 and [word.folded for word in words[end : end + 1]] == ["to"]


def _fits(phrase: Phrase, at: int, words: Sequence[Word], named: Collection[int]) -> bool:
    """Return True if the question has all words and means of a phrase, and no preposition behind the verb that it has not."""
    stems = {word.stem for word in words}
    fixed = [part.split("|") for part in phrase.key if part not in PLACES]
    behind = words[at + 1].stem if at + 1 < len(words) else ""
    texts = [word.folded for word in words]
    if "{m}" in phrase.key and not means_in(texts) and "what" not in texts:
        return False
    if behind in _LEADING and at + 2 in named and not any(behind in part for part in fixed):
        return False
    return all(any(stems.issuperset(text.split("_")) for text in part) for part in fixed)


def _told(reader: Reader, claim: Claim, of_ends: Mapping[str, set[str]]) -> set[str]:
    """Return what the words of a claim mean, and what its relation, modality, means and ends are."""
    told = words_in(claim) | {f"={name}" for name in (claim.relation, claim.modality, *claim.mode)}
    return told.union(*(of_ends[one] for one in claim.mentions if one in of_ends))


def _of_ends(reader: Reader, claims: Sequence[Claim]) -> dict[str, set[str]]:
    """Return the type of all that claims mention, and the words of its name."""
    ids = {one for claim in claims for one in claim.mentions}
    return {
        thing.id: {f"~{thing.type}", *(sense_of(word) for word in fold(thing.name).split())}
        for thing in reader.store.things_with_ids(ids)
    }


def _places(reader: Reader, claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the places of the events of claims."""
    numbers = reader.store.row_ids({claim.event for claim in claims} - {""})
    return {event.id: tuple(event.places) for event in reader.store.events(numbers)}
