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
from actorgraph.questions.answer import Verdict
from actorgraph_cli.main import actorgraph
from sentences import QUESTIONS, Sentences

FOLDER: Final = Path(__file__).parent / "cases" / "highland_war"
BESIDE: Final = (
    "", " since 2018", " on 3 March 2020", " in May", " by name", " according to the Lowland Herald",
    " without the Lowland Herald", ", please", " now", " and how sure are they",
)  # fmt: skip


@cache
def case() -> Case:
    return open_case(FOLDER)


@cache
def sentences() -> Sentences:
    return Sentences.of(case().store)


@given(
    st.sampled_from(QUESTIONS),
    st.sampled_from(BESIDE),
    st.randoms(use_true_random=False),
)
def test_any_sentence_of_the_grammar_gets_an_answer_or_a_refusal(
    text: str, beside: str, chance: random.Random
) -> None:
    question = sentences().made(chance, text) + beside
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
