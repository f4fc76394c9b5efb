"""What may be typed for a name: the shell completes it, mostly from the case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from actorgraph.model.errors import ActorgraphError
from actorgraph.model.names import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from actorgraph.model.vocabulary import Family, Relation
    from actorgraph.questions.registry import Question
    from actorgraph.store.reader import Store

    #: From a store, the words that were typed before, and what is typed so far: values, each explained.
    Offers: TypeAlias = Callable[[Store, Sequence[str], str], Iterable[tuple[str, str]]]


class Name(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """A name of which any is taken; the shell offers those of the case."""

    name = "name"

    def __init__(self, offers: Offers) -> None:
        self.offers = offers

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from actorgraph_cli.options import opened_store

        typed = ctx.params.get(param.name or "") if param.nargs == -1 else ()
        try:
            store = opened_store(ctx.params.get("case"), ctx)
            found = list(self.offers(store, tuple(typed or ()), incomplete))
        except ActorgraphError:
            return []
        return [CompletionItem(value, help=visible(words) or None) for value, words in found]


def _things(*kinds: bool) -> Offers:
    def offers(store: Store, _: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
        return ((thing.id, thing.name) for thing in store.beginning(incomplete, kinds))

    return offers


def _relations(store: Store, _: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
    known_names: list[Relation | Family] = [*store.vocabulary, *store.vocabulary.families.values()]
    for known in known_names:
        both = {known.name: known.reading, known.inverse: known.inverse_reading}
        for name, words in both.items():
            if f"-{incomplete.casefold()}" in f"-{name}":
                yield name, words


def _sources(store: Store, _: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
    asked = incomplete.casefold()
    for source in store.sources():
        if f"-{asked}" in f"-{source.id}" or f" {asked}" in f" {source.title.casefold()}":
            yield source.id, source.title


def _types(store: Store, _: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
    types = sorted({kind for _, _, _, kind, _ in store.named_actors()})
    return ((kind, "") for kind in types if kind.startswith(incomplete))


def _modalities(_: Store, __: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield modalities and their groups; several may be joined by commas."""
    from actorgraph.model.modality import GROUPS, MODALITIES

    before, comma, last = incomplete.rpartition(",")
    for name in (*MODALITIES, *GROUPS, "all"):
        if name.startswith(last):
            yield f"{before}{comma}{name}", ""


def _english(store: Store, typed: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
    from actorgraph.ask.complete import completions

    return ((text, "") for text in completions(store, typed, incomplete))


ACTOR: Final = Name(_things(False))
EVENT: Final = Name(_things(True))
THING: Final = Name(_things(False, True))
RELATION: Final = Name(_relations)
SOURCE: Final = Name(_sources)
MODALITY: Final = Name(_modalities)
#: By what a parameter of a question takes.
KINDS: Final[dict[str, Name]] = {
    "actor": ACTOR,
    "thing": THING,
    "event": EVENT,
    "relation": RELATION,
    "source": SOURCE,
    "type": Name(_types),
    "question": Name(_english),
}


def words_of(question: Question) -> Name:
    """Return the name that the words of a question are: what may come next is offered."""

    def offers(store: Store, typed: Sequence[str], incomplete: str) -> Iterator[tuple[str, str]]:
        from actorgraph.questions.phrase import kinds_next

        for kind in kinds_next(question, typed, store):
            if kind in KINDS:
                yield from KINDS[kind].offers(store, typed, incomplete)

    return Name(offers)
