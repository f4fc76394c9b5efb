"""Write a made-up world of conflict claims as CSV: any size, always the same for one seed.

    python tests/benchmarks/generate.py --actors 1000000 --claims 10000000 --seed 1 -o claims.csv

The rows stream to the file.
Beside it, ``claims.csv.json`` names the actors worth asking about and the answers to expect.
"""

from __future__ import annotations

import argparse
import csv
import json
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

COLUMNS = ("subject", "relation", "object", "when", "modality", "claimant", "source", "quote")

RELATIONS = {
    "sponsors": 40,
    "attacks": 30,
    "threatens": 12,
    "leads": 8,
    "part-of": 5,
    "member-of": 5,
}
MODALITIES = {
    "stated": 50,
    "confirmed": 12,
    "believed": 12,
    "likely": 6,
    "possible": 10,
    "denied": 10,
}
ASSERTIVE = frozenset({"confirmed", "stated", "believed", "likely"})

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2024, 12, 31)

CLAIMANT_COUNT = 200
SOURCE_COUNT = 5_000
OWN_VOICE = 0.7  # share of the claims that the publisher makes itself

IN_COMMAND = 0.3  # share of the actors that are part of another
IN_UMBRELLA = 0.25  # share of the actors that are a member of one umbrella; a further
IN_TWO_UMBRELLAS = 0.1  # share is a member of two

BATCH = 10_000  # claims whose columns are drawn together: 10 s a million, 13 s one by one

PAIR_LENGTHS = range(3, 7)
PAIRS_A_LENGTH = 2
PAIR_STARTS = 8

ACTOR_FORMS = (
    "Actor {:06}",
    "Kata'ib al-Fajr {:06}",
    "Brigade {:06}",
    "Liwa al-Sham {:06}",
    "Popular Front {:06}",
    "Harakat an-Nahda {:06}",
    "Ministry of the Interior, Directorate {:06}",
    "Ejército del Pueblo {:06}",
    "Saraya Ansar {:06}",
    "Border Guard Battalion {:06} (North)",
    "Colonel {:06} Karimi",
    "كتيبة {:06}",
    "Forces armées, unité {:06}",
)
CLAIMANT_FORMS = ("Newswire {:03}", "Daily Gazette {:03}", "Embassy {:03}", "Observatory {:03}")

# Half a quote is one phrase of each of three slots, so two halves make 16**6 different quotes.
QUOTE_OPENINGS = (
    """officials|two diplomats|residents|a spokesman|the ministry|witnesses|the army|analysts
    a statement|prosecutors|the embassy|local media|an envoy|police|the agency|defectors""",
    """said|told us|confirmed|wrote|insisted|reported|announced|repeated
    believe|claimed|explained|suggested|noted|warned|argued|recalled""",
    """money|arms|fuel|drones|rockets|training|fighters|vehicles
    advisers|spare parts|missiles|supplies|orders|salaries|maps|radios""",
)
QUOTE_CLOSINGS = (
    """arrived|were sent|had come|were moved|were seen|went out|were found|crossed
    were paid|were taken|changed hands|were stored|were used|got there|were hidden|were sold""",
    """by road|by sea|by air|at night|in crates|in secret|openly|by train
    on foot|in convoys|as aid|in parts|for cash|on credit|in bulk|by courier""",
    """last week|in spring|on Monday|since 2019|for years|that day|again|at dawn
    in May|before Eid|in winter|by then|this year|on Friday|twice|at last""",
)
MOST_CLAIMS = 16**6
SMALLEST = 100  # actors and claims; fewer may lack a relation or a sponsored actor
SCRAMBLE = 10_368_889  # odd, so multiplying by it modulo 16**6 visits every quote once


@dataclass(frozen=True)
class World:
    """What the claims are drawn from; actors are numbers from 0."""

    names: list[str]
    acted_on: list[int]
    """Actors by falling prominence as an object: the first is the biggest hub."""
    acting: list[int]
    """Actors by falling prominence as a subject."""
    commands: list[tuple[int, int]]
    """Part and whole; the whole always has the lower number, and a part has one whole."""
    umbrellas: list[tuple[int, int]]
    """Member and umbrella; the umbrella has the lower number, and a member at most two of them."""
    claimants: list[str]
    sources: list[tuple[str, str]]
    """Title and publisher of each source."""


@dataclass(frozen=True)
class Ties:
    """The assertive claims as columns, which is all that the questions need."""

    subjects: array[int] = field(default_factory=lambda: array("i"))
    objects: array[int] = field(default_factory=lambda: array("i"))
    sponsoring: bytearray = field(default_factory=bytearray)

    def add(self, subject: int, relation: str, obj: int) -> None:
        """Keep one assertive claim."""
        self.subjects.append(subject)
        self.objects.append(obj)
        self.sponsoring.append(relation == "sponsors")

    def sponsorships(self) -> Iterator[tuple[int, int]]:
        """Yield sponsor and sponsored of each sponsorship claim."""
        for subject, obj, sponsors in zip(
            self.subjects, self.objects, self.sponsoring, strict=True
        ):
            if sponsors:
                yield subject, obj


