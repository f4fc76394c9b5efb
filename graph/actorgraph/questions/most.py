"""Who does something, or has it done to it, in most of the claims."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, ids_of
from actorgraph.questions.listing import Group, Listing
from actorgraph.questions.named import Named
from actorgraph.questions.who import need_types
from actorgraph.sentence.question import sufferer_question, who_question
from actorgraph.sentence.wording import count, listed
from actorgraph.store.alike import most_at_end
from actorgraph.store.reader import Store

#: Actors that are told at most, and claims that are listed of each.
MOST: Final = 5
_CLAIMS: Final = 20


def most(
    store: Store, *, relation: str, of: str = "", types: Sequence[str] = (), filters: Filters = NONE
) -> Listing:
    """Return of whom most claims that count say that it does something; with an inverse relation, that it is done to it.

    Claims are counted, and not acts: one act may be told in many claims, and one claim may tell of many acts.
    *of* is the actor at the other end; with *types*, only actors of these are counted.
    """
    need_types(types)
    words = most_words(store, relation=relation, of=of, types=types)
    reading = store.vocabulary.reading(relation)
    end, other_end = ("object", "subject") if reading.inverse else ("subject", "object")
    other = store.thing(of) if of else None
    ends = {other_end: other.n} if other else {}
    ranked = list(most_at_end(store, end, reading.relations, filters, MOST, types=types, **ends))
    about = (other.id,) if other else ()
    if not ranked:
        lead = f"Not stated: no claim that counts says {words}."
        return Listing(words, Verdict.NOT_STATED, lead, about=about)
    things = store.things(n for n, _ in ranked)
    named, groups = [], []
    for n, many in ranked:
        at = {**ends, end: n}
        found = store.claims(
            filters,
            modalities=filters.counting,
            relations=reading.relations,
            subject=at.get("subject"),
            object=at.get("object"),
        )
        claims = firmest(islice(found, _CLAIMS))
        named.append(
            Named(things[n].id, things[n].name, "stated", claims[0].modality, ids_of(claims))
        )
        groups.append(Group(f"{things[n].name}: {count(many, 'claim')}", ids_of(claims)))
    top = ranked[0][1]
    firsts = [things[n].words for n, many in ranked if many == top]
    rest = ", ".join(f"{things[n].words} in {many:,}" for n, many in ranked if many < top)
    each = "each " if len(firsts) > 1 else ""
    then = f"; then {rest}" if rest else ""
    lead = f"{listed(firsts)}, {each}in {count(top, 'claim')}{then}. Claims are counted, not acts."
    return Listing(words, Verdict.STATED, lead, tuple(groups), tuple(named), about)


def most_words(store: Store, *, relation: str, of: str = "", types: Sequence[str] = ()) -> str:
    """Return the question in words."""
    reading = store.vocabulary.reading(relation)
    if reading.inverse and not of:
        words = sufferer_question(store.vocabulary, reading)
    else:
        words = who_question(store.vocabulary, reading, store.thing(of).noun if of else None)
    kinds = f" ({' or '.join(types)} only)" if types else ""
    return f"{words.rstrip('?')}{kinds} in most of the claims"
