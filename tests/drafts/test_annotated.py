"""What was annotated is proposed, and nothing more."""

from __future__ import annotations

from actorgraph.drafts.annotated import draft_of_annotations
from actorgraph.drafts.annotation import Annotated, Drawn, Mark
from actorgraph.drafts.draft import Draft, FoundName
from actorgraph.model.actor import Actor, Name
from actorgraph.model.vocabulary import standard

TEXT = "The Ash Column armt River Corps. Es folgt mehr. Mira Talvek leads it."
ASH = Actor("ash", "Ash Column", "armed-group", names=(Name("The Column"),))


def drafted(*ties: Drawn) -> Draft:
    marks = {"1": Mark(4, 14, "ORG"), "2": Mark(20, 31, "Armed_Group"), "3": Mark(48, 59, "PER")}
    annotated = Annotated("doccano", "code points", TEXT, marks=marks, ties=[*ties])
    return draft_of_annotations([annotated], "report", TEXT, [ASH], [], standard())


def test_a_tie_is_a_proposal_with_its_sentence_as_quote() -> None:
    draft = drafted(
        Drawn("1", "2", "sponsors"), Drawn("1", "2", "SponsoredBy"), Drawn("3", "1", "knows")
    )

    assert [(it.subject, it.relation, it.object, it.quote, it.strict) for it in draft.proposals] == [
        ("ash", "sponsors", "River Corps", "The Ash Column armt River Corps.", False),
        ("River Corps", "sponsors", "ash", "The Ash Column armt River Corps.", False),
        ("Mira Talvek", "related-to", "ash", TEXT, False),
    ]  # fmt: skip
    assert [it.why for it in draft.proposals][2] == "annotated as knows"
    assert all(TEXT[it.start : it.end] == it.quote for it in draft.proposals)
    assert draft.names == (
        FoundName("Ash Column", "ash", "armed-group", True, 1, 4, 14, "annotated as ORG"),
        FoundName("River Corps", "river-corps", "armed-group", False, 1, 20, 31, "annotated as Armed_Group"),
        FoundName("Mira Talvek", "mira-talvek", "person", False, 1, 48, 59, "annotated as PER"),
    )  # fmt: skip


def test_what_is_taken_back_or_has_no_two_ends_is_not_proposed_and_said() -> None:
    draft = drafted(
        Drawn("1", "2", "arms", "Negation"), Drawn("1", "9", "arms"), Drawn("1", "1", "arms")
    )

    assert draft.proposals == ()
    assert draft.refused == (
        "arms from 1 to 2: annotated with Negation; code it by hand, with its words",
        "arms from 1 to 9: an end is not marked in the text",
        "arms from 1 to 1: both ends are the same",
    )
