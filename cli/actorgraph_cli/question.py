"""The commands that ask: one for each question of the registry, made from its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Final, cast

import click

from actorgraph.model.errors import InvalidValue, TooMany
from actorgraph.questions.registry import METAVARS, Option, Question
from actorgraph_cli.names import KINDS, words_of
from actorgraph_cli.options import (
    FILES,
    FILTERS,
    endpoint_from,
    model_options,
    note,
    opened_store,
    print_json,
    print_lines,
    shared_options,
    write_answer,
)

if TYPE_CHECKING:
    from actorgraph.ask.answer import Asked
    from actorgraph.model.filters import FilterWords
    from actorgraph.questions.call import Call
    from actorgraph.store.reader import Store

#: The parameter that takes the arguments as words in a row.
WORDS: Final = "typed"


def question_command(question: Question) -> click.Command:
    """Return the command that asks a question."""

    def ask(**given: Any) -> None:
        _answer(question, given)

    command = click.Command(
        question.name,
        callback=ask,
        params=[*_arguments(question), *map(_option, question.options), *_shared(question)],
        help=f"{cleandoc(question.help)}\n\nExample: {question.example}",
    )
    return model_options(command) if question.models else command


def _answer(question: Question, given: dict[str, Any]) -> None:
    store = opened_store(given.pop("case"))
    as_json = given.pop("as_json")
    endpoint = endpoint_from(given.pop("model", ""), given.pop("send_text_to", ""))
    files = {name: given.pop(name, None) for name in FILES}
    try:
        call = call_given(question, given, store)
        answer = call.run(store)
    except TooMany:
        raise
    except InvalidValue as error:
        raise click.UsageError(str(error)) from None
    if endpoint is not None and not answer.answered:
        from actorgraph.ask.second import read_by_model

        answer = read_by_model(store, cast("Asked", answer), endpoint)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(call.lines(answer, store), err=not answer.answered)
    for text in answer.notes:
        note(text)
    if not answer.answered:
        click.get_current_context().exit(1)
    write_answer(store, answer, answer.filters, **files)


def call_given(question: Question, given: Mapping[str, Any], store: Store) -> Call:
    """Return the call that the parameters of a command mean.

    Raises
    ------
    ActorgraphError
        The words do not fit the question's arguments.
    """
    from actorgraph.questions.call import Call
    from actorgraph.questions.phrase import arguments_of

    words = tuple(given.get(WORDS) or ())
    named = {argument.name: given.get(argument.name) or "" for argument in question.arguments}
    found = arguments_of(question, words, store) if words else named
    options = {option.name: given[option.name] for option in question.options}
    filters = {name: given[name] for name in FILTERS if given.get(name)}
    return Call(question.name, found | options, cast("FilterWords", filters))


def _arguments(question: Question) -> Iterator[click.Parameter]:
    """Yield the arguments; names need no quotes if they can be told from what stands beside them."""
    has_relation = any(argument.kind == "relation" for argument in question.arguments)
    if has_relation or len(question.arguments) == 1:
        first = question.arguments[0]
        yield click.Argument([WORDS], nargs=-1, required=first.required, type=words_of(question) if
            has_relation else KINDS.get(first.kind),
            metavar=" ".join(argument.written for argument in question.arguments))  # fmt: skip
        return
    for argument in question.arguments:
        yield click.Argument([argument.name], required=argument.required,
            type=KINDS.get(argument.kind), metavar=argument.written)  # fmt: skip


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
    return None if option.kind == "flag" else KINDS.get(option.kind)


def _shared(question: Question) -> list[click.Option]:
    """Return the options that every question has."""
    days = ("as_of",) if question.filters == "as written" else ()
    filters = () if question.filters == "none" else [name for name in FILTERS if name not in days]
    files = FILES if question.opens else ()
    return shared_options(*filters, "case", "tlp", "as_json", *files)