@dataclass(frozen=True)
class Adjacency:
    """The undirected graph of the ties.

    The neighbours of actor n are ``ends[starts[n] : starts[n + 1]]``.
    """

    starts: array[int]
    ends: array[int]

    def neighbours(self, actor: int) -> array[int]:
        """Return the actors tied to one, once for each claim."""
        return self.ends[self.starts[actor] : self.starts[actor + 1]]


def make_world(actor_count: int, random: Random) -> World:
    """Return actors with their prominence and hierarchy, claimants and sources."""
    claimants = numbered(CLAIMANT_FORMS, CLAIMANT_COUNT)
    publishers = [random.choice(claimants) for _ in range(SOURCE_COUNT)]
    return World(
        names=numbered(ACTOR_FORMS, actor_count),
        acted_on=random.sample(range(actor_count), actor_count),
        acting=random.sample(range(actor_count), actor_count),
        commands=list(draw_commands(actor_count, random)),
        umbrellas=list(draw_umbrellas(actor_count, random)),
        claimants=claimants,
        sources=[(f"{name}, report {n:04}", name) for n, name in enumerate(publishers)],
    )


def numbered(forms: Sequence[str], count: int) -> list[str]:
    """Return unique names: the forms in turn, each with the running number in it."""
    return [forms[n % len(forms)].format(n) for n in range(count)]


def draw_commands(actor_count: int, random: Random) -> Iterator[tuple[int, int]]:
    """Yield part and whole; together they are a forest."""
    for part in range(1, actor_count):
        if random.random() < IN_COMMAND:
            yield part, lower(part, random)


def draw_umbrellas(actor_count: int, random: Random) -> Iterator[tuple[int, int]]:
    """Yield member and umbrella; together they have no cycle."""
    for member in range(1, actor_count):
        chance = random.random()
        if chance < IN_UMBRELLA + IN_TWO_UMBRELLAS:
            yield member, lower(member, random)
        if chance < IN_TWO_UMBRELLAS:
            yield member, lower(member, random)


def lower(actor: int, random: Random) -> int:
    """Return an actor with a lower number, more often a much lower one."""
    return int(actor * random.random() ** 2)


def prominent(ranked: list[int], exponent: int, random: Random) -> int:
    """Return an actor drawn by a power law of its rank.

    The rank is ``(1 + u (n**(1/exponent) - 1))**exponent - 1`` for uniform *u*, so the claims about
    the actor of rank r fall as ``r**(1/exponent - 1)``.
    An exponent of 3 gives degrees with a tail of about ``degree**-2.5``, one of 2 ``degree**-3``;
    the formula is the inverse of the distribution function of a bounded Pareto law.
    """
    reach = len(ranked) ** (1 / exponent) - 1
    return ranked[int((1 + random.random() * reach) ** exponent) - 1]


def draw_tie(world: World, relation: str, random: Random) -> tuple[int, int]:
    """Return a subject and an object that the relation can hold between."""
    if relation == "part-of":
        return random.choice(world.commands)
    if relation == "member-of":
        return random.choice(world.umbrellas)
    subject = prominent(world.acting, 2, random)
    obj = prominent(world.acted_on, 3, random)
    return (subject, obj) if subject != obj else (subject, (obj + 1) % len(world.names))


def draw_claims(
    world: World, claim_count: int, random: Random, ties: Ties
) -> Iterator[tuple[str, ...]]:
    """Yield rows with the values of `COLUMNS`, and keep the assertive ones in *ties*.

    No two rows are the same, because no two quotes are.
    """
    dates = date_pool()
    openings, closings = half_quotes(QUOTE_OPENINGS), half_quotes(QUOTE_CLOSINGS)
    names = world.names
    for first in range(0, claim_count, BATCH):
        numbers = range(first, min(first + BATCH, claim_count))
        size = len(numbers)
        for number, relation, modality, when, (source, publisher), other in zip(
            numbers,
            random.choices(tuple(RELATIONS), tuple(RELATIONS.values()), k=size),
            random.choices(tuple(MODALITIES), tuple(MODALITIES.values()), k=size),
            random.choices(dates, k=size),
            random.choices(world.sources, k=size),
            random.choices(world.claimants, k=size),
            strict=True,
        ):
            subject, obj = draw_tie(world, relation, random)
            if modality in ASSERTIVE:
                ties.add(subject, relation, obj)
            claimant = publisher if random.random() < OWN_VOICE else other
            opening, closing = divmod(number * SCRAMBLE % MOST_CLAIMS, len(closings))
            quote = f"{openings[opening]} {closings[closing]}"
            yield names[subject], relation, names[obj], when, modality, claimant, source, quote


def date_pool() -> list[str]:
    """Return EDTF dates to draw from: 84 % days, 11 % months, 5 % empty for "not said"."""
    day_count = (LAST_DAY - FIRST_DAY).days + 1
    days = [(FIRST_DAY + timedelta(days=n)).isoformat() for n in range(day_count)]
    months = sorted({day[:7] for day in days})
    return days + 4 * months + 540 * [""]


