"""The command agree: what two coders have in common and what not, as text and as a document."""

from __future__ import annotations

import json

from click.testing import CliRunner

from actorgraph_cli.main import actorgraph


def agree(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["agree", *words, "-c", "river_war"])
    return result.exit_code, result.stdout, result.stderr


def test_the_shipped_coders_are_compared() -> None:
    code, out, err = agree("reports", "b")

    assert (code, out.splitlines()[:3]) == (
        0,
        [
            "reports has 20 claims, b has 15; 14 are in both (F = 0.80).",
            "relation: the same in 12 of 14; kappa 0.84, alpha 0.84",
            "modality: the same in 12 of 14; kappa 0.67, alpha 0.67",
        ],
    )
    assert "     modality: withheld | hinted\n" in out
    assert "Only b (1)\n  The River Guard is affiliated with Veldania. [b-guard-veldanian]\n" in out
    assert err.startswith("left out, as only one of them has it: karth-news-agency-2019-05-15")


def test_the_document_has_every_claim_once() -> None:
    code, out, _ = agree("reports", "b", "--json")
    found = json.loads(out)

    assert code == 0
    assert list(found) == [
        "a", "b", "sources", "left_out", "matched", "only_a", "only_b", "found", "relation", "modality",
    ]  # fmt: skip
    assert len({row["b"] for row in found["matched"]} | set(found["only_b"])) == 15
    assert found["matched"][2]["differs"] == {}
    (guard,) = [row for row in found["matched"] if row["a"] == "guard-in-front"]
    assert guard["differs"] == {"relation": ["part-of", "member-of"]}


def test_a_coder_with_himself_agrees_wholly() -> None:
    _, out, _ = agree("b", "b", "--json")
    found = json.loads(out)

    assert (found["found"], found["relation"]["kappa"], found["modality"]["alpha"]) == (1, 1, 1)


def test_nobody_so_called_is_one_line() -> None:
    assert agree("reports", "zz") == (
        1, "", "Error: there is no coder, report file or folder 'zz'; use reports, b, or a path\n",
    )  # fmt: skip
