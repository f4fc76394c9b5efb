"""The documents of the coding page: the report, what is coded of it, and a claim before it is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from actorgraph.case.check import check_case
from actorgraph.case.ends import barred
from actorgraph.case.folder import Coded
from actorgraph.case.named import Named
from actorgraph.case.text import placed
from actorgraph.case.yaml_file import YamlFile
from actorgraph.drafts.draft import FoundName
from actorgraph.drafts.readable import is_english
from actorgraph.model.actor import ACTOR_TYPES, Actor
from actorgraph.model.claim import OPERATORS, Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import fold, slug
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.page.appearance import drawn_family, hue_of, look_of
from actorgraph.page.layout import stress
from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns
from actorgraph.serve.coding.workbench import EVENT, Seen, Workbench, guessed_type

#: Pixels of a letter and of a line in the small drawing.
_LETTER: Final = 7.2
_LINE: Final = 15
#: Letters of a name that are drawn.
_LONG: Final = 24
#: The smallest part of a name that may be another name for its owner.
_SHORT: Final = 3


def report_document(bench: Workbench, seen: Seen) -> dict[str, Any]:
    """Return what does not change while a report is coded."""
    return {
        "text": bench.text,
        "sentences": [list(span) for span in bench.spans],
        "report": bench.report.name,
        "folder": bench.folder.resolve().name,
        "file": bench.file.relative_to(bench.folder).as_posix(),
        "coder": bench.coder,
        "case": seen.case.title,
        "english": is_english(bench.text),
        "unnamed": bench.unnamed,
        "types": list(ACTOR_TYPES),
        "modalities": list(MODALITIES),
        "operators": list(OPERATORS),
        "relations": _relations(seen.case.vocabulary),
    }


def _relations(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    phrases: dict[str, list[str]] = {}
    for words, (name, inverse) in vocabulary.phrases.items():
        if name in vocabulary and not inverse:
            phrases.setdefault(name, []).append(words)
    found = []
    for relation in vocabulary:
        never = barred(relation)
        found.append(
            {
                "name": relation.name,
                "reading": relation.reading,
                "meaning": relation.meaning,
                "family": relation.family,
                "hue": hue_of(drawn_family(relation)),
                "symmetric": relation.symmetric,
                "takesObject": relation.takes_object,
                "phrases": phrases.get(relation.name, []),
                "never": {"subject": sorted(never.subject), "object": sorted(never.object)},
            }
        )
    return found


def state_document(bench: Workbench, seen: Seen, *, drafted: bool = True) -> dict[str, Any]:
    """Return what is coded so far, what is offered, and what is wrong.

    Drafting takes a second for a long article, so while names are decided it is left out: then `cards` is None.
    """
    cards = bench.cards(seen) if drafted else None
    return {
        "version": seen.version,
        "source": {
            "id": seen.source.id,
            "title": seen.source.title,
            "publisher": seen.source.publisher,
            "date": seen.source.date.text,
        },
        "things": [
            *map(_thing, seen.case.actors.values()),
            *map(_thing, seen.case.events.values()),
        ],
        "names": _names(bench, seen),
        "places": [[list(place) for place in places] for places in seen.named],
        "claims": _claims(bench, seen),
        "cards": cards,
        "marks": _marks(bench, seen, cards or [[] for _ in bench.spans]),
        "coverage": _coverage(bench, seen),
        "check": {
            "faults": [str(fault) for fault in seen.review.faults],
            "remarks": [
                str(remark) for remark in seen.review.remarks if remark.file == seen.own_name
            ],
        },
        "graph": _graph(seen),
        "two": _two(bench, seen),
        "undo": bench.files.steps[-1].words if bench.files.steps else "",
    }


def _two(bench: Workbench, seen: Seen) -> dict[str, Any] | None:
    """Return where two coders differ; None if none are compared."""
    if seen.agreement is None:
        return None
    patterns = Patterns(seen.case.nouns, seen.case.vocabulary)

    def side(coded: Coded | None) -> dict[str, Any] | None:
        if coded is None:
            return None
        parts = [part._asdict() for part in patterns.sentence(coded.claim)]
        return {"parts": parts, "fields": fields_of(coded)}

    quotes = [one.claims[0].claim.quote for one in seen.differences]
    places = [placed(bench.text, [quote])[0] for quote in quotes]
    measures = {key: seen.agreement.measure(key) for key in ("relation", "modality")}
    return {
        "one": seen.agreement.one,
        "other": seen.agreement.other,
        "found": seen.agreement.found,
        "kappa": {key: measure.kappa for key, measure in measures.items()},
        "settled": len(seen.settled),
        "missing": len(bench.missing(seen)),
        "left": [
            {
                "key": one.key,
                "one": side(one.one),
                "other": side(one.other),
                "differs": list(one.differs),
                "place": list(place) if place else None,
                "sentence": (_touched(bench, place) or [0])[0],
            }
            for one, place in zip(seen.differences, places, strict=True)
        ],
    }


def _thing(thing: Actor | Event) -> dict[str, Any]:
    is_event = isinstance(thing, Event)
    return {
        "id": thing.id,
        "name": thing.name,
        "type": EVENT if is_event else thing.type,
        "names": [name.text for name in thing.names],
        "look": asdict_look(EVENT if is_event else thing.type),
    }


def asdict_look(kind: str) -> dict[str, Any]:
    """Return how a type is drawn."""
    return look_of(kind)._asdict()


def _names(bench: Workbench, seen: Seen) -> list[dict[str, Any]]:
    return [
        {
            **asdict(name),
            "type": name.type if name.known else _guessed(bench, seen, name),
            "struck": name.name in seen.struck or name.id in seen.struck,
            "sentence": _sentence_at(bench, name.start),
            "like": [] if name.known else _like(name, seen),
        }
        for name in seen.names
    ]


def _guessed(bench: Workbench, seen: Seen, name: FoundName) -> str:
    """Return the type of a new name by its last words; who is also called by the last of them alone is a person."""
    kind = guessed_type(name.name)
    words = name.name.split()
    if kind != "unknown" or not 2 <= len(words) <= 3:
        return kind
    called = {
        bench.text[start:end]
        for places in seen.named
        for key, start, end in places
        if key == name.id
    }
    return "person" if words[-1] in called else kind


def _like(name: FoundName, seen: Seen) -> list[dict[str, str]]:
    """Return whom a new name may be another name of, with the reason."""
    own = fold(name.name)
    found = []
    things: list[Actor | Event] = [*seen.case.actors.values(), *seen.case.events.values()]
    for thing in things:
        why = _why_like(own, thing)
        if why and thing.id != name.id:
            found.append({"id": thing.id, "name": thing.name, "why": why})
    return found[:4]


def _why_like(own: str, thing: Actor | Event) -> str:
    for words in (thing.name, *(name.text for name in thing.names)):
        other = fold(words)
        if own.replace(" ", "") == other.replace(" ", ""):
            return "the same letters"
        if own == "".join(word[0] for word in other.split()) or other == "".join(
            word[0] for word in own.split()
        ):
            return f"initials of {words}" if len(own) < len(other) else f"{words} are its initials"
        if len(own) > _SHORT and len(other) > _SHORT and set(own.split()) & set(other.split()):
            shared = " ".join(word for word in own.split() if word in other.split())
            if len(shared) > _SHORT:
                return f"“{shared}” is in both names"
    return ""


def _sentence_at(bench: Workbench, place: int) -> int:
    return next((n for n, (_, end) in enumerate(bench.spans) if place < end), 0)


def _claims(bench: Workbench, seen: Seen) -> list[dict[str, Any]]:
    patterns = Patterns(seen.case.nouns, seen.case.vocabulary)
    faults: dict[str, list[str]] = {}
    for fault in seen.review.faults:
        if fault.file == seen.own_name:
            owner = [one for one in seen.own if one.line <= fault.line]
            if owner:
                faults.setdefault(owner[-1].claim.id, []).append(fault.message)
    return [
        {
            "id": one.claim.id,
            "parts": [part._asdict() for part in patterns.sentence(one.claim)],
            "place": list(place) if place else None,
            "sentences": _touched(bench, place),
            "fields": fields_of(one),
            "hue": hue_of(drawn_family(seen.case.vocabulary[one.claim.relation])),
            "faults": faults.get(one.claim.id, []),
        }
        for one, place in zip(seen.own, seen.places, strict=True)
    ]


def fields_of(coded: Coded) -> dict[str, Any]:
    """Return the fields of a claim as the page changes them."""
    claim = coded.claim
    written: dict[str, Any] = {
        "relation": claim.relation,
        "subject": claim.subject,
        "object": claim.object,
        "event": claim.event,
        "text": claim.text,
        "claimant": claim.claimant,
        "spokesperson": claim.spokesperson,
        "modality": claim.modality,
        "hedge": claim.hedge,
        "when": claim.when.text,
        "said": claim.said.text,
        "role": claim.role,
        "mode": list(claim.mode),
        "quantity": None,
        "quote": claim.quote,
        "implied": claim.implied,
        "note": claim.note,
        "cites": claim.cites,
        "file": claim.file,
        "record": claim.record,
    }
    if claim.quantity:
        written["quantity"] = asdict(claim.quantity)
    if coded.file.value["claims"][coded.path[1]].get("id"):
        written["id"] = claim.id
    return written


def _touched(bench: Workbench, place: tuple[int, int] | None) -> list[int]:
    if place is None:
        return []
    return [n for n, (start, end) in enumerate(bench.spans) if start < place[1] and place[0] < end]


def _marks(bench: Workbench, seen: Seen, offered: Iterable[Sequence[dict[str, Any]]]) -> list[str]:
    """Return of each sentence whether it is *coded*, *read*, *flagged* (something is offered) or nothing."""
    coded = {n for place in seen.places for n in _touched(bench, place)}
    read = {n for place in seen.read for n in _touched(bench, place)}
    return [
        "coded" if n in coded
        else "read" if n in read
        else "flagged" if cards
        else ""
        for n, cards in enumerate(offered)
    ]  # fmt: skip


def _coverage(bench: Workbench, seen: Seen) -> float:
    """Return the share of the text's letters that stand in quotes or in sentences that were read."""
    inside = bytearray(len(bench.text))
    for place in (*seen.places, *seen.read):
        if place:
            inside[place[0] : place[1]] = b"\1" * (place[1] - place[0])
    letters = [at for at, letter in enumerate(bench.text) if not letter.isspace()]
    return sum(inside[at] for at in letters) / max(1, len(letters))