def half_quotes(slots: Sequence[str]) -> list[str]:
    """Return every combination of one phrase from each slot."""
    choices = [[phrase.strip() for phrase in slot.replace("\n", "|").split("|")] for slot in slots]
    return [" ".join(phrases) for phrases in product(*choices)]


def write_claims(rows: Iterator[tuple[str, ...]], path: Path) -> None:
    """Write the rows below a header as UTF-8 CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def questions(world: World, ties: Ties, random: Random) -> dict[str, Any]:
    """Return whom to ask about and what to expect, counting assertive claims only."""
    claim_counts = Counter(obj for _, obj in ties.sponsorships())
    by_count = sorted(claim_counts, key=lambda actor: (claim_counts[actor], actor))
    hub, median = by_count[-1], by_count[len(by_count) // 2]
    sponsors: dict[int, set[int]] = {hub: set(), median: set()}
    for sponsor, sponsored in ties.sponsorships():
        if sponsored in sponsors:
            sponsors[sponsored].add(sponsor)

    def sponsored_actor(actor: int) -> dict[str, Any]:
        return {
            "name": world.names[actor],
            "claims": claim_counts[actor],
            "sponsors": len(sponsors[actor]),
        }

    return {
        "hub": sponsored_actor(hub),
        "median": sponsored_actor(median),
        "pairs": [
            {"from": world.names[a], "to": world.names[b], "length": length}
            for a, b, length in draw_pairs(adjacency(ties, len(world.names)), random)
        ],
    }


def adjacency(ties: Ties, actor_count: int) -> Adjacency:
    """Return the ties as an undirected graph, in the columns of a compressed sparse row matrix."""
    starts = array("i", bytes(4 * (actor_count + 1)))
    for column in (ties.subjects, ties.objects):
        for actor in column:
            starts[actor] += 1
    total = 0
    for actor in range(actor_count + 1):
        total += starts[actor]
        starts[actor] = total
    ends = array("i", bytes(4 * total))
    for here, there in ((ties.subjects, ties.objects), (ties.objects, ties.subjects)):
        for actor, neighbour in zip(here, there, strict=True):
            starts[actor] -= 1
            ends[starts[actor]] = neighbour
    return Adjacency(starts, ends)


def draw_pairs(graph: Adjacency, random: Random) -> list[tuple[int, int, int]]:
    """Return pairs of actors with the length of the shortest path between them, shortest first.

    At most `PAIRS_A_LENGTH` pairs for each of `PAIR_LENGTHS`; a small or dense world may have none
    for the longest.
    """
    pairs: dict[int, list[tuple[int, int, int]]] = {length: [] for length in PAIR_LENGTHS}
    for _ in range(PAIR_STARTS):
        start = random.randrange(len(graph.starts) - 1)
        for length, actors in enumerate(levels(graph, start)):
            if length in pairs and len(pairs[length]) < PAIRS_A_LENGTH:
                pairs[length].append((start, random.choice(actors), length))
        if all(len(found) == PAIRS_A_LENGTH for found in pairs.values()):
            break
    return [pair for found in pairs.values() for pair in found]


def levels(graph: Adjacency, start: int) -> Iterator[list[int]]:
    """Yield the actors at distance 0, 1, 2 … from one, each list in the order of discovery."""
    seen = bytearray(len(graph.starts) - 1)
    seen[start] = True
    level = [start]
    while level:
        yield level
        following = []
        for actor in level:
            for neighbour in graph.neighbours(actor):
                if not seen[neighbour]:
                    seen[neighbour] = True
                    following.append(neighbour)
        level = following


def generate(actor_count: int, claim_count: int, seed: int, path: Path) -> None:
    """Write the claims to *path* and what to ask about them to the same name with ``.json``."""
    random = Random(seed)
    world = make_world(actor_count, random)
    ties = Ties()
    write_claims(draw_claims(world, claim_count, random, ties), path)
    about = {
        "actors": actor_count,
        "claims": claim_count,
        "seed": seed,
        **questions(world, ties, random),
    }
    text = json.dumps(about, ensure_ascii=False, indent=2)
    Path(f"{path}.json").write_text(f"{text}\n", encoding="utf-8")


def main() -> None:
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(description="Write made-up claims as CSV.")
    parser.add_argument("--actors", type=int, default=1_000, help=f"how many, at least {SMALLEST}")
    parser.add_argument(
        "--claims", type=int, default=10_000, help=f"how many, {SMALLEST} to {MOST_CLAIMS:,}"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True, help="the CSV file to write")
    options = parser.parse_args()
    if options.actors < SMALLEST:
        parser.error(f"--actors {options.actors}: give at least {SMALLEST}")
    if not SMALLEST <= options.claims <= MOST_CLAIMS:
        parser.error(f"--claims {options.claims}: give {SMALLEST} to {MOST_CLAIMS}")
    generate(options.actors, options.claims, options.seed, options.output)


if __name__ == "__main__":
    main()
