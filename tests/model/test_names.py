"""Spellings that are one name, spellings that are only near, and ids."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actorgraph.model.names import fold, is_id, near, slug, slug_of, unprintable, without_article

ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.text(
    alphabet="aAßİıǅ’ʼ'ʻ´`ـيیىكکةهآأ٢۲ё한ガ゙हिन्กй\u0306ї\u0308ёุ้\u0301\u200c\u200f\ufe0f\ud800\x00- _.",
    max_size=20,
)
LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=20)
GROUPS = ["kataib hezbollah", "islamic resistance in iraq", "harakat al nujaba", "hezbollah"]


@pytest.mark.parametrize(
    "text",
    [
        "Kataib Hezbollah",
        "KATAIB HEZBOLLAH",
        "  Kataib \t Hezbollah\n",
        "Kata'ib Hezbollah",
        "Kata’ib Hezbollah",
        "Kata‘ib Hezbollah",
        "Kataʼib Hezbollah",
        "Kataʻib Hezbollah",
        "Kataʿib Hezbollah",
        "Kataʾib Hezbollah",
        "Kataʽib Hezbollah",
        "Kata`ib Hezbollah",
        "Kata´ib Hezbollah",
        "Kata′ib Hezbollah",
        "Katāʾib Ḥezbollāh",
        "Kataib-Hezbollah",
        "Kataib_Hezbollah",
        "Kataib Hez\u00adbollah",
        "\u200eKataib Hezbollah\u200f",
        "\u202bKataib Hezbollah\u202c",
        "Ｋataib Hezbollah",
    ],
)
def test_case_apostrophes_diacritics_and_marks_make_no_other_name(text: str) -> None:
    assert fold(text) == "kataib hezbollah"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتائب حزب الله", "کتائب حزب الله"),  # Persian kaf
        ("علي", "علی"),  # Persian ya
        ("مصطفى", "مصطفي"),  # alif maqsura
        ("النجباء", "النـجبـاء"),  # tatweel
        ("حُزْب", "حزب"),  # vowel points
        ("أحمد", "احمد"),  # hamza
        ("المقاومة", "المقاومه"),  # teh marbuta
        ("حزب‌الله", "حزب الله"),  # zero-width non-joiner
        ("٧ أكتوبر", "۷ اکتوبر"),  # digits of Arabic and Persian keyboards
        ("Вагнер", "ВАГНЕР"),
        ("Алёша", "Алеша"),
        ("Моско\u0301вский", "Московский"),  # the stress, beside a letter with a mark
        ("שָׁלוֹם", "שלום"),  # vowel points of Hebrew
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("Hồ Chí Minh", "Ho Chi Minh"),
        ("й", "и\u0306"),
        ("ﷲ", "الله"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Iğdır", "igdir"),
    ],
)
def test_variants_of_one_spelling_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "Hizballah"),
        ("حزب", "حرب"),
        ("バス", "ハス"),
        ("ガ", "カ"),
        ("काल", "किल"),
        ("क्त", "कत"),  # virama
        ("ज़मीन", "जमीन"),  # nukta
        ("ข้าว", "ขาว"),  # tones of Thai
        ("ข้าว", "ข่าว"),
        ("เสื้อฟ้า", "เสือฟ้า"),
        ("กุ", "กู"),  # vowels of Thai below the letter
        ("ລຸ", "ລູ"),  # and of Lao
        ("ནི", "ནུ"),  # and of Tibetan
        ("မြို့", "မြို"),  # a tone of Burmese
        ("ߒ߫", "ߒ߬"),  # tones of N'Ko
        ("Мой", "Мои"),
        ("Їжак", "Іжак"),
        ("Ўзбек", "Узбек"),
        ("Ѓорѓи", "Горги"),
        ("中国", "中國"),
        ("Islamic Resistance", "Islamic Resistance in Iraq"),
        ("US", "USA"),
    ],
)
def test_other_letters_stay_other_names(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "!!!", "\x00", "\ud800", "'’", "\u200f", "😀"])
def test_a_text_without_letters_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


def test_an_article_is_no_part_of_a_folded_name() -> None:
    assert [without_article(text) for text in ("the front", "theatre", "front")] == [
        "front",
        "theatre",
        "front",
    ]


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    LATIN, st.sampled_from(["'", "’", "ʼ", "ʻ", "ʿ", "\u0301", "\u0304", "ـ"]), st.integers(0, 20)
)
def test_folding_is_blind_to_case_apostrophes_and_diacritics(
    text: str, mark: str, place: int
) -> None:
    marked = text[:place] + mark + text[place:]

    assert fold(marked.upper()) == fold(text)


@given(ANY_TEXT)
def test_a_slug_is_an_id(text: str) -> None:
    assert is_id(slug(text))


@given(ANY_TEXT)
@example("Й`\u094d")
def test_spellings_of_one_name_have_one_slug(text: str) -> None:
    folded = fold(text)

    assert slug(folded or text) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata’ib Hezbollah", "kataib-hezbollah"),
        ("U.S. Central Command", "u-s-central-command"),
        ("كتائب حزب الله", "كتايب-حزب-الله"),
        ("Группа Вагнера", "группа-вагнера"),
        ("中国", "中国"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_a_slug_keeps_the_script_of_the_name(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_names_of_signs_alone_have_slugs_of_their_own() -> None:
    assert slug("!!!") != slug("???")


def test_nothing_is_left_of_a_name_that_makes_no_id() -> None:
    assert [slug_of(""), slug_of("red front")] == ["", "red-front"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red", True),
        ("2024-02-02", True),
        ("a_b.c-d", True),
        ("حزب", True),
        ("हिनदी", True),
        ("x", True),
        ("", False),
        ("a b", False),
        ("a/b", False),
        ("-", False),
        ("-a", False),
        ("a-", False),
        ("_a", False),
        ("a\n", False),
        ("a\x00", False),
        ("a\ud800", False),
        ("\u202ea", False),
        ("\u093fa", False),
        ("a’b", False),
    ],
)
def test_an_id_is_letters_digits_and_marks_between_them(text: str, expected: bool) -> None:
    assert is_id(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata’ib Hezbollah", ""),
        ("حزب\u200cالله", ""),
        ("red\u00a0front", ""),
        ("family 👩‍👩‍👧", ""),
        ("a\x00b", "U+0000"),
        ("a\nb", "U+000A"),
        ("a\tb", "U+0009"),
        ("a\x7f", "U+007F"),
        ("a\u2028b", "U+2028"),
        ("a\ud800b", "U+D800"),
        ("a\u202eb", "U+202E"),
        ("a\u2066b", "U+2066"),
    ],
)
def test_controls_surrogates_and_turns_of_direction_are_named(text: str, expected: str) -> None:
    assert unprintable(text) == expected


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("kataib hizballah", "kataib hezbollah"),
        ("Kata’ib Hizbullah", "kataib hezbollah"),
        ("hezbollah kataib", "kataib hezbollah"),
        ("resistance in iraq", "islamic resistance in iraq"),
        ("nujaba", "harakat al nujaba"),
        ("hezbolah", "hezbollah"),
    ],
)
def test_a_misspelt_name_finds_the_nearest_first(asked: str, nearest: str) -> None:
    assert GROUPS[near(asked, GROUPS)[0]] == nearest


@pytest.mark.parametrize(
    ("asked", "names"), [("", GROUPS), ("!!", GROUPS), ("x", []), ("zzz", GROUPS)]
)
def test_what_is_near_nothing_finds_nothing(asked: str, names: list[str]) -> None:
    assert near(asked, names) == []


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("hezbolah", ["kataib hezbollah", "hezbollah al nujaba"]),
        ("katib hezbolah", ["kataib hezbollah"]),
        ("al nujba", ["hezbollah al nujaba"]),
        ("hezbolah brigades", []),
        ("mars", []),
    ],
)
def test_if_no_name_is_near_those_with_words_like_each_are(asked: str, nearest: list[str]) -> None:
    names = ["kataib hezbollah", "islamic resistance in iraq", "hezbollah al nujaba"]

    assert [names[at] for at in near(asked, names)] == nearest


def test_no_more_names_are_near_than_were_asked_for() -> None:
    assert near("group", ["group a", "group b", "group c"], most=2) == [0, 1]