def _graph(seen: Seen) -> dict[str, Any]:
    """Return the actors and events of the report's claims, where they are drawn, and the ties between them."""
    ties: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in seen.own:
        claim = one.claim
        start, end = claim.subject or claim.event, claim.object or claim.event
        if not start or not end or start == end:
            continue
        relation = seen.case.vocabulary[claim.relation]
        family = drawn_family(relation)
        tie = ties.setdefault(
            (start, end, family),
            {"from": start, "to": end, "hue": hue_of(family), "claims": [], "firm": False},
        )
        tie["claims"].append(claim.id)
        tie["firm"] = tie["firm"] or claim.modality in ("confirmed", "stated", "believed", "likely")
    ids = list(dict.fromkeys(key for start, end, _ in ties for key in (start, end)))
    nouns = seen.case.nouns
    # Laid out lying down and drawn standing up, since the rail is narrow.
    half = {key: max(30.0, min(len(nouns[key].name), _LONG) * _LETTER / 2) for key in ids}
    boxes = {key: stress.Box(-12, -half[key], 12 + _LINE, half[key]) for key in ids}
    laid = stress.places(boxes, [(start, end) for start, end, _ in ties]) if ids else {}
    return {
        "things": [
            {
                "id": key,
                "name": _short(nouns[key].name),
                "x": laid[key][1],
                "y": laid[key][0],
                "look": asdict_look(EVENT if nouns[key].is_event else nouns[key].type),
            }
            for key in ids
        ],
        "ties": list(ties.values()),
    }


