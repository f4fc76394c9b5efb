"""The seal of a store: a checksum of the whole file, in the file itself.

SQLite sees a page that is no page, but not a day or a name of which some bytes were changed; such a store would
give other answers without a word. A small store is read as a whole to compare its seal; of a large one that would
cost each question more than its answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import adler32, crc32

if TYPE_CHECKING:
    from pathlib import Path

#: Bytes up to which a store is compared with its seal at each opening, for 2 ms at most.
LARGEST: Final = 4 << 20
#: Begins with a byte that no text has, so that no quote is taken for the seal.
_MARK: Final = b"\xffactorgraph-seal:"
_OPEN: Final = b"0" * 16
_SEALS: Final = re.compile(re.escape(_MARK) + rb"[0-9a-f]{16}")
#: Makes room for the seal in a store that has none.
TABLE: Final = f"""CREATE TABLE IF NOT EXISTS seal (value);
DELETE FROM seal;
INSERT INTO seal VALUES (x'{(_MARK + _OPEN).hex()}');
"""


def seal(path: Path) -> None:
    """Write the checksum of a finished store into it, if it is small."""
    content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    found = _SEALS.search(content)
    if found:
        with path.open("rb+") as file:
            file.seek(found.start())
            file.write(_MARK + _sum(content, found.start()))


def is_sealed(content: bytes) -> bool:
    """Return True if the content of a store has the seal that belongs to it."""
    found = _SEALS.search(content)
    return found is not None and found[0] == _MARK + _sum(content, found.start())


def _sum(content: bytes, at: int) -> bytes:
    """Return the checksum of a content with an open seal at a place."""
    start, end = at + len(_MARK), at + len(_MARK) + len(_OPEN)
    parts = (content[:start], _OPEN, content[end:])
    crc, adler = 0, 1
    for part in parts:
        crc, adler = crc32(part, crc), adler32(part, adler)
    return f"{crc:08x}{adler:08x}".encode()
