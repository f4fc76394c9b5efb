"""The shortest paths in the page: the same as `actorgraph path` finds, told with their claims."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from actorgraph.questions.paths.path import path
from actorgraph.store.reader import Store
from page.conftest import ACTORS, SCRIPTS, Open, Opened, World

#: The page's own search, which stands alone: hundreds of choices in a row would only measure the panel.
SEARCH = (SCRIPTS / "read" / "path.js").read_text(encoding="utf-8").replace("\nexport ", "\n")
DAN = {"id": "dan", "name": "Dan", "type": "person"}
#: Ann reaches Dan through Bob or through Cid; only what is said of Bob is ever in doubt.
SQUARE: list[dict[str, Any]] = [
    {"id": "ab", "relation": "attacks", "subject": "ann", "object": "bob"},
    {"id": "bd", "relation": "sponsors", "subject": "dan", "object": "bob"},
    {"id": "ac", "relation": "threatens", "subject": "ann", "object": "cid"},
    {"id": "cd", "relation": "attacks", "subject": "cid", "object": "dan"},
]


def _found(it: Opened, pairs: list[tuple[str, str]]) -> list[list[Any]]:
    """Return what the page finds for pairs of ids: the paths, their claims hop by hop, and if more."""
    answers: list[list[Any]] = it.ask(
        f"""(pairs) => {{
            {SEARCH}
            const {{ page, visible }} = actorgraph;
            return pairs.map(([from, to]) => {{
                const {{ paths, more }} = pathsBetween(page, visible(), page.thing(from), page.thing(to), false);
                const claims = (hop) => hop.ties.flatMap((it) => it.claims.map((at) => page.claim(at).id));
                return [paths.map(({{ things, hops }}) => [things.map(({{ id }}) => id), hops.map(claims)]), more];
            }});
        }}""",
        pairs,
    )
    return answers


def _told(paths: list[Any]) -> dict[tuple[str, ...], list[list[str]]]:
    return {tuple(ids): [sorted(claims) for claims in hops] for ids, hops in paths}


def _differences(it: Opened, store: Store, ends: list[str]) -> list[Any]:
    """Return every pair of which the page tells something else than the library."""
    pairs = list(combinations(ends, 2))
    found = _found(it, pairs)
    differences = []
    for (start, end), (paths, more) in zip(pairs, found, strict=True):
        answer = path(store, store.thing(start), store.thing(end), most=1000)
        wanted = {
            way.actors: [
                sorted({claim for one in (hop, *hop.also) for claim in one.claims})
                for hop in way.hops
            ]
            for way in answer.paths
        }
        told = _told(paths)
        if more:  # which five come first is each one's own affair
            wanted = {actors: hops for actors, hops in wanted.items() if actors in told}
        if (told, len(told), more) != (wanted, min(5, len(answer.paths)), len(answer.paths) > 5):
            differences.append((start, end, told, wanted))
    return differences


def _choose(it: Opened, start: str, end: str) -> None:
    it.change(f'{{ path: {{ from: page.thing("{start}").at, to: page.thing("{end}").at }} }}')


def _ends(it: Opened) -> list[str | None]:
    """Return the ids of the ends that are chosen."""
    ends: list[str | None] = it.ask(
        """(({ page, state }) => {
            const { from, to } = state.now().path;
            return [from, to].map((at) => page.things[at]?.id ?? null);
        })(actorgraph)"""
    )
    return ends


def _ways(it: Opened) -> list[list[str]]:
    ways: list[list[str]] = it.ask(
        "actorgraph.paths().paths.map(({ things }) => things.map(({ id }) => id))"
    )
    return sorted(ways)


def _cited(it: Opened) -> list[list[str]]:
    """Return the ids of the claims that the panel cites, hop by hop."""
    cited: list[list[str]] = it.ask(
        """[...document.querySelectorAll("#panel .path li")].map((hop) =>
            [...hop.querySelectorAll("[data-claim]")].map((card) => card.dataset.claim))"""
    )
    return cited


def test_between_all_actors_the_page_finds_the_paths_that_the_library_finds(
    shipped: Store, atlas: Opened
) -> None:
    actors = [actor.id for actor in shipped.actors() if actor.id in set(atlas.shown())]
    assert len(actors) > 30
    assert _differences(atlas, shipped, actors) == []


def test_events_are_ends_as_in_the_library(shipped: Store, atlas: Opened) -> None:
    shown = set(atlas.shown())
    events = [event.id for event in shipped.events() if event.id in shown]
    actors = [actor.id for actor in shipped.actors() if actor.id in shown]
    assert len(events) > 5
    assert _differences(atlas, shipped, events + actors[:6]) == []


def test_what_is_chosen_is_what_is_searched(world: World, opened: Open) -> None:
    it = opened(world(*SQUARE, actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    assert _ways(it) == [["ann", "bob", "dan"], ["ann", "cid", "dan"]]
    assert it.ask(
        "[actorgraph.paths().more, actorgraph.paths().paths.map(({ hops }) => hops.length)]"
    ) == [False, [2, 2]]


def test_the_panel_cites_the_claims_of_every_hop(world: World, opened: Open) -> None:
    again = {**SQUARE[0], "id": "ab2", "relation": "threatens"}
    denied = {**SQUARE[0], "id": "ab3", "modality": "denied"}
    it = opened(world(SQUARE[0], SQUARE[1], again, denied, actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    assert it.texts("#panel .way") == ["Ann → Bob ← Dan"]
    assert it.texts("#panel .kind") == [
        "1 shortest path: 2 hops",
        "2 hops, 1 of 2 hops against the arrow",
    ]
    assert it.texts("#panel .hop") == ["Ann → Bob · 2 claims", "Bob ← Dan · 1 claim"]
    assert [sorted(claims) for claims in _cited(it)] == [["ab", "ab2"], ["bd"]]
    assert it.texts("#panel .sentence") == [
        "Ann attacked Bob.",
        "Ann threatened Bob.",
        "Dan sponsors Bob.",
    ]


def test_where_there_is_no_path_the_panel_says_so(world: World, opened: Open) -> None:
    denied = {"relation": "attacks", "subject": "ann", "object": "cid", "modality": "denied"}
    it = opened(world(SQUARE[0], denied))
    _choose(it, "ann", "cid")
    assert it.texts("#panel .warning") == [
        "No path: nothing that counts connects Ann and Cid. Hinted, withheld, denied and presupposed claims never count."
    ]
    assert _cited(it) == []


def test_what_is_possible_counts_when_it_is_asked_for(world: World, opened: Open) -> None:
    it = opened(world({**SQUARE[0], "modality": "possible"}))
    _choose(it, "ann", "bob")
    assert it.page.locator("#panel .warning").count() == 1
    it.page.check("#tentative")
    assert _cited(it) == [["ab"]]
    assert it.texts("#panel .way") == ["Ann → Bob, tentative"]
    it.page.uncheck("#tentative")
    assert _cited(it) == []


def test_a_filter_changes_the_path_and_is_blamed_where_none_is_left(
    world: World, opened: Open
) -> None:
    it = opened(world(*SQUARE, actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    families = it.ask(
        "Object.fromEntries(actorgraph.page.ties.map(({ id, family }) => [id, family]))"
    )
    sponsoring = next(family for key, family in families.items() if "bob" in key and "dan" in key)
    it.change(f'{{ families: new Set(["{sponsoring}"]) }}')
    assert _ways(it) == [["ann", "cid", "dan"]]
    assert _cited(it) == [["ac"], ["cd"]]
    it.change("{ families: new Set(page.families) }")
    (warning,) = it.texts("#panel .warning")
    assert warning.startswith(
        "No path: nothing that counts connects Ann and Dan under the present filters."
    )
    it.change("{ families: new Set() }")
    assert len(_ways(it)) == 2


def test_both_ends_can_be_clicked_in_the_drawing(world: World, opened: Open) -> None:
    it = opened(world(*SQUARE[:1], SQUARE[3], actors=[*ACTORS, DAN]))
    it.page.click("#find-path")
    assert _ends(it) == [None, None]
    it.click_thing("ann")
    assert _ends(it) == ["ann", None]
    it.click_thing("bob")
    assert _ends(it) == ["ann", "bob"]
    assert it.texts("#panel .way") == ["Ann → Bob"]
    it.click_thing("cid")  # the path is complete: a click is a choice again
    assert it.ask("actorgraph.state.now().path") is None
    assert it.texts("#panel-title") == ["Cid"]


def test_both_ends_can_be_written(world: World, opened: Open) -> None:
    it = opened(world(*SQUARE[:2], actors=[*ACTORS, DAN]))
    it.page.click("#find-path")
    assert it.ask("document.activeElement.id") == "path-from"
    it.page.keyboard.type("da")
    it.page.keyboard.press("Enter")
    assert it.ask("document.activeElement.id") == "path-to"
    it.page.keyboard.type("ann")
    it.page.keyboard.press("Enter")
    assert _ends(it) == ["dan", "ann"]
    assert it.texts("#panel .way") == ["Dan → Bob ← Ann"]


def test_a_path_turns_round(world: World, opened: Open) -> None:
    it = opened(world(*SQUARE[:2], actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    forth = _cited(it)
    it.page.click("#panel [aria-label='Turn the path round']")
    assert _ends(it) == ["dan", "ann"]
    assert it.texts("#panel .way") == ["Dan → Bob ← Ann"]
    assert _cited(it) == forth[::-1]
    values = it.ask('["path-from", "path-to"].map((id) => document.getElementById(id).value)')
    assert values == ["Dan", "Ann"]


def test_from_an_actor_to_itself_there_is_nothing_to_walk(world: World, opened: Open) -> None:
    it = opened(world(*SQUARE[:1]))
    _choose(it, "ann", "ann")
    assert _ways(it) == [["ann"]]
    assert it.texts("#panel .kind") == ["Both are the same."]


def test_an_event_does_not_connect_those_who_had_to_do_with_it(world: World, opened: Open) -> None:
    about = [
        {"id": "a", "relation": "claims-responsibility", "subject": "ann", "event": "raid"},
        {"id": "b", "relation": "denies-responsibility", "subject": "bob", "event": "raid"},
    ]
    store = world(*about)
    it = opened(store)
    assert _differences(it, store, ["ann", "bob", "cid", "raid"]) == []
    _choose(it, "ann", "bob")
    assert _ways(it) == []
    _choose(it, "ann", "raid")
    assert (_ways(it), _cited(it)) == ([["ann", "raid"]], [["a"]])


def test_a_path_says_whether_it_runs_with_the_arrows(world: World, opened: Open) -> None:
    mutual = {"id": "cd", "relation": "allied-with", "subject": "dan", "object": "cid"}
    it = opened(world(SQUARE[0], SQUARE[2], mutual, actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    assert it.texts("#panel .way") == ["Ann → Cid – Dan"]
    assert it.texts("#panel .path .kind") == ["2 hops, with the arrows all the way"]
    _choose(it, "bob", "ann")
    assert it.texts("#panel .path .kind") == ["1 hop, against the arrows"]


def test_a_path_may_run_only_along_one_family(world: World, opened: Open) -> None:
    it = opened(world(*SQUARE, actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    families = it.page.locator("#path-along option").all_inner_texts()
    assert families == ["any ties", "sponsorship", "attack", "threat"]
    it.page.select_option("#path-along", "attack")
    assert _ways(it) == []
    assert it.texts("#panel .warning")[0].startswith(
        "No path: nothing that counts connects Ann and Dan along attack."
    )
    it.page.select_option("#path-along", "")
    assert len(_ways(it)) == 2


def test_the_next_best_paths_stand_below_the_shortest(world: World, opened: Open) -> None:
    straight = {"id": "ad", "relation": "urges", "subject": "ann", "object": "dan"}
    it = opened(world(*SQUARE, straight, actors=[*ACTORS, DAN]))
    _choose(it, "ann", "dan")
    assert _ways(it) == [["ann", "dan"]]
    assert it.texts("#panel .among") == ["Next best: 2 hops"]
    assert it.texts("#panel .way")[1:] == ["Ann → Bob ← Dan", "Ann → Cid → Dan"]
