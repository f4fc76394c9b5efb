"""How far two coders agree who read the same reports: the claims that both have, and how these differ.

Two claims are one statement if their quotes share words and two of relation, subject, object, event and text
are the same. Which claims of one coder go with which of the other is decided by likeness, the most alike first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from actorgraph.case.files import REPORTS, is_case, reports
from actorgraph.case.folder import CaseFolder, Coded, survey_case
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults, FileTrouble
from actorgraph.model.names import fold

#: The folder of further coders in a case: ``coders/NAME/`` has the reports as they coded them.
CODERS: Final = "coders"
#: What may differ between two claims that are one statement, in the order of a claim's keys.
COMPARED: Final = (
    "relation", "subject", "object", "event", "text", "role", "mode", "quantity", "claimant", "spokesperson",
    "modality", "hedge", "when", "said", "implied",
)  # fmt: skip
#: The share of the shorter quote's pairs of words that the other has, from which quotes are of one passage.
_SHARED: Final = 0.5
#: What must be the same at least, of relation, subject, object, event and text.
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder made of some reports."""

    name: str
    case: CaseFolder

    @property
    def sources(self) -> list[str]:
        """The ids of the reports that were coded."""
        return list(self.case.sources)


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims that are one statement."""

    one: Coded
    other: Coded

    @property
    def differs(self) -> dict[str, tuple[Any, Any]]:
        """The keys of which the values differ, with the two values."""
        pairs = {key: (_value(self.one, key), _value(self.other, key)) for key in COMPARED}
        return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(frozen=True, slots=True)
class Measure:
    """Agreement in one key over the matched claims.

    `kappa` and `alpha` are None if they are not defined, as where all claims have one value.
    """

    same: int
    of: int
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two codings of the same sources."""

    one: str
    other: str
    sources: tuple[str, ...]
    left_out: tuple[str, ...]
    matches: tuple[Match, ...]
    only_one: tuple[Coded, ...]
    only_other: tuple[Coded, ...]

    @property
    def found(self) -> float | None:
        """The share of statements that both found: 2 matched / (claims of one + claims of the other)."""
        total = 2 * len(self.matches) + len(self.only_one) + len(self.only_other)
        return 2 * len(self.matches) / total if total else None

    def measure(self, key: str) -> Measure:
        """Return the agreement of the matched claims in one key, such as *modality*."""
        one = [getattr(match.one.claim, key) for match in self.matches]
        other = [getattr(match.other.claim, key) for match in self.matches]
        same = sum(a == b for a, b in zip(one, other, strict=True))
        return Measure(same, len(one), kappa(one, other), alpha(one, other))

    def document(self) -> dict[str, Any]:
        """Return what JSON has of it."""
        measures = {key: self.measure(key) for key in ("relation", "modality")}
        return {
            "a": self.one,
            "b": self.other,
            "sources": list(self.sources),
            "left_out": list(self.left_out),
            "matched": [
                {
                    "a": match.one.claim.id,
                    "b": match.other.claim.id,
                    "quote": match.one.claim.quote,
                    "differs": {
                        key: [_plain(value) for value in pair]
                        for key, pair in match.differs.items()
                    },
                }
                for match in self.matches
            ],
            "only_a": [coded.claim.id for coded in self.only_one],
            "only_b": [coded.claim.id for coded in self.only_other],
            "found": self.found,
            **{key: asdict(found) for key, found in measures.items()},
        }


def coding_of(case: Path, name: str) -> Coding:
    """Return one coding of a case's reports.

    *name* is ``reports`` for those of the case, the name of a coder with a folder in ``coders/``, or the path of a
    report file, of a folder of them, or of another case.

    Raises
    ------
    FileTrouble
        There is nothing so called.
    Faults
        Something in the files is wrong.
    """
    own = case / CODERS / name
    path = Path(name)
    if name == REPORTS:
        found, faults = survey_case(case)
    elif own.is_dir():
        found, faults = survey_case(case, _yaml_in(own))
    elif is_case(path):
        found, faults = survey_case(path)
    elif path.is_dir() and _yaml_in(path):
        found, faults = survey_case(case, _yaml_in(path))
    elif path.is_file():
        found, faults = survey_case(case, [path])
    else:
        folder = case / CODERS
        coders = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
        known = ", ".join([REPORTS, *coders])
        raise FileTrouble(
            f"there is no coder, report file or folder {name!r}; use {known}, or a path"
        )
    if faults:
        raise Faults(faults)
    return Coding(name, found)


