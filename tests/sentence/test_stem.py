"""One stem for all the forms of a word."""

from __future__ import annotations

import pytest

from actorgraph.sentence.stem import stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        "back backs backed backing",
        "finance finances financed financing",
        "supply supplies supplied supplying",
        "plan plans planned planning",
        "kill kills killed killing",
        "strike strikes struck stricken striking",
        "lead leads led leading",
        "hit hits hitting",
        "deny denies denied denying",
        "clash clashes clashed clashing",
        "seek seeks sought seeking",
        "deter deters deterred deterring",
        "is are was were be been being",
        "lie lies lay lain lying",
    ],
)
def test_the_forms_of_a_verb_have_one_stem(forms: str) -> None:
    assert len(set(stems(forms.split()))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("back", "bank"),
        ("lead", "leave"),
        ("press", "president"),
        ("member", "remember"),
        ("strike", "string"),
        ("arms", "army"),
        ("found", "fund"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_of_other_scripts_stay_as_they_are() -> None:
    assert stem("كتائب") == "كتائب"
    assert stem("гвардия") == "гвардия"
