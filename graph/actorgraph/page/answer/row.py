"""The lines of an answer: who or what answers, how sure that is, and on which claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from itertools import islice
from typing import Any, Final

from actorgraph.measures.balance import Balance
from actorgraph.measures.communities import Communities
from actorgraph.measures.cut import Cut, CutActor
from actorgraph.measures.rank import Ranking
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.answer import Answer, each_once
from actorgraph.questions.between import Between, Meeting, Said
from actorgraph.questions.chain import Chain
from actorgraph.questions.compare import Change, Comparison, change_words
from actorgraph.questions.conflicts import Conflicts, conflict_words
from actorgraph.questions.dossier import Dossier
from actorgraph.questions.figures import Figures
from actorgraph.questions.find import Found
from actorgraph.questions.listing import Listing
from actorgraph.questions.named import Named
from actorgraph.questions.origins import OriginsAnswer
from actorgraph.questions.paths.pairs import Pairs
from actorgraph.questions.paths.path import Paths
from actorgraph.questions.timeline import Timeline
from actorgraph.questions.voices import Voices
from actorgraph.questions.whether import Whether
from actorgraph.sentence.figure import figure
from actorgraph.sentence.wording import count, quoted, told
from actorgraph.store.reader import Store

#: Rows that are written one by one; the claims of the others stand together in one more.
MOST: Final = 200


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One line of an answer.

    `thing` is the id of the actor or event that answers, empty for a text, a figure or a quote. `words` say how
    sure it is, `claims` are its evidence, firmest first, `chain` those from which it follows, in their order.
    """

    name: str
    thing: str = ""
    words: str = ""
    claims: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


def rows_of(answer: Answer[Any], sentences: Sentences) -> Iterator[AnswerRow]:
    """Yield the rows of an answer, best first; what is more than `MOST` as one."""
    rows = _rows(answer, sentences)
    yield from islice(rows, MOST)
    rest = list(rows)
    if len(rest) == 1:
        yield rest[0]
    elif rest:
        claims = each_once(claim for row in rest for claim in row.claims)
        yield AnswerRow(f"… and {len(rest):,} more", claims=claims)


@singledispatch
def _rows(answer: Answer[Any], sentences: Sentences) -> Iterator[AnswerRow]:
    """Yield those who answer; if nobody does, the sentences of the claims."""
    if answer.named:
        yield from map(_named, answer.named)
    else:
        yield from _said(answer.claims, sentences)


def _named(named: Named) -> AnswerRow:
    chain = tuple(link.claim for link in named.chain)
    return AnswerRow(named.name, named.actor, known_words(named), named.claims, chain)


def known_words(named: Named) -> str:
    """Return how it is known that somebody answers.

    >>> known_words(Named("iran", "Iran", "command", "believed", ()))
    'follows by command, believed'
    >>> known_words(Named("iran", "Iran", "stated", "stated", ()))
    'stated'
    """
    if named.known == "attributed":
        return f"blamed for it, {named.modality}"
    if named.known in ("stated", "not asserted"):
        return named.modality
    sure = "" if named.modality == "stated" else f", {named.modality}"
    return f"follows by {named.known}{sure}"


def _said(ids: Iterable[str], sentences: Sentences) -> Iterator[AnswerRow]:
    """Yield each sentence of some claims once."""
    kept = each_once(ids)
    shown, rest = kept[:MOST], kept[MOST:]
    modalities = {claim.id: claim.modality for claim in sentences.store.claims_called(shown)}
    for words, claims in sentences.together(shown).items():
        sure = ", ".join(dict.fromkeys(modalities[key] for key in claims))
        yield AnswerRow(words, words=sure, claims=claims)
    if rest:
        yield AnswerRow(f"… and {count(len(rest), 'more claim')}", claims=rest)


@_rows.register
def _(answer: Listing, sentences: Sentences) -> Iterator[AnswerRow]:
    if answer.call and answer.call.name == "said":
        for claim in sentences.store.claims_called(answer.claims):
            words = quoted(claim.quote) if claim.quote else sentences.first([claim.id])
            yield AnswerRow(words, words=claim.modality, claims=(claim.id,))
    elif answer.named:
        yield from map(_named, answer.named)
    else:
        yield from _said(answer.claims, sentences)


