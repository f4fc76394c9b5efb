"""Reading a question: from its words to what it asks, or to what of it was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.adjuncts import (
    BY_EVENT,
    BY_VOICE,
    EXTRAS,
    OPENINGS,
    Calendar,
    Stripped,
    of_a_day,
    stripped,
    without_ends,
)
from actorgraph.ask.frames import BY_QUOTES, question_of
from actorgraph.ask.grammar import WEIGHT, Found
from actorgraph.ask.kinds import (
    AUX,
    JUDGEMENTS,
    NEGATIONS,
    TENTATIVE_AUX,
    meanings,
)
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.lexicon import BE, Lexicon, lexicon_of
from actorgraph.ask.naming import (
    GENERAL,
    TITLES,
    Spots,
    capitals,
    done_there,
    happened_there,
    inside,
    office_holders,
    partly,
    respelt,
    spots,
)
from actorgraph.ask.notes import note
from actorgraph.ask.question import Question, call_of
from actorgraph.ask.rephrase import plainer, put_plainly
from actorgraph.ask.slots import GROUNDS, SITES, Slots
from actorgraph.ask.words import POSSESSIVE, Word, Words, typed, words_of
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidDate, InvalidValue, TooMany, UnknownSource
from actorgraph.model.filters import NONE, Filters, read_filters
from actorgraph.model.names import fold
from actorgraph.questions.call import Call, remembering
from actorgraph.questions.manner import part_in
from actorgraph.questions.registry import QUESTIONS
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.ask.described import Described
    from actorgraph.ask.nearest import Nearest
    from actorgraph.model.claim import Claim
    from actorgraph.model.filters import FilterWords
    from actorgraph.model.vocabulary import Vocabulary

#: Words and characters of the longest question that is read.
MOST_WORDS: Final = 60
MOST_CHARACTERS: Final = 1_000
#: Claims whose quotes are looked through for the words of a question.
MOST_QUOTES: Final = 1_000
#: Wordings of a question for which claims are looked through.
_MOST_WORDINGS: Final = 3
#: Things with a word in a name that are looked at.
_MOST_HELD: Final = 12
#: Families whose claims mostly tell what is not done yet; there the tentative ones count.
AHEAD: Final = frozenset({"threat", "aim", "conflict"})
#: Letters of the shortest name that is known although the mark of its possessor is missing.
_LEAST_NAME: Final = 4
#: How a row of the grammar says that it is of the words of quotes.
_QUOTED: Final = f"is={BY_QUOTES}"
_BOUNDS: Final = ("since", "until")
_WEEK: Final = 7
#: Families of what may have been on the day of an event before or after it.
_WORDS_AND_MEETINGS: Final = frozenset({"contact", "announcement", "demand", "threat"})
#: Words that begin a second question within one that asks how many.
ASKS_AGAIN: Final = words_of_set("asks_again")
#: Pronouns in whose place a name may stand.
_STANDING_IN: Final = words_of_set("standing_in")
_CLAUSES: Final = words_of_set("clauses")
_OWN: Final = frozenset(word for word, kinds in meanings("referring").items() if "own" in kinds)
_FRONTED: Final = words_of_set("fronted")
_FRONTING: Final = words_of_set("fronting")
_INVERTING: Final = words_of_set("inverting")
_INVERTED: Final = words_of_set("inverted")


#: Nouns that a claim of a relation must have too, if a question says it with them.
_TELLING: Final = frozenset(map(stem, words_of_set("telling")))
#: Two relations that a verb may mean.
_EITHER: Final = meanings("either_of")
#: "What do we not know?" asks what is left open.
_OPEN: Final = words_of_set("left_open")
#: Relations to places of which a verb means another one to organisations, and the note on that.
_OF_ORGANISATIONS: Final = {
    "occupies": ("control", "commands", "control"),
    "owns": ("run", "leads", "run"),
}


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a question could not be read: the words that were not understood, or another reason."""

    words: tuple[str, ...]
    reason: str = ""


Readings = list[Question]


