"""Options by their names: an unknown one is an error that names the nearest right one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import wraps
from types import FunctionType
from typing import Any, ParamSpec, TypeVar, cast

from actorgraph.model.errors import UnknownOption

Class = TypeVar("Class", bound=type)
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_TAKES_ANY = 0x08  # of a code object's flags: it has **words


def check_options(given: Iterable[str], known: Collection[str], owner: str) -> None:
    """Raise `UnknownOption` if one of the given names is not known; *owner* is what has the options."""
    from actorgraph.model.names import near

    for name in given:
        if name not in known:
            names = sorted(known)
            close = [names[at] for at in near(name.replace("_", " "), _spaced(names))]
            raise UnknownOption(name, owner, names, close)


def checks_options(further: Collection[str]) -> Callable[[Class], Class]:
    """Return a decorator, after which each public method of a class refuses options that it does not have.

    A method's options are its own, and *further* if it takes ``**words``.
    """

    def decorate(kind: Class) -> Class:
        for name, member in list(vars(kind).items()):
            if isinstance(member, FunctionType) and not name.startswith("_"):
                setattr(kind, name, _checked(member, further, first=1))
        return kind

    return decorate


def checks_own_options(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Return a function that refuses options that it does not have, with the nearest one."""
    return _checked(cast(FunctionType, function), (), first=0)


def _checked(function: FunctionType, further: Collection[str], *, first: int) -> Callable[..., Any]:
    """Return a function that checks its options; *first* is the place of its first parameter."""
    code = function.__code__
    own = code.co_varnames[
        max(first, code.co_posonlyargcount) : code.co_argcount + code.co_kwonlyargcount
    ]
    known = {*own, *(further if code.co_flags & _TAKES_ANY else ())}

    @wraps(function)
    def checked(*values: Any, **options: Any) -> Any:
        if not known.issuperset(options):
            check_options(options, known, f"{function.__qualname__}()")
        return function(*values, **options)

    return checked


def _spaced(names: Iterable[str]) -> list[str]:
    return [name.replace("_", " ") for name in names]
