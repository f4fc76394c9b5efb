"""Claims by what is asked of them, and as values."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import UnknownClaim
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, RANKS
from actorgraph.model.names import fold
from actorgraph.store.key import id_of, key_of
from actorgraph.store.names import Names
from actorgraph.store.rows import CHUNK, chunks, joined, placeholders
from actorgraph.store.schema import OWN_DATE

if TYPE_CHECKING:
    from actorgraph.model.nouns import Claim

_CLAIM: Final = (
    "SELECT n, key, id, subject, relation, object, event, rank, first, last, dated_by, claimant,"
    " spokesperson, source, implied, time, said, text, quote, details, file, record, cites FROM claim"
)
#: The same from a store of version 1.
_CLAIM_1: Final = _CLAIM.replace("file, record, cites", "NULL, NULL, NULL")


class Claims(Names):
    """Claims by what is asked of them, and as values."""

    def claims(
        self,
        filters: Filters = NONE,
        *,
        modalities: Iterable[str] = (),
        relations: Iterable[str] = (),
        subject: int | None = None,
        object: int | None = None,  # noqa: A002 (the word of the model)
        either: int | None = None,
        among: Collection[int] = (),
        within: Collection[int] = (),
        event: int | None = None,
        missing: str = "",
        voice: int | None = None,
        source: str = "",
    ) -> Iterator[Claim]:
        """Yield the claims that meet all that is asked, in the order in which they were written.

        *subject*, *object* and *event* are numbers; *either* is an actor or event at either end, or
        as the event; *among* several of which one is; *within* several of which all are that the claim
        has. *missing* is ``"subject"`` or ``"object"``: only claims without it. *voice* is
        the claimant or spokesperson. *modalities* stands in for those of the filters; without either,
        every modality is yielded.
        """
        where, values = self._where(filters, list(modalities) or filters.modalities)
        if missing:
            where.append(f"{'subject' if missing == 'subject' else 'object'} IS NULL")
        for column, n in (("subject", subject), ("object", object), ("event", event)):
            if n is not None:
                where.append(f"{column} IN ({placeholders(self.group(n))})")
                values += self.group(n)
        if among:
            numbers = ", ".join(str(int(n)) for n in self._expanded(among))
            where.append(
                f"(subject IN ({numbers}) OR object IN ({numbers}) OR event IN ({numbers}))"
            )
        if within:
            numbers = ", ".join(str(int(n)) for n in within)
            where += [f"({end} IS NULL OR {end} IN ({numbers}))" for end in ("object", "event")]
            where.append(f"(subject IN ({numbers}) OR subject IS NULL AND event IN ({numbers}))")
        if either is not None:
            group = self.group(either)
            ends = (f"{end} IN ({placeholders(group)})" for end in ("subject", "object", "event"))
            where.append(f"({' OR '.join(ends)})")
            values += [*group, *group, *group]
        if voice is not None:
            group = self.group(voice)
            where.append(
                f"(claimant IN ({placeholders(group)}) OR spokesperson IN ({placeholders(group)}))"
            )
            values += [*group, *group]
        if relations:
            where.append(f"relation IN ({self._relation_list(relations)})")
        if source:
            where.append("source = (SELECT n FROM source WHERE id = ?)")
            values.append(source)
        yield from self._claims(f"{self._claim_columns}{joined(where)} ORDER BY n", values)

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with an id; raises `UnknownClaim`."""
        for claim in self._claims(f"{self._claim_columns} WHERE key = ?", [key_of(claim_id)]):
            if claim.id == claim_id:
                return claim
        raise UnknownClaim(claim_id, (), "'actorgraph claims' lists them all")

    def claims_of(self, numbers: Iterable[int]) -> dict[int, Claim]:
        """Return the claims with these numbers, as `Hop` gives them."""
        found: dict[int, Claim] = {}
        for chunk in chunks(list(dict.fromkeys(numbers))):
            marks = placeholders(chunk)
            rows = list(self._rows(f"{self._claim_columns} WHERE n IN ({marks})", chunk))
            found.update(zip((row[0] for row in rows), self._made(rows), strict=True))
        return found

    def claims_called(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Yield the claims with these ids, in their order; raises `UnknownClaim`."""
        yield from self._values(self.claim_rows(ids=ids))

    def claim_ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the claims with these numbers, in their order."""
        found: dict[int, str] = {}
        for chunk in chunks(list(dict.fromkeys(numbers))):
            marks = placeholders(chunk)
            for n, number, key in self._all(
                f"SELECT n, key, id FROM claim WHERE n IN ({marks})", chunk
            ):
                found[n] = key or id_of(number)
        with self._sound():
            return [found[n] for n in numbers]

    def claim_rows(
        self,
        filters: Filters = NONE,
        relations: Iterable[str] = (),
        ids: Iterable[str] | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield claims as rows: their number, then the columns of `schema.CLAIM_COLUMNS`.

        The quick way out for millions of claims: no values are made. Without *ids* they come in the
        order in which they were written; those with *ids* come in the order of these.
        """
        if ids is None:
            where, values = self._selected(filters, relations, None)
            yield from self._rows(f"{self._claim_columns}{where} ORDER BY n", values)
            return
        for chunk in chunks(list(dict.fromkeys(ids))):
            keys = [key_of(claim_id) for claim_id in chunk]
            rows = self._rows(f"{self._claim_columns} WHERE key IN ({placeholders(keys)})", keys)
            found = {row[1]: row for row in rows}
            for claim_id, key in zip(chunk, keys, strict=True):
                if key not in found or (found[key][2] or id_of(key)) != claim_id:
                    raise UnknownClaim(claim_id, (), "'actorgraph claims' lists them all")
                yield found[key]

    def identity_claims(self, relation: str) -> list[Claim]:
        """Return the claims of ``"same-as"`` or ``"not-same-as"``, in the order of writing."""
        number = self._relation_numbers.get(relation)
        if number is None:
            return []
        statement = f"{self._claim_columns} WHERE relation = {int(number)} ORDER BY n"
        return list(self._claims(statement, ()))

    def quantified(self, filters: Filters = NONE) -> Iterator[Claim]:
        """Yield the claims that give a figure, in the order in which they were written."""
        where, values = self._where(filters, filters.modalities)
        where.append("details LIKE '%\"quantity\"%'")
        yield from self._claims(f"{self._claim_columns}{joined(where)} ORDER BY n", values)

    def containing(self, text: str) -> Iterator[Claim]:
        """Yield the claims whose quote, hedge, text or note holds a text, folded.

        Reads every claim; SQLite sets aside those that cannot hold the text before Python folds the
        rest.
        """
        folded = fold(text)
        if not folded:
            return
        word = max(folded.split(), key=len)
        columns = ("quote", "text", "details")
        tests = [f"{column} LIKE ? ESCAPE '!' OR {column} GLOB '*[^ -~]*'" for column in columns]
        piece = word if word.isascii() else ""
        values = [f"%{'%'.join(piece)}%"] * len(columns)
        statement = f"{self._claim_columns} WHERE {' OR '.join(tests)} ORDER BY n"
        for claim in self._claims(statement, values):
            what = claim.quantity.what if claim.quantity else ""
            words = (
                claim.quote,
                claim.hedge,
                claim.text,
                claim.role,
                *claim.mode,
                claim.note,
                what,
            )
            if any(folded in fold(part) for part in words):
                yield claim

    def count_claims(self, filters: Filters = NONE, relations: Iterable[str] = ()) -> int:
        """Return how many claims meet filters and relations; see `claims`."""
        where, values = self._selected(filters, relations, None)
        return int(self._one(f"SELECT count(*) FROM claim{where}", values)[0])

    def has_role(
        self, relations: Iterable[str], wanted: Collection[str], stem: Callable[[str], str]
    ) -> bool:
        """Return True where a claim of some relations has a role with all the wanted stems."""
        for (text,) in self._rows(
            f"SELECT DISTINCT details FROM claim WHERE relation IN ({self._relation_list(relations)})"
            " AND details LIKE '%\"role\"%'"
        ):
            role = json.loads(text).get("role", "")
            if set(wanted) <= {stem(word) for word in fold(role).split()}:
                return True
        return False

    def loose_ends(
        self,
        filters: Filters = NONE,
        relations: Iterable[str] = (),
        ids: Iterable[str] | None = None,
    ) -> Iterator[str]:
        """Yield each text or figure that claims without an object reach, once, in the order of the texts.

        SQLite sorts them, on the disk where they are many.
        """
        self._db.create_function("figure_of", 1, _figure_of, deterministic=True)
        where, values = self._selected(filters, relations, ids)
        for (text,) in self._rows(
            "SELECT DISTINCT CASE WHEN text <> '' THEN text ELSE figure_of(details) END AS loose FROM"
            f" (SELECT text, details, object FROM claim{where}) WHERE object IS NULL"
            " AND (text <> '' OR details LIKE '%\"quantity\"%') ORDER BY loose",
            values,
        ):
            if text is not None:
                yield text

    def days(self, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return the first and last day on which claims count, by id; undated claims are left out.

        An open end is `actorgraph.model.dates.OPEN_START` or `OPEN_END`.
        """
        found: dict[str, tuple[int, int]] = {}
        keys = {key_of(claim_id): claim_id for claim_id in ids}
        for chunk in chunks(list(keys)):
            marks = placeholders(chunk)
            for key, first, last in self._all(
                f"SELECT key, first, last FROM claim WHERE key IN ({marks}) AND dated_by > 0", chunk
            ):
                found[keys[key]] = (first, last)
        return found

    def numbers_in(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> list[int]:
        """Return the numbers of the actors and events that some claims need, in order.

        Those are their ends, events, claimants and spokespersons, the publishers of their sources, the
        places and wholes of their events, and everybody's parents. *ids* are those of the claims, None
        for all that meet filters and relations.
        """
        where, values = self._selected(filters, relations, ids)
        rows = self._rows(
            f"WITH chosen AS MATERIALIZED (SELECT subject, object, event, claimant, spokesperson, source"
            f" FROM claim{where}), named(n) AS (SELECT subject FROM chosen UNION SELECT object FROM chosen"
            " UNION SELECT event FROM chosen UNION SELECT claimant FROM chosen UNION SELECT spokesperson"
            " FROM chosen UNION SELECT publisher FROM source WHERE n IN (SELECT source FROM chosen)"
            " UNION SELECT part_of FROM named JOIN event ON event.n = named.n"
            " UNION SELECT actor FROM named JOIN place ON place.event = named.n"
            " UNION SELECT parent FROM named JOIN actor ON actor.n = named.n)"
            " SELECT n FROM named WHERE n IS NOT NULL ORDER BY n",
            values,
        )
        return [n for (n,) in rows]

    def source_ids_in(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> list[str]:
        """Return the ids of the sources of some claims; see `numbers_in`."""
        where, values = self._selected(filters, relations, ids)
        rows = self._rows(
            f"SELECT id FROM source WHERE n IN (SELECT source FROM claim{where}) ORDER BY n", values
        )
        return [key for (key,) in rows]

    def _selected(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> tuple[str, list[Any]]:
        if ids is not None:
            keys = ", ".join(str(key_of(claim_id)) for claim_id in ids)
            return f" WHERE key IN ({keys})", []
        where, values = self._where(filters, filters.modalities)
        if relations:
            where.append(f"relation IN ({self._relation_list(relations)})")
        return joined(where), values

    def _where(self, filters: Filters, modalities: Iterable[str]) -> tuple[list[str], list[Any]]:
        where: list[str] = []
        values: list[Any] = []
        ranks = sorted(RANKS[name] for name in modalities)
        if ranks and ranks == list(range(len(ranks))):
            where.append(f"rank <= {ranks[-1]}")
        elif ranks:
            where.append(f"rank IN ({', '.join(map(str, ranks))})")
        for first, last in filters.spans:
            or_undated = " OR dated_by = 0" if filters.undated else ""
            where.append(f"(last >= {first} AND first <= {last}{or_undated})")
        if filters.claimants:
            numbers = self._expanded(self.actor(name).n for name in filters.claimants)
            marks = placeholders(numbers)
            where.append(f"(claimant IN ({marks}) OR spokesperson IN ({marks}))")
            values += [*numbers, *numbers]
        if filters.without:
            left_out = ", ".join(map(str, self._source_numbers(filters.without)))
            where.append(f"source NOT IN ({left_out})")
        return where, values

    def _source_numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of the sources with these ids; an id that no source has gives none."""
        return [
            n
            for chunk in chunks(list(dict.fromkeys(ids)))
            for (n,) in self._all(
                f"SELECT n FROM source WHERE id IN ({placeholders(chunk)})", chunk
            )
        ]

    def _claims(self, statement: str, values: Sequence[Any]) -> Iterator[Claim]:
        yield from self._values(self._rows(statement, values))

    def _values(self, rows: Iterator[Any]) -> Iterator[Claim]:
        """Yield the claims of rows; the ids of their ends are looked up for many together."""
        while batch := list(islice(rows, CHUNK)):
            yield from self._made(batch)

    def _made(self, rows: Sequence[Any]) -> list[Claim]:
        ends = {
            n for row in rows for n in (row[3], row[5], row[6], row[11], row[12]) if n is not None
        }
        ids: dict[int | None, str] = {n: thing.id for n, thing in self.things(ends).items()}
        ids[None] = ""
        with self._sound():
            return [self._claim(row, ids) for row in rows]

    def _claim(self, row: Any, ids: dict[int | None, str]) -> Claim:
        from actorgraph.model.nouns import Claim, Quantity

        (_, key, claim_id, subject, relation, target, event, rank, first, last, dated_by, claimant,
         spokesperson, source, implied, time, said, text, words, details, file, record,
         cites) = row  # fmt: skip
        more = json.loads(details) if details else {}
        figure = more.get("quantity")
        return Claim(
            id=claim_id or id_of(key),
            relation=self._relation_names[relation],
            source=self._source_ids[source],
            claimant=ids[claimant],
            subject=ids[subject],
            object=ids[target],
            event=ids[event],
            text=text,
            role=more.get("role", ""),
            mode=tuple(more["mode"].split("; ")) if "mode" in more else (),
            quantity=Quantity(*figure) if figure else None,
            spokesperson=ids[spokesperson],
            modality=MODALITIES[rank],
            hedge=more.get("hedge", ""),
            when=When(time, first, last, dated_by == OWN_DATE) if time else UNKNOWN,
            said=read_when(said),
            quote=words,
            implied=bool(implied),
            note=more.get("note", ""),
            file=self._files[file] if file else "",
            record="" if record is None else str(record),
            cites=cites or "",
        )

    @property
    def _claim_columns(self) -> str:
        return _CLAIM if self._version > 1 else _CLAIM_1

    @cached_property
    def _files(self) -> dict[int, str]:
        return dict(self._rows("SELECT n, name FROM file"))

    def file_names(self) -> dict[int, str]:
        """Return the names of the files that claims come from by their numbers."""
        return dict(self._files) if self._version > 1 else {}


def _figure_of(details: str) -> str | None:
    """Return the figure among the details of a claim, as `actorgraph.model.nouns.Quantity` writes it."""
    from actorgraph.model.nouns import Quantity

    figure = json.loads(details).get("quantity")
    return str(Quantity(*figure)) if figure else None
