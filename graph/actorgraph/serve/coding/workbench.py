"""Coding one report: what is shown, and each deed of the coder as one change of the case's files.

Everything that is accepted is written at once, through the case's own writer, so what is on the screen is what is on
the disk. Names that were struck and cards that were rejected are kept in ``drafts/``, which no question reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from typing import Any, Final

import yaml

from actorgraph.case.check import Review, check_case
from actorgraph.case.edit import with_item, with_item_replaced, without_item
from actorgraph.case.files import ACTORS, CASE, EVENTS, REPORTS, is_case, reports
from actorgraph.case.folder import CaseFolder, Coded, claim_of, is_blank, survey_case
from actorgraph.case.named import Named
from actorgraph.case.schema import SCHEMAS, line_for
from actorgraph.case.shape import ClaimShape, checked
from actorgraph.case.text import ReportText, placed, read_text, sentence_spans
from actorgraph.case.write import (
    actor_mapping,
    claim_mapping,
    event_mapping,
    source_mapping,
    yaml_of,
)
from actorgraph.case.yaml_file import values_of
from actorgraph.drafts.agree import CODERS, Agreement
from actorgraph.drafts.blocks import title_of
from actorgraph.drafts.desk import DRAFTS, day_of, proposed
from actorgraph.drafts.draft import Draft, FoundName, draft_of, names_of
from actorgraph.drafts.readable import check_text, is_english
from actorgraph.model.actor import ACTOR_TYPES, Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, read_when
from actorgraph.model.errors import Fault, FilesChanged, FileTrouble, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import CLAIM, MENTIONS
from actorgraph.model.names import fold, is_id, slug
from actorgraph.model.source import Source
from actorgraph.sentence.wording import count
from actorgraph.serve.coding.adjudicate import (
    Difference,
    agreement_in,
    chosen,
    differences,
    places_in,
    settled_in,
)
from actorgraph.serve.coding.cards import Place, cards_of
from actorgraph.serve.coding.files import Files, without_mark

EVENT: Final = "event"
_UNNAMED: Final = "Publisher to be named"
#: Letters of a report that a page shows and answers for in a second or two.
MOST_LETTERS: Final = 300_000
#: What the last word of a name says of its type.
_HEADS: Final = {
    "government-body": "ministry government agency department council commission parliament court cabinet authority",
    "military": "army navy corps regiment air-force command guards",
    "armed-group": "brigade brigades front militia guard fighters rebels battalion",
    "organisation": "union institute committee organisation organization fund foundation company party",
    "media-outlet": "times post courier gazette herald tribune news guardian journal mail",
    "place": "city river valley province district island border town village",
    "facility": "dam airport base port bridge camp hospital station prison",
}
_TYPE_OF: Final = {word: kind for kind, words in _HEADS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Seen:
    """The files at one moment, and what they say."""

    texts: Mapping[Path, str | None]
    version: str
    own_name: str
    case: CaseFolder
    faults: tuple[Fault, ...]
    review: Review
    source: Source
    own: tuple[Coded, ...]
    places: tuple[tuple[int, int] | None, ...]
    read: tuple[tuple[int, int] | None, ...]
    struck: tuple[str, ...]
    rejected: tuple[str, ...]
    names: tuple[FoundName, ...]
    named: tuple[tuple[Place, ...], ...]
    agreement: Agreement | None = None
    differences: tuple[Difference, ...] = ()
    settled: Mapping[str, str] = field(default_factory=dict)


class Workbench:
    """One report of a case on the desk of one coder."""

    def __init__(
        self, folder: Path, report: Path, *, coder: str = "", publisher: str = "", day: str = "",
        sides: tuple[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Take a report; with *sides*, what two coders make of it is adjudicated.

        Raises
        ------
        FileTrouble
            The text cannot be read or coded, or the folder is no case.
        InvalidDate
            *day* is not a day.
        """
        self.folder, self.report, self.coder, self.sides = folder, report, coder, sides
        if not is_case(folder):
            raise FileTrouble(
                f"{str(folder)!r} is not a case: it has no {CASE}; 'actorgraph new DIR' starts one"
            )
        if coder and (not is_id(coder) or coder == REPORTS):
            raise FileTrouble(f"a coder is called by letters and digits, not {coder!r}")
        self.text = read_text(report)
        check_text(self.text)
        if len(self.text) > MOST_LETTERS:
            raise FileTrouble(
                f"the text has {len(self.text):,} letters, and a page shows {MOST_LETTERS:,}; code it in parts"
            )
        self.words = ReportText(self.text)
        self.spans = tuple(sentence_spans(self.text))
        self.published = day_of(day, report, None)
        self._publisher = publisher
        self.file = self._own_file()
        stem = f"{report.stem}.{coder}" if coder else report.stem
        self.decisions = folder / DRAFTS / f"{stem}.decisions.yaml"
        self.actors, self.events = folder / ACTORS, folder / EVENTS
        self.files = Files((folder / CASE, self.actors, self.events, self.file, self.decisions))
        self.lock = RLock()
        self._named: tuple[object, tuple[FoundName, ...], tuple[tuple[Place, ...], ...]] | None = (
            None
        )
        self._drafted: tuple[object, Draft] | None = None

    def _own_file(self) -> Path:
        """Return the file of the report: the one of its source or name, else a new one."""
        where = self.folder / CODERS / self.coder if self.coder else self.folder / REPORTS
        for name in reports(self.folder):
            path = self.folder / name
            found = _source_id(path)
            if self.report.stem in (path.stem, found):
                return where / path.name
        return where / f"{self.report.stem}.yaml"

    @property
    def unnamed(self) -> bool:
        """Whether nobody said who published the report, and the case does not know it."""
        return self.seen().case.actors[self.seen().source.publisher].name == _UNNAMED

    # -- what is there -----------------------------------------------------------------------------

    def seen(self) -> Seen:
        """Return what the files say now."""
        texts = self.files.read()
        own = [self.folder / name for name in reports(self.folder)]
        if self.coder:
            own = [self.file] if texts[self.file] is not None else []
        case, faults = survey_case(self.folder, own)
        name = self.file.relative_to(self.folder).as_posix()
        coded = tuple(one for one in case.claims if one.file.name == name)
        source = self._source(case, coded, name)
        faults = tuple(fault for fault in faults if "holds no claims yet" not in fault.message)
        review = check_case(case, {source.id: self.words}, unread=faults)
        struck, rejected = self._decided(texts[self.decisions])
        if source.publisher not in case.actors:  # of whom the reader makes an actor, too
            made = Actor(source.publisher, self._publisher or _UNNAMED, "media-outlet")
            case = replace(case, actors={**case.actors, made.id: made})
        names, named = self._names(case, texts)
        untyped = _untyped(case) if not (self.coder or self.sides) else set()
        names = tuple(replace(one, known=one.known and one.id not in untyped) for one in names)
        agreed, left, settled = self._differences(source, texts)
        return Seen(
            texts=texts,
            version=self.files.version(texts),
            own_name=name,
            case=case,
            faults=faults,
            review=review,
            source=source,
            own=coded,
            places=tuple(placed(self.text, [one.claim.quote for one in coded])),
            read=tuple(placed(self.text, [one.words for one in case.read.get(source.id, ())])),
            struck=struck,
            rejected=rejected,
            names=names,
            named=named,
            agreement=agreed,
            differences=left,
            settled=settled,
        )

    def _differences(
        self, source: Source, texts: Mapping[Path, str | None]
    ) -> tuple[Agreement | None, tuple[Difference, ...], Mapping[str, str]]:
        """Return where the two coders differ and nothing was settled yet."""
        if self.sides is None:
            return None, (), {}
        agreed = agreement_in(self.folder, *self.sides)
        settled = settled_in(texts[self.decisions])
        found = differences(agreed, source.id)
        return agreed, tuple(one for one in found if one.key not in settled), settled

    def _source(self, case: CaseFolder, coded: Sequence[Coded], name: str) -> Source:
        """Return the source that the file has, or the one that it will have."""
        if coded:
            return case.sources[coded[0].claim.source]
        found = _source_id(self.file)
        if found in case.sources:
            return case.sources[found]
        for key, source in case.sources.items():
            if key == self.report.stem:
                return source
        other = _shared_source(self.folder, self.file)
        publisher = self._publisher or _UNNAMED
        actors = {fold(actor.name): key for key, actor in case.actors.items()}
        return other or Source(
            slug(self.report.stem),
            title_of(self.text) or self.report.stem,
            publisher if publisher in case.actors else actors.get(fold(publisher), slug(publisher)),
            read_when(self.published.isoformat()) if self.published else UNKNOWN,
        )

    def _decided(self, text: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        try:
            found = values_of(text or "") or {}
            return tuple(found.get("struck") or ()), tuple(found.get("rejected") or ())
        except (yaml.YAMLError, AttributeError, TypeError):
            return (), ()  # a file of ours that somebody broke: nothing was decided

    def cards(self, seen: Seen) -> list[list[dict[str, Any]]]:
        """Return what is offered for each sentence; the draft is kept until names change."""
        case = seen.case
        known = {key: actor.type for key, actor in case.actors.items()}
        known |= dict.fromkeys(case.events, EVENT)
        return cards_of(self._draft(seen), seen.named, seen.struck, seen.rejected, known)

    def _names(
        self, case: CaseFolder, texts: Mapping[Path, str | None]
    ) -> tuple[tuple[FoundName, ...], tuple[tuple[Place, ...], ...]]:
        """Return the names of the text, kept until actors or events change."""
        key = (texts[self.actors], texts[self.events], len(case.actors))
        if self._named is None or self._named[0] != key:
            names, named = names_of(self.text, case.actors.values(), case.events.values())
            self._named = key, names, tuple(map(tuple, named))
        return self._named[1], self._named[2]

    def _draft(self, seen: Seen) -> Draft:
        """Return the draft of the text, without proposals if it is not English."""
        case, source, texts = seen.case, seen.source, seen.texts
        others = self._proposed()
        key = (texts[self.actors], texts[self.events], texts[self.folder / CASE], source, others)
        if self._drafted is None or self._drafted[0] != key:
            if is_english(self.text):
                draft = draft_of(
                    self.text, case.actors.values(), case.events.values(), case.vocabulary,
                    publisher=source.publisher,
                    published=_day(source) if source.date.is_day else self.published,
                )  # fmt: skip
            else:
                draft = Draft(self.spans, seen.names, (), "")
            further = proposed(self.text, others, draft.sentences)
            self._drafted = key, replace(draft, proposals=(*further, *draft.proposals))
        return self._drafted[1]

    def _proposed(self) -> str:
        """Return the drafts of the report that stand in the case: what annotators and a model proposed."""
        try:
            return (self.folder / DRAFTS / f"{self.report.stem}.yaml").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    # -- deeds -------------------------------------------------------------------------------------

    def do(self, deed: str, given: Mapping[str, Any]) -> str:
        """Do what the page asks for, if it has seen the files as they are; return what was done, in words.

        Raises
        ------
        FilesChanged
            The files were changed by somebody else.
        FileTrouble, InvalidValue
            It cannot be done or written; nothing is changed.
        """
        deeds = {
            "claim": self._claim,
            "remove": self._remove,
            "read": self._read,
            "name": self._name,
            "reject": self._reject,
            "settle": self._settle,
            "agreed": self._agreed,
        }
        with self.lock:
            seen = self.seen()
            if given.get("version") != seen.version:
                raise FilesChanged("the case was changed on the disk meanwhile")
            if deed == "undo":
                return f"Undone: {self.files.undo(seen.texts)}"
            if deed not in deeds:
                raise InvalidValue(f"there is no deed {deed!r}")
            try:
                changed, words = deeds[deed](seen, given)
            except yaml.YAMLError:
                raise FileTrouble("a file of the case is broken YAML; mend it first") from None
            self.files.write(seen.texts, changed, words)
            return words

    def _claim(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        """Write a claim: a new one in the order of the text, or one in the place of another."""
        changed: dict[Path, str] = {}
        asked = given.get("claim")
        if not isinstance(asked, dict):
            raise InvalidValue("a claim has keys and values")
        fields = dict(asked)
        named = Named(seen.case.actors, seen.case.events)
        for key, nouns in MENTIONS.items():
            value = str(fields.get(key) or "").strip()
            fields[key] = named.id_of(value, nouns)
            known = any(fields[key] in _things(seen.case, noun) for noun in nouns)
            if value and not known:
                fields[key] = self._new_thing(seen, changed, value, "actor" in nouns)
        claim, row_id = self.made(fields, seen.source)
        if claim.relation not in seen.case.vocabulary:
            raise InvalidValue(f"unknown relation {claim.relation!r}")
        if claim.quote not in self.words.words:
            raise InvalidValue("the quote is not in the text")
        mapping = claim_mapping(claim, seen.source)
        if not row_id:
            del mapping["id"]
        text = self._report_text(seen)
        replaced = str(given.get("replaces") or "")
        if replaced:
            old = next((one for one in seen.own if one.claim.id == replaced), None)
            if old is None:
                raise InvalidValue(f"there is no claim {replaced!r} in this report")
            at = int(old.path[1])
            raw = values_of(text)["claims"][at]
            merged = _merged(raw, claim_mapping(old.claim, seen.source), mapping)
            text = with_item_replaced(text, "claims", at, merged)
            words = "claim changed"
        else:
            if any(one.claim.id == claim.id for one in seen.case.claims):
                raise InvalidValue("this claim is there already")
            text = self._with_claim(text, mapping)
            words = f"claim {claim.relation}"
        changed[self.file] = without_mark(seen.texts[self.file] or "")[0] + text
        return changed, words

    def made(self, fields: Mapping[str, Any], source: Source) -> tuple[Claim, str]:
        """Return the claim that fields say, and the id that was given to it, "" if it has none of its own.

        Raises
        ------
        InvalidValue
            They say too little, or something that cannot be.
        """
        kept = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
        keys = {field.name for field in CLAIM} - {"source"}
        row, wrong = checked(ClaimShape, {key: kept[key] for key in kept if key in keys})
        if wrong:
            raise InvalidValue("; ".join(message for _, message in wrong))
        row_id = row.id
        return claim_of(row, source), row_id

    def _with_claim(self, text: str, mapping: Mapping[str, Any]) -> str:
        """Return a report with a claim more, in the order of the text.

        It takes the place of the block that `actorgraph new --text` left to be filled in for its sentence.
        """
        items = (values_of(text) or {}).get("claims") or []
        (own,) = placed(self.text, [mapping["quote"]])
        start = own[0] if own else len(self.text)
        places = placed(self.text, [_quote_of(item) for item in items])
        blank = self._blank_of(items, places, start)
        if blank is not None:
            return with_item_replaced(text, "claims", blank, mapping)
        before = [at + 1 for at, place in enumerate(places) if place and place[0] <= start]
        return with_item(text, "claims", max(before, default=0), mapping)

    def _blank_of(
        self, items: Sequence[Any], places: Sequence[tuple[int, int] | None], start: int
    ) -> int | None:
        """Return which item is the block, not yet filled in, of the sentence in which a place is."""
        first, last = next((span for span in self.spans if start < span[1]), (start, start))
        return next(
            (
                at
                for at, (item, place) in enumerate(zip(items, places, strict=True))
                if is_blank(item) and place and first <= place[0] < last
            ),
            None,
        )

    def _report_text(self, seen: Seen) -> str:
        """Return the text of the report's file, with its head if it is new."""
        text = seen.texts[self.file]
        if text is not None:
            return without_mark(text)[1]
        head = source_mapping(seen.source)
        _, items = _listed(without_mark(seen.texts[self.actors] or "")[1], self.actors.stem)
        if all(item.get("id") != seen.source.publisher for item in items if isinstance(item, dict)):
            head["publisher"] = seen.case.actors[seen.source.publisher].name
        line = f"{line_for('report', seen.own_name)}\n" if (self.folder / SCHEMAS).is_dir() else ""
        return f"{line}{yaml_of({'source': head})}\nclaims:\n"

    def _remove(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        old = next((one for one in seen.own if one.claim.id == given.get("id")), None)
        if old is None:
            raise InvalidValue(f"there is no claim {given.get('id')!r} in this report")
        mark, text = without_mark(seen.texts[self.file] or "")
        return {self.file: mark + without_item(text, "claims", int(old.path[1]))}, "claim removed"

    def _read(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        """Mark a sentence as read, with nothing to code, or take the mark back."""
        start, end = self._span(given.get("sentence"))
        words = " ".join(self.text[start:end].split())
        mark, text = without_mark(seen.texts[self.file] or self._report_text(seen))
        listed = [" ".join(one.split()) for one in (values_of(text) or {}).get("read") or []]
        if words in listed:
            changed = without_item(text, "read", listed.index(words))
            return {self.file: mark + changed}, "sentence no longer marked as read"
        if any(place and start <= place[0] < end for place in seen.places):
            raise InvalidValue("this sentence has a claim, so there is something to code in it")
        at = sum(1 for place in placed(self.text, listed) if place and place[0] <= start)
        text = with_item(text, "read", at, words)
        items = values_of(text).get("claims") or []
        blank = self._blank_of(items, placed(self.text, [*map(_quote_of, items)]), start)
        if blank is not None:
            text = without_item(text, "claims", blank)
        return {self.file: mark + text}, "sentence read, nothing to code"

    def _span(self, sentence: Any) -> tuple[int, int]:
        if not isinstance(sentence, int) or not 0 <= sentence < len(self.spans):
            raise InvalidValue(f"there is no sentence {sentence!r}")
        return self.spans[sentence]

    def _name(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        """Accept a name as a new actor or event, merge it into a known one, or strike it."""
        name = " ".join(str(given.get("name") or "").split())
        if not name:
            raise InvalidValue("there is no name")
        kind = str(given.get("type") or "unknown")
        changed: dict[Path, str] = {}
        untyped = {one.name: one.id for one in seen.names if not one.known}.get(name)
        if untyped in seen.case.actors:
            if given.get("as") == "accept" and kind in ACTOR_TYPES:
                return self._typed(seen, untyped, kind), f"{name}: {kind.replace('-', ' ')}"
            seen = self._without(seen, untyped)
            changed[self.actors] = seen.texts[self.actors] or ""
        if given.get("as") == "strike":
            struck = [*seen.struck, name] if name not in seen.struck else list(seen.struck)
            changed[self.decisions] = self._decision_text(seen, struck=struck)
            return changed, f"{name} struck"
        if given.get("as") == "bring back":
            struck = [one for one in seen.struck if one != name]
            return {
                self.decisions: self._decision_text(seen, struck=struck)
            }, f"{name} brought back"
        if given.get("as") == "merge":
            return changed | self._merge(seen, name, str(given.get("into") or "")), f"{name} merged"
        if kind not in (*ACTOR_TYPES, EVENT):
            raise InvalidValue(
                f"unknown type of actor {kind!r}; use one of {', '.join(ACTOR_TYPES)}"
            )
        self._new_thing(seen, changed, name, kind != EVENT, kind, str(given.get("when") or ""))
        return changed, f"{name}: new {kind.replace('-', ' ')}"

    def _typed(self, seen: Seen, own: str, kind: str) -> dict[Path, str]:
        """Return the file of the actors in which one that is there has a type."""
        mark, text = without_mark(seen.texts[self.actors] or "")
        key, at, item = _item(text, self.actors.stem, own)
        return {self.actors: mark + with_item_replaced(text, key, at, {**item, "type": kind})}

    def _without(self, seen: Seen, own: str) -> Seen:
        """Return what is seen without an actor that nothing uses."""
        mark, text = without_mark(seen.texts[self.actors] or "")
        key, at, _ = _item(text, self.actors.stem, own)
        actors = {name: actor for name, actor in seen.case.actors.items() if name != own}
        texts = {**seen.texts, self.actors: mark + without_item(text, key, at)}
        return replace(seen, case=replace(seen.case, actors=actors), texts=texts)

    def _new_thing(
        self, seen: Seen, changed: dict[Path, str], name: str, is_actor: bool, kind: str = "", when: str = ""
    ) -> str:  # fmt: skip
        """Add an actor or event to the texts that are to be written, and return its id."""
        taken = {*seen.case.actors, *seen.case.events, *(one.claim.id for one in seen.case.claims)}
        path = self.actors if is_actor else self.events
        text = changed.get(path, without_mark(seen.texts[path] or "")[1])
        key, items = _listed(text, path.stem)
        taken |= {str(item.get("id")) for item in items if isinstance(item, dict)}
        for item in items:  # the same name twice in one claim
            if isinstance(item, dict) and item.get("name") == name:
                return str(item.get("id"))
        base = own = slug(name)
        number = 2
        while own in taken:
            own, number = f"{base}-{number}", number + 1
        mapping = (
            actor_mapping(Actor(own, name, kind or guessed_type(name)))
            if is_actor
            else event_mapping(Event(own, name, "event", read_when(when)))
        )
        mark = without_mark(seen.texts[path] or "")[0]
        changed[path] = mark + with_item(text, key, len(items), mapping)
        return own

    def _merge(self, seen: Seen, name: str, into: str) -> dict[Path, str]:
        path = self.events if into in seen.case.events else self.actors
        mark, text = without_mark(seen.texts[path] or "")
        key, items = _listed(text, path.stem)
        at = next((n for n, item in enumerate(items) if item.get("id") == into), None)
        if at is None:
            raise InvalidValue(f"there is no actor or event {into!r} in {path.name}")
        names = items[at].get("names") or []
        listed = [names] if isinstance(names, str) else list(names)
        if any(
            fold(other.get("name", "") if isinstance(other, dict) else other) == fold(name)
            for other in listed
        ):
            raise InvalidValue(f"{name!r} is a name of {into!r} already")
        return {
            path: mark + with_item_replaced(text, key, at, {**items[at], "names": [*listed, name]})
        }

    def _reject(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        card = str(given.get("card") or "")
        if not any(one["key"] == card for cards in self.cards(seen) for one in cards):
            raise InvalidValue("there is no such card")
        return {
            self.decisions: self._decision_text(seen, rejected=[*seen.rejected, card])
        }, "card rejected"

    def _decision_text(
        self, seen: Seen, *, struck: Sequence[str] | None = None, rejected: Sequence[str] | None = None,
        settled: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        head = "# What the coder of this report struck, rejected and settled. No question reads this file.\n"
        decided: dict[str, Any] = {
            "struck": list(seen.struck if struck is None else struck),
            "rejected": list(seen.rejected if rejected is None else rejected),
        }
        if seen.settled or settled:
            decided["settled"] = dict(seen.settled if settled is None else settled)
        return head + yaml_of(decided)

    # -- two coders --------------------------------------------------------------------------------

    def _settle(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        """Let the report take one claim of a difference, or neither."""
        wanted = next((one for one in seen.differences if one.key == given.get("difference")), None)
        if wanted is None:
            raise InvalidValue("there is no such difference any more")
        take = str(given.get("take") or "")
        taken = chosen(wanted, take)
        before = self._report_text(seen)
        text = before
        places = places_in(seen.own, wanted)
        for at in reversed(places[1:] if taken else places):
            text = without_item(text, "claims", at)
        if taken is not None:
            text = self._with_taken(seen, text, taken, places[:1])
        changed = {
            self.decisions: self._decision_text(seen, settled={**seen.settled, wanted.key: take})
        }
        if text != before:
            changed[self.file] = without_mark(seen.texts[self.file] or "")[0] + text
        return changed, f"taken: {take}"

    def _with_taken(self, seen: Seen, text: str, taken: Coded, places: Sequence[int]) -> str:
        """Return the report's text with a claim in the place of the one that it has, or as a new one."""
        mapping = claim_mapping(taken.claim, seen.source)
        del mapping["id"]  # that of another coder's file
        if not places:
            return self._with_claim(text, mapping)
        old = next(one for one in seen.own if one.path[1] == places[0])
        if old.claim == replace(taken.claim, id=old.claim.id):
            return text
        raw = values_of(text)["claims"][places[0]]
        merged = _merged(raw, claim_mapping(old.claim, seen.source), mapping)
        return with_item_replaced(text, "claims", places[0], merged)

    def _agreed(self, seen: Seen, given: Mapping[str, Any]) -> tuple[dict[Path, str], str]:
        """Write all claims on which the two agree and which the report has not."""
        missing = self.missing(seen)
        text = self._report_text(seen)
        for coded in missing:
            mapping = claim_mapping(coded.claim, seen.source)
            del mapping["id"]
            text = self._with_claim(text, mapping)
        return {
            self.file: without_mark(seen.texts[self.file] or "")[0] + text
        }, f"{count(len(missing), 'claim')} written"

    def missing(self, seen: Seen) -> list[Coded]:
        """Return the claims on which the two agree and which the report has not."""
        if seen.agreement is None:
            return []
        alike = [match.one for match in seen.agreement.matches if not match.differs]
        return [
            one
            for one in alike
            if one.claim.source == seen.source.id
            and not places_in(seen.own, Difference("", one, None, ()))
        ]


def guessed_type(name: str) -> str:
    """Return the type of actor that the last words of a name speak for, ``unknown`` if they do not."""
    words = fold(name).split()
    return _TYPE_OF.get("-".join(words[-2:]), _TYPE_OF.get(words[-1] if words else "", "unknown"))


def _untyped(case: CaseFolder) -> set[str]:
    """Return the actors of unknown type that nothing uses, as ``new`` writes the names of a report."""
    used = {source.publisher for source in case.sources.values()}
    used |= {actor.parent for actor in case.actors.values()}
    used |= {place for event in case.events.values() for place in event.places}
    used |= {getattr(one.claim, key) for one in case.claims for key in MENTIONS}
    return {key for key, actor in case.actors.items() if actor.type == "unknown"} - used


def _item(text: str, name: str, own: str) -> tuple[str, int, dict[str, Any]]:
    """Return under which key, at which place and as what an actor stands in a file."""
    key, items = _listed(text, name)
    at = next(n for n, item in enumerate(items) if item.get("id") == own)
    return key, at, items[at]


def _things(case: CaseFolder, noun: str) -> Mapping[str, Actor | Event]:
    return case.actors if noun == "actor" else case.events


def _merged(
    raw: Mapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a claim as it was written, with what a coder changed: keys of the same meaning stay as they are."""
    order = [(field.key or field.name).replace("_", "-") for field in CLAIM]
    merged = {}
    for key in sorted(
        {*raw, *new}, key=lambda key: order.index(key) if key in order else len(order)
    ):
        if new.get(key) == old.get(key) or (key == "id" and key in raw):
            if key in raw:
                merged[key] = raw[key]
        elif key in new:
            merged[key] = new[key]
    first = [key for key in raw if key in merged]
    rest = [key for key in merged if key not in raw]
    for key in rest:
        before = [
            other for other in first if other in order and order.index(other) < order.index(key)
        ]
        first.insert(first.index(before[-1]) + 1 if before else 0, key)
    return {key: merged[key] for key in first}


def _listed(text: str, name: str) -> tuple[str, list[Any]]:
    """Return the key under which a file holds its list, ``""`` if it is the list, and the items."""
    value = values_of(text)
    if isinstance(value, dict):
        return name, list(value.get(name) or [])
    return "", list(value or [])


def _quote_of(item: Any) -> str:
    return str(item.get("quote") or "") if isinstance(item, dict) else ""


def _source_id(path: Path) -> str:
    """Return the id of the source in a report's file, "" if it has none or cannot be read."""
    try:
        value = values_of(path.read_bytes().decode("utf-8-sig"))
        return str((value.get("source") or {}).get("id") or "")
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError):
        return ""


def _shared_source(folder: Path, file: Path) -> Source | None:
    """Return the source of the case's own file of a report that another coder reads."""
    own = folder / REPORTS / file.name
    if file == own or not own.is_file():
        return None
    case, _ = survey_case(folder, [own])
    return next(iter(case.sources.values()), None)


def _day(source: Source) -> Any:
    from datetime import date

    return date.fromordinal(source.date.first)
