"""Claims as rows: what readers of large tables write, with the checks of a claim and without making one of each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

from actorgraph.formats.sink import ROW, Sink
from actorgraph.model.claim import Quantity
from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.errors import InvalidValue
from actorgraph.model.modality import RANKS
from actorgraph.model.valid import need_text
from actorgraph.model.vocabulary import no_object
from actorgraph.store.hash import hash_of
from actorgraph.store.row import days_of, details_text
from actorgraph.store.writer import ClaimRow

_COLUMNS: Final = (
    "key", "relation", "subject", "object", "event", "rank", "time", "first", "last", "dated_by", "claimant", "source",
    "said", "text", "quote", "details", "file", "record", "cites",
)  # fmt: skip
_BATCH: Final = 5_000
#: Letters that are counted together for the bound on what a file may grow to.
_WEIGHED: Final = 50_000
_REMEMBERED: Final = 50_000
_STATED: Final = RANKS["stated"]


class Ends(NamedTuple):
    """Whom and what a claim is about, by row ids; 0 for nobody."""

    subject: int = 0
    object: int = 0
    event: int = 0


class ClaimRows:
    """Claims of a source on their way into a store; what many rows have in common is made once.

    Their actors, events and sources were given to the sink before, which returned their row ids. What is left at the
    end of a format's files is written then.
    """

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        sink.at_end(self.write)
        self._rows: list[ClaimRow] = []
        self._length = 0
        self._relations: dict[str, tuple[int, bool, bool, bool]] = {}
        self._files: dict[str, int] = {}

    def add(
        self, key: int, relation: str, ends: Ends, details: str = "", *, source: int, claimant: int, when: When = UNKNOWN, said: When = UNKNOWN,
        text: str = "", quote: str = "", file: str = "", record: str = "", cites: str = "",
        published: When = UNKNOWN,
    ) -> None:  # fmt: skip
        """Take a claim that is stated; *key* is the number of its id, *details* what `details_of` returns.

        Raises
        ------
        InvalidValue
            It is about nobody, says nothing, or has a relation without an object with one.
        """
        number, takes_object, is_state, is_word = self._relations.get(relation) or self._relation(
            relation
        )
        subject, target, event = ends
        if not (subject or event):
            raise InvalidValue("a claim needs a subject or an event that it is about")
        if not (target or event or text or details):
            raise InvalidValue("a claim needs an object, an event, a text or a quantity")
        if target and not takes_object:
            raise InvalidValue(f"a claim has an object, and {no_object(relation)}")
        whole = f"{text}{quote}{details}{record}{cites}"
        if not whole.isprintable():
            for each in (text, quote, details, record, cites):
                need_text(each)
        self._length += ROW + len(whole)
        if self._length > _WEIGHED:
            self._sink.weigh(self._length, file, record)
            self._length = 0
        if when.text:
            days = days_of(when, UNKNOWN, ())
        else:
            days = days_of(
                said if is_word else UNKNOWN, UNKNOWN, (said, published) if is_state else ()
            )
        number_of_file = self._files.get(file)
        if number_of_file is None:
            number_of_file = self._files[file] = self._sink.writer.file_row_id(file)
        self._rows.append((
            key, number, subject, target, event, _STATED, when.text, *days, claimant, source, said.text, text, quote, details,
            number_of_file, record, cites,
        ))  # fmt: skip
        if len(self._rows) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Write what was taken."""
        rows, self._rows = self._rows, []
        self._sink.claim_rows(_COLUMNS, rows)

    def _relation(self, name: str) -> tuple[int, bool, bool, bool]:
        vocabulary = self._sink.vocabulary
        if name not in vocabulary:
            raise InvalidValue(f"a claim has the unknown relation {name!r}")
        found = vocabulary[name]
        number = self._sink.writer.relation_row_id(name)
        kept = number, found.takes_object, found.kind == "state", found.is_word
        self._relations[name] = kept
        return kept


def key_of(*parts: str) -> int:
    """Return the number of the id that `made_id` makes of parts."""
    return hash_of("\x1f".join(parts))


@lru_cache(maxsize=_REMEMBERED)
def details_of(
    role: str = "", mode: tuple[str, ...] = (), note: str = "", quantity: Quantity | None = None
) -> str:
    """Return what a claim has beside its columns, as its row has it.

    >>> details_of("guest", note="since 2012")
    '{"role": "guest", "note": "since 2012"}'
    """
    held: dict[str, Any] = {"role": role, "mode": mode, "note": note, "quantity": quantity}
    return details_text(**held)
