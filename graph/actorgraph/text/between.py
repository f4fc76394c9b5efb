"""The answer to *between*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented, unasserted
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.between import Between, Meeting, Said, Through
    from actorgraph.store.reader import Store

#: Quotes printed of one relation.
_MOST_QUOTES: Final = 3
#: What claims of each group that count are headed by.
_TITLES: Final = {
    "assertive": "Said of the two",
    "tentative": "Said of the two only as possible, intended or conditional",
    "not asserted": "Said of the two, and asserted by nobody",
}


def between_lines(store: Store, answer: Between) -> Iterator[str]:
    """Yield what is said of the two directly, then the events, wholes and others between them."""
    ends = f"{answer.one.name} and {answer.other.name}"
    yield heading(f"What ties {ends}")
    if answer.outcome == "same":
        yield from indented(f"{ends} are one and the same.", 0)
    elif answer.outcome == "not stated":
        yield from indented("Not stated: no claim that counts ties the two, or both to a third.", 0)
    elif answer.outcome == "indirect":
        yield from indented("Not directly: no claim that counts names both.", 0)
    for name, title in _TITLES.items():
        of_group = [said for said in answer.direct if group(said.modality) == name]
        yield from _direct_lines(store, title, of_group)
    yield from _direct_lines(store, "Also said of the two, and not counted", answer.also_said)
    yield from _event_lines(store, answer)
    yield from _third_lines(store, "Both are in", answer.wholes, answer.left_out["wholes"])
    yield from _third_lines(store, "Both are tied to", answer.through, answer.left_out["through"])
    yield from counted_lines(answer.same)


def _direct_lines(store: Store, title: str, said: Sequence[Said]) -> Iterator[str]:
    if not said:
        return
    yield ""
    yield heading(title)
    for each in said:
        claims = list(store.claims_called(each.claims[:_MOST_QUOTES]))
        yield from Evidence(store, claims).together(claims, 2)
        left = len(each.claims) - len(claims)
        if left:
            yield f"      … and {count(left, 'more claim')}"


def _event_lines(store: Store, answer: Between) -> Iterator[str]:
    if not answer.events:
        return
    yield ""
    yield heading("Both are named in")
    for event in answer.events:
        yield from indented(f"{event.name}{unasserted(group(event.weakest))}", 2, hang=2)
        yield from _claim_lines(store, _firmest(event), len({*event.one, *event.other}))
    if answer.left_out["events"]:
        yield f"  … and {count(answer.left_out['events'], 'more event')}; --limit 0 prints them all"


def _third_lines(store: Store, title: str, found: Sequence[Through], left: int) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield heading(title)
    for actor in found:
        yield from indented(f"{actor.name}{unasserted(group(actor.weakest))}", 2, hang=2)
        firmest = list(dict.fromkeys((actor.one[0].claims[0], actor.other[0].claims[0])))
        yield from _claim_lines(store, firmest, len(set(actor.claims)))
    if left:
        yield f"  … and {left:,} more; --limit 0 prints them all"


def _firmest(event: Meeting) -> list[str]:
    return list(dict.fromkeys((event.one[0], event.other[0])))


def _claim_lines(store: Store, ids: Sequence[str], many: int) -> Iterator[str]:
    """Yield the firmest claim of each side, and how many more there are."""
    claims = list(store.claims_called(ids))
    evidence = Evidence(store, claims)
    for claim in claims:
        yield from evidence.told(claim, 4)
    if many > len(claims):
        yield f"        … and {count(many - len(claims), 'more claim')}"