@_rows.register
def _(answer: Whether, sentences: Sentences) -> Iterator[AnswerRow]:
    if answer.derived is not None:
        yield _named(answer.derived)
    yield from _said([*answer.answers, *answer.denied], sentences)


@_rows.register
def _(answer: Figures, sentences: Sentences) -> Iterator[AnswerRow]:
    names = sentences.store.names(each_once(one.about for one in answer.figures))
    for one in answer.figures:
        about = names.get(one.about, one.about)
        yield AnswerRow(
            f"{figure(one.quantity)} – {about}", words=one.modality, claims=(one.claim,)
        )


@_rows.register
def _(answer: Chain, sentences: Sentences) -> Iterator[AnswerRow]:
    for line in answer.lines:
        said = tuple(statement.claim for statement in line.statements)
        name = line.stations[0].name if line.stations else answer.names.get(line.accused, line.text)
        yield AnswerRow(name, line.accused, f"blamed, {line.statements[0].modality}", said)
        for station in line.stations:
            if station.derived:
                words = f"follows: {station.place}"
                chain = (*said[:1], *station.claims[:1])
                yield AnswerRow(station.name, station.actor, words, station.claims, chain)
            for sponsor in station.sponsors:
                words = f"follows: sponsor of {station.name}"
                chain = (*said[:1], *sponsor.claims[:1])
                yield AnswerRow(sponsor.name, sponsor.actor, words, sponsor.claims, chain)
    for stop in answer.stops:
        yield AnswerRow(capital(stop.words), stop.actor, "here the telling stops")


def capital(words: str) -> str:
    """Return words as a sentence begins.

    >>> capital("nobody is said")
    'Nobody is said'
    """
    return words[:1].upper() + words[1:]


@_rows.register
def _(answer: Dossier, sentences: Sentences) -> Iterator[AnswerRow]:
    if isinstance(answer.subject, Claim):
        yield from _said(answer.claims, sentences)
        return
    yield AnswerRow(answer.subject.name, answer.subject.id, answer.subject.type.replace("-", " "))
    for family, claims in answer.ties.items():
        ids = tuple(claim.id for claim in claims)
        yield AnswerRow(family.replace("-", " "), words=count(len(ids), "claim"), claims=ids)
    if answer.voiced:
        ids = tuple(claim.id for claim in answer.voiced)
        yield AnswerRow("says about others", words=count(len(ids), "claim"), claims=ids)


@_rows.register
def _(answer: Timeline, sentences: Sentences) -> Iterator[AnswerRow]:
    shown = answer.moments[:MOST]
    words = sentences.of(moment.id for moment in shown if moment.kind == "claim")
    for moment in answer.moments:
        is_event = moment.kind == "event"
        name = words.get(moment.id, moment.name)
        yield AnswerRow(name, moment.id if is_event else "", told(moment.when), moment.claims)


@_rows.register
def _(answer: Found, sentences: Sentences) -> Iterator[AnswerRow]:
    things: tuple[Actor | Event, ...] = (*answer.actors, *answer.events)
    for thing in things:
        yield AnswerRow(thing.name, thing.id, thing.type.replace("-", " "))
    yield from _said(answer.claims, sentences)


@_rows.register
def _(answer: Between, sentences: Sentences) -> Iterator[AnswerRow]:
    names = answer.one.name, answer.other.name
    for bond in answer.answers:
        if isinstance(bond, Said):
            yield from _said(bond.claims, sentences)
        elif isinstance(bond, Meeting):
            yield AnswerRow(bond.name, bond.event, "both are named in it", bond.claims)
        else:
            sides = zip(names, (bond.one, bond.other), strict=True)
            words = "; ".join(f"{name}: {_relations(said)}" for name, said in sides)
            yield AnswerRow(bond.name, bond.id, words, bond.claims)


def _relations(said: Iterable[Said]) -> str:
    return ", ".join(dict.fromkeys(one.relation.replace("-", " ") for one in said))


