"""The tree of what can go wrong.

::

    ActorgraphError
    ├── InvalidValue (ValueError)      a value that cannot exist: a bad id, a NUL in a name
    │   ├── InvalidDate                a text that is not an EDTF date
    │   ├── TooMany                    more claims, ties or pairs than a question can take
    │   ├── WrongUse                   a format is asked for something that it does not do
    │   └── Contradiction              a decision on identity against one that stands
    ├── UnknownOption (TypeError)      an option or filter that a function does not have
    ├── Faults (ValueError)            every fault of one file or folder, with its place
    │   └── UnknownTable               a table that no format knows, with a mapping to edit
    ├── NotFound (LookupError)         a name that nothing answers to
    │   ├── UnknownActor
    │   ├── UnknownEvent
    │   ├── UnknownType
    │   ├── UnknownRelation
    │   ├── UnknownClaim
    │   ├── UnknownSource
    │   └── UnknownFormat
    ├── AmbiguousName (LookupError)    a name that several things answer to
    ├── StoreError                     a store that cannot be read or written
    │   ├── NotAStore
    │   ├── CorruptStore
    │   └── NewerStore
    ├── FileTrouble (OSError)          a path that is missing, unreadable or unwritable
    │   └── FilesChanged               files that somebody else changed since they were read
    ├── NoReply                        a language model that cannot be asked, or gives no usable answer
    └── MissingPackage (ImportError)   a package of an extra that is not installed

A message says what was found, where, and what would work; the facts are attributes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


class ActorgraphError(Exception):
    """Anything that actorgraph itself raises."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the message and the facts when the error goes to another process."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[ActorgraphError], args: tuple[Any, ...], facts: dict[str, Any]) -> Any:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(facts)
    return error


class InvalidValue(ActorgraphError, ValueError):
    """A value that the model does not allow."""


class InvalidDate(InvalidValue):
    """A text that cannot be read as a date."""


class TooMany(InvalidValue):
    """More claims, ties or pairs than a question can take; narrower filters help."""


class WrongUse(InvalidValue):
    """A format is asked for something that it does not do: reading, writing, an option, a pipe."""


class Contradiction(InvalidValue):
    """A decision on identity against another one that stands; `claim` is the other's id."""

    def __init__(self, message: str, claim: str) -> None:
        self.claim = claim
        super().__init__(message)


class UnknownOption(ActorgraphError, TypeError):
    """An option or filter that a function does not have.

    `name` is the option, `owner` what does not have it, `known` what it has, and `suggestions` the
    nearest of these, best first.
    """

    def __init__(
        self, name: str, owner: str, known: Iterable[str], suggestions: Iterable[str] = ()
    ) -> None:
        self.name = name
        self.owner = owner
        self.known = tuple(known)
        self.suggestions = tuple(suggestions)
        near = " or ".join(map(repr, self.suggestions[:3]))
        options = f"its options are {', '.join(self.known)}" if self.known else "it has no options"
        super().__init__(
            f"{owner} has no option {name!r}; {f'did you mean {near}?' if near else options}"
        )


class Fault:
    """One thing that is wrong in a file: where, and what.

    Line and column count from 1; 0 means that the fault belongs to the whole file.
    """

    __slots__ = ("column", "file", "line", "message")

    def __init__(self, file: str, line: int, column: int, message: str) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.message = message

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f", line {self.line}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self.message}"

    def __repr__(self) -> str:
        return f"Fault({str(self)!r})"


class Faults(ActorgraphError, ValueError):
    """All the faults of one case or import, in the order of the files and lines."""

    def __init__(self, faults: Sequence[Fault], more: int = 0) -> None:
        self.faults = tuple(faults)
        self.more = more
        lines = [str(fault) for fault in self.faults]
        if more:
            lines.append(f"… and {more} more faults")
        super().__init__("\n".join(lines))


class UnknownTable(Faults):
    """A table that no format knows; `mapping` is YAML that says what its columns may mean, to be edited."""

    def __init__(self, faults: Sequence[Fault], mapping: str) -> None:
        super().__init__(faults)
        self.mapping = mapping


class NotFound(ActorgraphError, LookupError):
    """A name that nothing answers to; near matches are in `suggestions`, best first.

    `hint` is what would work, for the message if there are no suggestions.
    """

    noun = "thing"

    def __init__(self, name: str, suggestions: Iterable[str] = (), hint: str = "") -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        self.hint = hint
        near = " or ".join(repr(text) for text in self.suggestions[:3])
        message = f"no {self.noun} is called {name!r}"
        if near:
            message += f"; did you mean {near}?"
        elif hint:
            message += f"; {hint}"
        super().__init__(message)


class UnknownActor(NotFound):
    """No actor of the case has this id or name."""

    noun = "actor"


class UnknownEvent(NotFound):
    """No event of the case has this id or name."""

    noun = "event"


class UnknownType(NotFound):
    """No actor of the case has this type."""

    noun = "type of actor"


class UnknownRelation(NotFound):
    """The vocabulary has no such relation, family, reading or phrase."""

    noun = "relation"


class UnknownClaim(NotFound):
    """No claim of the case has this id."""

    noun = "claim"


class UnknownSource(NotFound):
    """No source of the case has this id or title."""

    noun = "source"


class UnknownFormat(NotFound):
    """No format has this name, or no format that can be written has this file ending."""

    noun = "format"


class AmbiguousName(ActorgraphError, LookupError):
    """A name that several things answer to; `candidates` are (id, name) pairs, sorted by id."""

    def __init__(self, name: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.name = name
        self.candidates = tuple(sorted(candidates))
        shown = ", ".join(f"{label} ({key})" for key, label in self.candidates[:10])
        if len(self.candidates) > 10:
            shown += f" and {len(self.candidates) - 10} more"
        super().__init__(f"{name!r} may be any of: {shown}; use the id in brackets")


class StoreError(ActorgraphError):
    """A store that cannot be read or written."""


class NotAStore(StoreError):
    """A file that is not an actorgraph store."""


class CorruptStore(StoreError):
    """A store whose file is damaged."""


class NewerStore(StoreError):
    """A store that a newer actorgraph wrote."""


class FileTrouble(ActorgraphError, OSError):
    """A path that is missing, unreadable or unwritable."""


class FilesChanged(FileTrouble):
    """Files of a case that somebody else changed since they were read; nothing was written."""


class NoReply(ActorgraphError):
    """A language model that cannot be asked, takes too long, or answers with nothing that can be used."""


class MissingPackage(ActorgraphError, ImportError):
    """A package that only some extra of actorgraph needs is not installed."""
