"""What a case holds."""

from __future__ import annotations

from conftest import World


def test_a_case_is_described_in_numbers(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue, modality: denied",
        head="licence: CC0\ncoded: 2024-03-01\n",
    )
    info = case.info()
    assert (info.title, info.licence, info.coded) == ("World", "CC0", "2024-03-01")
    assert (info.actors, info.events, info.claim_count, info.undated) == (9, 2, 2, 1)
    assert info.by_relation == {"attacks": 1, "sponsors": 1}
    assert info.by_modality == {"stated": 1, "denied": 1}
    assert [source.title for source in info.sources] == ["Report"]
    assert (list(info), info.claims, info.question) == (
        list(info.sources),
        (),
        "what the case holds",
    )
