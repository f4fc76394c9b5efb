"""From how many origins sources have what they say."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.questions.origin import Counts, Origin, counts_of, origins_of
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

PAPERS = ("gazette", "mail", "post", "reuters")
DOCUMENTS = "Red has paid the Alpha Brigade since the spring, documents show"
#: Claims as (paper, claimant, quote, cites); the claimant is the paper itself if it is empty.
Told: TypeAlias = tuple[str, str, str, str]
Made: TypeAlias = Callable[..., Store]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a function that makes a store of papers that all say that Red sponsors Alpha."""

    def make(*told: Told) -> Store:
        place: Path = tmp_path_factory.mktemp("origins") / "store.db"
        with StoreWriter(place, standard()) as writer:
            for key in ("red", "alpha", "palace", *PAPERS):
                writer.actor(Actor(key, key.title() if key != "post" else "The Post"))
            writer.actor(Actor("ministry", "Ministry", parent="palace"))
            for paper in PAPERS:
                writer.source(
                    Source(f"r-{paper}", paper, paper, address=f"https://{paper}.example/1")
                )
            writer.claims(
                Claim(f"c{n}", "sponsors", f"r-{paper}", by or paper, "red", "alpha", quote=quote, cites=cites)
                for n, (paper, by, quote, cites) in enumerate(told)
            )  # fmt: skip
        return Store(place)

    return make


def told_by(store: Store) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return sorted(
        (origin.name, tuple(sorted(origin.claims)), origin.signs)
        for origin in origins_of(store, store.claims()).origins
    )


@pytest.mark.parametrize(
    ("told", "origins"),
    [
        pytest.param(
            [("gazette", "", "Red pays them", ""), ("post", "", "They live on money of Red", "")],
            [("Gazette", ("c0",), ()), ("The Post", ("c1",), ())],
            id="papers that say it in words of their own",
        ),
        pytest.param(
            [("gazette", "", DOCUMENTS, ""), ("post", "", DOCUMENTS.replace("the spring", "spring"), ""),
             ("mail", "", DOCUMENTS, "")],
            [("Gazette, Mail and The Post", ("c0", "c1", "c2"), ("same words",))],
            id="one text in three papers",
        ),
        pytest.param(
            [("gazette", "palace", "the palace said", ""), ("post", "ministry", "a ministry memo said", "")],
            [("Palace", ("c0", "c1"), ("one mouth",))],
            id="two bodies of one government",
        ),
        pytest.param(
            [("gazette", "", "Red pays Alpha, according to Reuters", ""), ("reuters", "", "We have seen the bills", "")],
            [("Reuters", ("c0", "c1"), ("cited",))],
            id="a paper that cites an agency whose report is here",
        ),
        pytest.param(
            [("gazette", "", "Red pays Alpha, a clerk told the Daily Bugle", ""), ("mail", "", "The Daily Bugle reported that Red pays", "")],
            [("Daily Bugle", ("c0", "c1"), ("cited",))],
            id="two papers that cite one that is not here",
        ),
        pytest.param(
            [("gazette", "", "as the Daily Bugle and others know, citing Reuters", ""), ("post", "", "Palace money, Reuters reported, citing Mail", "")],
            [("Mail", ("c1",), ("cited",)), ("Reuters", ("c0", "c1"), ("cited",))],
            id="who cites two has it from two",
        ),
        pytest.param(
            [("gazette", "", "one thing", "https://www.reuters.example/1; https://x.example/a"), ("reuters", "", "another thing", ""),
             ("post", "", "a third thing", "http://x.example/a/")],
            [("Reuters", ("c0", "c1"), ("cited",)), ("http://x.example/a/", ("c0", "c2"), ("cited",))],
            id="addresses that are given for it",
        ),
        pytest.param(
            [("gazette", "", "Red pays, Mail reported", ""), ("mail", "", "Red pays, Gazette reported", "")],
            [("Gazette and Mail", ("c0", "c1"), ("cited",))],
            id="two that cite each other",
        ),
        pytest.param(
            [("gazette", "palace", DOCUMENTS, ""), ("gazette", "mail", DOCUMENTS, ""), ("post", "", DOCUMENTS, "")],
            [("Mail", ("c1", "c2"), ("same words",)), ("Palace", ("c0", "c2"), ("same words",))],
            id="one sentence that two vouch for, printed elsewhere without them",
        ),
        pytest.param(
            [("gazette", "palace", "the palace told Reuters", ""), ("post", "mail", "the clerk told Reuters", "")],
            [("Mail", ("c1",), ()), ("Palace", ("c0",), ())],
            id="whose word it is does not become that of whom they told it",
        ),
        pytest.param(
            [("gazette", "", "Red told Alpha to leave, and pays", ""), ("post", "", "Red told Alpha to leave, and gives", "")],
            [("Gazette", ("c0",), ()), ("The Post", ("c1",), ())],
            id="an order is not told to a paper",
        ),
    ],
)  # fmt: skip
def test_sources_have_it_from_one_origin_by_mouth_words_or_citation(
    made: Made, told: list[Told], origins: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    store = made(*told)
    assert told_by(store) == origins
    sources = len({paper for paper, *_ in told})
    assert origins_of(store, store.claims()).counts == Counts(sources, len(origins))


def test_claims_of_one_source_are_as_many_origins_as_mouths(made: Made) -> None:
    store = made(("gazette", "palace", DOCUMENTS, ""), ("gazette", "", DOCUMENTS, ""))
    assert origins_of(store, store.claims()).origins == (
        Origin("gazette", "Gazette", ("c1",), ("r-gazette",)),
        Origin("palace", "Palace", ("c0",), ("r-gazette",)),
    )
    assert counts_of(store, ["c0", "c1"]).words == ""


_QUOTES = st.sampled_from(
    [DOCUMENTS, f"{DOCUMENTS} again", "Reuters reported it", "citing Mail and Red", "according to The Post", "money"]
)  # fmt: skip
_TOLD = st.tuples(
    st.sampled_from(PAPERS),
    st.sampled_from(("", "", "palace", "ministry", "reuters")),
    _QUOTES,
    st.sampled_from(("", "https://mail.example/1", "http://x.example; http://y.example")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_TOLD, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_claims_decides_nothing_and_every_claim_has_an_origin(
    made: Made, told: list[Told], order: random.Random
) -> None:
    store = made(*told)
    claims = list(store.claims())
    shuffled = order.sample(claims, len(claims))
    found, again = (origins_of(store, those).origins for those in (claims, shuffled))

    def alike(origin: Origin) -> tuple[object, ...]:
        return origin.actor, origin.name, {*origin.claims}, {*origin.sources}, origin.signs

    assert [*map(alike, found)] == [*map(alike, again)]
    assert {key for origin in found for key in origin.claims} == {claim.id for claim in claims}