def _short(name: str) -> str:
    return name if len(name) <= _LONG else f"{name[: _LONG - 1].rstrip()}…"


def preview_document(bench: Workbench, seen: Seen, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a claim will be read, and what is wrong with it, before it is accepted."""
    fields = dict(given)
    named = Named(seen.case.actors, seen.case.events)
    new: list[str] = []
    actors = dict(seen.case.actors)
    try:
        for key, nouns in MENTIONS.items():
            value = str(fields.get(key) or "").strip()
            fields[key] = named.id_of(value, nouns)
            if value and not _known(seen, fields[key], nouns):
                new.append(value)
                fields[key] = slug(value)
                actors.setdefault(fields[key], Actor(fields[key], value, guessed_type(value)))
        claim, _ = bench.made(fields, seen.source)
    except InvalidValue as error:
        return {"parts": [], "words": "", "faults": [str(error)], "new": new}
    if claim.relation not in seen.case.vocabulary:
        return {"parts": [], "words": "", "faults": ["choose a relation"], "new": new}
    case = replace(
        seen.case,
        actors=actors,
        sources={**seen.case.sources, seen.source.id: seen.source},
        claims=(Coded(claim, YamlFile(None, ""), ()),),
        blanks=(),
    )
    review = check_case(case, {seen.source.id: bench.words})
    parts = Patterns(case.nouns, case.vocabulary).sentence(claim)
    return {
        "parts": [part._asdict() for part in parts],
        "words": text_of(parts),
        "faults": [*_object_of(seen, claim), *(fault.message for fault in review.faults)],
        "new": new,
    }


def _object_of(seen: Seen, claim: Claim) -> Iterable[str]:
    relation = seen.case.vocabulary[claim.relation]
    if claim.object and not relation.takes_object:
        yield f"{claim.relation!r} takes no object; say what in the text"


def _known(seen: Seen, key: str, nouns: Iterable[str]) -> bool:
    things: dict[str, Any] = {"actor": seen.case.actors, "event": seen.case.events}
    return any(key in things[noun] for noun in nouns)
