"""The answer to *path*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actorgraph.wording import count
from actorgraph_cli.text.lines import Evidence, heading, indented
from actorgraph_cli.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.casefile import Case
    from actorgraph.questions.path import PathHop, Paths


def path_lines(case: Case, paths: Paths) -> Iterator[str]:
    """Yield the paths, each hop with its firmest claim."""
    names = {**case.store.names([paths.start, paths.end]), **paths.names}
    ends = f"{names[paths.start]} and {names[paths.end]}"
    if not paths.paths:
        yield from indented(f"No path: the claims that count do not connect {ends}.", 0)
        yield from counted_lines(paths.same)
        return
    hops = len(paths.paths[0].hops)
    yield heading(
        f"{count(len(paths.paths), 'shortest path')} between {ends}: {count(hops, 'hop')}"
    )
    for path in paths.paths:
        yield ""
        yield from indented(" – ".join(names[actor] for actor in path.actors), 0, hang=2)
        for hop in path.hops:
            yield from _hop_lines(case, hop)
    if paths.more:
        yield ""
        yield "… and more of the same length; --limit N prints N of them"
    yield from counted_lines(paths.same)


def _hop_lines(case: Case, hop: PathHop) -> Iterator[str]:
    claim = case.claim(hop.claims[0])
    evidence = Evidence(case, [claim])
    yield from indented(evidence.sentence(claim), 2, hang=2)
    yield from evidence.lines(claim, 6)
    rest = len(hop.claims) - 1 + sum(len(it.claims) for it in hop.also)
    if rest:
        others = sorted({it.relation for it in hop.also} - {hop.relation})
        also = f", also: {', '.join(others)}" if others else ""
        yield from indented(f"… and {count(rest, 'more claim')} between the two{also}", 6)
