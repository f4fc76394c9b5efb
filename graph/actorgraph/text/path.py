"""The answer to *path*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.questions.paths.path import Paths
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented, unasserted
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.paths.pairs import Pairs
    from actorgraph.questions.paths.path import PathHop
    from actorgraph.store.reader import Store

#: What a path of each kind is called.
_NOUNS: Final = {
    "shortest": "shortest path",
    "growing": "path",
    "strongest": "strongest path",
    "in-time": "shortest path",
}
_NONE: Final = {
    "in-time": "No path in time: no chain of claims that count, each on a day not before the last,"
    " connects {ends}."
}
_MORE: Final = {
    "shortest": "of the same length",
    "growing": "of the same length or longer",
    "strongest": "that are as strong",
    "in-time": "of the same length",
}


def answer_lines(store: Store, answer: Paths | Pairs) -> Iterator[str]:
    """Yield the paths between two things, or between two sets of things."""
    yield from path_lines(store, answer) if isinstance(answer, Paths) else pair_lines(store, answer)


def path_lines(store: Store, paths: Paths) -> Iterator[str]:
    """Yield the paths, each hop with its firmest claim."""
    ends = f"{paths.names[paths.start]} and {paths.names[paths.end]}"
    if not paths.paths:
        none = _NONE.get(paths.kind, "No path: the claims that count do not connect {ends}.")
        yield from indented(none.format(ends=ends), 0)
        yield from counted_lines(paths.same)
        return
    many = count(len(paths.paths), _NOUNS[paths.kind])
    yield heading(f"{many} between {ends}: {_about(paths)}")
    yield from _path_lines(store, paths)
    if paths.more:
        option = "--k N" if paths.kind == "growing" else "--limit N"
        yield ""
        yield f"… and more {_MORE[paths.kind]}; {option} prints N of them"
    yield from counted_lines(paths.same)


def pair_lines(store: Store, answer: Pairs) -> Iterator[str]:
    """Yield the nearest pairs of two sets, each with its paths, and how many there are of the others."""
    sets = f"{answer.starts.words} and {answer.targets.words}"
    if not answer.connected and not answer.not_connected:
        yield from indented(f"No pair: {sets} are one and the same.", 0)
        return
    every = answer.connected + answer.not_connected
    yield from indented(
        f"Between {sets}: {answer.connected:,} of {count(every, 'pair')} connected,"
        f" {answer.not_connected:,} not connected by the claims that count",
        0,
    )
    for paths in answer.pairs:
        yield ""
        ends = f"{paths.names[paths.start]} and {paths.names[paths.end]}"
        yield heading(f"{ends}: {_about(paths)}")
        yield from _path_lines(store, paths)
    left = answer.connected - len(answer.pairs)
    if left:
        yield ""
        yield f"… and {count(left, 'more connected pair')}; --limit N prints N of them"
    same = dict.fromkeys(actors for paths in answer.pairs for actors in paths.same)
    yield from counted_lines(tuple(same))


def _about(paths: Paths) -> str:
    """Return how long the paths are, and of the strongest how firm."""
    lengths = sorted({len(path.hops) for path in paths.paths})
    hops = count(lengths[-1], "hop") + (" in time" if paths.kind == "in-time" else "")
    if len(lengths) > 1:
        hops = f"{lengths[0]} to {hops}"
    weakest = paths.paths[0].weakest
    if paths.kind == "strongest" and weakest:
        hops += f", the weakest {weakest}"
    groups = {path.group for path in paths.paths}
    return hops + (unasserted(*groups) if len(groups) == 1 else "")


def _path_lines(store: Store, paths: Paths) -> Iterator[str]:
    first = (hop.claims[0] for path in paths.paths for hop in path.hops)
    evidence = Evidence.called(store, first)
    for path in paths.paths:
        yield ""
        way = " – ".join(paths.names[key] for key in path.actors)
        yield from indented(way + unasserted(path.group), 0, hang=2)
        for hop in path.hops:
            yield from _hop_lines(evidence, hop)


def _hop_lines(evidence: Evidence, hop: PathHop) -> Iterator[str]:
    yield from evidence.told(evidence[hop.claims[0]], 2)
    if hop.day:
        yield f"      earliest: {hop.day}"
    rest = len(list(hop.all_claims)) - 1
    if rest:
        others = sorted({_named(other) for other in hop.also if other.relation != hop.relation})
        also = f", also: {', '.join(others)}" if others else ""
        yield from indented(f"… and {count(rest, 'more claim')} between the two{also}", 6)


def _named(hop: PathHop) -> str:
    """Return the relation of a hop, with its modality if that does not assert."""
    return hop.relation + ("" if group(hop.modality) == "assertive" else f" ({hop.modality})")
