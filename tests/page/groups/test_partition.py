"""Who belongs together."""

from __future__ import annotations

from typing import Any

from actorgraph.page.groups.partition import Partition, partition_of
from actorgraph.page.view import view_of
from page.conftest import World

KEYS = ("ann", "bob", "bea", "cid", "cat", "dan", "zoe")
ACTORS: list[dict[str, Any]] = [
    {"id": key, "name": key.title(), "type": "armed-group"} for key in KEYS
] + [{"id": "town", "name": "Town", "type": "place"}]


def _does(subject: str, relation: str, object_: str, **more: Any) -> dict[str, Any]:
    return {"subject": subject, "relation": relation, "object": object_, **more}


#: Ann and her clients against Cid and his, and Dan, whom only Ann attacks.
CLAIMS = [
    _does("ann", "sponsors", "bob"),
    _does("ann", "sponsors", "bea"),
    _does("cid", "sponsors", "cat"),
    _does("ann", "attacks", "cid"),
    _does("ann", "attacks", "dan"),
    _does("bea", "located-in", "town"),
]


def _partition(world: World, *claims: dict[str, Any]) -> Partition:
    return partition_of(view_of(world(*claims, actors=ACTORS, events=[])))


def test_friends_are_a_group_and_whom_they_attack_is_not_in_it(world: World) -> None:
    found = _partition(world, *CLAIMS)
    assert [group.members for group in found.groups] == [("ann", "bea", "bob"), ("cid", "cat")]
    assert (found.is_of_friends, found.tied, found.alone) == (True, ("dan",), ("zoe", "town"))


def test_a_group_is_called_after_its_sponsor_not_after_who_is_most_attacked(world: World) -> None:
    attacks = [_does("cid", "attacks", "bob", quote=f"{n}.") for n in range(9)]
    found = _partition(world, *CLAIMS, *attacks)
    assert [group.head for group in found.groups] == ["ann", "cid"]


def test_a_group_says_where_its_members_are_and_what_is_between_them(world: World) -> None:
    group = _partition(world, *CLAIMS).groups[0]
    assert (group.places, group.inner) == ((("town", 1),), (("sponsorship", 2),))


def test_if_nobody_helps_anybody_those_who_fight_are_a_group(world: World) -> None:
    fights = [_does("ann", "attacks", "bob"), _does("cid", "attacks", "dan")]
    found = _partition(world, *fights)
    assert [set(group.members) for group in found.groups] == [{"ann", "bob"}, {"cid", "dan"}]
    assert not found.is_of_friends


def test_what_is_denied_makes_no_group(world: World) -> None:
    found = _partition(world, _does("ann", "sponsors", "bob", modality="denied"))
    assert (found.groups, found.tied) == ((), ())


def test_the_order_of_the_claims_does_not_matter(world: World, tmp_path: Any) -> None:
    forth = _partition(world, *CLAIMS)
    (tmp_path / "case").rename(tmp_path / "before")
    back = _partition(world, *reversed(CLAIMS))
    assert (forth.groups, forth.tied, forth.alone) == (back.groups, back.tied, back.alone)
