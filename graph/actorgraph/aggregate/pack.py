"""A network on the disk in compressed sparse rows, read through the page cache in parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.aggregate.duck import Duck
from actorgraph.model.errors import FileTrouble, InvalidValue, MissingPackage
from actorgraph.model.modality import ASSERTIVE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Arcs that are written, or multiplied, at a time.
BLOCK: Final = 4_000_000
_NAMES: Final = "names.json"


class Pack(NamedTuple):
    """Arcs by their starts: those of node *n* are at ``offsets[n]`` to ``offsets[n + 1]``. `names` are those of the nodes."""

    names: Sequence[str]
    offsets: NDArray[np.int64]
    ends: NDArray[np.int32]
    weights: NDArray[np.float64]

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.names)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of nodes that have about so many arcs."""
        import numpy as np

        first = 0
        while first < self.size:
            last = int(np.searchsorted(self.offsets, self.offsets[first] + BLOCK, side="right")) - 1
            last = min(max(last, first + 1), self.size)
            yield first, last
            first = last

    def rows(self, first: int, last: int) -> Any:
        """Return some nodes' arcs as a sparse matrix."""
        from scipy.sparse import csr_matrix

        low, high = int(self.offsets[first]), int(self.offsets[last])
        return csr_matrix(
            (self.weights[low:high], self.ends[low:high], self.offsets[first : last + 1] - low),
            shape=(last - first, self.size),
        )


def pack_of(folder: Path) -> Pack:
    """Return the pack of the ties in a folder; it is made if it is not there or older than the ties."""
    _need_scipy()
    ties = folder / "ties.parquet"
    if not ties.exists():
        raise FileTrouble(
            f"{str(folder)!r} holds no ties; it is the folder beside a store that aggregate made"
        )
    place = folder / "pack"
    if not (place / _NAMES).exists() or (place / _NAMES).stat().st_mtime < ties.stat().st_mtime:
        _make(folder, place)
    return _read(place)


def _make(folder: Path, place: Path) -> None:
    import numpy as np

    place.mkdir(exist_ok=True)
    (place / _NAMES).unlink(missing_ok=True)  # written last: who finds it finds all of the pack
    with closing(Duck(place)) as engine:
        names = engine.number(folder, ASSERTIVE)
        counts, latest = np.zeros(len(names), np.int64), 0
        with (place / "ends").open("wb") as ends, (place / "weights").open("wb") as weights:
            for start, end, weight in engine.arcs(BLOCK):
                assert int(start[0]) >= latest
                assert bool((np.diff(start) >= 0).all())
                latest = int(start[-1])
                counts += np.bincount(start, minlength=len(names))
                end.astype(np.int32).tofile(ends)
                weight.astype(np.float64).tofile(weights)
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64).tofile(place / "offsets")
        (place / _NAMES).write_text(json.dumps(names), encoding="utf-8")


def _read(place: Path) -> Pack:
    import numpy as np

    try:
        names = json.loads((place / _NAMES).read_text(encoding="utf-8"))
        offsets = np.fromfile(place / "offsets", np.int64)
        arcs = int(offsets[-1])
        ends: NDArray[np.int32] = np.zeros(0, np.int32)
        weights: NDArray[np.float64] = np.zeros(0, np.float64)
        if arcs:  # an empty file cannot be mapped
            ends = np.memmap(place / "ends", np.int32, "r", shape=(arcs,))
            weights = np.memmap(place / "weights", np.float64, "r", shape=(arcs,))
    except (OSError, ValueError, IndexError) as error:
        raise InvalidValue(
            f"{str(place)!r} is damaged ({error}); delete it, and it is made anew"
        ) from None
    return Pack(names, offsets, ends, weights)


def _need_scipy() -> None:
    try:
        import pyarrow
        import scipy
    except ImportError:
        raise MissingPackage("whole networks need scipy: pip install 'actorgraph[big]'") from None
    del pyarrow, scipy
