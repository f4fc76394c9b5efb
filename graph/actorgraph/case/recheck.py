"""What became of the quotes of a report in a text of it that was fetched again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.case.order import in_order
from actorgraph.case.text import plain

if TYPE_CHECKING:
    from actorgraph.case.text import ReportText

#: What can become of a quote, the best first: it stands where it stood, elsewhere, in other words, or not at all.
STATES: Final = ("found", "moved", "changed", "gone")
#: How alike words have to be to be a quote that was changed, in per cent of their letters, and of its words.
_ALIKE: Final = 70.0
_KEPT: Final = 0.5


class Rechecked(NamedTuple):
    """What became of the quote of a claim.

    `words` are what stands in the new text: the quote, or what is nearest to it if it was changed; empty if it is
    gone. `line` is that of the sentence in which they begin, 0 if it is gone. `around` is the sentence in which the
    quote stands now if another stood around it in the old text, which may say something else with the same words.
    """

    claim: str
    state: str
    quote: str
    words: str = ""
    line: int = 0
    around: str = ""

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "claim": self.claim,
            "state": self.state,
            "quote": self.quote,
            "words": self.words or None,
            "line": self.line or None,
            "around": self.around or None,
        }


def recheck(
    quotes: Sequence[tuple[str, str]], new: ReportText, old: ReportText | None = None
) -> list[Rechecked]:
    """Return what became of each quote, in their order.

    Parameters
    ----------
    quotes
        The ids of claims and their quotes, in the order of the report.
    new
        The text that was fetched again.
    old
        The text from which the quotes were taken, if it was kept: what moved is told by the order there.

    Notes
    -----
    As few quotes as can be have moved: the others are in one order in both texts.
    """
    bare = [plain(quote) for _, quote in quotes]
    before = [next(old.starts(quote), None) if old and quote else None for quote in bare]
    order = sorted(range(len(bare)), key=lambda at: (before[at] is None, before[at] or 0, at))
    starts = [list(new.starts(bare[at])) if bare[at] else [] for at in order]
    chosen = dict(zip(order, in_order(starts), strict=True))
    places = dict(zip(order, starts, strict=True))
    found = []
    for at, (claim, quote) in enumerate(quotes):
        if not places[at]:
            found.append(_changed(claim, quote, bare[at], new))
            continue
        here = chosen[at]
        state = "found" if here is not None else "moved"
        start = places[at][0] if here is None else here
        around = _around(bare[at], start, before[at], new, old)
        found.append(
            Rechecked(claim, state, quote, bare[at], _line(new, start, len(bare[at])), around)
        )
    return found


def _around(
    quote: str, start: int, before: int | None, new: ReportText, old: ReportText | None
) -> str:
    """Return the sentences in which a quote stands now, if it stood in others; empty if nobody can say."""
    if old is None or before is None:
        return ""
    now, then = (
        text.passage(text.touched(at, at + len(quote))).strip()
        for text, at in ((new, start), (old, before))
    )
    return "" if now == then else now


def _changed(claim: str, quote: str, bare: str, new: ReportText) -> Rechecked:
    """Return the words of the new text that are most like a quote that it has not; *gone* if none are like it."""
    from rapidfuzz import fuzz

    near = fuzz.partial_ratio_alignment(bare, new.words, score_cutoff=_ALIKE)
    if near is None or not bare or near.score < _ALIKE:
        return Rechecked(claim, "gone", quote)
    start, end = near.dest_start, near.dest_end
    while start and new.words[start - 1] != " ":
        start -= 1
    while end < len(new.words) and new.words[end] != " ":
        end += 1
    words = new.words[start:end].strip()
    wanted = bare.casefold().split()
    there = {*words.casefold().split()}
    if sum(word in there for word in wanted) < _KEPT * len(wanted) and len(wanted) > 1:
        return Rechecked(claim, "gone", quote)
    return Rechecked(claim, "changed", quote, words, _line(new, start, len(words)))


def _line(text: ReportText, start: int, length: int) -> int:
    """Return the line of the sentence in which a passage begins."""
    return text.sentences[text.touched(start, start + length)[0]].line
