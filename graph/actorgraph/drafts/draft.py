"""A draft of a report: its sentences, the names in it and the claims that its words propose.

Nothing here asserts anything: proposals are for a person to accept, and no question reads them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.lexicon import Lexicon, lexicon_of
from actorgraph.case.text import sentence_spans
from actorgraph.drafts.cues import NUMBERS
from actorgraph.drafts.days import Day, ahead, day_of, days_of
from actorgraph.drafts.edge import Edge
from actorgraph.drafts.joined import report_of
from actorgraph.drafts.mood import STATED, Mood, around, doubted, weakest
from actorgraph.drafts.names import EVENT, Items, Known, Names, items_of
from actorgraph.drafts.offers import offers_of, within_names
from actorgraph.drafts.parsed import parsed_edges
from actorgraph.drafts.readable import check_text, is_english
from actorgraph.drafts.references import with_references, with_subjects
from actorgraph.drafts.shallow import shallow_tree
from actorgraph.drafts.standing import standing
from actorgraph.drafts.suggestion import End, Read, Suggestion, held
from actorgraph.drafts.tree import MOST_PARSED, Tree, named_by_model, trees_of
from actorgraph.drafts.voice import Report, inside_quotation, names_speaker, reports_of, voice_at
from actorgraph.model.actor import Actor
from actorgraph.model.errors import FileTrouble
from actorgraph.model.event import Event
from actorgraph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from actorgraph.ask.endpoint import Endpoint

BY: Final = "rules/1"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as the words propose it. `strict` is True if the sentence itself decides relation and direction.

    Actors and events are ids of the case if it has them, else their words. `text[start:end]` is the quote.
    `look` is what speaks against a language model's proposal; it is set aside then.
    """

    sentence: int
    start: int
    end: int
    quote: str
    subject: str | None
    relation: str
    object: str | None
    event: str | None
    text: str | None
    claimant: str | None
    spokesperson: str | None
    modality: str
    hedge: str | None
    when: str | None
    said: str | None
    quantity: dict[str, Any] | None
    by: str
    rank: int
    strict: bool
    why: str
    look: str | None = None


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of the text: whom it stands for, why, how often, and whether the case has it."""

    name: str
    id: str
    type: str
    known: bool
    count: int
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a text proposes; `refused` is why rows of a language model are not among it."""

    sentences: tuple[tuple[int, int], ...]
    names: tuple[FoundName, ...]
    proposals: tuple[Proposal, ...]
    by: str
    refused: tuple[str, ...] = ()

    def documents(self) -> list[dict[str, Any]]:
        """Return the proposals as JSON has them."""
        return [asdict(proposal) for proposal in self.proposals]


def draft_of(
    text: str,
    actors: Iterable[Actor],
    events: Iterable[Event],
    vocabulary: Vocabulary,
    *,
    publisher: str = "",
    published: date | None = None,
    models: bool = True,
    endpoint: Endpoint | None = None,
) -> Draft:
    """Return the draft of a text.

    Parameters
    ----------
    text
        The report, which is not changed: every quote is a slice of it.
    actors, events, vocabulary
        Those of the case.
    publisher
        Who vouches for what names no other claimant: an id, or words.
    published
        The day from which weekdays are counted back.
    models
        Let spaCy find names, if it is installed.
    endpoint
        A language model that the whole text is sent to, and that proposes too.

    Raises
    ------
    NoReply
        The language model cannot be asked.
    FileTrouble
        The text is empty, has no sentence, is too long, is not English, or has control characters.
    """
    check_text(text)
    if not is_english(text):
        raise FileTrouble(
            "the text does not look like English, and only English is drafted; coding it by hand works as ever"
        )
    spans = tuple(sentence_spans(text))
    names = Names(actors, events)
    models = models and len(text) <= MOST_PARSED
    found = named_by_model(text) if models else None
    read = names.read(text, [items_of(text, *span) for span in spans], found or ())
    lexicon = lexicon_of(vocabulary)
    trees = trees_of(read, lexicon) if models else None
    plain, read = read, list(with_subjects(text, read))
    by = BY if trees is None else f"{BY} with spacy"
    drafter = _Drafter(text, lexicon, names, publisher, published, by)
    if endpoint:
        drafter.ask(endpoint, spans)
        by = f"{by}, {drafter.model}"
    proposals = tuple(drafter.proposals(spans, read, trees))
    return Draft(spans, _names(plain, names), proposals, by, tuple(drafter.refused))