@_rows.register
def _(answer: Paths, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    yield from _paths(answer)


@_rows.register
def _(answer: Pairs, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    for paths in answer.pairs:
        yield from _paths(paths)


def _paths(answer: Paths) -> Iterator[AnswerRow]:
    for path in answer.paths:
        claims = each_once(claim for hop in path.hops for claim in hop.all_claims)
        names = " – ".join(answer.names[key] for key in path.actors)
        hops = count(len(path.hops), "hop")
        words = f"{hops}, the weakest {path.weakest}" if len(path.hops) > 1 else path.weakest
        yield AnswerRow(names, words=words, claims=claims)


@_rows.register
def _(answer: Conflicts, sentences: Sentences) -> Iterator[AnswerRow]:
    for conflict in answer.conflicts:
        sides = " – ".join(side.words for side in conflict.sides)
        words = conflict_words(sentences.store, conflict)
        yield AnswerRow(words, words=sides, claims=conflict.claims)


@_rows.register
def _(answer: Comparison, sentences: Sentences) -> Iterator[AnswerRow]:
    kinds = {"contradicted": answer.contradicted, "added": answer.added, "dropped": answer.dropped}
    for kind, changes in kinds.items():
        for change in changes:
            name = changed(sentences.store, answer.other or sentences.store, change)
            yield AnswerRow(name, words=kind, claims=change.claims)


def changed(store: Store, other: Store, change: Change) -> str:
    """Return what a change is about, with the figures that the two sides give."""
    words = change_words(store, other, change)
    sides = [
        " and ".join(dict.fromkeys(map(figure, figures)))
        for figures in (change.figures_before, change.figures_after)
        if figures
    ]
    return f"{words}: {' → '.join(sides)}" if sides else words


@_rows.register
def _(answer: Voices, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    for voice in answer.voices:
        claims = each_once(claim for alone in voice.examples for claim in alone.claims)
        words = (
            f"{count(voice.claims, 'claim')}, {count(voice.alone, 'assertion')} on this voice alone"
        )
        yield AnswerRow(voice.name or "no publisher", voice.id, words, claims)


@_rows.register
def _(answer: OriginsAnswer, sentences: Sentences) -> Iterator[AnswerRow]:
    for sourced in answer.said:
        yield AnswerRow(
            sentences.first(sourced.claims), words=sourced.counts.words, claims=sourced.claims
        )


@_rows.register
def _(answer: Ranking, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    for ranked in answer.ranked:
        words = f"place {ranked.place}, {score_words(answer.by, ranked.score)}"
        yield AnswerRow(ranked.name, ranked.actor, words, ranked.support.claims)


def score_words(by: str, score: float) -> str:
    """Return a score as it is written: counts in whole numbers, shares with four places.

    >>> score_words("degree", 1200), score_words("pagerank", 0.0712345)
    ('1,200', '0.0712')
    """
    return f"{score:,.0f}" if by in ("degree", "broker") else f"{score:.4f}"


@_rows.register
def _(answer: Communities, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    for community in answer.communities:
        names = ", ".join(name for _, name in community.members[:5])
        more = len(community.members) - 5
        words = f"{count(community.inner, 'claim')} inside, {community.outer:,} to others"
        rest = f" and {more:,} more" if more > 0 else ""
        yield AnswerRow(f"{names}{rest}", words=words, claims=community.support.claims)


@_rows.register
def _(answer: Cut, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    direct = (answer.direct,) if answer.direct else ()
    for part in (*answer.answers, *direct):
        words = count(part.support.claim_count, "claim")
        if isinstance(part, CutActor):
            yield AnswerRow(part.name, part.actor, words, part.support.claims)
        else:
            ends = f"{answer.names[part.actor]} – {answer.names[part.other]}"
            yield AnswerRow(ends, words=words, claims=part.support.claims)


@_rows.register
def _(answer: Balance, sentences: Sentences) -> Iterator[AnswerRow]:
    del sentences
    for triad in (*answer.unbalanced, *answer.balanced):
        names = ", ".join(answer.names[key] for key in triad.actors)
        sure = "balanced" if triad.kind in ("+++", "+--") else "not balanced"
        claims = each_once(claim for tie in triad.ties for claim in tie.support.claims)
        yield AnswerRow(names, words=f"{sure} ({triad.kind})", claims=claims)
    for mixed in answer.mixed:
        names = f"{answer.names[mixed.actor]} – {answer.names[mixed.other]}"
        claims = each_once([*mixed.positive.claims, *mixed.negative.claims])
        yield AnswerRow(names, words="said with both signs, and left out", claims=claims)
