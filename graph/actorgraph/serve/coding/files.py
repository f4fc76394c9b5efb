"""The files of a report that is being coded: read as one state, and written if nobody else has written them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from actorgraph.formats.write.file import write_whole
from actorgraph.model.errors import FilesChanged, FileTrouble

_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be undone: what was done, and each file before and after; None is no file."""

    words: str
    files: Mapping[Path, tuple[str | None, str | None]]


class Files:
    """Some files that change together. Whoever changes them names the state that was seen."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self.steps: list[Step] = []

    def read(self) -> dict[Path, str | None]:
        """Return the text of each file, None if there is none."""
        texts: dict[Path, str | None] = {}
        for path in self.paths:
            texts[path] = None
            with suppress(FileNotFoundError):
                try:
                    texts[path] = path.read_bytes().decode("utf-8")
                except UnicodeDecodeError as error:
                    raise FileTrouble(
                        f"{str(path)!r} is not UTF-8 text (byte {error.start})"
                    ) from None
                except OSError as error:
                    if isinstance(error, FileNotFoundError):
                        raise
                    raise FileTrouble(f"{str(path)!r} cannot be read: {error.strerror}") from None
        return texts

    @staticmethod
    def version(texts: Mapping[Path, str | None]) -> str:
        """Return a mark that changes when any of the files does."""
        digest = blake2b(digest_size=12)
        for path, text in texts.items():
            digest.update(f"{path.name}\0{'-' if text is None else '+' + text}\0".encode())
        return digest.hexdigest()

    def write(
        self, seen: Mapping[Path, str | None], changed: Mapping[Path, str], words: str
    ) -> None:
        """Write the files that changed, each whole or not at all, and remember how they were.

        Raises
        ------
        FilesChanged
            They are not as they were seen; nothing is written.
        FileTrouble
            One cannot be written.
        """
        self._write(seen, changed)
        steps = {path: (seen[path], text) for path, text in changed.items() if seen[path] != text}
        if steps:
            self.steps.append(Step(words, steps))

    def undo(self, seen: Mapping[Path, str | None]) -> str:
        """Take the last change back and return what it was.

        Raises
        ------
        FilesChanged
            Somebody else has changed one of its files since.
        FileTrouble
            There is nothing to take back, or a file cannot be written.
        """
        if not self.steps:
            raise FileTrouble("there is nothing to take back")
        step = self.steps[-1]
        if any(seen[path] != after for path, (_, after) in step.files.items()):
            raise FileTrouble("the file was changed since, so this cannot be taken back")
        self._write(seen, {path: before for path, (before, _) in step.files.items()})
        self.steps.pop()
        return step.words

    def _write(self, seen: Mapping[Path, str | None], changed: Mapping[Path, str | None]) -> None:
        if self.read() != dict(seen):
            raise FilesChanged("the case was changed on the disk meanwhile")
        for path, text in changed.items():
            if text is None:
                with suppress(FileNotFoundError):
                    path.unlink()
                continue
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise FileTrouble(f"cannot write {str(path)!r}: {error.strerror}") from None
            write_whole(path, [text.encode("utf-8")])


def without_mark(text: str) -> tuple[str, str]:
    """Return the byte-order mark of a text, if it has one, and the rest."""
    return (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
