"""What the page's scripts read: a view as columns, in one piece to draw and one to read.

The first piece holds what is needed to draw and to filter; it is there before the first frame. The
second holds the words: quotes, notes, names, addresses. Columns of small whole numbers and of texts
that are alike compress to a fraction of what rows of objects take. The types are described in
``scripts/types.d.ts``, and ``scripts/data.js`` reads them.
"""

from __future__ import annotations

import base64
import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START
from actorgraph.model.event import Event
from actorgraph.model.modality import MODALITIES, group, rank
from actorgraph.model.source import Source
from actorgraph.network import edge_modality, words_of
from actorgraph.page.answer.answered import Answered
from actorgraph.page.appearance import DISCLAIMERS, drawn_family, hue_of, look_of
from actorgraph.page.asks import asks
from actorgraph.page.drawing import bend_of
from actorgraph.page.groups.document import groups_document
from actorgraph.page.places import Places
from actorgraph.page.salience import salience, stamps_of, without
from actorgraph.page.story.document import story_document
from actorgraph.page.story.story import story_of
from actorgraph.page.view import (
    BLAMED,
    DIRECTED,
    IN_EVENT,
    SYMMETRIC,
    UNNAMED,
    View,
    kind_of,
    web_address,
)
from actorgraph.questions.documents import actor_document, event_document, source_document
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.part import Part
from actorgraph.sentence.pattern import ROLES, Slot
from actorgraph.store.schema import EVENT_DATE, OWN_DATE, OWN_SOMETIME, SAID_DATE, UNDATED

if TYPE_CHECKING:
    from pyvis.network import Network

LINKS: Final = (DIRECTED, SYMMETRIC, IN_EVENT, UNNAMED, BLAMED)
#: Bytes of JSON above which a piece is compressed; below, whoever opens the file can read it.
LARGE: Final = 100_000
#: A tenth of a second quicker for a megabyte than the best, and a hundredth larger.
_LEVEL: Final = 7
#: What stands for "the source's publisher" among the claimants.
_PUBLISHER: Final = -2
_EPOCH: Final = 719_163  # the ordinal of 1970-01-01
_MADE: Final = re.compile("c[0-9a-f]{16}")
_NO_WORD: Final = re.compile("[^a-z0-9]+")
_UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def drawing(view: View, places: Places, network: Network) -> dict[str, Any]:
    """Return what is needed to draw and filter a view that is drawn as a network of pyvis."""
    nodes, edges = network.nodes, network.edges
    keys = _keys(view)
    at = {key: n for n, key in enumerate(keys)}
    kinds = list(dict.fromkeys(map(kind_of, view.things.values())))
    families = list(
        dict.fromkeys(
            family
            for relation in view.relations.values()
            for family in (relation.family, drawn_family(relation))
        )
    )
    return {
        "title": view.title,
        "meta": view.meta,
        "filters": list(view.filters),
        "keys": ["" if key == _plain_slug(view.name(key)) else key for key in keys],
        "names": [view.name(key) for key in keys],
        "tags": [[at[key], tag] for key, tag in view.tags.items()],
        "things": {
            "count": len(view.things),
            "kinds": kinds,
            "kind": [kinds.index(kind_of(thing)) for thing in view.things.values()],
            **{column: [node[column] for node in nodes] for column in ("x", "y", "size")},
            "when": _event_days(view),
            "salience": _salience(view),
        },
        "letters": {node["type"]: node["font"]["size"] for node in nodes},
        "looks": {kind: look_of(kind)._asdict() for kind in kinds},
        "families": families,
        "hues": {family: hue_of(family) for family in families},
        "disclaimers": {
            family: DISCLAIMERS[family] for family in families if family in DISCLAIMERS
        },
        "relations": [
            [
                relation.name,
                families.index(drawn_family(relation)),
                relation.reading,
                int(relation.symmetric),
                families.index(relation.family),
            ]
            for relation in view.relations.values()
        ],
        "sources": list(view.sources),
        "published": [_published(source) for source in view.sources.values()],
        "publishers": [at.get(source.publisher, -1) for source in view.sources.values()],
        "modalities": list(MODALITIES),
        "groups": [group(modality) for modality in MODALITIES],
        "ties": {
            "start": [at[tie.start] for tie in view.ties],
            "end": [at[tie.end] for tie in view.ties],
            "link": [LINKS.index(tie.link) for tie in view.ties],
            "bend": [bend_of(edge) for edge in edges],
            "loop": list(_loops(edges)),
        },
        "derived": _derived(view, at, families),
        "claims": _codes(view, at),
        "opening": _opening(view, places, at),
        **_pictures(view, at),
        "tour": {
            "points": [asdict(point) for point in view.tour],
            "starts": view.starts_tour,
        },
    }


