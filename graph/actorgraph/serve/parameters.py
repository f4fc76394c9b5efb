"""The parameters of an address: each is known, and given once unless it may be repeated."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, cast
from urllib.parse import parse_qsl, unquote_plus

from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import FILTERS, FilterWords
from actorgraph.model.tlp import LEVELS, read_level
from actorgraph.questions.registry import Argument, Option

#: Filters that may be given several times, and those that are on or off.
_SEVERAL: Final = frozenset({"modality", "claimant", "without"})
_FLAGS: Final = frozenset({"tentative", "undated"})
_YES: Final = {
    "": True,
    "yes": True,
    "true": True,
    "1": True,
    "no": False,
    "false": False,
    "0": False,
}


def level_of(query: str) -> tuple[str, str]:
    """Return the level that the parameter ``tlp`` of an address names, and the other parameters.

    >>> level_of("limit=3&tlp=TLP%3AGREEN")
    ('green', 'limit=3')
    """
    parts = query.split("&")
    given = [part for part in parts if part.partition("=")[0].lower() == "tlp"]
    if len(given) > 1:
        raise InvalidValue(f"tlp is given {len(given)} times; give it once")
    level = read_level(unquote_plus(given[0].partition("=")[2])) if given else ""
    if given and not level:
        raise InvalidValue(f"tlp is empty; it is one of {', '.join(LEVELS)}")
    return level, "&".join(part for part in parts if part not in given)


class Parameters:
    """The parameters of one request; what takes one out knows it, and `finish` refuses the rest."""

    def __init__(self, query: str) -> None:
        try:
            pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=100)
        except ValueError:
            raise InvalidValue("the parameters of the address are not UTF-8, or too many") from None
        self._given: dict[str, list[str]] = {}
        self._known: set[str] = {"token"}
        for name, value in pairs:
            self._given.setdefault(name.replace("-", "_"), []).append(value)

    def text(self, name: str, usual: str = "") -> str:
        """Return a parameter that may be given once."""
        self._known.add(name)
        values = self._given.get(name, [])
        if len(values) > 1:
            raise InvalidValue(f"{name} is given {len(values)} times; give it once")
        return values[0] if values else usual

    def texts(self, name: str) -> tuple[str, ...]:
        """Return all values of a parameter."""
        self._known.add(name)
        return tuple(self._given.get(name, ()))

    def flag(self, name: str) -> bool | None:
        """Return whether a parameter is on, None if it is not given."""
        if name not in self._given:
            self._known.add(name)
            return None
        text = self.text(name).lower()
        if text not in _YES:
            raise InvalidValue(f"{name} is {text!r}; it is yes or no")
        return _YES[text]

    def count(self, name: str, usual: int, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        text = self.text(name, str(usual))
        if not (
            text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most
        ):
            raise InvalidValue(f"{name} is {text!r}; it is a number from {least} to {most}")
        return int(text)

    def filters(self) -> FilterWords:
        """Return the filters that are given."""
        words: dict[str, Any] = {}
        for name in FILTERS:
            value: Any = (
                self.texts(name)
                if name in _SEVERAL
                else self.flag(name)
                if name in _FLAGS
                else self.text(name)
            )
            if value:
                words[name] = value
        return cast("FilterWords", words)

    def of_question(
        self, arguments: Collection[Argument], options: Collection[Option], given: list[str]
    ) -> dict[str, Any]:
        """Return the arguments and options of a question; *given* are arguments that the path has."""
        if len(given) > len(arguments):
            raise InvalidValue(
                f"the path has {len(given)} arguments; the question takes {len(arguments)}"
            )
        values: dict[str, Any] = {}
        for place, argument in enumerate(arguments):
            value = given[place] if place < len(given) else self.text(argument.name)
            if argument.required and not value:
                raise InvalidValue(f"{argument.name} is missing")
            values[argument.name] = value
        for option in options:
            value = self._option(option)
            if value is not None:
                values[option.name] = value
        return values

    def _option(self, option: Option) -> Any:
        """Return an option by the name that it has on the command line, None if it is not given."""
        name = option.option.removeprefix("--").replace("-", "_")
        if option.several:
            return self.texts(name) or None
        if option.kind == "flag":
            value = self.flag(name)
            opposite = (
                self.flag(option.no.removeprefix("--").replace("-", "_")) if option.no else None
            )
            return value if opposite is None else not opposite
        text = self.text(name)
        if not text:
            return None
        if option.kind == "count":
            return self.count(name, 0, int(option.least or 0), 100_000)
        if option.kind == "number":
            try:
                number = float(text)
            except ValueError:
                raise InvalidValue(f"{name} is {text!r}; it is a number") from None
            least = option.least
            if number != number or (
                least is not None and (number < least or (option.above and number == least))
            ):
                raise InvalidValue(f"{name} is {text!r}; it is a number from {least}")
            return number
        if option.kind == "choice" and text not in option.choices:
            raise InvalidValue(f"{name} is {text!r}; it is one of {', '.join(option.choices)}")
        return text

    def finish(self) -> None:
        """Refuse parameters that nobody asked for: a filter with a slip in its name must not be passed over."""
        unknown = sorted(set(self._given) - self._known)
        if unknown:
            known = ", ".join(sorted(self._known - {"token"}))
            raise InvalidValue(
                f"there is no parameter {unknown[0]!r} here; there are {known or 'none'}"
            )
