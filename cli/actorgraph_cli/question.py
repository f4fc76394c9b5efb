"""The commands that ask: one for each question of the registry, made from its row."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any, Final

import click

from actorgraph.model.errors import InvalidValue, TooMany
from actorgraph.questions.registry import METAVARS, Option, Question
from actorgraph_cli.options import (
    ACTOR,
    EVENT,
    FILTERS,
    RELATION,
    SOURCE,
    note,
    opened,
    print_json,
    print_lines,
    shared_options,
    write_answer,
)

_TYPES: Final[dict[str, click.ParamType[Any]]] = {
    "actor": ACTOR,
    "thing": ACTOR,
    "event": EVENT,
    "relation": RELATION,
    "source": SOURCE,
}


def question_command(question: Question) -> click.Command:
    """Return the command that asks a question."""

    def ask(**given: Any) -> None:
        _answer(question, given)

    return click.Command(
        question.name,
        callback=ask,
        params=[*_arguments(question), *map(_option, question.options), *_shared(question)],
        help=f"{cleandoc(question.help)}\n\nExample: {question.example}",
    )


def _answer(question: Question, given: dict[str, Any]) -> None:
    from actorgraph.questions.call import Call
    from actorgraph.questions.phrase import arguments_of

    case = opened(given.pop("case"))
    as_json, page, export = given.pop("as_json"), given.pop("page"), given.pop("export")
    options = {option.name: given.pop(option.name) for option in question.options}
    words = tuple(given.pop("words", ()))
    named = {argument.name: given.pop(argument.name, None) or "" for argument in question.arguments}
    try:
        found = arguments_of(question, words, case.store) if words else named
        call = Call(question.name, found | options, _given(given))
        answer = call.run(case.store)
    except TooMany:
        raise
    except InvalidValue as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        print_json(answer.document())
    else:
        print_lines(call.lines(answer, case.store))
    for text in answer.notes:
        note(text)
    write_answer(case, answer, call.filters_in(case.store), page, export)


def _given(filters: dict[str, Any]) -> Any:
    """Return the filters that were given."""
    return {name: value for name, value in filters.items() if value}


def _arguments(question: Question) -> Iterator[click.Parameter]:
    """Yield the arguments; names need no quotes if they can be told from what stands beside them."""
    if any(argument.kind == "relation" for argument in question.arguments):
        yield click.Argument(["words"], nargs=-1, type=_TYPES[question.arguments[0].kind],
            required=question.arguments[0].required,
            metavar=" ".join(argument.written for argument in question.arguments))  # fmt: skip
        return
    if len(question.arguments) == 1:
        (argument,) = question.arguments
        yield click.Argument(["words"], nargs=-1, type=_TYPES.get(argument.kind),
            required=argument.required, metavar=argument.written)  # fmt: skip
        return
    for argument in question.arguments:
        yield click.Argument([argument.name], required=argument.required,
            type=_TYPES.get(argument.kind), metavar=argument.written)  # fmt: skip


def _option(option: Option) -> click.Option:
    spelled = f"{option.option}/{option.no}" if option.no else option.option
    shows = option.kind in ("count", "number", "choice") and option.usual is not None
    return click.Option(
        [spelled, option.name],
        help=option.help,
        default=option.usual,
        show_default=shows,
        multiple=option.several,
        is_flag=option.kind == "flag",
        type=_option_type(option),
        metavar=option.metavar or METAVARS.get(option.kind),
    )


def _option_type(option: Option) -> Any:
    if option.kind == "choice":
        return click.Choice(option.choices)
    if option.kind == "count":
        return click.IntRange(None if option.least is None else int(option.least))
    if option.kind == "number":
        return click.FloatRange(option.least, min_open=option.above)
    return None if option.kind == "flag" else _TYPES.get(option.kind)


def _shared(question: Question) -> list[click.Option]:
    """Return the options that every question has."""
    days = ("as_of",) if question.filters == "as written" else ()
    filters = () if question.filters == "none" else [name for name in FILTERS if name not in days]
    return shared_options(*filters, "case", "as_json", "page", "export")