def _pictures(view: View, at: Mapping[str, int]) -> dict[str, Any]:
    """Return the story and the groups on which the page of a whole case may open."""
    if not view.is_whole:
        return {"story": None, "overview": None}
    story = story_of(view)
    return {
        "story": story_document(view, story, at) if story else None,
        "overview": groups_document(view, at, has_story=story is not None),
    }


def _salience(view: View) -> list[int]:
    """Return how much each thing is a protagonist, on a log scale that a file can hold: 4 more is twice as much."""
    kept = without(view.ties, stamps_of(view.things, view.ties))
    return [round(4 * math.log2(1 + 8 * value)) for value in salience(view.things, kept).values()]


def words(view: View) -> dict[str, Any]:
    """Return what is needed to read a view, not to draw it."""
    claims = view.claims
    patterns = [view.patterns.of(claim) for claim in claims]
    numbers = {pattern: n for n, pattern in enumerate(dict.fromkeys(patterns))}
    said = [view.patterns.verb(claim) for claim in claims]
    verbs = {verb: n for n, verb in enumerate(dict.fromkeys(said))}
    kinds = [(claim.relation, edge_modality(claim, view.vocabulary)) for claim in claims]
    labels = {kind: n for n, kind in enumerate(dict.fromkeys(kinds))}
    return {
        "things": _columns([_dossier(thing) for thing in view.things.values()]),
        "sources": [_source(source) for source in view.sources.values()],
        "patterns": [list(map(_piece, pattern)) for pattern in numbers],
        "verbs": list(verbs),
        "labels": [list(words_of(*kind, view.vocabulary).values())[:2] for kind in labels],
        "nouns": [_noun(view.patterns.nouns[key]) for key in _keys(view)],
        "claims": {
            **_ids(claims),
            "pattern": [numbers[pattern] for pattern in patterns],
            "verb": [verbs[verb] for verb in said],
            "label": [labels[kind] for kind in kinds],
            "quote": [claim.quote for claim in claims],
            **_sparse(_said(view)),
        },
        "asks": asks(view),
    }


def _piece(piece: Part | Slot) -> str | int | list[Any]:
    """Return a piece of a pattern: plain words, a place for a name, or [kind, words] of whom, if of any.

    A place is the number of the field that has the name, and 4 more if it has *the* in any case.
    """
    if isinstance(piece, Slot):
        return ROLES.index(piece.role) + 4 * piece.the
    if piece.id:
        return [piece.kind, piece.text, ROLES.index(piece.id)]
    return piece.text if piece.kind == "text" else [piece.kind, piece.text]


def _noun(noun: Noun) -> int:
    """Return how a name stands within a sentence: 0 as it is, 1 after *the*, 2 with its own *The* small.

    For a plural it is 3 more.
    """
    many = 3 * noun.plural
    if noun.words == noun.name:
        return many
    return many + (1 if noun.words == f"the {noun.name}" else 2)


def packed(document: Any) -> tuple[str, str]:
    """Return a document as the text of a script element, and that element's type.

    Small ones are JSON, large ones raw deflate in base64.
    """
    text = _json(document)
    if len(text) < LARGE:
        return _escaped(text), "application/json"
    return deflated(text), "text/plain"


