"""A call of a question: what is asked, ready to be run, printed as a command, and put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from actorgraph.model.filters import Filters, FilterWords
from actorgraph.questions.answer import Answer, AnswerBase
from actorgraph.questions.registry import QUESTIONS, Option, Question
from actorgraph.store.filters import filters_of
from actorgraph.store.reader import Store


@dataclass(frozen=True, slots=True)
class Call:
    """A question with its arguments.

    Parameters
    ----------
    name
        Of the question, one of `actorgraph.questions.registry.QUESTIONS`.
    arguments
        Its arguments and options by name, as people write them: ids or names, relations or phrases.
    filters
        What counts, as people write it.
    """

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    filters: FilterWords = field(default_factory=lambda: FilterWords())

    @property
    def question(self) -> Question:
        """The row of the registry that is called."""
        return QUESTIONS[self.name]

    def run(self, store: Store) -> Answer[Any]:
        """Return the answer of a store.

        Raises
        ------
        ActorgraphError
            A name, relation, date or the like is not there or does not parse.
        """
        function = self.question.load("function")
        asked = self._asked()
        if self.question.filters != "none":
            as_written = self.question.filters == "as written"
            asked["filters"] = self.filters if as_written else self.filters_in(store)
        found: AnswerBase[Any] = function(store, **asked)
        return cast("Answer[Any]", replace(found, call=self, store=store))

    def filters_in(self, store: Store) -> Filters:
        """Return what counts in a store, its claimants and sources found by name."""
        return filters_of(store, **self.filters)

    def words(self, store: Store) -> str:
        """Return the question in words, with the filters that narrow it."""
        from actorgraph.questions.filtering import filter_words

        asked = self.bare_words(store)
        beside = filter_words(self.filters_in(store), store.names)
        return "".join([asked.rstrip("?"), *(f", {text}" for text in beside)]) + (
            "?" if asked.endswith("?") else ""
        )

    def bare_words(self, store: Store) -> str:
        """Return the question in words, without the filters that narrow it."""
        asked: str = self.question.load("words")(store, **self._asked())
        return asked

    def lines(self, answer: Answer[Any], store: Store, **shown: Any) -> Iterator[str]:
        """Yield the lines that the command prints; *shown* are the options that change only these."""
        usual = {option.name: option.usual for option in self.question.options if option.shown}
        given = {name: self.arguments.get(name, value) for name, value in usual.items()}
        found: Iterator[str] = self.question.load("lines")(store, answer, **{**given, **shown})
        return found

    def argv(self) -> list[str]:
        """Return the words of the command that asks this, without the program's name."""
        given = (self.arguments.get(argument.name) for argument in self.question.arguments)
        named = [str(value) for value in given if value]
        options = [
            word
            for option in self.question.options
            for word in _option_words(option, self.arguments.get(option.name, option.usual))
        ]
        options += _filter_words(self.filters)
        if any(word.startswith("-") for word in named):
            return [self.name, *options, "--", *named]
        return [self.name, *named, *options]

    @property
    def command(self) -> str:
        """The command that asks this, ready to be typed."""
        return " ".join(_quoted(word) for word in ["actorgraph", *self.argv()])

    def _asked(self) -> dict[str, Any]:
        """Return the parameters of the function: arguments and options, the missing as usual."""
        given = self.arguments
        values = {a.name: given.get(a.name, "") for a in self.question.arguments}
        return values | {o.name: given.get(o.name, o.usual) for o in self.question.asked}


#: Runs a call.
Run = Callable[[Call], "Answer[Any]"]


def remembering(store: Store) -> Run:
    """Return how to run calls on a store, each once: what is told beside an answer asks some of them again."""
    known: dict[tuple[str, ...], Answer[Any]] = {}

    def run(call: Call) -> Answer[Any]:
        asked = tuple(call.argv())
        if asked not in known:
            known[asked] = call.run(store)
        return known[asked]

    return run


def _option_words(option: Option, value: Any) -> Iterator[str]:
    """Yield an option as words of a command; nothing for the usual value."""
    if value == option.usual:
        return
    if option.kind == "flag":
        yield option.option if value else option.no
        return
    for each in value if option.several else (value,):
        yield from _worded(option.option, str(each))


def _filter_words(filters: FilterWords) -> Iterator[str]:
    for name, value in filters.items():
        option = f"--{name.replace('_', '-')}"
        if value is True:
            yield option
        elif value:
            for text in (value,) if isinstance(value, str) else cast("tuple[str, ...]", value):
                yield from _worded(option, str(text))


def _worded(option: str, value: str) -> Iterator[str]:
    """Yield an option and its value, in one word if the value looks like an option itself."""
    yield from (f"{option}={value}",) if value.startswith("-") else (option, value)


def _quoted(word: str) -> str:
    """Return a word as a shell takes it; double quotes, where they keep a text as it is, read best."""
    import re
    import shlex

    if word and shlex.quote(word) == word:
        return word
    return f'"{word}"' if re.fullmatch(r"[^\"$`\\!\n]+", word) else shlex.quote(word)
