"""The compiled store of a case, kept in the user's cache folder and rebuilt when a file changes.

A question never parses YAML: it looks at the size and time of the case's few files and opens the
store. If the cache cannot be written, the store is made in a temporary folder for this one run.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING, Final
from zlib import adler32, crc32

from actorgraph.case.files import case_files
from actorgraph.model import vocabulary
from actorgraph.model.errors import FileTrouble, StoreError
from actorgraph.store.reader import Store
from actorgraph.store.schema import TABLES, VERSION

if TYPE_CHECKING:
    from actorgraph.case.folder import CaseFolder
    from actorgraph.store.writer import StoreWriter

ENVIRONMENT: Final = "ACTORGRAPH_CACHE"


def cache_folder() -> str:
    """Return the folder for compiled cases: ``$ACTORGRAPH_CACHE``, or the system's place for caches.

    Written out here because platformdirs costs 5 ms of every start and this is all that we need of it.
    """
    own = os.environ.get(ENVIRONMENT)
    if own:
        return own
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(base, "actorgraph", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "actorgraph")
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "actorgraph")


def open_folder(folder: str) -> Store:
    """Return the store of a case folder, compiled again if any of its files changed.

    Raises
    ------
    FileTrouble, Faults
        The folder is not a case, or something in it is wrong; see `actorgraph.case.folder.read_case`.
    """
    fingerprint = _fingerprint(folder)
    path = _place(folder)
    store = _current(path, fingerprint) if path else None
    if store is not None:
        return store
    from pathlib import Path

    from actorgraph.case.folder import read_case

    with contextlib.suppress(OSError):
        if path:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    case = read_case(Path(folder))
    with contextlib.suppress(OSError):  # a read-only cache, a full disk, another writer
        if path:
            if os.path.islink(path):  # else the file that it leads to would be written
                os.unlink(path)
            return _compiled(case, path, fingerprint)
    return _compiled(case, os.path.join(_temporary_folder(), "case.db"), fingerprint)


def write_case(case: CaseFolder, writer: StoreWriter) -> None:
    """Write all of a case into a store."""
    for actor in case.actors.values():
        writer.actor(actor)
    writer.parents(case.actors.values())
    for event in case.events.values():
        writer.event(event)
    writer.wholes(case.events.values())
    for source in case.sources.values():
        writer.source(source)
    writer.claims(coded.claim for coded in case.claims)
    writer.meta(case.about)


def _place(folder: str) -> str | None:
    """Return where a case's store is kept, or None if the user has no place for it."""
    caches = cache_folder()
    if caches.startswith("~"):  # nobody knows where the user is at home
        return None
    place = os.path.realpath(folder)
    mark = crc32(os.fsencode(place))
    return os.path.join(caches, f"{os.path.basename(place)}-{mark:08x}.db")


def _fingerprint(folder: str) -> str:
    """Return a text that changes when a file of the case, the vocabulary or the program does.

    It is made of two checksums, so that a store that leaves the cache does not take the names, sizes
    and times of the author's files with it.
    """
    from actorgraph._version import __version__

    files = [os.path.join(folder, name) for name in case_files(folder)]
    files.append(vocabulary.FILE)
    marks = [f"{__version__} {VERSION} {crc32(TABLES.encode())}"]
    for path in files:
        with contextlib.suppress(OSError):
            seen = os.stat(path)
            marks.append(
                f"{os.path.basename(path)} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
            )
    seen_files = "\n".join(marks).encode(errors="surrogateescape")
    return f"{crc32(seen_files):08x}{adler32(seen_files):08x}"


def _current(path: str, fingerprint: str) -> Store | None:
    """Return the cached store if it is whole, up to date and the user's own: what others put there is not believed."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    mine = sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)
    if not (stat.S_ISREG(found.st_mode) and mine):
        return None
    try:
        store = Store(path)
        if store.fingerprint == fingerprint:
            return store
        store.close()
    except (StoreError, FileTrouble):
        pass
    return None


def _compiled(case: CaseFolder, path: str, fingerprint: str) -> Store:
    from pathlib import Path

    from actorgraph.store.writer import StoreWriter

    with StoreWriter(Path(path), case.vocabulary, fresh=True) as writer:
        write_case(case, writer)
        writer.fingerprint(fingerprint)
    os.chmod(path, 0o600)  # a case may be nobody else's business
    return Store(path)


def _temporary_folder() -> str:
    import shutil
    import tempfile

    try:
        place = tempfile.mkdtemp(prefix="actorgraph-")
    except OSError as error:
        raise FileTrouble(
            f"a compiled case can be kept neither in the cache nor in a temporary folder:"
            f" {error.strerror}"
        ) from None
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place
