"""All that follows from a case agrees with what is answered one actor at a time."""

from __future__ import annotations

import actorgraph
from actorgraph.questions.conclude import Conclusion, conclusions
from actorgraph.questions.who import who
from conftest import World


def test_a_sponsor_of_a_class_is_concluded_to_sponsor_each_of_it(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: militias",
        "relation: instance-of, subject: alpha, object: militias, modality: likely, hedge: words 2",
        "relation: instance-of, subject: beta, object: militias",
        "relation: sponsors, subject: red, object: beta",
    )
    found = list(conclusions(case.store, [actor.id for actor in case.actors()]))
    assert found == [Conclusion("sponsorship", "red", "alpha", "class", "likely", ("c1", "c2"))]
    assert found[0].document()["claims"] == ["c1", "c2"]


def test_what_follows_for_all_is_what_who_answers_for_each(shipped: actorgraph.Case) -> None:
    store = shipped.store
    found = {}
    for each in conclusions(store, [actor.id for actor in store.actors()]):
        found[each.family, each.object, each.subject] = (each.known, each.modality, each.claims)
    asked = {}
    for family in dict.fromkeys(it.family for it in store.vocabulary):
        if not any(
            it.through_class or it.carries_upwards or it.by_member
            for it in store.vocabulary
            if it.family == family
        ):
            continue
        for actor in store.actors():
            answer = who(store, store.vocabulary.reading(family), store.thing(actor.id))
            for it in answer.answers:
                if it.chain:
                    asked[family, actor.id, it.actor] = (it.known, it.modality, it.claims)
    assert {key: value for key, value in found.items() if key in asked} == asked
    assert len(asked) > 3
