"""Score drafts against coded reports: the names, the strict proposals and the offered relations.

    python tests/benchmarks/drafts.py                     what ships with actorgraph, and the tuned reports
    python tests/benchmarks/drafts.py --held-out          the reports that rules were never written from
    python tests/benchmarks/drafts.py --without --misses  without spaCy, and what is missing

*names* reads a report with an empty case: how many of the actors that it names are found, and how many of
the names found are actors. *strict* and *offered* read it with the actors of its case and no claims. A
coded row is (subject, relation, object); where coders may differ a relation or an end has several, any of
which is right. *offered* is right for a pair if its relation is among those proposed for it, of which there
are three at most, in either direction; *turned* counts only those in the right one.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from actorgraph.case.folder import read_case
from actorgraph.drafts.draft import Proposal, draft_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.event import Event
from actorgraph.model.names import fold, without_article
from actorgraph.model.vocabulary import Vocabulary, standard

REPORTS: Final = Path(__file__).resolve().parents[1] / "drafts" / "reports"
SEED: Final = "us-strikes-2024-02-02.txt"


class Row(NamedTuple):
    """A coded claim; each part has the values of which any is right."""

    subject: frozenset[str]
    relation: frozenset[str]
    object: frozenset[str]

    def has(self, subject: str | None, relation: str, object_: str | None) -> bool:
        """Return True if a proposal says what the row says."""
        return subject in self.subject and relation in self.relation and object_ in self.object


@dataclass(frozen=True)
class Coded:
    """A report with its text, and what a person coded of it."""

    name: str
    text: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    rows: tuple[Row, ...]
    vocabulary: Vocabulary
    publisher: str
    published: date | None


class Score(NamedTuple):
    """Counts, which can be added up: names, actors and right ones; strict ones; pairs."""

    actors: int = 0
    found: int = 0
    names: int = 0
    rows: int = 0
    covered: int = 0
    strict: int = 0
    right: int = 0
    pairs: int = 0
    offered: int = 0
    turned: int = 0

    def plus(self, other: Score) -> Score:
        """Return the sum of two."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def rates(self) -> dict[str, float]:
        """Return the shares that goals are set for."""
        shares = {
            "name recall": (self.found, self.actors),
            "name precision": (self.found, self.names),
            "strict precision": (self.right, self.strict),
            "strict recall": (self.covered, self.rows),
            "offered": (self.offered, self.pairs),
            "turned": (self.turned, self.pairs),
        }
        return {key: part / whole if whole else 0.0 for key, (part, whole) in shares.items()}


def invented(folder: str) -> Iterator[Coded]:
    """Yield the reports of a folder beside the tests."""
    for path in sorted((REPORTS / folder).glob("*.yaml")):
        document = yaml.safe_load(path.read_text("utf-8"))
        yield Coded(
            path.stem, document["text"], tuple(map(_actor, document["actors"])), (),
            tuple(map(_row, document["claims"])), standard(), document["publisher"], document["published"],
        )  # fmt: skip


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(row["id"], row["name"], row["type"], names=tuple(map(Name, row.get("names", ()))))


def _row(text: str) -> Row:
    subject, relation, object_ = (frozenset(part.split("|")) for part in text.split())
    return Row(subject, relation, object_)


def shipped(seed: Path | None) -> Iterator[Coded]:
    """Yield the texts of the case of invented places, and the text of the first case if it is at hand."""
    from actorgraph_data import FIRST, RIVER

    yield from _of_case(
        Path(RIVER), {path.stem: path for path in (Path(RIVER) / "texts").glob("*.txt")}
    )
    if seed is not None:
        yield from _of_case(Path(FIRST), {"cnn-2024-02-02": seed})


def _of_case(folder: Path, texts: dict[str, Path]) -> Iterator[Coded]:
    case = read_case(folder)
    for key, path in sorted(texts.items()):
        claims = [one.claim for one in case.claims if one.claim.source == key]
        ends = {
            (claim.subject, claim.relation, claim.object)
            for claim in claims
            if claim.subject in case.actors and claim.object in case.actors and not claim.implied
        }
        rows = tuple(Row(*(frozenset([part]) for part in row)) for row in sorted(ends))
        source = case.sources[key]
        yield Coded(
            path.stem, path.read_text("utf-8"), tuple(case.actors.values()), tuple(case.events.values()), rows,
            case.vocabulary, source.publisher, date.fromisoformat(str(source.date)),
        )  # fmt: skip


