"""A tie or a topic of figures, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from actorgraph.questions.tie import Tie
from actorgraph.sentence.wording import quoted

if TYPE_CHECKING:
    from actorgraph.model.vocabulary import Vocabulary
    from actorgraph.questions.tie import Topic

#: Relations of which the event is the object, and not where they happened.
_OF_EVENTS: Final = ("claims-responsibility", "denies-responsibility")


def tie_words(tie: Tie, vocabulary: Vocabulary, names: Mapping[str, str]) -> str:
    """Return what a tie says: "Red attacks Blue in “raid”"."""
    reading = vocabulary[tie.relation].reading if tie.relation in vocabulary else tie.relation
    target = names.get(tie.object, tie.object)
    event = names.get(tie.event, tie.event)
    parts = [names.get(tie.subject, tie.subject), reading]
    if target:
        parts.append(target)
    if event:
        parts.append(quoted(event) if tie.relation in _OF_EVENTS else f"in {quoted(event)}")
    return " ".join(filter(None, parts))


def what_words(what: Tie | Topic, vocabulary: Vocabulary, names: Mapping[str, str]) -> str:
    """Return a tie as a sentence, or what figures are about."""
    if isinstance(what, Tie):
        return tie_words(what, vocabulary, names)
    parts = [f"{what.what} ({what.unit})" if what.unit else what.what]
    if what.object:
        parts.append(f"of {names.get(what.object, what.object)}")
    return f"{' '.join(parts)}, about {quoted(names.get(what.about, what.about))}"