def deflated(text: str) -> str:
    """Return a text as raw deflate in base64; lone surrogates become question marks."""
    made = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    data = made.compress(text.encode("utf-8", "replace")) + made.flush()
    return base64.b64encode(data).decode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _escaped(text: str) -> str:
    """Return JSON so that it can stand inside a script element, whatever the texts in it."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _keys(view: View) -> list[str]:
    """Return the ids of all things, then of who is only mentioned."""
    found = dict.fromkeys(view.things)
    for claim in view.claims:
        found.update(dict.fromkeys(claim.mentions))
    found.update(
        dict.fromkeys(source.publisher for source in view.sources.values() if source.publisher)
    )
    found.update(dict.fromkeys(view.names))
    return list(found)


def _plain_slug(name: str) -> str:
    """Return the id that most names make, as far as two languages can agree on it without doubt."""
    if not name.isascii():
        return ""
    return _NO_WORD.sub("-", name.lower().replace("'", "").replace("`", "")).strip("-")


def _codes(view: View, at: Mapping[str, int]) -> dict[str, Any]:
    """Return what the filters need of every claim; what follows from the rest is left out.

    *tie*: 0 is the next tie that was not there yet, n > 0 the tie n - 1, -1 none. *ends* has subject and
    object if they are not those of the tie. *claimant*: -2 is the publisher. *last* counts from
    *first*.
    """
    relations = {name: n for n, name in enumerate(view.relations)}
    sources = {key: n for n, key in enumerate(view.sources)}
    at = {"": -1, **at}
    tie_of: list[int] = [-1] * len(view.claims)
    for n, tie in enumerate(view.ties):
        for position in tie.claims if tie.link != BLAMED else ():
            tie_of[position] = n
    ends = [
        (n, at[claim.subject], at[claim.object])
        for n, (claim, tie) in enumerate(zip(view.claims, tie_of, strict=True))
        if (claim.subject, claim.object) != _ends_of(view, tie)
    ]
    return {
        "relation": [relations[claim.relation] for claim in view.claims],
        "ends": {
            "at": [n for n, _, _ in ends],
            "subject": [subject for _, subject, _ in ends],
            "object": [target for _, _, target in ends],
        },
        "event": [at[claim.event] for claim in view.claims],
        "claimant": [
            _PUBLISHER
            if claim.claimant == view.sources[claim.source].publisher
            else at[claim.claimant]
            for claim in view.claims
        ],
        "spokesperson": [at[claim.spokesperson] for claim in view.claims],
        "source": [sources[claim.source] for claim in view.claims],
        "modality": [rank(claim.modality) for claim in view.claims],
        **_days(view),
        "tie": _running(tie_of),
    }


def _ends_of(view: View, tie: int) -> tuple[str, str] | None:
    """Return subject and object of a claim that is drawn as a tie, as far as the tie has them."""
    if tie < 0:
        return None
    line = view.ties[tie]
    if line.link == IN_EVENT:
        return line.start, ""
    return ("", line.end) if line.link == UNNAMED else (line.start, line.end)


def _days(view: View) -> dict[str, list[Any]]:
    first: list[int | None] = []
    last: list[int | None] = []
    dated = []
    for claim in view.claims:
        days = view.days.get(claim.id)
        start, end = days or (OPEN_START, OPEN_END)
        first.append(None if start == OPEN_START else start - _EPOCH)
        last.append(None if end == OPEN_END else end - (0 if start == OPEN_START else start))
        if last[-1] is not None and first[-1] is None:
            last[-1] -= _EPOCH
        dated.append(_dated_by(view, claim))
    return {"first": first, "last": last, "dated": dated}


def _event_days(view: View) -> dict[str, list[int | None]]:
    """Return the places of the events that have a date, with their first and last days; None is an open end."""
    dated = [
        (n, event.when)
        for n, event in enumerate(view.things.values())
        if isinstance(event, Event) and event.when.known
    ]
    return {
        "at": [n for n, _ in dated],
        "first": [None if when.first == OPEN_START else when.first - _EPOCH for _, when in dated],
        "last": [None if when.last == OPEN_END else when.last - _EPOCH for _, when in dated],
    }


def _dated_by(view: View, claim: Claim) -> int:
    """Return how the days of a claim are known, as `actorgraph.store.schema` has it."""
    if claim.when.known:
        return OWN_DATE if claim.when.throughout else OWN_SOMETIME
    if claim.id not in view.days:
        return UNDATED
    if view.vocabulary[claim.relation].is_word:
        return OWN_DATE if claim.said.throughout else OWN_SOMETIME
    event = view.things.get(claim.event)
    return EVENT_DATE if isinstance(event, Event) and event.when.known else SAID_DATE


def _published(source: Source) -> int | None:
    """Return the last day on which a source was published; None if it is not known."""
    known = source.date.known and source.date.last < OPEN_END
    return source.date.last - _EPOCH if known else None


def _running(tie_of: Sequence[int]) -> list[int]:
    """Return the place of each claim's tie, or 0 if that is the next new one, as most are."""
    seen = 0
    found = []
    for tie in tie_of:
        found.append(0 if tie == seen else -1 if tie < 0 else tie + 1)
        seen += tie == seen
    return found


def _derived(view: View, at: Mapping[str, int], families: Sequence[str]) -> list[list[Any]] | None:
    """Return what follows from the claims as rows: family, ends, rule, chain."""
    if view.conclusions is None:
        return None
    place = {claim.id: n for n, claim in enumerate(view.claims)}
    return [
        [
            families.index(conclusion.family),
            at[conclusion.subject],
            at[conclusion.object],
            conclusion.known,
            [place[claim] for claim in conclusion.claims],
        ]
        for conclusion in view.conclusions
    ]