def agreement(one: Coding, other: Coding) -> Agreement:
    """Return how far two codings agree, over the sources that both have.

    Raises
    ------
    FileTrouble
        They have no source in common.
    """
    shared = [source for source in one.sources if source in other.sources]
    if not shared:
        raise FileTrouble(
            f"{one.name} and {other.name} have no source in common: {_list(one.sources)} and {_list(other.sources)}"
        )
    left = [
        source for source in dict.fromkeys((*one.sources, *other.sources)) if source not in shared
    ]
    matches, first, second = [], [], []
    for source in shared:
        a = [coded for coded in one.case.claims if coded.claim.source == source]
        b = [coded for coded in other.case.claims if coded.claim.source == source]
        pairs = dict(
            matched([_Traits(coded.claim) for coded in a], [_Traits(coded.claim) for coded in b])
        )
        matches += [Match(a[at], b[pairs[at]]) for at in sorted(pairs)]
        first += [coded for at, coded in enumerate(a) if at not in pairs]
        second += [coded for at, coded in enumerate(b) if at not in pairs.values()]
    return Agreement(
        one.name,
        other.name,
        tuple(shared),
        tuple(left),
        tuple(matches),
        tuple(first),
        tuple(second),
    )


class _Traits:
    """What of a claim is compared to find its like."""

    __slots__ = ("claim", "content", "words")

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        words = fold(claim.quote).split()
        self.words = frozenset(pairwise(["", *words] if len(words) == 1 else words))
        self.content = [
            (key, value)
            for key, value in (
                ("relation", claim.relation),
                ("end", claim.subject),
                ("end", claim.object),
                ("event", claim.event),
                ("text", fold(claim.text)),
            )
            if value
        ]


def matched(one: Sequence[_Traits], other: Sequence[_Traits]) -> Iterator[tuple[int, int]]:
    """Yield which claims of one coder are which of the other, by their places; the most alike first."""
    likeness = [
        (-score, abs(i - j), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (score := _likeness(a, b))
    ]
    taken: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(likeness):
        if ("a", i) not in taken and ("b", j) not in taken:
            taken |= {("a", i), ("b", j)}
            yield i, j


def _likeness(a: _Traits, b: _Traits) -> float:
    """Return how alike two claims are, 0 if they are not one statement."""
    shared = len(a.words & b.words) / (min(len(a.words), len(b.words)) or 1)
    if shared < _SHARED:
        return 0.0
    same = (Counter(a.content) & Counter(b.content)).total()
    if same < _LEAST:
        return 0.0
    ends = (a.claim.subject == b.claim.subject) + (a.claim.object == b.claim.object)
    further = sum(
        bool(getattr(a.claim, key) == getattr(b.claim, key))
        for key in ("relation", "modality", "claimant", "quantity", "mode")
    )
    return 4 * same + ends + 0.5 * further + shared


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float | None:
    """Return Cohen's kappa of two coders' values for the same items, None if it is not defined.

    1 − disagreement observed / disagreement by chance, where chance is each coder's own shares (Cohen 1960).

    >>> kappa("aabb", "aabb"), kappa("aaaa", "aaaa"), kappa("aabb", "abab")
    (1.0, None, 0.0)
    """
    n = len(one)
    if not n:
        return None
    observed = sum(a == b for a, b in zip(one, other, strict=True)) / n
    first, second = Counter(one), Counter(other)
    chance = sum(first[value] * second[value] for value in first) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def alpha(one: Sequence[Hashable], other: Sequence[Hashable]) -> float | None:
    """Return Krippendorff's alpha of two coders' nominal values, None if it is not defined.

    1 − disagreement observed / disagreement expected when values are paired at random, whoever gave them
    (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", for nominal data without gaps).
    """
    differ = sum(a != b for a, b in zip(one, other, strict=True))
    counts = Counter((*one, *other))
    n = counts.total()
    expected = n * n - sum(count * count for count in counts.values())
    return None if expected == 0 else 1 - (n - 1) * 2 * differ / expected


def _yaml_in(folder: Path) -> list[Path]:
    if (folder / REPORTS).is_dir():
        return [folder / name for name in reports(folder)]
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))


def _list(sources: Iterable[str]) -> str:
    return ", ".join(sources) or "none"


def _value(coded: Coded, key: str) -> Any:
    value = getattr(coded.claim, key)
    return fold(value) if key in ("hedge", "text") else value


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if value is None or isinstance(value, str | bool):
        return value
    return list(value) if isinstance(value, tuple) else str(value)
