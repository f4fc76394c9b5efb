"""Two coders' claims are matched, and agreement is what the literature says it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.drafts.agree import Agreement, agreement, alpha, coding_of, kappa
from actorgraph.model.errors import Faults, FileTrouble
from actorgraph_data import RIVER

HEAD = "title: World\n"
ACTORS = "- {id: red, name: Red}\n- {id: alpha, name: Alpha}\n- {id: blue, name: Blue}\n"
SOURCE = "source: {id: one, title: One, publisher: Gazette, date: 2024-02-02}\nclaims:\n"
ARMS = "relation: sponsors, subject: red, object: alpha, quote: Red arms Alpha and Blue"
LABELS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30
)


def compared(folder: Path, one: list[str], other: list[str]) -> Agreement:
    for name, claims in (("reports", one), ("coders/b", other)):
        (folder / name).mkdir(parents=True)
        rows = "".join(f"- {{{claim}}}\n" for claim in claims)
        (folder / name / "one.yaml").write_text(SOURCE + rows, "utf-8")
    (folder / "case.yaml").write_text(HEAD)
    (folder / "actors.yaml").write_text(ACTORS)
    return agreement(coding_of(folder, "reports"), coding_of(folder, "b"))


# -- which claims are one statement ----------------------------------------------------------------


def test_the_same_claims_agree_in_all(tmp_path: Path) -> None:
    found = compared(tmp_path, [ARMS], [ARMS])

    assert (found.found, [match.differs for match in found.matches]) == (1, [{}])


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (("sponsors", "attacks"), {"relation": ("sponsors", "attacks")}),
        (("object: alpha", "object: blue"), {"object": ("alpha", "blue")}),
        (("subject: red, object: alpha", "subject: alpha, object: red"),
         {"subject": ("red", "alpha"), "object": ("alpha", "red")}),
        (("quote", "modality: likely, hedge: arms, quote"),
         {"modality": ("stated", "likely"), "hedge": ("", "arms")}),
        (("quote: Red arms Alpha and Blue", "quote: arms Alpha"), {}),
    ],
)  # fmt: skip
def test_one_statement_with_a_difference_is_matched(
    tmp_path: Path, change: tuple[str, str], differs: dict[str, tuple[str, str]]
) -> None:
    (match,) = compared(tmp_path, [ARMS], [ARMS.replace(*change)]).matches

    assert match.differs == differs


@pytest.mark.parametrize(
    "other",
    [
        ARMS.replace("Red arms Alpha and Blue", "It was Red that did so"),
        ARMS.replace("sponsors", "attacks").replace("object: alpha", "object: blue"),
    ],
)
def test_other_words_and_other_statements_are_not_matched(tmp_path: Path, other: str) -> None:
    found = compared(tmp_path, [ARMS], [other])

    assert (found.matches, len(found.only_one), len(found.only_other), found.found) == ((), 1, 1, 0)


def test_of_two_like_claims_the_most_alike_is_taken(tmp_path: Path) -> None:
    blue = ARMS.replace("object: alpha", "object: blue")
    found = compared(tmp_path, [ARMS, blue], [blue])

    assert [match.one.claim.object for match in found.matches] == ["blue"]
    assert [coded.claim.object for coded in found.only_one] == ["alpha"]


def test_sources_that_one_alone_has_are_left_out() -> None:
    found = agreement(coding_of(Path(RIVER), "reports"), coding_of(Path(RIVER), "b"))

    assert found.sources == ("veldan-courier-2019-05-14",)
    assert found.left_out == ("karth-news-agency-2019-05-15", "meridian-post-2019-05-18")


def test_codings_of_different_sources_cannot_be_compared(tmp_path: Path) -> None:
    compared(tmp_path, [ARMS], [ARMS])
    other = tmp_path / "coders/b/one.yaml"
    other.write_text(other.read_text().replace("id: one", "id: two"))

    with pytest.raises(FileTrouble) as caught:
        agreement(coding_of(tmp_path, "reports"), coding_of(tmp_path, "b"))
    assert str(caught.value) == "reports and b have no source in common: one and two"


def test_a_coder_whom_nobody_knows_is_refused_with_those_who_are_known(tmp_path: Path) -> None:
    compared(tmp_path, [ARMS], [ARMS])

    with pytest.raises(FileTrouble) as caught:
        coding_of(tmp_path, "c")
    assert str(caught.value) == (
        "there is no coder, report file or folder 'c'; use reports, b, or a path"
    )


def test_a_coding_with_faults_is_not_compared(tmp_path: Path) -> None:
    compared(tmp_path, [ARMS], [ARMS])
    (tmp_path / "coders/b/one.yaml").write_text(SOURCE + "- {relation: sponsors}\n")

    with pytest.raises(Faults):
        coding_of(tmp_path, "b")


# -- the measures ----------------------------------------------------------------------------------


def test_kappa_of_fifty_grants_is_as_published() -> None:
    # https://en.wikipedia.org/wiki/Cohen%27s_kappa, "Simple example": 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no.
    one = "y" * 25 + "n" * 25
    other = "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15

    assert kappa(one, other) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        # Krippendorff 2011, sections A (binary) and B (nominal): two observers, no missing data.
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
    ],
)
def test_alpha_is_as_worked_out_by_krippendorff(one: str, other: str, published: float) -> None:
    assert alpha(one, other) == pytest.approx(published, abs=0.0006)


@pytest.mark.parametrize("measure", [kappa, alpha])
@pytest.mark.parametrize(("one", "other"), [("", ""), ("aaa", "aaa")])
def test_without_a_choice_there_is_no_measure(measure: type, one: str, other: str) -> None:
    assert measure(one, other) is None


@given(LABELS)
def test_measures_do_not_mind_who_comes_first(pairs: list[tuple[str, str]]) -> None:
    one, other = zip(*pairs, strict=True)

    for measure in (kappa, alpha):
        assert measure(one, other) == pytest.approx(measure(other, one)) or one == other
        assert measure(one, one) in (None, 1)


@pytest.mark.slow
@given(LABELS)
def test_measures_are_those_of_a_kept_library(pairs: list[tuple[str, str]]) -> None:
    kept = pytest.importorskip(
        "nltk.metrics.agreement", reason="nltk (extra test) is not installed"
    )
    one, other = zip(*pairs, strict=True)
    triples = [
        (coder, str(item), label)
        for coder, labels in (("a", one), ("b", other))
        for item, label in enumerate(labels)
    ]
    task = kept.AnnotationTask(data=triples)

    if len({*one, *other}) > 1:
        assert alpha(one, other) == pytest.approx(task.alpha())
        expected = task.kappa()
        assert kappa(one, other) == pytest.approx(expected)