class Reader:
    """Reads questions about one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._spots: dict[Words, Spots] = {}
        self._plain: dict[Words, Words] = {}
        self._near: dict[str, list[str]] = {}
        self._by_quotes = False
        #: Why no day is left, if the times of a question exclude each other.
        self._no_day = ""
        self._portraits: dict[int, Described | None] = {}
        self._descriptions: dict[object, Spots] = {}
        self._named: frozenset[str] = frozenset()
        self._quotes: dict[object, list[tuple[Claim, set[str]]]] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The phrases and nouns of the store's vocabulary."""
        return lexicon_of(self.store.vocabulary)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the store."""
        return self.store.vocabulary

    def knows(self, relation: str) -> bool:
        """Return True if the vocabulary has a relation or family, by its name from either end."""
        return fold(relation) in self.vocabulary.phrases

    def family(self, relation: str) -> str:
        """Return the family of a relation."""
        return self.vocabulary[relation].family

    @cached_property
    def _counted_words(self) -> frozenset[str]:
        from actorgraph.questions.figures import counted_words

        return counted_words(self.store)

    def has_figures_of(self, noun: str) -> bool:
        """Return True if a figure of the store counts what a noun names."""
        return stem(noun) in self._counted_words

    def is_counted(self, word: Word) -> bool:
        """Return True if a word is known in a question with "how many": what it counts, or how it asks."""
        from actorgraph.questions.countable import is_countable

        if word.folded in ASKS_AGAIN:
            return False
        known = self.lexicon.has(word)
        return (
            known
            or word.folded.isdigit()
            or is_countable(word.folded)
            or word.stem in self._counted_words
        )

    def quotes(
        self, subject: Thing | None, claimant: Thing | None, relations: tuple[str, ...]
    ) -> list[tuple[Claim, set[str]]]:
        """Return claims with what the words of their quotes mean, read once; none if there are very many."""
        key = (subject, claimant, relations)
        if key not in self._quotes:
            from actorgraph.questions.claims import words_in

            filters = Filters(claimants=(claimant.id,)) if claimant else NONE
            number = subject.n if subject else None
            found = list(
                islice(
                    self.store.claims(filters, relations=relations, subject=number), MOST_QUOTES + 1
                )
            )
            few = len(found) <= MOST_QUOTES
            self._quotes[key] = [(claim, words_in(claim)) for claim in found] if few else []
        return self._quotes[key]

    def is_of_a_name(self, word: str) -> bool:
        """Return True if a word stands in the name of a group, person or state that the question does not name."""
        if word in GENERAL or word in self.lexicon.known or word in self._named:
            return False
        actors = self.store.actors(self.store.things_with(word, _MOST_HELD))
        return any(actor.type not in (*GROUNDS, "class") for actor in actors)

    def near(self, text: str) -> list[str]:
        """Return the names that come nearest to a text, looked for once."""
        if text not in self._near:
            self._near[text] = self.store.suggestions(text, (False, True))
        return self._near[text]

    def read(self, text: str) -> Readings | NotUnderstood:
        """Return the readings of a question: one where it is clear, several where it is not.

        Raises nothing for what a person may type: what was not understood is returned.
        """
        if not text.strip():
            return NotUnderstood((), note("empty"))
        if len(text) > MOST_CHARACTERS:
            count, most = f"{len(text):,}", f"{MOST_CHARACTERS:,}"
            return NotUnderstood((), note("characters", count=count, most=most))
        registered = self._registered(text)
        if registered is not None:
            return [registered]
        words = words_of(text)
        if not words:
            return NotUnderstood((), note("no words"))
        if len(words) > MOST_WORDS:
            return NotUnderstood((), note("words", count=f"{len(words):,}", most=MOST_WORDS))
        words = self._plainly(words)
        denial = self._negation(words)
        if denial:
            return NotUnderstood((), note("denial", word=denial))
        self._no_day = ""
        versions = dict.fromkeys((words, self._with_mark(words), self.with_owner(words)))
        as_typed: Iterator[tuple[Words, dict[str, str]]] = ((version, {}) for version in versions)
        spellings = respelt(words, self.lexicon.known, self.store.words_near, has=self.lexicon.has)
        for spelt, instead in chain(as_typed, spellings):
            found = self._in_any_wording(spelt, tuple(instead.items()))
            if found:
                return found
        unknown = self.unknown(words)
        if not unknown and [word.folded for word in words].count("many") > 1:
            return NotUnderstood((), note("twice"))
        return NotUnderstood(unknown, self._no_day)

    def quoted(self, text: str) -> Readings:
        """Return the claims whose quotes have the words of a question that is read in no other way."""
        words = self._plainly(words_of(text)) if len(text) <= MOST_CHARACTERS else ()
        if not 0 < len(words) <= MOST_WORDS or self._negation(words):
            return []
        self._by_quotes = True
        try:
            return self._in_any_wording(words, ())
        finally:
            self._by_quotes = False

    def readings(self, text: str) -> Readings:
        """Return the readings of a question as it is spelt; none if it is not understood."""
        words = self._plainly(words_of(text))
        if not words or self._negation(words):
            return []
        registered = self._registered(text)
        return [registered] if registered else self._in_any_wording(words, ())

    def _registered(self, text: str) -> Question | None:
        """Return the call of a question whose row says that it is asked like this."""
        for row in QUESTIONS.values():
            for pattern in row.english:
                if not re.search(pattern, text, re.IGNORECASE):
                    continue
                bare = _courtesies().sub("", text).strip(" .?!")
                if found := re.fullmatch(pattern, bare, re.IGNORECASE):
                    return Question(row.name, call=Call(row.name, found.groupdict()))
        return None

    def _plainly(self, words: Words) -> Words:
        """Return a question as it is put before it is read, worked out once."""
        if words not in self._plain:
            self._plain[words] = self._put_plainly(words)
        return self._plain[words]

    def _put_plainly(self, words: Words) -> Words:
        whole = put_plainly(_asserting(words), self.names_in, self.lexicon)
        bare = without_ends(whole)
        at = next((n for n in range(len(whole)) if whole[n:][: len(bare)] == bare), 0)
        plain = put_plainly(bare, self.names_in, self.lexicon)
        return (*whole[:at], *plain, *whole[at + len(bare) :])

    def _with_mark(self, words: Words) -> Words:
        """Return a question with the mark of the possessor that was not typed: "raisis speech", "bidens response"."""
        found: list[Word] = []
        for word in words:
            bare = word.folded.removesuffix("s")
            found.append(word)
            if bare == word.folded or len(bare) < _LEAST_NAME or self.lexicon.has(word):
                continue
            near = self.store.words_near(bare)
            if bare in near and word.folded not in near:
                found[-1:] = [
                    Word(bare, word.typed[:-1], stem(bare)),
                    Word(POSSESSIVE, "'s", POSSESSIVE),
                ]
        return tuple(found)

    def with_owner(self, words: Words) -> Words:
        """Return a question with the name that a pronoun means, if only one actor is named before it: "Did X say it would …"."""
        if _STANDING_IN.isdisjoint(word.folded for word in words):
            return words
        acting = {
            (at, ends[0][0]): ends[0][1]
            for at, ends in self.meant_in(words).items()
            if not ends[0][1][0].is_event and ends[0][1][0].type not in SITES
        }
        found: list[Word] = []
        for at, word in enumerate(words):
            before = {things: span for span, things in acting.items() if span[1] <= at}
            start, end = next(iter(before.values()), (0, 0))
            stands = (
                word.folded in _STANDING_IN and len(before) == 1 and _in_own_clause(words, end, at)
            )
            found += words[start:end] if stands and not _is_expletive(words, at) else [word]
        return tuple(found)

    def names_in(self, words: Words) -> Spots:
        """Return the names in a question; see `naming.spots`."""
        if words not in self._spots:
            self._spots[words] = spots(self.store, words)
        return self._spots[words]

    def nearest(self, text: str) -> Nearest | None:
        """Return the claims that come nearest to a question; None if it is too long or has no words."""
        words = self._plainly(words_of(text)) if len(text) <= MOST_CHARACTERS else ()
        return self._nearest(words) if 0 < len(words) <= MOST_WORDS else None

    def _nearest(self, words: Words) -> Nearest:
        from actorgraph.ask.nearest import nearest

        words = without_ends(self.with_owner(words))
        kept = stripped(words, self.names_in(words), self._calendar)
        names = self.meant_in(kept.words)
        self._named = frozenset(kept.words[at].folded for at in inside(names))
        return nearest(self, kept, names)

    def by_other_words(self, text: str) -> Readings:
        """Return the question that claims answer in whole as a rule of the grammar puts it; else none."""
        words = without_ends(self._plainly(words_of(text)))
        wordings = plainer(words, self.names_in, self.lexicon)
        found = (self.by_claims(self._nearest(words)) for words in islice(wordings, _MOST_WORDINGS))
        return next(filter(None, found), [])

    def by_claims(self, near: Nearest) -> Readings:
        """Return the question that claims nearest to one answer in whole, if nothing speaks against it; else none."""
        from actorgraph.ask.nearest import STEPS

        if self._negation(near.kept.words):
            return []
        run = remembering(self.store)
        with suppress(TooMany), self.store.within_steps(STEPS):
            for made, meet in near.readings():
                question = self._finished(made, near.kept, (), tentative=False)
                for found in self._in_time(self._in_each_year([question], near.kept)):
                    claims = run(call_of(found, self.store)).claims
                    if claims and meet.issuperset(claims):
                        return [found]
        return []

    def meant_in(self, words: Words, *, in_part: bool = True) -> Spots:
        """Return the names in a question, and what it describes; *in_part* those by an office or in part too.

        At each place it is the longest.
        """

        def find_described(store: Store, words: Words, exact: Spots, known: object) -> Spots:
            del store, known
            return self._described(words, exact, "")

        found = _longest(self.names_in(words))
        finders = (find_described, capitals, office_holders, partly)
        for find in finders if in_part else finders[:2]:
            more = _longest(find(self.store, words, found, self.lexicon.known))
            taken = inside(found)
            for at, ends in more.items():
                of_actor = at in found and not ends[0][1][0].is_event
                longer = of_actor and ends[0][0] > found[at][0][0]  # "US intelligence"
                if taken.isdisjoint(range(found[at][0][0] if longer else at, ends[0][0])):
                    found[at] = ends[:1]
        return found

    def _described(self, words: Words, exact: Spots, day: str) -> Spots:
        """Return the events and facilities that words describe, looked for once; see `described.described`."""
        key = (words, day, *((at, *(end for end, _ in ends)) for at, ends in sorted(exact.items())))
        if key not in self._descriptions:
            from actorgraph.ask.described import described

            self._descriptions[key] = described(self.store, words, exact, day, self._portraits)
        return self._descriptions[key]

    def _negation(self, words: Words) -> str:
        """Return the word by which a question asks what is not so, or an empty text."""
        words = without_ends(words)
        taken = inside(self.names_in(words))
        for at, word in enumerate(words):
            counting = [word.folded for word in words[at + 1 : at + 2]] == ["counting"]
            ended = [word.folded for word in words[at : at + 2]] == ["no", "longer"]
            if word.folded == "condition":
                return ""  # what somebody does if something is not so
            open_ = {word.folded for word in words[at + 1 : at + 3]} & _OPEN
            if word.folded in NEGATIONS and at not in taken and not (counting or ended or open_):
                return typed([word]) or word.folded
        return ""

    # -- one spelling ------------------------------------------------------------------------------

    def _in_any_wording(self, words: Words, instead: Sequence[tuple[str, str]]) -> Readings:
        """Return the readings of a question as it stands, or else as a rule of the grammar puts it."""
        found = self._readings(words, instead)
        if found:
            return found
        for wording in plainer(without_ends(words), self.names_in, self.lexicon):
            found = self._readings(wording, instead)
            if found:
                return found
        return []

    def _readings(self, words: Words, instead: Sequence[tuple[str, str]]) -> Readings:
        for wording in dict.fromkeys((without_ends(words), words, _owned(words))):
            version, day = of_a_day(wording, self.names_in(wording), self._latest_day)
            names = self.names_in(version)
            if any(word.folded in BY_EVENT for word in version):
                names = _joined(names, self._described(version, names, ""))
                names = names | happened_there(self.store, version, names)
            if any(word.folded in BY_VOICE for word in version):
                names = _joined(names, self.meant_in(version))
            kept = stripped(version, names, self._calendar, day)
            for option in dict.fromkeys((kept.words, version)):
                use = kept if option == kept.words else Stripped(version, day=day)
                found = self._matched(option, use, instead)
                if found:
                    return found
        return []

    def _matched(
        self, words: Words, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        if not words:
            return []
        for order in dict.fromkeys((words, _fronted(words), _inverted(_fronted(words)))):
            found = self._in_order(order, kept, instead)
            if found:
                return found
        return []

    def _in_order(
        self, words: Words, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        exact = self._of_day(self.names_in(words), kept.day)
        whole = _longest(exact)
        for names in (whole, exact) if whole != exact else (exact,):
            found = self._first(words, names, kept, instead)
            if found:  # "the Jordan attack" is no attack by Jordan
                return found
        more = self._described(words, exact, kept.day or kept.filters.get("as_of", ""))
        more = _joined(more, capitals(self.store, words, exact))
        more = self._of_day(more, kept.day)
        for find in (None, office_holders, partly, done_there):
            meant = _joined(
                more,
                find(self.store, words, _joined(exact, more), self.lexicon.known) if find else {},
            )
            found = self._first(words, _joined(exact, meant), kept, instead) if meant else []
            if found:
                return [
                    replace(one, notes=(*one.notes, *_meant(one, words, meant)), described=True)
                    for one in found
                ]
        return []

    def _of_day(self, names: Spots, day: str) -> Spots:
        """Return names without the events that are not of a day, if the question names one."""
        found: Spots = {}
        for at, ends in names.items() if day else ():
            for end, things in ends:
                kept = tuple(one for one in things if not one.is_event or self._is_of(one, day))
                if kept:
                    found.setdefault(at, []).append((end, kept))
        return found if day else names

    def _is_of(self, event: Thing, day: str) -> bool:
        """Return True if an event was on a day, and not in a time of weeks that has it."""
        when, asked = self._day_of(event), read_when(day)
        short = when.known and when.last - when.first < _WEEK
        return short and when.first <= asked.first <= when.last

    def _first(
        self, words: Words, names: Spots, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        """Return what the first group of the grammar that takes all the words makes of them."""
        made: list[tuple[int, int, Question]] = []
        named = inside(names)
        self._named = frozenset(words[at].folded for at in named)
        slots = Slots(words, names, self.lexicon)
        for group, found in slots.questions(lambda text: (_QUOTED in text) == self._by_quotes):
            if made and group > made[0][0]:
                break  # those of a later group come after all of it
            question = question_of(self, found)
            if question is not None and self._can_speak(question):
                left = [word for at, word in enumerate(words) if at not in named]
                question = self._as_described(self._in_its_text(self._of_either(question, left)))
                question = self._as_spoken(question)
                if not self._has_its_noun(question, left):
                    continue
                exact = self._in_its_manner(question, found, words, names)
                finished = self._finished(exact, kept, instead, tentative="tentative" in found)
                made.append((group, -found.get(WEIGHT, 0), finished))
        if not made:
            return []
        best = min(place[:2] for place in made)
        unique: dict[object, Question] = {}
        for *place, question in made:
            if tuple(place) == best:
                unique.setdefault(question.key(), question)
        return self._in_time(self._in_each_year(list(unique.values()), kept))

    def _in_its_manner(
        self, question: Question, found: Found, words: Words, names: Spots
    ) -> Question:
        """Return a question with the means by which it asks that something is done, or the part in an event."""
        if question.kind == "attribution" or "did-it" in question.topic:
            taken = inside(names)
            left = (word.folded for at, word in enumerate(words) if at not in taken)
            part = part_in(left)
            asks = part != "perpetrator" and question.b is None  # to perpetrate is to do it
            return replace(question, mode=part) if asks else question
        question = self._of_office(_in_control(question, words, self.store.vocabulary), words)
        mode = found["form"].mode if "form" in found else ""
        if not mode:
            return question
        if question.kind in ("who", "yes-no"):
            return replace(question, mode=mode)
        return replace(question, notes=(*question.notes, note("means", mode=mode)))

    def _of_office(self, question: Question, words: Words) -> Question:
        """Return who has an office, if nobody is told to do what it is named after: "the commander of X"."""
        reading, titles = question.reading, {word.stem for word in words if word.folded in TITLES}
        if (
            question.kind != "who"
            or question.a is None
            or reading is None
            or reading.inverse
            or not titles
        ):
            return question
        office = self.vocabulary.members("leadership")
        of = question.a.n
        if reading.relations[0] not in office or any(
            self.store.claims(relations=reading.relations, object=of)
        ):
            return question
        for claim in self.store.claims(relations=office, object=of):
            held = [word for word in fold(claim.role).split() if stem(word) in titles]
            if held:
                return replace(
                    question, reading=self.vocabulary.reading("leadership"), topic=tuple(held)
                )
        return question

    def _of_either(self, question: Question, words: Sequence[Word]) -> Question:
        """Return a question with the other relation that its verb may mean, if no claim has the first and one has that."""
        reading = question.reading
        if reading is None or len(reading.relations) != 1:
            return question
        if (
            question.kind == "when"
            and reading.relations == ("leaves",)
            and question.a
            and question.b
        ):
            return self._of_its_end(question)
        for word in words:
            either = _EITHER.get(word.folded, ())
            other = next((name for name in either if name != reading.relations[0]), "")
            if reading.relations[0] not in either or other not in self.vocabulary:
                continue
            if not self._claims_of(question, reading.relations) and self._claims_of(
                question, (other,)
            ):
                meant = self.vocabulary.reading_of((other,), other, inverse=reading.inverse)
                notes = (*question.notes, note("either", word=word.folded, other=other))
                return replace(question, reading=meant, notes=notes)
        return question

    def _in_its_text(self, question: Question) -> Question:
        """Return a question of yes or no as one of the claims that have whom it names in their text: "defends our people in X"."""
        done_by, to, reading = question.a, question.b, question.reading
        if question.kind != "yes-no" or not (done_by and to and reading) or reading.inverse:
            return question
        if to.is_event or self._claims_of(question, reading.relations):
            return question
        name = fold(to.name)
        its = self.store.claims(relations=reading.relations, subject=done_by.n)
        if not any(
            not one.object and f" {name} " in f" {fold(one.text)} "
            for one in islice(its, MOST_QUOTES)
        ):
            return question
        return replace(question, kind="claims", b=None, topic=("words", *name.split()))

    def _as_described(self, question: Question) -> Question:
        """Return a question of how an event is described as one of claims about it, if it is the subject of no claim."""
        event, reading = question.a, question.reading
        if event is None or not event.is_event or reading is None:
            return question
        if reading.relations != ("described-as",):
            return question
        claims = partial(self.store.claims, relations=reading.relations)
        if any(claims(subject=event.n)) or not any(claims(event=event.n)):
            return question
        told = ("relation", "described-as")
        plain = self.vocabulary.reading("described-as")
        return replace(
            question, kind="claims", a=None, event=event, reading=plain, topic=told, types=()
        )

    def _as_spoken(self, question: Question) -> Question:
        """Return whom a person blames or warns as one of what it says for others, if no claim has it do so itself."""
        who, reading = question.a, question.reading
        if question.kind != "who" or who is None or who.type != "person" or reading is None:
            return question
        if not reading.inverse or self._claims_of(question, reading.relations):
            return question
        its = self.quotes(None, who, reading.relations)
        if not any(claim.subject == claim.claimant for claim, _ in its):
            return question  # what others do, as the person tells it
        if len(reading.relations) == 1:
            reading = self.vocabulary.reading(reading.relations[0])
        told = ("relation", reading.name)
        filters = question.filters | {"claimant": who.id}
        return replace(
            question, kind="claims", a=None, reading=reading, topic=told, filters=filters
        )

    def _of_its_end(self, question: Question) -> Question:
        """Return when somebody was in an office or group, which has an end, if nobody is said to leave it."""
        if self._claims_of(question, ("leaves",)):
            return question
        for family in ("leadership", "membership"):
            if self._claims_of(question, self.vocabulary.members(family)):
                notes = (*question.notes, note("end", family=family))
                return replace(question, reading=self.vocabulary.reading(family), notes=notes)
        return question

    def _has_its_noun(self, question: Question, words: Sequence[Word]) -> bool:
        """Return False if a question says a relation with a noun that not all its claims have: "closed its border"."""
        telling = {word.stem for word in words} & _TELLING
        reading = question.reading
        if not telling or reading is None or self.family(reading.relations[0]) != "rupture":
            return True
        return all(
            telling <= {stem(word) for word in fold(f"{claim.quote} {claim.text}").split()}
            for claim in self._claims_of(question, reading.relations)
        )

    def _claims_of(self, question: Question, relations: tuple[str, ...]) -> list[Claim]:
        """Return the first claims of some relations at the ends that a question names."""
        inverse = question.reading is not None and question.reading.inverse
        ends = (question.a, question.b)
        one, other = reversed(ends) if inverse != (question.kind == "who") else ends
        if self.vocabulary[relations[0]].symmetric:
            either = one or other
            found = self.store.claims(relations=relations, either=either.n if either else None)
        else:
            found = self.store.claims(
                relations=relations,
                subject=one.n if one else None,
                object=other.n if other else None,
            )
        return list(islice(found, MOST_QUOTES))

    def _can_speak(self, question: Question) -> bool:
        """Return False where an event is to vouch for something."""
        claimant = question.filters.get("claimant", "")
        if not isinstance(claimant, str) or not claimant:
            return True
        return not any(thing.is_event for thing in self.store.things_with_ids([claimant]))

    def _finished(
        self,
        question: Question,
        kept: Stripped,
        instead: Sequence[tuple[str, str]],
        *,
        tentative: bool,
    ) -> Question:
        """Return a question with the filters of what stood beside it, and notes on the reading."""
        filters: dict[str, Any] = dict(kept.filters)
        if kept.claimants:
            filters["claimant"] = tuple(thing.id for thing in kept.claimants)
        if kept.without:
            filters["without"] = tuple(kept.without)
        if kept.tentative or tentative:
            filters["tentative"] = True
        if self._is_of_the_day(question, filters.get("as_of", "")):
            del filters[
                "as_of"
            ]  # "the attack on Sunday" is told by its day; what is said of it has others
        filters.update(question.filters)
        family = ""
        if question.reading:
            family = self.store.vocabulary[question.reading.relations[0]].family
        may = any(word.folded in TENTATIVE_AUX for word in kept.words)
        hedged = question.kind in ("who", "claims", "yes-no", "when", "where", "why")
        if hedged and (family in AHEAD or may):
            filters["tentative"] = True
        notes = tuple(note("respelt", wrong=wrong, right=right) for wrong, right in instead)
        if kept.counted:
            notes += (note("counted back", words=kept.counted, day=self._latest_day),)
        if kept.around and self._may_be_that_day(question, family, kept.beside):
            filters |= kept.around
            notes += (note("hour"),)
        if kept.meant:
            notes += (note("of several", thing=kept.meant.words),)
        if (
            kept.now
            and question.kind != "gaps"
            and not {"as_of", "since", "until"} & filters.keys()
        ):
            latest = self._latest_day
            filters["as_of"] = latest
            notes += _on_now(kept.now, latest)
        return replace(
            question,
            filters=_filter_words(filters),
            direct=question.direct or kept.direct,
            notes=question.notes + notes,
        )

    def _may_be_that_day(self, question: Question, family: str, event: Thing | None) -> bool:
        """Return True if the day of an event counts as before and after it: for words, meetings, and who did not do it."""
        if question.kind == "said" or (question.kind == "who" and family in _WORDS_AND_MEETINGS):
            return True
        if question.topic[:1] != ("deeds",) or question.a is None or event is None:
            return False
        from actorgraph.ask.described import done_by

        return not done_by(self.store, [event.n], [question.a])

    def _is_of_the_day(self, question: Question, day: str) -> bool:
        """Return True if the day that a question names is that of the event that it is about."""
        things = [
            thing for thing in (question.event, question.a, question.b) if thing and thing.is_event
        ]
        return bool(day) and any(self._day_of(thing).text == day for thing in things)

    def _in_each_year(self, questions: Readings, kept: Stripped) -> Readings:
        """Return the questions for each year that a date without a year may mean."""
        if len(kept.years) < 2:
            return questions
        chosen = str(kept.years[-1])
        found = []
        for year in kept.years:
            for question in questions:
                filters = {
                    key: value.replace(chosen, f"{year:04}", 1) if key in kept.filters else value
                    for key, value in question.filters.items()
                    if isinstance(value, str)
                }
                found.append(
                    replace(question, filters=_filter_words({**question.filters, **filters}))
                )
        return found

    def _in_time(self, questions: Readings) -> Readings:
        """Return the questions whose times leave a day: nothing is since 2020 and until 2018."""
        kept = []
        for question in questions:
            times = {key: str(value) for key, value in question.filters.items() if key in _BOUNDS}
            try:
                read_filters(**times)  # type: ignore[arg-type]
            except InvalidValue:
                self._no_day = note("no time", times=" and ".join(map(" ".join, times.items())))
            else:
                kept.append(question)
        return kept

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(
            self._years, self._day_of, self._source_at, self._latest_day, self._prominent
        )

    def _prominent(self, things: Sequence[Thing]) -> Thing | None:
        from actorgraph.ask.described import prominent

        return prominent(self.store, things)

    # -- what the store knows ------------------------------------------------------------------------

    def _years(self, text: str) -> list[int]:
        """Return the years in which the store has a month (``"10"``) or a day (``"02-02"``)."""
        found = []
        for year in self.store.years():
            try:
                when = read_when(f"{year:04}-{text}")
            except InvalidDate:  # the 29th of February
                continue
            if self.store.has_day(when.first, when.last):
                found.append(year)
        return found or self.store.years()[-1:]

    @cached_property
    def _latest_day(self) -> str:
        """Return the day of the latest report, or an empty text if none has a day."""
        dates = [source.date for source in self.store.sources() if source.date.known]
        return max(dates, key=lambda date: date.last).text if dates else ""

    def _day_of(self, thing: Thing) -> When:
        for event in self.store.events([thing.n]):
            return event.when
        return UNKNOWN

    def _source_at(self, text: str) -> str:
        """Return the id of the source with a title, or of the publisher with a name, or an empty text."""
        with suppress(UnknownSource):
            return self.store.source_id(text)
        publishers = {source.publisher for source in self.store.sources()}
        for things in self.store.things_called((text, text.removeprefix("the "))).values():
            for thing in things:
                if thing.id in publishers:
                    return thing.id
        return ""

    def unknown(self, words: Words) -> tuple[str, ...]:
        """Return the words that neither the grammar nor a name of the store knows, as typed."""
        covered = inside(self.meant_in(words, in_part=False))
        counts = any(word.folded == "many" for word in words)
        found: dict[str, None] = {}
        shown = ""
        for at, word in enumerate(words):
            shown = word.typed or shown or word.folded  # the pieces of "Al-Nusra" are one word
            known = self.lexicon.has(word)
            known = known and word.folded not in JUDGEMENTS
            known = known or word.folded.isdigit() or (counts and self.is_counted(word))
            if at not in covered and not known and word.folded != POSSESSIVE:
                found[shown] = None
        return tuple(found)


@cache
def _courtesies() -> re.Pattern[str]:
    """Return the courtesies before a question and after it, in a text."""
    before, after = ("|".join(" ".join(run) for run in runs) for runs in (OPENINGS, EXTRAS))
    return re.compile(
        rf"^(?:(?:{before})\b[\s,.:;!-]*)+|(?:[\s,]+(?:{after})[\s?!.]*)+$", re.IGNORECASE
    )


def _in_own_clause(words: Words, end: int, at: int) -> bool:
    """Return True if a pronoun begins another clause than the name before it: "X deny it" is not of X."""
    between = {word.folded for word in words[end:at]}
    after = [word.folded for word in words[at + 1 : at + 2]]
    return bool(after) and (not _CLAUSES.isdisjoint(between) or after[0] in AUX)


def _is_expletive(words: Words, at: int) -> bool:
    """Return True for "it" that means nobody: "was it X that", "is it true"."""
    texts = [word.folded for word in words]
    before, after = texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""
    return texts[at] == "it" and before in BE and (at == 1 or after in ("that", "who", "which"))


def _owned(words: Words) -> Words:
    """Return a question with "the" for "his" or "its", as in "Where did X make his speech?"."""
    the = Word("the", "the", stem("the"))
    return tuple(the if word.folded in _OWN else word for word in words)


def _fronted(words: Words) -> Words:
    """Move a preposition before the question word to the end: "of what is X part" is "what is X part of"."""
    lead = [word.folded for word in words[:2]]
    asks = len(words) > 3 and lead[1] in _FRONTING
    return (*words[1:], *words[:1]) if asks and lead[0] in _FRONTED else words


def _inverted(words: Words) -> Words:
    """Move a verb "to be" from the end to behind the question word: "who the backers of X are"."""
    if len(words) > 3 and words[0].folded in _INVERTING and words[-1].folded in _INVERTED:
        return (words[0], words[-1], *words[1:-1])
    return words


def _in_control(question: Question, words: Words, vocabulary: Vocabulary) -> Question:
    """Return a question of the control of an organisation as one of command, and of running it as one of leading it.

    Only places are occupied, and owned by whoever runs them.
    """
    reading = question.reading
    if reading is None or reading.inverse or len(reading.relations) != 1:
        return question
    verb, meant, why = _OF_ORGANISATIONS.get(reading.relations[0], ("", "", ""))
    held = question.b if question.kind == "yes-no" else question.a
    kept = (*GROUNDS, "media-outlet") if verb != "run" else ("place", "facility", "media-outlet")
    if meant not in vocabulary or held is None or held.type in kept:
        return question  # "runs a state" is of who leads it
    if all(word.stem != stem(verb) for word in words) or any(
        word.folded == "facility" or word.stem == stem("own") for word in words
    ):
        return question
    notes = (*question.notes, note(why))
    return replace(question, reading=vocabulary.reading(meant), notes=notes)


def _on_now(word: str, latest: str) -> tuple[str, ...]:
    """Return the notes on a word that asks of now: of which day, and that of "no longer" the opposite is asked."""
    if not latest:
        return (note("no day", word=word),)
    on = note("now", word=word, day=latest)
    return (on, note("no longer")) if word == "no longer" else (on,)


def _meant(question: Question, words: Words, named: Spots) -> Iterator[str]:
    """Yield which event is meant by words that only say of what kind, "the attack", or who by a part of a name."""
    from actorgraph.ask.described import is_by_kind

    things = {thing.n for thing in (question.a, question.b, question.event) if thing}
    for start, ends in named.items():
        for end, meant in ends:
            if is_by_kind(words[start:end]) or not meant[0].is_event:
                used = [thing for thing in meant if thing.n in things]
                things -= {thing.n for thing in used}  # once, although "the" may be left out
                for thing in used:
                    yield note("meant", words=typed(words[start:end]), thing=thing.words)


def _asserting(words: Words) -> Words:
    """Return the words of a question with "did" for the "didn't" that it begins with: it asks the same."""
    opening = next(iter(without_ends(words)), None)
    if opening is None:
        return words
    plain = opening.folded.removesuffix("nt")
    if opening.folded not in NEGATIONS or plain not in AUX:
        return words
    at = words.index(opening)
    return (*words[:at], Word(plain, opening.typed, stem(plain)), *words[at + 1 :])


def _longest(names: Spots) -> Spots:
    """Return the names that stand within no longer one."""
    spans = [(start, end) for start, ends in names.items() for end, _ in ends]
    inside = {
        (start, end)
        for start, end in spans
        if any(at <= start and end <= to and to - at > end - start for at, to in spans)
    }
    kept = {
        at: [spot for spot in ends if (at, spot[0]) not in inside] for at, ends in names.items()
    }
    return {at: ends for at, ends in kept.items() if ends}


def _joined(first: Spots, second: Spots) -> Spots:
    return {at: [*first.get(at, ()), *second.get(at, ())] for at in sorted({*first, *second})}


def _filter_words(words: Mapping[str, Any]) -> FilterWords:
    return {key: value for key, value in words.items() if value}  # type: ignore[return-value]


def most_told(store: Store, found: Sequence[Question]) -> Question | None:
    """Return the one reading of whose event far more is told than of the others, if an event is only described."""
    from actorgraph.ask.described import prominent

    ends = ("a", "b", "event")
    differing = [end for end in ends if len({getattr(one, end) for one in found}) > 1]
    if len(differing) != 1 or not all(one.described for one in found):
        return None
    things = [getattr(one, differing[0]) for one in found]
    without: dict[str, Any] = {differing[0]: None, "notes": ()}
    alike = {replace(one, **without).key() for one in found}
    meant = prominent(store, things) if all(things) and len(alike) == 1 else None
    if meant is None:
        return None
    one = found[things.index(meant)]
    return replace(one, notes=(*one.notes, note("of several", thing=meant.words)))
