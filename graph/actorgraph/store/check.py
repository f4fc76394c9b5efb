"""Whether a file is a store that this version can read."""

from __future__ import annotations

import os
import struct
from typing import Final

from actorgraph.model.errors import (
    CorruptStore,
    FileTrouble,
    NewerStore,
    NotAStore,
)
from actorgraph.store.schema import APPLICATION_ID, VERSION

_MAGIC: Final = b"SQLite format 3\x00"


def check_store(path: str | os.PathLike[str]) -> None:
    """Make sure that a file is a store that this version can read.

    Raises
    ------
    FileTrouble
        It is missing or unreadable.
    NotAStore, NewerStore, CorruptStore
        It is something else, from a newer actorgraph, or cut short.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(100)
            size = file.seek(0, 2)
    except OSError as error:
        raise FileTrouble(f"{str(path)!r} cannot be read: {error.strerror}") from None
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise NotAStore(f"{str(path)!r} is not a store of actorgraph")
    (page_size,), (pages,) = struct.unpack_from(">H", head, 16), struct.unpack_from(">I", head, 28)
    (version,), (application,) = (
        struct.unpack_from(">I", head, 60),
        struct.unpack_from(">I", head, 68),
    )
    if application != APPLICATION_ID:
        raise NotAStore(f"{str(path)!r} is a SQLite file, but not a store of actorgraph")
    if version > VERSION:
        raise NewerStore(
            f"{str(path)!r} was written by a newer actorgraph (store version {version}, this one reads"
            f" up to {VERSION}); upgrade actorgraph"
        )
    expected = pages * (65536 if page_size == 1 else page_size)
    if size < expected:
        raise CorruptStore(
            f"{str(path)!r} is damaged: {size} bytes of {expected}; remove it and import"
            " again, or restore a copy"
        )