def names_of(
    text: str, actors: Iterable[Actor], events: Iterable[Event], *, models: bool = True
) -> tuple[tuple[FoundName, ...], list[list[tuple[str, int, int]]]]:
    """Return the names of a text, and the ids and places of those in each sentence.

    A model is asked only if the text is English.
    """
    names = Names(actors, events)
    models = models and len(text) <= MOST_PARSED and is_english(text)
    found = named_by_model(text) if models else None
    read = names.read(text, [items_of(text, *span) for span in sentence_spans(text)], found or ())
    places = [
        [(item.thing.id, item.start, item.end) for item in items if item.thing] for items in read
    ]
    return _names(read, names), places


def _names(read: list[Items], names: Names) -> tuple[FoundName, ...]:
    found: dict[str, FoundName] = {}
    for items in read:
        for item in items:
            if item.thing:
                key, name, type_ = item.thing
                first = FoundName(
                    name, key, type_, key in names.things, 0, item.start, item.end, item.why
                )
                before = found.get(key, first)
                found[key] = replace(before, count=before.count + 1)
    return tuple(found.values())


class _Drafter:
    """Reads the sentences of one text in order."""

    def __init__(
        self, text: str, lexicon: Lexicon, names: Names, publisher: str, published: date | None,
        by: str,
    ) -> None:  # fmt: skip
        self.text = text
        self.vocabulary = lexicon.vocabulary
        self.lexicon = lexicon
        self.names = names
        self.publisher = publisher
        self.published = published
        self.by = by
        self._speaker: tuple[str | None, str | None] = (None, None)
        self._bodies: dict[str, str] = {}
        self._tree: Tree | None = None
        self._days: list[Day] = []
        self._verbs: set[int] = set()
        self._told: set[tuple[str, str, str]] = set()
        self.model = ""
        self.refused: list[str] = []
        self._rows: dict[int, list[Mapping[str, Any]]] = defaultdict(list)

    def ask(self, endpoint: Endpoint, spans: Sequence[tuple[int, int]]) -> None:
        """Let a language model read all sentences; its rows are taken up with the sentence that each is about."""
        from actorgraph.drafts.prompt import asked, prompt_id

        self.model = f"{endpoint.name}, prompt {prompt_id(self.vocabulary)}"
        for row in asked(endpoint, self.vocabulary, [self.text[slice(*span)] for span in spans]):
            number = row.get("sentence") if not isinstance(row, str) else row
            if isinstance(row, str):
                self.refused.append(row)
            elif type(number) is int and 0 < number <= len(spans):
                self._rows[number - 1].append(row)
            else:
                self.refused.append(f"there is no sentence {str(number)[:20]!r}")

    def proposals(
        self, spans: Sequence[tuple[int, int]], sentences: list[Items], trees: list[Tree] | None
    ) -> Iterator[Proposal]:
        opened = False
        each: list[Tree | None] = [None] * len(sentences)
        if trees:
            each = [
                tree._replace(items=items) for tree, items in zip(trees, sentences, strict=True)
            ]
        for number, (span, items, guessed, tree) in enumerate(
            zip(spans, sentences, with_references(sentences), each, strict=True)
        ):
            if "\n\n" in self.text[max(0, span[0] - 3) : span[0]]:
                opened = False
            read = Read(number, *span, items, reports_of(items), opened)
            yield from self._sentence(read, guessed, tree)
            opened = inside_quotation(items, len(items), opened)

    def _sentence(self, read: Read, guessed: Items, tree: Tree | None) -> Iterator[Proposal]:
        edges = self._edges(read, tree)
        self._tree, self._days = tree, days_of(read.items, self.published)
        self._verbs = {edge.verb for edge in edges}
        for edge in edges:
            if edge.relation == "speaks-for":
                self._bodies[self._id(read.items, edge.subject) or ""] = (
                    self._id(read.items, edge.object) or ""
                )
        outer = around(read.items)
        done = [self._made(read, edge, outer) for edge in edges]
        done += self._within(read)
        known = set(map(_key_of, done))
        guess_read = read._replace(items=guessed)
        guessed_tree = tree and tree._replace(items=guessed)
        for edge in self._edges(guess_read, guessed_tree):
            guess = self._made(guess_read, edge, outer, strict=False)
            if edge.relation == "speaks-for" and guess.subject and guess.object:
                self._bodies.setdefault(guess.subject, guess.object)
            if _key_of(guess) not in known and guess.object and guess.subject != guess.object:
                done.append(guess)
        done = self._with_model(guess_read, done)
        yield from done
        yield from self._figures(read, outer)
        yield from self._offers(guess_read, guessed_tree, done)
        self._remember(read, done)

    def _edges(self, read: Read, tree: Tree | None) -> list[Edge]:
        return parsed_edges(tree or shallow_tree(read.items, self.lexicon, read.reports))

    # -- a language model ---------------------------------------------------------------------------

    def _with_model(self, read: Read, done: list[Proposal]) -> list[Proposal]:
        """Return proposals with those that a model has for the sentence; what both have is proposed by both."""
        by_rules = {_key_of(one): one for one in done if one.strict}
        found: dict[tuple[str | None, str, str | None], Proposal] = {}
        aside = []
        for row in self._rows.get(read.number, ()):
            made = held(row, read, self.text, self.names, self.vocabulary)
            if isinstance(made, str):
                self.refused.append(f"sentence {read.number + 1}: {made}")
                continue
            proposal = against(self._suggested(read, made), by_rules, self.vocabulary)
            if found.setdefault(_key_of(proposal), proposal) is not proposal:
                twice = "the answer has it twice"
                aside.append(
                    replace(proposal, look=f"{proposal.look}; {twice}" if proposal.look else twice)
                )
        both = {key for key, one in found.items() if key in by_rules and one.look is None}
        kept = [
            replace(one, by=f"{one.by} and {self.model}") if _key_of(one) in both else one
            for one in done
            if one.strict or _key_of(one) not in found
        ]
        return [*kept, *(one for key, one in found.items() if key not in both), *aside]

    def _suggested(self, read: Read, made: Suggestion) -> Proposal:
        """Return the proposal of a row that stands in its sentence."""
        subject, object_ = self._named(made.subject), made.object and self._named(made.object)
        is_event = made.object and made.object.thing and made.object.thing.type == EVENT
        is_name = made.object and (made.object.thing or not made.object.words.islower())
        report = voice_at(read.reports, made.place)
        claimant, speaker = self._who(read, report, made.place)
        if made.claimant:
            claimant = self._named(made.claimant)
            body = self._bodies.get(claimant)
            claimant, speaker = (body, claimant) if body else (claimant, None)
        elif made.relation in _SPEECH:
            claimant, speaker = subject, None
        return Proposal(
            read.number, made.start, made.end, self.text[made.start : made.end], subject, made.relation,
            object_ if is_name and not is_event else None, object_ if is_event else None,
            None if is_name else object_, claimant, speaker, made.modality,
            self.text[slice(*made.hedge)] if made.hedge else None, None, None, None, self.model, 1, False,
            f"{made.subject.words}, {made.relation}" + (f", {made.object.words}" if made.object else ""),
            made.look or None,
        )  # fmt: skip

    def _named(self, end: End) -> str:
        return self._key(end.thing) if end.thing else end.words

    def _within(self, read: Read) -> Iterator[Proposal]:
        """Yield what the names say that other names stand in, once for each."""
        for one, relation, other, why, strict in within_names(read.items, self.lexicon):
            key = (one.id, relation, other.id)
            if key in self._told or relation not in self.vocabulary:
                continue
            self._told.add(key)
            named = (
                at
                for at, item in enumerate(read.items)
                if item.thing in (one, other) and item.inner
            )
            at = next(named)
            claimant, speaker = self._who(read, self._report_at(read, at), at)
            yield self._proposal(
                read, (at, at + 1), relation, self._key(one), self._key(other), STATED, claimant, speaker,
                strict=strict, rank=1, why=why,
            )  # fmt: skip

    def _remember(self, read: Read, done: list[Proposal]) -> None:
        spoken = [report for report in read.reports if report.words[1] > report.words[0]]
        blames = [proposal for proposal in done if proposal.relation in _SPEECH]
        if spoken:
            self._speaker = self._voice(read.items, spoken[0])
        elif blames:
            self._speaker = blames[0].claimant, blames[0].spokesperson

    def _made(self, read: Read, edge: Edge, outer: Mood, *, strict: bool = True) -> Proposal:
        items = read.items
        report = self._behind(
            edge.voice or voice_at(read.reports, edge.verb), read.reports, edge.verb
        )
        mood = edge.mood
        between = (*items[outer.last + 1 : edge.first], *items[edge.last : max(0, outer.first)])
        if not (edge.aside and any(item.text == "," for item in between)):
            mood = mood.and_then(outer)
        if report:
            mood = mood.and_then(report.mood)
        claimant, speaker = self._who(read, report, edge.verb)
        if edge.relation in _SPEECH and report is None:
            claimant, speaker = self._id(items, edge.subject), None
        first, last = edge.first, edge.last
        if report:
            first, last = (
                min(first, report.words[0], report.verb),
                max(last, report.words[1], report.verb + 1),
            )
        if mood.first >= 0:
            first, last = min(first, mood.first), max(last, mood.last + 1)
        subject = self._id(items, edge.subject)
        if subject and edge.relation in _SPEECH and self._bodies.get(subject):
            claimant, speaker, subject = self._bodies[subject], subject, self._bodies[subject]
        object_ = self._id(items, edge.object)
        event = self._id(items, edge.event)
        words = None
        if event is None and object_ is None:
            words = self._slice(items, edge.verb + 1, edge.last)
        return self._proposal(
            read, (first, last), edge.relation, subject, object_, mood, claimant, speaker, strict=strict,
            rank=1, why=self._why(items, edge), event=event, text=words,
            times=self._times(items, edge.relation, mood, edge.verb, report),
        )  # fmt: skip

    def _why(self, items: Items, edge: Edge) -> str:
        said = [
            f"{items[at].text}: {items[at].why}" for at in (edge.subject, edge.object) if at >= 0
        ]
        return "; ".join([edge.why, *said])

    def _who(self, read: Read, report: Report | None, place: int) -> tuple[str | None, str | None]:
        if report is None:
            if inside_quotation(read.items, place, read.opened):
                return self._speaker if self._speaker[0] else ("", None)
            return self.publisher or None, None
        return self._voice(read.items, report)

    def _voice(self, items: Items, report: Report) -> tuple[str | None, str | None]:
        """Return claimant and spokesperson of a report; "" if the words leave open who it is."""
        if report.who is None:
            words = self._slice(items, *report.words) if report.words[1] > report.words[0] else ""
            words = words.strip(" ,")
            if not names_speaker(items, *report.words):
                return "", None
            if words.lower() in ("he", "she", "it", "they") and self._speaker[0]:
                return self._speaker
            return words, None
        body = self._bodies.get(report.who.id)
        return (body, report.who.id) if body else (report.who.id, None)

    def _id(self, items: Items, at: int) -> str | None:
        if at < 0:
            return None
        thing = items[at].thing
        return thing and self._key(thing)

    def _key(self, thing: Known) -> str:
        return thing.id if thing.id in self.names.things else thing.name

    def _slice(self, items: Items, first: int, last: int) -> str:
        last = min(last, len(items))
        if first >= last:
            return ""
        return self.text[items[first].start : items[last - 1].end]

    def _proposal(
        self, read: Read, words: tuple[int, int], relation: str, subject: str | None,
        object_: str | None, mood: Mood, claimant: str | None, speaker: str | None, *, strict: bool, rank: int,
        why: str, event: str | None = None, text: str | None = None, quantity: dict[str, Any] | None = None,
        times: tuple[str | None, str | None] = (None, None),
    ) -> Proposal:  # fmt: skip
        items = read.items
        first, last = max(0, words[0]), min(words[1], len(items))
        while last - 1 > first and items[last - 1].text in ",.;:":
            last -= 1
        start, end = items[first].start, items[last - 1].end
        hedge = self._slice(items, mood.first, mood.last + 1) if mood.first >= 0 else None
        if mood.modality == "stated":
            hedge = None
        return Proposal(
            read.number, start, end, self.text[start:end], subject, relation, object_, event, text, claimant or None if claimant != "" else "",
            speaker, mood.modality, hedge, *times, quantity, self.by, rank, strict, why,
        )  # fmt: skip

    def _times(
        self, items: Items, relation: str, mood: Mood, verb: int, report: Report | None
    ) -> tuple[str | None, str | None]:
        """Return when something is true, and when it was said, by the times that hang on the two verbs."""
        rivals = {*self._verbs, *([report.verb] if report else [])}
        days = self._days
        if relation in _SPEECH:  # "claimed Tuesday's attack" on another day
            days = [day for day in days if day.end >= len(items) or items[day.end].low != "'s"]
        own = day_of(days, verb, rivals, self._tree)
        told = day_of(self._days, report.verb, {*rivals, verb}, self._tree) if report else None
        said = told.text if told else None
        if own is None or own == told:
            return None, said
        if relation in _SPEECH:
            return None, said or own.text
        if self.vocabulary[relation].kind == "state" and "/" not in own.text:
            return None, said
        ahead_ = mood.modality in ("intended", "conditional")
        return (ahead(items, own, self.published) if ahead_ else own.text), said

    def _report_at(self, read: Read, at: int) -> Report | None:
        """Return whose word a word of a sentence is, by its grammar or else by the order of its words."""
        found = standing(self._tree, at, aside=True) if self._tree else None
        spoken = report_of(self._tree, found.voice) if self._tree and found else None
        return self._behind(spoken or voice_at(read.reports, at), read.reports, at)

    def _behind(self, report: Report | None, reports: list[Report], at: int) -> Report | None:
        """Return the report of whom the publisher cites where it says that it reports: "Citing X, the Gazette said"."""
        if report is None or report.who is None or self._key(report.who) != self.publisher:
            return report
        return voice_at([one for one in reports if one.who != report.who], at) or report

    # -- figures ------------------------------------------------------------------------------------

    def _figures(self, read: Read, outer: Mood) -> Iterator[Proposal]:
        """Yield how many were killed or injured, if a number stands beside the verb."""
        items = read.items
        event = next(
            (at for at, item in enumerate(items) if item.thing and item.thing.type == "event"), -1
        )
        for at, item in enumerate(items):
            relation = _CASUALTIES.get(item.stem, "") if item.thing is None else ""
            near = range(at + 1, min(at + 4, len(items))) if relation else ()
            back = range(at - 1, max(-1, at - 7), -1) if relation else ()
            place = next((p for p in (*near, *back) if _value(items, p) is not None), -1)
            if place < 0:
                continue
            behind = items[place + 1] if place + 1 < len(items) else None
            unit = behind.text if behind and behind.low.isalpha() else ""
            what = f"{unit or 'people'} {'killed' if relation == 'kills' else 'injured'}"
            quantity = {
                "what": what,
                "op": _operator(items, place),
                "value": _value(items, place),
                "unit": unit,
            }
            found = self._tree and standing(self._tree, at)
            report = self._report_at(read, at)
            mood = found.mood if found else weakest(items)
            for doubt in range(len(items)):
                mood = mood.and_then(doubted(items, doubt))
            mood = mood.and_then(report.mood) if report else mood
            claimant, speaker = self._who(read, report, at)
            words = (min(at, place), max(at, place) + 2)
            yield self._proposal(
                read, words, relation, None, None, mood.and_then(outer), claimant, speaker, strict=False,
                rank=2, why=f"{items[place].text!r} beside {item.text!r}", event=self._id(items, event),
                quantity=quantity, times=self._times(items, relation, mood, at, report),
            )  # fmt: skip

    # -- offers -------------------------------------------------------------------------------------

    def _offers(self, read: Read, tree: Tree | None, done: list[Proposal]) -> Iterator[Proposal]:
        """Yield what a pair of names may have to do with each other, by the words of the sentence."""
        items, reports = read.items, read.reports
        taken: dict[frozenset[str], set[str]] = defaultdict(set)
        for one in done:
            taken[frozenset((one.subject or "", one.object or ""))].add(one.relation)
        mood = weakest(items)
        ranks: Counter[frozenset[str]] = Counter(
            {pair: len(relations) for pair, relations in taken.items()}
        )
        for offer in offers_of(items, tree, self.lexicon, taken):
            place = offer.by if offer.by >= 0 else offer.subject
            found = standing(self._tree, place) if self._tree and offer.by >= 0 else None
            report = self._report_at(read, place)
            verbal = self._tree and self._tree.is_verb(place)
            said = (
                found.mood if found and verbal else mood
            )  # by its clause, or else by the whole sentence
            said = said.and_then(report.mood) if report else said
            said = said.and_then(Mood("possible"))  # a guess asserts nothing
            claimant, speaker = self._who(read, report or (reports[0] if reports else None), place)
            subject, object_ = self._id(items, offer.subject), self._id(items, offer.object)
            pair = frozenset((subject or "", object_ or ""))
            ranks[pair] += 1
            whys = [
                offer.why,
                *(items[at].why for at in (offer.subject, offer.object) if items[at].weak),
            ]
            yield self._proposal(
                read, (0, len(items)), offer.relation, subject, object_, said, claimant, speaker,
                strict=False, rank=ranks[pair], why="; ".join(whys),
                times=self._times(items, offer.relation, said, place, report) if offer.by >= 0 else (None, None),
            )  # fmt: skip


