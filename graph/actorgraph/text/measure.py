"""The answers to *rank*, *communities*, *cut* and *balance*, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.questions.answer import may_hold_notes
from actorgraph.sentence.wording import count, listed
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.measures.adjacency import Basis
    from actorgraph.measures.balance import Balance, Mixed, SignedTie, Triad
    from actorgraph.measures.communities import Communities, Community
    from actorgraph.measures.cut import Cut, CutTie
    from actorgraph.measures.rank import Ranked, Ranking
    from actorgraph.measures.support import Support
    from actorgraph.store.reader import Store

_MEASURES: Final = {
    "degree": "degree",
    "pagerank": "PageRank",
    "betweenness": "betweenness",
    "broker": "brokerage",
}
_GROUPS: Final = {
    "type": "types of actors",
    "parent": "topmost parents (background)",
    "country": "countries, as the topmost parent that is a state (background)",
}
#: Claims printed of one tie, and members of one community.
_MOST_QUOTES: Final = 3
_MOST_MEMBERS: Final = 30


def ranking_lines(store: Store, ranking: Ranking) -> Iterator[str]:
    """Yield the actors by place, each with its firmest claim, then what the measure is and rests on."""
    shown = len(ranking.ranked)
    of = ranking.basis.actors
    yield heading(f"By {_MEASURES[ranking.by]}: {shown:,} of {count(of, 'actor')}")
    if not shown:
        yield from _nothing_lines(ranking.basis)
    for ranked in ranking.ranked:
        yield from _ranked_lines(store, ranking, ranked)
    yield ""
    yield from indented(f"Score: {ranking.definition}.", 0, hang=2)
    if ranking.by == "broker":
        yield from _group_lines(ranking)
    if not ranking.exact:
        yield from indented(
            f"Estimated: the ways from {ranking.pivots:,} of {count(of, 'actor')}, drawn at random with one"
            " seed (Brandes and Pich 2007), stand for all.",
            0,
            hang=2,
        )
    yield from _basis_lines(ranking.basis)
    yield from counted_lines(ranking.same)


def _ranked_lines(store: Store, ranking: Ranking, ranked: Ranked) -> Iterator[str]:
    score = f"{ranked.score:,.0f}" if ranking.by in ("degree", "broker") else f"{ranked.score:.4f}"
    group = f" ({ranked.group})" if ranked.group else ""
    yield from indented(f"{ranked.place:>3}. {ranked.name}{group}: {score}", 0, hang=5)
    ends = f"{ranked.out:,} on the way out, {ranked.into:,} on the way in"
    yield from indented(
        f"tied to {count(ranked.neighbours, 'other')} ({ends}) by {_support(ranked.support)}",
        5,
        hang=2,
    )
    if ranked.roles:
        told = [f"{role} {times:,}" for role, times in ranked.roles.items() if times]
        yield from indented(", ".join(told) or "no broker", 5, hang=2)
    yield from _quote_lines(store, ranked.support, 7, most=1)


def _group_lines(ranking: Ranking) -> Iterator[str]:
    yield from indented(f"Groups: {_GROUPS[ranking.groups]}.", 0, hang=2)
    yield from indented(
        "Coordinator: all three in one group; itinerant: the two others in one, the broker in another;"
        " gatekeeper: the broker and whom it passes on to in one; representative: the broker and whom it"
        " passes on for in one; liaison: three groups.",
        0,
        hang=2,
    )
    if ranking.ungrouped:
        yield from indented(
            f"Left out: {count(ranking.ungrouped, 'actor')} whose group nobody recorded.", 0, hang=2
        )


def communities_lines(store: Store, found: Communities) -> Iterator[str]:
    """Yield the communities, largest first, each with its members and its firmest claim."""
    noun = "community" if found.total == 1 else "communities"
    yield heading(f"{found.total:,} {noun} of {count(found.basis.actors, 'actor')}")
    if not found.communities:
        yield from _nothing_lines(found.basis)
    for number, community in enumerate(found.communities, start=1):
        yield from _community_lines(store, number, community)
    left = found.total - len(found.communities)
    if left:
        yield f"… and {left:,} more; --top 0 prints them all"
    yield ""
    yield from indented(
        f"Communities: {found.definition}; modularity {found.modularity:.4f} at resolution"
        f" {found.resolution:g}, one seed. A claim ties two actors whatever it says: enemies may be in one"
        " community; --relation sponsorship keeps to one kind of tie.",
        0,
        hang=2,
    )
    yield from _basis_lines(found.basis)
    yield from counted_lines(found.same)


def _community_lines(store: Store, number: int, community: Community) -> Iterator[str]:
    names = [name for _, name in community.members]
    left = len(names) - _MOST_MEMBERS
    more = f" and {left:,} more" if left > 0 else ""
    yield from indented(f"{number:>3}. {', '.join(names[:_MOST_MEMBERS])}{more}", 0, hang=5)
    yield from indented(
        f"{count(len(names), 'actor')}; {_support(community.support)} inside, {community.outer:,} to others",
        5,
    )
    yield from _quote_lines(store, community.support, 7, most=1)


def cut_lines(store: Store, cut: Cut) -> Iterator[str]:
    """Yield the ties or actors of a cut with their claims, and the sources that would have to be wrong."""
    one, other = cut.names[cut.start], cut.names[cut.end]
    if cut.outcome == "apart":
        yield from indented(
            f"Nothing to cut: the claims that count do not connect {one} and {other}.", 0
        )
    elif cut.direct is not None:
        yield from indented(
            f"No set of other actors parts {one} and {other}: claims tie the two directly.", 0
        )
        yield from _tie_lines(store, cut, cut.direct)
    elif cut.by == "actors":
        yield heading(f"Without {count(cut.size, 'actor')}, nothing ties {one} and {other}")
        for actor in cut.actors:
            yield from indented(f"{actor.name}, in {_support(actor.support)}", 2, hang=2)
            yield from _quote_lines(store, actor.support, 6, most=1)
    else:
        yield heading(f"Without {count(cut.size, 'tie')}, nothing ties {one} and {other}")
        for tie in cut.ties:
            yield from _tie_lines(store, cut, tie)
        yield from _wrong_lines(store, cut)
    yield ""
    yield from indented(f"Cut: {cut.definition}; others may be as small.", 0, hang=2)
    ways = "from subject to object only" if cut.directed else "from either end"
    yield from indented(
        f"Counted: claims said as {listed(cut.modalities, 'or')}, walked {ways}; what other claims or modalities"
        " say may tie the two all the same.",
        0,
        hang=2,
    )
    yield from _tentative_lines(cut.modalities)
    yield from _undated_lines(cut.undated)
    yield from counted_lines(cut.same)


def _tie_lines(store: Store, cut: Cut, tie: CutTie) -> Iterator[str]:
    names = f"{cut.names[tie.actor]} – {cut.names[tie.other]}"
    yield from indented(f"{names}, by {_support(tie.support)}", 2, hang=2)
    yield from _quote_lines(store, tie.support, 6, most=_MOST_QUOTES)


def _wrong_lines(store: Store, cut: Cut) -> Iterator[str]:
    titles = store.sources_called(key for key, _ in cut.sources)
    claims = sum(number for _, number in cut.sources)
    told = [f"{titles[key].title} ({key}): {count(number, 'claim')}" for key, number in cut.sources]
    yield ""
    source = count(len(told), "source")
    yield heading(f"For that to be so, {count(claims, 'claim')} of {source} would have to be wrong")
    for line in told[:_MOST_MEMBERS]:
        yield from indented(line, 2, hang=2)
    if len(told) > _MOST_MEMBERS:
        yield f"  … and {count(len(told) - _MOST_MEMBERS, 'more source')}; --json names them all"


def balance_lines(store: Store, found: Balance) -> Iterator[str]:
    """Yield how many triads are balanced, those that are not with their claims, and the frustration."""
    signed = count(found.positive + found.negative, "signed tie")
    yield heading(f"Balance of {signed}: {found.positive:,} positive, {found.negative:,} negative")
    kinds = ", ".join(f"{kind} {times:,}" for kind, times in found.triads.items())
    triads = count(found.balanced_count + found.unbalanced_count, "triad")
    yield from indented(
        f"{triads}: {found.balanced_count:,} balanced, {found.unbalanced_count:,} not ({kinds}).", 0
    )
    yield from indented(_frustration(found), 0, hang=2)
    for triad in found.unbalanced:
        yield ""
        yield from _triad_lines(store, found, triad)
    left = found.unbalanced_count - len(found.unbalanced)
    if left:
        yield f"… and {count(left, 'more unbalanced triad')}; --top 0 prints them all"
    if found.against:
        yield ""
        yield heading("Ties against two clean camps, in one division that leaves as few")
        for tie in found.against:
            yield from _signed_lines(store, found, tie)
    if found.mixed_count:
        yield ""
        yield heading("Told with both signs, and left out")
        for mixed in found.mixed:
            yield from _mixed_lines(store, found, mixed)
    yield ""
    yield from indented(f"Balanced: {found.definition}.", 0, hang=2)
    for sign, names in found.signs.items():
        yield from indented(f"{sign.capitalize()}: {', '.join(names) or 'nothing'}.", 0, hang=2)
    yield from indented(
        "Ties of different times meet in one triad unless a date is asked for (--as-of).", 0, hang=2
    )
    yield from _basis_lines(found.basis)
    yield from counted_lines(found.same)


def _frustration(found: Balance) -> str:
    ties = count(found.frustration, "tie")
    if found.exact:
        return f"Frustration index: {ties} would have to be otherwise for two clean camps (exact)."
    return (
        f"Frustration index: at most {ties} would have to be otherwise for two clean camps (an upper bound"
        " by local search)."
    )


def _triad_lines(store: Store, found: Balance, triad: Triad) -> Iterator[str]:
    names = ", ".join(found.names[key] for key in triad.actors)
    yield from indented(f"Not balanced ({triad.kind}): {names}", 0, hang=2)
    for tie in triad.ties:
        yield from _signed_lines(store, found, tie)


def _signed_lines(store: Store, found: Balance, tie: SignedTie) -> Iterator[str]:
    names = f"{found.names[tie.actor]} {tie.sign} {found.names[tie.other]}"
    yield from indented(f"{names}, by {_support(tie.support)}", 2, hang=2)
    yield from _quote_lines(store, tie.support, 6, most=1)


def _mixed_lines(store: Store, found: Balance, mixed: Mixed) -> Iterator[str]:
    for sign, support in (("+", mixed.positive), ("-", mixed.negative)):
        names = f"{found.names[mixed.actor]} {sign} {found.names[mixed.other]}"
        yield from indented(f"{names}, by {_support(support)}", 2, hang=2)
        yield from _quote_lines(store, support, 6, most=1)


def _quote_lines(store: Store, support: Support, indent: int, *, most: int) -> Iterator[str]:
    """Yield the firmest claims in full, and how many more there are."""
    claims = list(store.claims_called(support.claims[:most]))
    evidence = Evidence(store, claims)
    for claim in claims:
        yield from indented(evidence.sentence(claim), indent, hang=2)
        yield from evidence.lines(claim, indent + 2)
    left = support.claim_count - len(claims)
    if left > 0:
        ids = ", ".join(support.claims[most : most + 5])
        more = ", …" if left > 5 else ""
        yield from indented(f"… and {count(left, 'more claim')} [{ids}{more}]", indent, hang=2)


def _support(support: Support) -> str:
    return f"{count(support.claim_count, 'claim')} of {count(support.source_count, 'source')}"


def _nothing_lines(basis: Basis) -> Iterator[str]:
    yield from indented("Nothing to measure: no claim that counts ties two actors.", 0)


def _basis_lines(basis: Basis) -> Iterator[str]:
    """Yield what counted, and what the filters left out."""
    nodes = "actors and events" if basis.events else "actors"
    of = f" as {', '.join(basis.relations)}" if basis.relations else ""
    yield from indented(
        f"Counted: {count(basis.claims, 'claim')} between two {nodes}{of}, said as"
        f" {listed(basis.modalities, 'or')}; they make {count(basis.ties, 'tie')}.",
        0,
        hang=2,
    )
    yield from _tentative_lines(basis.modalities)
    if basis.left_out:
        told = ", ".join(f"{name} {times:,}" for name, times in basis.left_out.items())
        yield from indented(
            f"Also said, and not counted: {count(sum(basis.left_out.values()), 'claim')} ({told}).",
            0,
            hang=2,
        )
    yield from _undated_lines(basis.undated)


def _tentative_lines(modalities: Iterable[str]) -> Iterator[str]:
    """Yield that the result is tentative, if it is."""
    counted = [name for name in modalities if group(name) == "tentative"]
    if counted:
        yield from indented(
            f"Tentative: the result rests also on what is only {listed(counted, 'or')}.", 0, hang=2
        )


def _undated_lines(undated: int) -> Iterator[str]:
    for note in may_hold_notes(undated):
        yield from indented(f"{note}.", 0)
