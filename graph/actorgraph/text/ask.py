"""The answer to *ask*, as lines: the sentence that answers, its evidence, what is said beside it, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.lead import telling
from actorgraph.questions.named import Named
from actorgraph.sentence.printed import coloured
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.ask.answer import Asked
    from actorgraph.questions.answer import Answer
    from actorgraph.questions.call import Call
    from actorgraph.store.reader import Store

#: Lines of evidence, and of what is said beside it, that are printed unless all is asked for.
_MOST: Final = 12
_MOST_BESIDE: Final = 6
#: Characters of a quote then, and claims that are looked at.
_QUOTE: Final = 180
_LOOKED_AT: Final = 60
#: Questions whose evidence is a table, hops or figures side by side: their first lines stand for it.
_OWN_LINES: Final = (
    "timeline", "path", "figures", "conflicts", "compare", "between", "rank", "voices", "info", "find", "chain", "quote",
)  # fmt: skip
_FOLLOWS: Final = {
    "class": "through a class",
    "umbrella": "through an umbrella",
    "command": "through a command",
}


def asked_lines(store: Store, asked: Asked, *, all: bool = False, limit: int = 20) -> Iterator[str]:  # noqa: A002
    """Yield the answer in a sentence, its evidence, what is said beside it, and how the question was read.

    With *all* the whole answer is printed, as the command prints it that asks the same.
    """
    for at, part in enumerate(asked.parts):
        yield from ["", ""] if at else []
        yield from asked_lines(store, part, all=all, limit=limit)
    if asked.parts:
        return
    if asked.content is None:
        yield from _readings_lines(asked) if asked.readings else _not_understood_lines(store, asked)
        return
    reading, call = next(iter(asked.readings))
    verdict, *rest = indented(asked.sentence, 0)
    yield from (coloured(verdict, re.split("[.:,]", verdict)[0]), *rest)
    for remark in asked.remarks:
        yield from indented(f"Note: {remark}.", 0, hang=6)
    if all:
        shown = call.lines(asked.content, store, **_limited(call, limit))
    elif call.name in _OWN_LINES:
        shown = _first(map(_one, call.lines(asked.content, store)), _MOST, "line")
    else:
        shown = _evidence(store, asked.content)
    yield from _apart(shown)
    yield from _apart(_nearest(store, asked))
    yield ""
    yield from indented(f"I read: {reading}.", 0, hang=8)
    yield f"        {call.command}"


def _apart(lines: Iterable[str]) -> Iterator[str]:
    """Yield a blank line before lines, if there are any."""
    for at, line in enumerate(lines):
        yield from [line] if at else ["", line]


def _limited(call: Call, limit: int) -> dict[str, int]:
    return {"limit": limit} if any(o.name == "limit" for o in call.question.options) else {}


def _one(line: str) -> list[str]:
    return [line]


def _evidence(store: Store, content: Answer[Any]) -> Iterator[str]:
    """Yield the first claims on which an answer rests, then the first that are said beside it."""
    rests = telling(store, content)
    also = dict.fromkeys((*content.beside, *getattr(content, "near", ())))
    beside = [key for key in also if key not in rests]
    links = [link.claim for link in content.chain]
    evidence = Evidence.called(store, [*rests[:_LOOKED_AT], *links, *beside[:_LOOKED_AT]])
    yield from _first(_blocks(evidence, content, rests), _MOST, "claim", len(rests))
    if beside:
        yield from [""] if rests else []
        yield heading("Said beside it, and not counted")
        blocks = ([*evidence.told(evidence[key], 2, _QUOTE)] for key in beside[:_LOOKED_AT])
        yield from _first(blocks, _MOST_BESIDE, "claim", len(beside))


def _blocks(evidence: Evidence, content: Answer[Any], rests: Sequence[str]) -> Iterator[list[str]]:
    """Yield what tells of each who answers, with the chain if it only follows; then the other claims."""
    shown: set[str] = set()
    for named in content.named:
        if named.chain:
            yield [*_chain(evidence, named)]
        elif (
            named.claims and named.claims[0] not in shown and named.claims[0] in rests[:_LOOKED_AT]
        ):
            yield [*evidence.told(evidence[named.claims[0]], 2, _QUOTE)]
        shown.update(named.claims if named.chain else named.claims[:1])
    for key in rests[:_LOOKED_AT]:
        if key not in shown:
            yield [*evidence.told(evidence[key], 2, _QUOTE)]


def _chain(evidence: Evidence, named: Named) -> Iterator[str]:
    """Yield from which claims it follows that somebody answers."""
    how = _FOLLOWS.get(named.known, "from several claims")
    yield from indented(f"{named.name}, as it follows {how}:", 2, hang=2)
    for link in named.chain:
        yield from indented(f"{evidence.sentence(evidence[link.claim])} [{link.claim}]", 6, hang=2)


def _first(blocks: Iterable[Sequence[str]], most: int, noun: str, total: int = 0) -> Iterator[str]:
    """Yield the first blocks that fit, at least one, and how many more there are."""
    lines = shown = 0
    rest = iter(blocks)
    for block in rest:
        if lines and lines + len(block) > most:
            left = max(total - shown, 0) or 1 + sum(1 for _ in rest)
            yield f"… {count(left, f'more {noun}')}: --all"
            return
        yield from block
        lines, shown = lines + len(block), shown + 1


def _readings_lines(asked: Asked) -> Iterator[str]:
    yield from indented(f"This may mean {count(len(asked.readings), 'thing')}; ask one of them:", 0)
    for reading, call in asked.readings:
        yield from indented(f"- {reading}", 2, hang=2)
        yield f"    {call.command}"


def _nearest(store: Store, asked: Asked) -> Iterator[str]:
    """Yield the claims that come nearest to the words of a question that they do not answer."""
    if asked.nearest:
        yield heading("Said nearest to its words")
        evidence = Evidence.called(store, asked.nearest)
        yield from evidence.together(map(evidence.__getitem__, asked.nearest), 2, _QUOTE)


def _not_understood_lines(store: Store, asked: Asked) -> Iterator[str]:
    mark = "" if asked.reason.endswith("?") else "."
    yield from indented(f"Not understood: {asked.reason}{mark}", 0)
    yield from _nearest(store, asked)
    if asked.suggestions:
        yield heading("Questions near to it that can be answered")
        for text in asked.suggestions:
            yield from indented(text, 2, hang=2)
