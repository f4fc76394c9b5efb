"""The answer to *origins*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.questions.origin import Origin
    from actorgraph.questions.origins import OriginsAnswer
    from actorgraph.store.reader import Store

#: Origins of one assertion, and ids of claims of one origin, that are printed.
_MOST_ORIGINS: Final = 6
_MOST_CLAIMS: Final = 8


def origins_lines(store: Store, answer: OriginsAnswer, *, limit: int = 20) -> Iterator[str]:
    """Yield what several sources say, each with its origins and the signs by which they are one."""
    yield heading(answer.title)
    several = count(len(answer.said), "assertion")
    if not answer.said:
        text = f"No assertion of {answer.assertions:,} is made by more than one source."
        yield from indented(text, 0)
        return
    text = (
        f"Of {count(answer.assertions, 'assertion')}, several sources make {len(answer.said):,};"
        f" {answer.one_origin:,} of these {'comes' if answer.one_origin == 1 else 'come'} from one origin alone."
    )
    yield from indented(text, 0)
    shown = answer.said[:limit] if limit else answer.said
    evidence = Evidence.called(store, (sourced.claims[0] for sourced in shown))
    for sourced in shown:
        yield ""
        words = evidence.plainly(evidence[sourced.claims[0]])
        modality = "" if sourced.modality == "stated" else f" ({sourced.modality})"
        yield from indented(f"{words}{modality}: {sourced.counts.words}", 0, hang=2)
        for origin in sourced.origins[:_MOST_ORIGINS]:
            yield from indented(_origin_words(origin), 2, hang=2)
        left = len(sourced.origins) - _MOST_ORIGINS
        if left > 0:
            yield f"  … and {count(left, 'more origin')}; --json has them all"
    left = len(answer.said) - len(shown)
    if left:
        yield ""
        yield f"… and {left:,} more of {several}; --limit 0 prints them all"


def _origin_words(origin: Origin) -> str:
    signs = f" ({', '.join(origin.signs)})" if origin.signs else ""
    ids = ", ".join(origin.claims[:_MOST_CLAIMS])
    left = len(origin.claims) - _MOST_CLAIMS
    more = f" and {left:,} more" if left > 0 else ""
    return f"{origin.name}: {count(len(origin.sources), 'source')}{signs} [{ids}{more}]"