def _loops(edges: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    """Yield, for each edge that is a loop, which of the loops around its node it is; 0 for the others."""
    seen: Counter[str] = Counter()
    for edge in edges:
        is_loop = edge["from"] == edge["to"]
        yield seen[edge["from"]] if is_loop else 0
        seen[edge["from"]] += is_loop


def _opening(view: View, places: Places, at: Mapping[str, int]) -> dict[str, Any] | None:
    """Return the part that is shown first; its claims are places in the table."""
    opening = view.opening
    if opening is None:
        return None
    asked = set(opening.claims)
    answered = opening.answered
    return {
        "words": opening.words,
        "things": [at[key] for key in opening.things],
        "x": [places.opening[key][0] for key in opening.things],
        "y": [places.opening[key][1] for key in opening.things],
        "claims": [n for n, claim in enumerate(view.claims) if claim.id in asked],
        "derived": opening.derived,
        "tentative": opening.tentative,
        "answer": _answered(view, answered, at) if answered else None,
    }


def _answered(view: View, answered: Answered, at: Mapping[str, int]) -> dict[str, Any]:
    """Return the answer with places, and the ties that follow from its claims."""
    claims = {claim.id: n for n, claim in enumerate(view.claims)}
    things = {key: at[key] for key in view.things}
    chains = {frozenset(chain) for chain in answered.chains}
    return {
        **answered.document(things, claims),
        "derived": [
            len(view.ties) + n
            for n, conclusion in enumerate(view.conclusions or ())
            if frozenset(conclusion.claims) in chains
        ],
    }


def _dossier(thing: Actor | Event) -> dict[str, Any]:
    row = actor_document(thing) if isinstance(thing, Actor) else event_document(thing)
    row["names"] = [_name(name) for name in thing.names]
    return {key: value for key, value in row.items() if key not in ("id", "name")}


def _name(name: Name) -> dict[str, Any]:
    row = {
        "name": name.text,
        "kind": name.kind,
        "language": name.language,
        "since": name.since,
        "until": name.until,
        "background": name.background,
    }
    return _kept(row)


def _ids(claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the ids of the claims: those that a hash made as its bytes, eight each, in base64."""
    made = [claim.id for claim in claims if _MADE.fullmatch(claim.id)]
    if len(made) < len(claims) or not claims:
        return {"id": [claim.id for claim in claims]}
    return {"made": base64.b64encode(bytes.fromhex("".join(key[1:] for key in made))).decode()}


def _said(view: View) -> dict[str, list[Any]]:
    """Return what few of the sentences of the claims show, as columns."""
    claims = view.claims
    return {
        "text": [claim.text for claim in claims],
        "role": [claim.role for claim in claims],
        "mode": [list(claim.mode) for claim in claims],
        "quantity": [str(claim.quantity or "") for claim in claims],
        "hedge": [claim.hedge for claim in claims],
        "when": [_when(view, claim) for claim in claims],
        "said": [claim.said.text for claim in claims],
        "implied": [claim.implied for claim in claims],
        "note": [claim.note for claim in claims],
        "file": [claim.file for claim in claims],
        "record": [claim.record for claim in claims],
        "cites": [claim.cites for claim in claims],
        "tlp": [claim.tlp for claim in claims],
    }


def _when(view: View, claim: Claim) -> str:
    """Return the time of a claim; a day is in the codes, and so only marked."""
    text = claim.when.text
    first, last = view.days.get(claim.id, (OPEN_START, OPEN_END)) if text else (0, 1)
    return "=" if first == last and text == _day_text(first) else text


def _day_text(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _source(source: Source) -> dict[str, Any]:
    row = source_document(source)
    row["link"] = web_address(source.address)
    return _kept(row)


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows as columns."""
    keys: Iterable[str] = dict.fromkeys(key for row in rows for key in row)
    return _sparse({key: [row.get(key) for row in rows] for key in keys})


def _sparse(columns: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Return columns without empty ones; one that is mostly empty has only its values and their places: ``{at, is}``."""
    sparse: dict[str, Any] = {}
    for key, column in columns.items():
        at = [n for n, value in enumerate(column) if value]
        if 2 * len(at) > len(column):
            sparse[key] = [value or "" for value in column]
        elif at:
            sparse[key] = {"at": at, "is": [column[n] for n in at]}
    return sparse


_EMPTY: Final[tuple[Any, ...]] = (None, "", [], False)


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in _EMPTY}
