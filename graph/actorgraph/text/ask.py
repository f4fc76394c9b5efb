"""The answer to *ask*, as lines: the reading first, then what the claims say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.questions.answer import Verdict
from actorgraph.sentence.wording import count
from actorgraph.text.lines import indented

if TYPE_CHECKING:
    from actorgraph.ask.answer import Asked
    from actorgraph.questions.call import Call
    from actorgraph.store.reader import Store

#: Questions whose lines are empty, or do not begin with it, if nothing is said.
_SILENT: Final = ("timeline", "show", "attribution", "conflicts", "claims")


def asked_lines(store: Store, asked: Asked, *, limit: int = 20) -> Iterator[str]:
    """Yield how a question was read, the command that asks the same, and the answer."""
    if asked.content is None:
        yield from _readings_lines(asked) if asked.readings else _not_understood_lines(asked)
        return
    reading, call = next(iter(asked.readings))
    yield from indented(f"I read: {reading}.", 0, hang=8)
    for remark in asked.remarks:
        yield from indented(f"Note: {remark}.", 0, hang=6)
    yield f"        {call.command}"
    yield ""
    if asked.verdict is Verdict.NOT_STATED and call.name in _SILENT:
        yield "Not stated: no claim that counts says so."
    yield from call.lines(asked.content, store, **_limited(call, limit))


def _limited(call: Call, limit: int) -> dict[str, int]:
    return {"limit": limit} if any(o.name == "limit" for o in call.question.options) else {}


def _readings_lines(asked: Asked) -> Iterator[str]:
    yield from indented(f"This may mean {count(len(asked.readings), 'thing')}; ask one of them:", 0)
    for reading, call in asked.readings:
        yield from indented(f"- {reading}", 2, hang=2)
        yield f"    {call.command}"


def _not_understood_lines(asked: Asked) -> Iterator[str]:
    mark = "" if asked.reason.endswith("?") else "."
    yield from indented(f"Not understood: {asked.reason}{mark}", 0)
    if asked.suggestions:
        yield "Questions near to it that can be answered:"
        for text in asked.suggestions:
            yield from indented(text, 2, hang=2)