#: What is said by saying it: whoever blames vouches for it.
_SPEECH: Final = frozenset(("attributes", "claims-responsibility", "denies-responsibility"))
_CASUALTIES: Final = {
    "kil": "kills",
    "die": "kills",
    "dead": "kills",
    "injur": "injures",
    "wound": "injures",
}


def against(
    proposal: Proposal,
    by_rules: Mapping[tuple[str | None, str, str | None], Proposal],
    vocabulary: Vocabulary,
) -> Proposal:
    """Return a model's proposal, with what the grammar of the sentence says against it."""
    subject, relation, object_ = _key_of(proposal)
    same = by_rules.get((subject, relation, object_))
    turned = by_rules.get((object_, relation, subject))
    reasons = [proposal.look] if proposal.look else []
    if same and same.modality != proposal.modality:
        reasons.append(f"by its grammar it is {same.modality}")
    if turned and not same and not vocabulary[relation].symmetric:
        reasons.append("by its grammar it is the other way round")
    return replace(proposal, look="; ".join(reasons) or None)


def _key_of(proposal: Proposal) -> tuple[str | None, str, str | None]:
    return proposal.subject, proposal.relation, proposal.object


def _value(items: Items, at: int) -> int | None:
    """Return the number at a place, if it is no year: "85", "twelve"."""
    digits = items[at].low.replace(",", "")
    year = len(digits) == 4 and digits.startswith(("19", "20"))
    number = int(digits) if digits.isdigit() and len(digits) < 7 and not year else None
    return number if digits.isdigit() else NUMBERS.get(digits) or None


def _operator(items: Items, at: int) -> str:
    before = [item.low for item in items[max(0, at - 2) : at]]
    return _OPERATORS.get(" ".join(before)) or _OPERATORS.get(" ".join(before[-1:]), "=")


_OPERATORS: Final = {
    "more than": ">", "over": ">", "at least": ">=", "at most": "<=", "fewer than": "<", "less than": "<",
    **dict.fromkeys(("about", "around", "some", "nearly", "almost"), "~"),
}  # fmt: skip
