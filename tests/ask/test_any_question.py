"""Whatever is asked in the words of the grammar gets an answer or a refusal, and never an error."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Final

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import Case, open_case
from actorgraph.ask.grammar import Node, compiled
from actorgraph.ask.patterns import PATTERNS
from actorgraph.questions.answer import Verdict
from actorgraph_cli.main import actorgraph

FOLDER: Final = Path(__file__).parent / "cases" / "highland_war"
BESIDE: Final = (
    "", " since 2018", " on 3 March 2020", " in May", " by name", " according to the Lowland Herald",
    " without the Lowland Herald", ", please", " now", " and how sure are they",
)  # fmt: skip


@cache
def case() -> Case:
    return open_case(FOLDER)


@cache
def words_of_slots() -> dict[str, tuple[str, ...]]:
    things = tuple(actor.name for actor in case().actors())
    events = tuple(event.name for event in case().events())
    relations = tuple(text for it in case().vocabulary for text in (it.reading, it.inverse_reading))
    return {
        "a": things + events, "b": things + events, "c": things, "event": events,
        "aux": ("", "did", "is", "has", "will"), "who": ("who", "whom", "what", "which groups"),
        "kinds": ("groups", "states"), "rel": relations, "rel_alone": relations,
        "rel_with": ("allied", "at war"), "rel_verb": ("backed",), "noun": ("leader", "proxies"),
        "title": ("president",), "words": ("people were killed", "brigades"), "acts": ("war", "attacks"),
        "modal": ("denied", "hinted at"), "modal_verb": ("deny",), "possessive": ("'s",),
        "blame": ("blame",), "blamed": ("blamed",), "participle": ("attacked", "sanctioned"),
    }  # fmt: skip


def said(node: Node, chance: random.Random) -> str:
    """Return one sentence that a pattern takes."""
    if node.kind in ("word", "stem"):
        return node.text
    if node.kind == "slot":
        return chance.choice(words_of_slots()[node.text])
    if node.kind == "maybe":
        return said(node.parts[0], chance) if chance.random() < 0.5 else ""
    if node.kind == "any":
        return said(chance.choice(node.parts), chance)
    return " ".join(said(part, chance) for part in node.parts)


@given(
    st.sampled_from(PATTERNS),
    st.sampled_from(BESIDE),
    st.randoms(use_true_random=False),
)
def test_any_sentence_of_the_grammar_gets_an_answer_or_a_refusal(
    pattern: tuple[str, str], beside: str, chance: random.Random
) -> None:
    question = " ".join((said(compiled(pattern[1]), chance) + beside).split())
    told = case().ask(question)
    document = json.loads(json.dumps(told.document()))
    assert document["verdict"] in [*Verdict]
    refused = (Verdict.SEVERAL_READINGS, Verdict.NOT_UNDERSTOOD)
    assert told.answered == (document["verdict"] not in refused)
    assert {claim.id for claim in case().store.claims_called(document["claims"])} == set(
        document["claims"]
    )


@given(st.text(max_size=60))
def test_any_text_gets_an_answer_or_a_refusal(text: str) -> None:
    result = CliRunner().invoke(actorgraph, ["-c", str(FOLDER), "ask", "--", text])
    assert result.exit_code in (0, 1)
    assert (result.stdout == "") == (result.exit_code == 1)
    assert (result.stderr == "") == (result.exit_code == 0)
