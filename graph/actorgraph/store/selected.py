"""What some claims of a store need and reach: for exports of an answer, or of what filters leave.

*ids* are those of the claims, None for all that meet filters and relations.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from actorgraph.model.fields import MENTIONS
from actorgraph.model.filters import Filters
from actorgraph.model.modality import ASSERTIVE_RANK, MODALITIES
from actorgraph.sentence.frame import needs_speaker

if TYPE_CHECKING:
    from actorgraph.store.reader import Store


def row_ids_in(
    store: Store, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
) -> list[int]:
    """Return the row ids of the actors and events that some claims need, in order.

    Those are their ends, events, claimants and spokespersons, the publishers of their sources, the
    places and wholes of their events, and everybody's parents.
    """
    conditions = store._selected(filters, relations, ids)
    mentioned = " UNION ".join(f"SELECT {column} FROM chosen" for column in MENTIONS)
    rows = store._rows(
        f"WITH chosen AS MATERIALIZED (SELECT {', '.join(MENTIONS)}, source FROM claim{conditions.where}),"
        f" named(n) AS ({mentioned}"
        " UNION SELECT publisher FROM source WHERE n IN (SELECT source FROM chosen)"
        " UNION SELECT part_of FROM named JOIN event ON event.n = named.n"
        " UNION SELECT actor FROM named JOIN place ON place.event = named.n"
        " UNION SELECT parent FROM named JOIN actor ON actor.n = named.n)"
        " SELECT n FROM named WHERE n IS NOT NULL ORDER BY n",
        conditions.values,
    )
    return [n for (n,) in rows]


def source_ids_in(
    store: Store, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
) -> list[str]:
    """Return the ids of the sources of some claims, in the order in which they were written."""
    conditions = store._selected(filters, relations, ids)
    rows = store._rows(
        f"SELECT id FROM source WHERE n IN (SELECT source FROM claim{conditions.where}) ORDER BY n",
        conditions.values,
    )
    return [key for (key,) in rows]


def unasserted_in(
    store: Store, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
) -> Counter[str]:
    """Return how many of some claims do not assert their edge: by modality, and ``"a count of none"``."""
    conditions = store._selected(filters, relations, ids)
    rows = store._rows(
        f"SELECT rank, count(*) FROM claim{conditions.where} GROUP BY rank", conditions.values
    )
    found = Counter({MODALITIES[rank]: number for rank, number in rows if rank > ASSERTIVE_RANK})
    figures = [relation.name for relation in store.vocabulary if relation.family == "figure"]
    counting = [relation.name for relation in store.vocabulary if relation.counts]
    conditions.add(
        # Of most claims the details are empty, which is not JSON.
        "CASE WHEN details LIKE '%\"quantity\"%' THEN"
        " json_extract(details, '$.quantity[1]') = '=' AND json_extract(details, '$.quantity[2]') = 0 END"
    )
    # "Clashed, with no deaths" says that they clashed; a figure that stands alone is what the claim reaches.
    conditions.add(f"({store._has_relation(counting)} OR object IS NULL AND text = '')")
    is_figure = store._has_relation(figures)
    for rank, of_figure, number in store._rows(
        f"SELECT rank, {is_figure}, count(*) FROM claim{conditions.where} GROUP BY 1, 2",
        conditions.values,
    ):
        if rank <= ASSERTIVE_RANK and not of_figure:
            found["a count of none"] += number
        elif MODALITIES[rank] == "denied" and of_figure:  # which says that there were none
            found["denied"] -= number
    return +found


def without_two_ends(
    store: Store, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
) -> list[int]:
    """Return the row ids of the claims that are no edge; see `actorgraph.network.has_two_ends`."""
    conditions = store._selected(filters, relations, ids)
    conditions.add(_no_two_ends(store))
    rows = store._rows(f"SELECT n FROM claim{conditions.where} ORDER BY n", conditions.values)
    return [n for (n,) in rows]


def _no_two_ends(store: Store) -> str:
    """Return the condition that a claim is no edge."""
    names = [relation.name for relation in store.vocabulary]
    spoken = [name for name in names if needs_speaker(store.vocabulary, name)]
    return (
        "((subject IS NULL OR subject = event) AND object IS NULL AND text = ''"
        " AND details NOT LIKE '%\"quantity\"%'"
        f" OR subject IS NULL AND {store._has_relation(spoken)})"
    )


def loose_ends(
    store: Store, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
) -> Iterator[str]:
    """Yield each text or figure that claims without an object reach, once, in the order of the texts.

    SQLite sorts them, on the disk if there are many.
    """
    store._db.create_function("figure_of", 1, _figure_of, deterministic=True)
    conditions = store._selected(filters, relations, ids)
    conditions.add(f"NOT {_no_two_ends(store)}")
    for (text,) in store._rows(
        "SELECT DISTINCT CASE WHEN text <> '' THEN text ELSE figure_of(details) END AS loose FROM"
        f" (SELECT text, details, object FROM claim{conditions.where}) WHERE object IS NULL"
        " AND (text <> '' OR details LIKE '%\"quantity\"%') ORDER BY loose",
        conditions.values,
    ):
        if text is not None:
            yield text


def _figure_of(details: str) -> str | None:
    """Return the figure among the details of a claim, as `actorgraph.model.claim.Quantity` writes it."""
    from actorgraph.model.claim import Quantity

    figure = json.loads(details).get("quantity")
    return str(Quantity(*figure)) if figure else None
