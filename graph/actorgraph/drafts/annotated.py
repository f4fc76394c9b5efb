"""The draft that annotations make: each tie that was drawn is a proposal with the words around it, and no claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from actorgraph.case.text import sentence_spans
from actorgraph.drafts.annotation import Annotated, Drawn
from actorgraph.drafts.draft import Draft, FoundName, Proposal
from actorgraph.drafts.names import Names
from actorgraph.model.actor import ACTOR_TYPES, Actor
from actorgraph.model.errors import FileTrouble
from actorgraph.model.event import Event
from actorgraph.model.names import fold, slug
from actorgraph.model.vocabulary import Vocabulary

#: What annotators call the kinds of names, and we otherwise.
_TYPES: Final = {
    "per": "person", "pers": "person", "people": "person", "org": "organisation", "organization": "organisation",
    "organizations": "organisation", "loc": "place", "location": "place", "gpe": "place", "fac": "facility", "norp": "class",
    "country": "state", "government": "government-body", "media": "media-outlet", "group": "armed-group",
}  # fmt: skip
#: What a relation that our vocabulary has not is offered as; the annotator's word stands beside it.
_OPEN: Final = "related-to"
#: Ties of more sentences than these are no quote.
_MOST_SENTENCES: Final = 3


def draft_of_annotations(
    texts: Sequence[Annotated],
    name: str,
    text: str,
    actors: Iterable[Actor],
    events: Iterable[Event],
    vocabulary: Vocabulary,
) -> Draft:
    """Return the draft of a report from the annotations of its text; *name* is that of its file.

    Raises
    ------
    FileTrouble
        None of the annotated texts is that of the report.
    """
    reading = _Reading(text, Names(actors, events), vocabulary)
    for annotated in _of_report(texts, name, text):
        reading.read(annotated)
    by = ", ".join(dict.fromkeys(annotated.by for annotated in texts))
    return Draft(
        reading.spans,
        tuple(reading.names.values()),
        tuple(reading.proposals),
        f"annotators, with {by}",
        tuple(reading.refused),
    )


def _of_report(texts: Sequence[Annotated], name: str, text: str) -> list[Annotated]:
    """Return those annotated texts that are the report's; a file may have many."""
    bare = "".join(text.split())
    same = [each for each in texts if each.text is None or "".join(each.text.split()) == bare]
    if same:
        return same
    named = [each.name for each in texts if each.name == name]
    raise FileTrouble(
        "the annotated text is not that of the report"
        if len(texts) == 1 or named
        else f"none of the {len(texts)} annotated texts is that of the report"
    )


class _Reading:
    """The annotations of one report on their way into a draft."""

    def __init__(self, text: str, names: Names, vocabulary: Vocabulary) -> None:
        self.spans = tuple(sentence_spans(text))
        self.names: dict[str, FoundName] = {}
        self.proposals: list[Proposal] = []
        self.refused: list[str] = []
        self._text = text
        self._known = names
        self._vocabulary = vocabulary

    def read(self, annotated: Annotated) -> None:
        """Take the names and ties of one annotated text."""
        places = annotated.places(self._text)
        ends = {
            key: self._name(annotated.marks[key].label, *place) for key, place in places.items()
        }
        self.refused += annotated.left
        for tie in annotated.ties:
            wrong = self._propose(tie, annotated.by, places, ends)
            if wrong:
                self.refused.append(
                    f"{tie.label or 'a tie'} from {tie.start} to {tie.end}: {wrong}"
                )

    def _name(self, label: str, start: int, end: int) -> str:
        """Return the id of the thing that a mark names, or its words, and keep the name."""
        words = " ".join(self._text[start:end].split())
        known = self._known.called(words)
        key = known.id if known else words
        found = self.names.get(key)
        if found:
            self.names[key] = replace(found, count=found.count + 1)
            return key
        word = label.casefold().replace("_", "-").replace(" ", "-")
        kind = known.type if known else _TYPES.get(word, word if word in ACTOR_TYPES else "unknown")
        self.names[key] = FoundName(
            known.name if known else words, known.id if known else slug(words), kind, known is not None, 1, start, end,
            f"annotated as {label}" if label else "annotated",
        )  # fmt: skip
        return key

    def _propose(
        self, tie: Drawn, by: str, places: Mapping[str, tuple[int, int]], ends: Mapping[str, str]
    ) -> str:
        """Add the proposal of a tie, or return why there is none."""
        if tie.against:
            return f"annotated with {tie.against}; code it by hand, with its words"
        if tie.start not in ends or tie.end not in ends:
            return "an end is not marked in the text"
        if ends[tie.start] == ends[tie.end]:
            return "both ends are the same"
        touched = sorted(
            {number for key in (tie.start, tie.end) for number in self._sentences(*places[key])}
        )
        if not touched or touched[-1] - touched[0] >= _MOST_SENTENCES:
            return f"its ends are more than {_MOST_SENTENCES} sentences apart"
        relation, swapped = self._relation(tie.label)
        one, other = ends[tie.start], ends[tie.end]
        subject, target = (other, one) if swapped else (one, other)
        start, end = self.spans[touched[0]][0], self.spans[touched[-1]][1]
        why = f"annotated as {tie.label}" if tie.label else "annotated"
        self.proposals.append(
            Proposal(
                touched[0], start, end, self._text[start:end], subject, relation, target, None, None, None, None, "stated",
                None, None, None, None, f"annotators, with {by}", 0, False, why,
            )
        )  # fmt: skip
        return ""

    def _sentences(self, start: int, end: int) -> Iterator[int]:
        for number, (begin, stop) in enumerate(self.spans):
            if begin < end and start < stop:
                yield number

    def _relation(self, label: str) -> tuple[str, bool]:
        """Return the relation that a label names, and whether it is read backwards."""
        words = "".join(f" {mark}" if mark.isupper() else mark for mark in label).strip()
        for text in (label, words):
            found = self._vocabulary.phrases.get(fold(text.replace("_", " ").replace("-", " ")))
            if found and found[0] in self._vocabulary:
                return found
        return _OPEN, False
