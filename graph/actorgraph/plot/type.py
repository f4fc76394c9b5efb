"""Letters on paper: which font has them, and how wide they are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.errors import InvalidValue

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

#: It comes with matplotlib, so a picture is the same on every machine.
USUAL: Final = "DejaVu Sans"
#: Stands for a letter that no font here has.
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


class Type:
    """A font with those that have what it lacks.

    Parameters
    ----------
    font
        The name of a font that is installed.
    texts
        All that will be written. For letters that the font lacks, others on this machine are looked through.

    Raises
    ------
    InvalidValue
        There is no such font.
    """

    def __init__(self, font: str, texts: Iterable[str]) -> None:
        found = _path_of(font)
        if not found:
            raise InvalidValue(f"no font is called {font!r}; matplotlib's own is {USUAL!r}")
        self.families = [font]
        missing = {letter for text in texts for letter in text if not letter.isspace()}
        missing -= _letters_of(found)
        for name, path in _others() if missing else ():
            has = missing & _letters_of(path)
            if has:
                self.families.append(name)
                missing -= has
            if not missing:
                break
        #: The letters that no font on this machine has, sorted; they are drawn as one sign.
        self.missing = "".join(sorted(missing))
        self._unknown = dict.fromkeys(map(ord, missing), _UNKNOWN)
        self._widths: dict[tuple[str, float], float] = {}

    def properties(self, size: float, **how: Any) -> FontProperties:
        """Return the font in a size, for matplotlib."""
        from matplotlib.font_manager import FontProperties

        return FontProperties(family=self.families, size=size, **how)

    def readable(self, text: str) -> str:
        """Return a text in one line, without letters that no font has."""
        return " ".join(text.split()).translate(self._unknown)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points."""
        found = self._widths.get((text, size))
        if found is None:
            from matplotlib.textpath import text_to_path

            found = text_to_path.get_text_width_height_descent(
                text, self.properties(size), ismath=False
            )[0]
            self._widths[text, size] = found
        return found

    def broken(self, text: str, size: float, width: float, most: int) -> tuple[str, ...]:
        """Return a text as lines of about the same width; one that needs more than *most* lines is cut, and marked."""
        words = self.readable(text).split(" ")
        lines = self._wrapped(words, size, width)
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
            return tuple(lines)
        # The narrowest width with as many lines leaves no word alone.
        low = max(self.width(word, size) for word in words) if words else 0.0
        for narrower in range(math.ceil(low), math.floor(width), 3):
            narrow = self._wrapped(words, size, narrower)
            if len(narrow) == len(lines):
                return tuple(narrow)
        return tuple(lines)

    def _wrapped(self, words: list[str], size: float, width: float) -> list[str]:
        lines: list[str] = []
        for word in words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.extend(self._pieces(word, size, width))
        return lines or [""]

    def _pieces(self, word: str, size: float, width: float) -> list[str]:
        """Return a word in pieces that fit, such as one of a script that has no blanks."""
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces


def _path_of(font: str) -> str:
    from matplotlib.font_manager import fontManager

    return next((entry.fname for entry in fontManager.ttflist if entry.name == font), "")


def _others() -> list[tuple[str, str]]:
    """Return the names and files of all upright fonts of usual weight."""
    from matplotlib.font_manager import fontManager

    return sorted(
        {
            entry.name: entry.fname
            for entry in fontManager.ttflist
            if entry.style == "normal"
            and entry.weight in (400, "normal", "regular")
            and not entry.name.startswith(
                "Last Resort"
            )  # it has a sign for every script, and no letter
        }.items()
    )


@lru_cache(maxsize=256)
def _letters_of(path: str) -> frozenset[str]:
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(path).get_charmap()))
