"""Every relation in every modality, of one and of several, as a table that is read like a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.modality import MODALITIES
from actorgraph.model.vocabulary import standard
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns, Publication
from actorgraph.sentence.part import finished, text_of
from actorgraph.sentence.phrase import verb_phrase

GOLDEN = Path(__file__).parent.parent / "golden" / "sentences" / "table.txt"
NOUNS = Nouns(
    {
        "red": Noun("red", "Red Front", "armed-group"),
        "forces": Noun("forces", "Blue Forces", "military"),
        "town": Noun("town", "Town Council", "organisation"),
        "post": Noun("post", "Morning Post", "media-outlet"),
        "raid": Noun("raid", "night raid", "attack", is_event=True, when=read_when("2024-01-28")),
    },
    {"report": Publication("post", read_when("2024-02-02"))},
)


def said(claim: Claim) -> str:
    """Return the finished sentence of a claim."""
    return text_of(finished(sentence(claim, NOUNS, standard())))


def claim(relation: str, subject: str, modality: str, claimant: str, **more: object) -> Claim:
    """Return a claim about the town."""
    fields: dict[str, object] = {"object": "town", **more}
    return Claim("c1", relation, "report", claimant, subject, modality=modality, **fields)  # type: ignore[arg-type]


def rows() -> Iterator[str]:
    """Yield the lines of the table: its publisher of one, somebody else of several, and the label."""
    for relation in standard():
        yield f"# {relation.name}\n"
        for modality in MODALITIES:
            one = claim(relation.name, "red", modality, "post")
            several = claim(relation.name, "forces", modality, "red")
            itself = claim(relation.name, "forces", modality, "forces", event="raid")
            label = verb_phrase(one, NOUNS, standard())
            yield f"{modality}: {said(one)} | {said(several)} | {said(itself)} | → {label}\n"
        figure = Quantity("killed", ">=", 3, "people")
        without = [
            claim(relation.name, "", "stated", "post", event="raid"),
            claim(relation.name, "red", "stated", "post", object="", text="so many words"),
            claim(relation.name, "red", "stated", "post", object="", quantity=figure),
            claim(relation.name, "red", "stated", "post", object="", event="raid"),
            claim(relation.name, "", "stated", "post", object="", event="raid", text="a place"),
            claim(relation.name, "red", "stated", "post", role="helper", mode=("weapons", "x/y")),
        ]
        yield from (f"- {said(it)}\n" for it in without)


def test_every_relation_reads_well_in_every_modality_and_number(
    golden: Callable[[Path, str], None],
) -> None:
    golden(GOLDEN, "".join(rows()))