def seed_text() -> Path | None:
    """Return the text of the first case, which is not ours to ship, if it lies beside the checkout."""
    found = (up / "shared" / "seed" / SEED for up in Path(__file__).resolve().parents)
    return next((path for path in found if path.is_file()), None)


def score_of(coded: Coded, *, models: bool, out: list[str] | None = None) -> Score:
    """Return the score of a report; what is wrong or missing goes into *out*."""
    note = out.append if out is not None else lambda _: None
    names = _names(coded, models, note)
    draft = draft_of(
        coded.text, coded.actors, coded.events, coded.vocabulary, publisher=coded.publisher,
        published=coded.published, models=models,
    )  # fmt: skip
    known = {actor.id for actor in coded.actors}
    ended = [one for one in draft.proposals if one.subject in known and one.object in known]
    strict = {(one.subject, one.relation, one.object): one for one in ended if one.strict}
    right = 0
    for key, one in strict.items():
        good = any(row.has(*key) for row in coded.rows)
        right += good
        if not good:
            note(
                f"  wrong    {' '.join(map(str, key))} [{one.modality}] {one.why.split(';')[0]} “{one.quote}”"
            )
    covered = [row for row in coded.rows if any(row.has(*key) for key in strict)]
    offers: dict[frozenset[str | None], list[Proposal]] = defaultdict(list)
    for one in ended:
        offers[frozenset((one.subject, one.object))].append(one)
    met = [(row, *_offered(row, offers)) for row in coded.rows]
    for row, either, _ in met:
        if row not in covered:
            words = " ".join("|".join(sorted(part)) for part in row)
            note(
                f"  {'offered ' if either else 'missing '} {words}{'' if either else _instead(row, offers)}"
            )
    return names.plus(
        Score(
            rows=len(coded.rows), covered=len(covered), strict=len(strict), right=right, pairs=len(met),
            offered=sum(either for _, either, _ in met), turned=sum(turned for *_, turned in met),
        )
    )  # fmt: skip


def _offered(row: Row, offers: dict[frozenset[str | None], list[Proposal]]) -> tuple[bool, bool]:
    either = turned = False
    for subject in row.subject:
        for object_ in row.object:
            for one in offers.get(frozenset((subject, object_)), ()):
                either = either or one.relation in row.relation
                turned = turned or row.has(one.subject, one.relation, one.object)
    return either, turned


def _instead(row: Row, offers: dict[frozenset[str | None], list[Proposal]]) -> str:
    found = {
        one.relation
        for subject in row.subject
        for object_ in row.object
        for one in offers.get(frozenset((subject, object_)), ())
    }
    return f" (instead {', '.join(sorted(found))})" if found else " (no pair)"


def _names(coded: Coded, models: bool, note: Any) -> Score:
    text = f" {fold(coded.text)} "
    there = [
        forms
        for actor in coded.actors
        if actor.type not in ("place", "dataset")
        and not actor.anonymous
        and actor.name != coded.publisher
        for forms in [{_key(actor.name), *(_key(name.text) for name in actor.names)}]
        if any(f" {form} " in text for form in forms)
    ]
    draft = draft_of(coded.text, (), (), coded.vocabulary, publisher=coded.publisher, models=models)
    found = {_key(name.name) for name in draft.names}
    missing = [forms for forms in there if not forms & found]
    for forms in missing:
        note(f"  no name  {min(forms, key=len)}")
    return Score(actors=len(there), found=len(there) - len(missing), names=len(found))


def _key(name: str) -> str:
    return without_article(fold(name))


def main() -> None:
    """Print a line for each report, and one for all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true", help="score the held-out reports")
    parser.add_argument("--without", action="store_true", help="without spaCy")
    parser.add_argument("--misses", action="store_true", help="print what is wrong or missing")
    parser.add_argument("--only", default="", help="the name of one report, or its beginning")
    options = parser.parse_args()
    reports = (
        list(invented("held_out"))
        if options.held_out
        else [*shipped(seed_text()), *invented("tuned")]
    )
    total = Score()
    for coded in reports:
        if not coded.name.startswith(options.only):
            continue
        lines: list[str] = []
        score = score_of(coded, models=not options.without, out=lines)
        total = total.plus(score)
        print(_line(coded.name, score))
        if options.misses:
            print("\n".join(lines))
    print(_line("all", total))


def _line(name: str, score: Score) -> str:
    rates = "  ".join(f"{key} {value:.2f}" for key, value in score.rates().items())
    return f"{name:32.32} {rates}  ({score.right}/{score.strict} strict, {score.rows} rows)"


if __name__ == "__main__":
    main()
