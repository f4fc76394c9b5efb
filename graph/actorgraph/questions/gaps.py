"""What the claims leave open: who did it, what is only hinted or held back, what is said without a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, ids_of
from actorgraph.questions.listing import MOST, Group, Listing
from actorgraph.sentence.wording import count
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: What is said in a way that leaves it open.
_OPEN: Final = {
    "Held back or only hinted at": ("withheld", "hinted"),
    "Only possible, or on a condition": ("possible", "conditional"),
}
#: Events that are looked through.
_MOST_EVENTS: Final = 2_000
_DONE_BY: Final = ("attacks", "attributes", "claims-responsibility")


def gaps(store: Store, *, name: str = "", filters: Filters = NONE) -> Listing:
    """Return what the claims about an actor or event, or about all, leave open.

    Attacks of which no claim that counts names who did it; what is held back, hinted at or only possible; and
    what is done without a word of who did it. What nobody wrote about is no part of it.
    """
    words = gaps_words(store, name=name)
    thing = store.thing(name) if name else None
    n = thing.n if thing else None
    everything = filters.of_all_modalities()
    groups = [
        Group(
            title, ids_of(islice(store.claims(everything, modalities=modalities, either=n), MOST))
        )
        for title, modalities in _OPEN.items()
    ]
    acts = [relation.name for relation in store.vocabulary if relation.kind == "act"]
    unnamed = store.claims(
        filters, modalities=filters.counting, relations=acts, missing="subject", either=n
    )
    groups.append(
        Group(
            "Done by somebody whom nobody names",
            ids_of(islice((c for c in unnamed if not c.event), MOST)),
        )
    )
    groups = [group for group in groups if group.claims]
    undone = list(_nobody_named(store, filters, n)) if thing is None or thing.is_event else []
    parts = [
        f"{count(len(group.claims), 'claim')} {group.title[:1].lower()}{group.title[1:]}"
        for group in groups
    ]
    if undone:
        parts.insert(0, f"no claim that counts names who did “{'”, “'.join(undone[:3])}”")
    about = (thing.id,) if thing else ()
    if not parts:
        return Listing(words, Verdict.NOT_STATED, "Nothing that is said is left open.", about=about)
    lead = f"{'; '.join(parts)}. What nobody wrote about is not known here"
    return Listing(words, Verdict.STATED, f"{lead}.", tuple(groups), about=about)


def gaps_words(store: Store, *, name: str = "") -> str:
    """Return the question in words."""
    about = f" about {store.thing(name).words}" if name else ""
    return f"what the claims{about} leave open"


def _nobody_named(store: Store, filters: Filters, n: int | None) -> Iterator[str]:
    """Yield the attacks of which no claim that counts says who did them."""
    for event in islice(store.events([n] if n is not None else None), _MOST_EVENTS):
        if event.type != "attack":
            continue
        row_id = next(iter(store.row_ids([event.id])))
        told: Iterator[Claim] = store.claims(
            filters, modalities=filters.counting, relations=_known(store), event=row_id
        )
        doers = (c.object if c.relation == "attributes" else c.subject for c in told)
        if not any(doers):
            yield event.name


def _known(store: Store) -> tuple[str, ...]:
    return tuple(name for name in _DONE_BY if name in store.vocabulary)
