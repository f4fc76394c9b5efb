"""A dossier in Markdown says who says what, keeps apart what nobody asserts, and no text breaks its shape."""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import actorgraph
from actorgraph.formats.documents.md import escaped, linked
from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import FileTrouble, UnknownActor
from actorgraph.model.event import Event
from actorgraph.model.filters import NONE, Filters, read_filters
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import unprintable
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter
from formats.exported import losses
from worlds import World, worlds, write_world

RED, CORPS = Actor("red", "Red", "state"), Actor("corps", "Corps", "military", parent="red")
MILITIAS = Actor("militias", "Militias", "class")
ALPHA = Actor(
    "alpha",
    "Alpha",
    "armed-group",
    "corps",
    (Name("الف", "native", "ar"), Name("Group A", since="2009"), Name("ALF", background=True)),
    note="known to coders",
)
FRONT, BLUE = Actor("front", "Front", "umbrella-group"), Actor("blue", "Blue", "state")
GAZETTE = Actor("gazette", "Gazette", "media-outlet")
ACTORS: Final = (RED, CORPS, MILITIAS, ALPHA, FRONT, BLUE, GAZETTE)
RAID = Event("raid", "the Raid", "attack", read_when("2024-01-28"), ("blue",))
REPORT = Source(
    "report", "Report", "gazette", read_when("2024-02-02"), "https://example.org/a_b?x=1"
)
DATASET = Source(
    "data", "Data of Wars", "red", version="2.1", licence="CC BY 4.0", citation="Data of Wars (2024)",
    machine=True,
)  # fmt: skip
SPONSORS = Claim(
    "c1", "sponsors", "report", "gazette", "red", "alpha", mode=("money",), quote="Red pays Alpha"
)


def dossier(
    *claims: Claim, about: str = "", filters: Filters = NONE, chosen: tuple[str, ...] | None = None
) -> tuple[str, list[str]]:
    """Return the document of a small world with some claims, and what is told of it."""
    with tempfile.TemporaryDirectory() as folder:
        write_world(World(ACTORS, (RAID,), (REPORT, DATASET), claims), Path(folder) / "s.db")
        file = io.BytesIO()
        with closing(Store(Path(folder) / "s.db")) as store:
            selection = Selection(store, filters, chosen=chosen)
            told = export(selection, file, format="md", options={"about": about} if about else {})
    return file.getvalue().decode(), losses(told)


def section(text: str, title: str) -> list[str]:
    """Return the lines under a heading, without blank ones; fail where there is no such heading."""
    (found,) = re.findall(
        rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return [line for line in found.splitlines() if line]


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


# -- what it says ----------------------------------------------------------------------------------


def test_a_dossier_is_this_document() -> None:
    believed = Claim(
        "c2", "attributes", "data", "blue", "blue", "alpha", "raid", role="perpetrator",
        spokesperson="corps", modality="believed", hedge="We believe", said=read_when("2024-01-31"),
        quote="We believe it was Alpha", file="data.csv", record="17", cites="Gazette; https://example.org/c.",
    )  # fmt: skip
    denied = Claim(
        "c3", "attacks", "report", "alpha", "alpha", "blue", "raid", modality="denied",
        when=read_when("2024-01-28"), quote="not us", note="Of the raid only.",
    )  # fmt: skip
    wanted = Claim("c4", "aims-to", "report", "alpha", "alpha", text="win", modality="intended")

    text, told = dossier(SPONSORS, believed, denied, wanted, about="Alpha")

    assert text == (
        """\
# Alpha

- Type: armed group
- Id: alpha
- Also called: الف (native, ar); Group A (2009/..)

4 claims of 2 sources. Every statement is somebody's, with their words; none is added.

## Sponsorship

- **Red sponsors Alpha with money.**
  - Gazette: “Red pays Alpha” [^1]

## Attribution

- **Blue believes that Alpha was behind the Raid.**
  - Blue (through Corps), in the words “We believe”, said 2024-01-31: “We believe it was Alpha” [^2]

## Possible, intended or conditional

Nobody says outright that these are so.

- **Alpha wants to “win”.**
  - Alpha, without words quoted [^1]

## Denied, withheld, hinted or presupposed

No source asserts these.

- **Alpha denies that it attacked Blue in the Raid.**
  - Alpha, holds 2024-01-28: “not us” [^1] Coder's note: Of the raid only.

## Sources

[^1]: Gazette, “Report”, 2024-02-02, <https://example.org/a_b?x=1>.
[^2]: Red, “Data of Wars”, version 2.1. To be cited as: Data of Wars (2024). Record 17 in data.csv. It cites Gazette; <https://example.org/c>. Licence: CC BY 4.0. Coded by a program, not read by a person.
"""
    )
    assert told == ["no source says these, and they are left out: 1 name, its parent, its note"]


def test_what_no_source_says_of_an_actor_is_not_in_its_dossier() -> None:
    text, _ = dossier(SPONSORS, about="alpha")

    assert "ALF" not in text
    assert "known to coders" not in text
    assert "Corps" not in text


def test_a_statement_of_several_stands_once_with_each_who_makes_it() -> None:
    again = replace(SPONSORS, id="c2", modality="confirmed", quote="does pay")

    text, _ = dossier(SPONSORS, again, about="alpha")

    assert section(text, "Sponsorship") == [
        "- **Red sponsors Alpha with money.**",
        "  - Gazette confirms it: “does pay” [^1]",
        "  - Gazette: “Red pays Alpha” [^1]",
    ]


@pytest.mark.parametrize(
    ("modality", "title"),
    [
        ("confirmed", "Sponsorship"),
        ("likely", "Sponsorship"),
        ("possible", "Possible, intended or conditional"),
        ("conditional", "Possible, intended or conditional"),
        ("hinted", "Denied, withheld, hinted or presupposed"),
        ("withheld", "Denied, withheld, hinted or presupposed"),
        ("denied", "Denied, withheld, hinted or presupposed"),
        ("presupposed", "Denied, withheld, hinted or presupposed"),
    ],
)
def test_only_what_is_asserted_stands_under_its_family(modality: str, title: str) -> None:
    for about in ("alpha", ""):
        text, _ = dossier(replace(SPONSORS, modality=modality), about=about)
        assert headings(text)[1:] == [title, "Sources"]


@pytest.mark.parametrize("modality", [it for it in MODALITIES if it != "confirmed"])
@pytest.mark.parametrize("claimant", ["gazette", "red", "blue"])
def test_a_sentence_alone_says_how_firmly_and_who_says_so_stands_beside(
    modality: str, claimant: str
) -> None:
    text, _ = dossier(replace(SPONSORS, modality=modality, claimant=claimant), about="alpha")

    assert f"\n  - {claimant.title()}: “Red pays Alpha” [^1]\n" in text


@pytest.mark.parametrize("modality", ["stated", "denied"])
@pytest.mark.parametrize("relation", ["counts", "kills"])
def test_that_there_were_none_does_not_stand_under_what_no_source_asserts(
    relation: str, modality: str
) -> None:
    none = Quantity("soldiers killed", "=", 0.0, "soldiers")
    claim = Claim(
        "c1", relation, "report", "gazette", event="raid", quantity=none, modality=modality
    )
    text, _ = dossier(claim, about="raid")

    assert headings(text)[1:] == [{"counts": "Figure", "kills": "Casualties"}[relation], "Sources"]
    assert re.search(r"no soldiers", text, re.IGNORECASE)


def test_what_an_actor_says_of_others_stands_apart() -> None:
    said = replace(SPONSORS, claimant="blue", subject="red", object="front")

    text, _ = dossier(said, about="blue")

    assert (
        section(text, "Said of others")[0] == "- **Blue says that Red sponsors Front with money.**"
    )


def test_the_dossier_of_an_event_says_when_and_where() -> None:
    counts = Claim(
        "c1", "counts", "report", "gazette", event="raid", quantity=Quantity("dead", ">", 3.0)
    )

    text, told = dossier(counts, about="raid")

    assert text.startswith(
        "# the Raid\n\n- Type: attack\n- Id: raid\n- When: 2024-01-28\n- Where: Blue\n\n1 claim of 1"
    )
    assert section(text, "Figure")[0] == "- **There were more than three dead in the Raid.**"
    assert told == []


def test_a_reading_of_the_coder_is_called_one() -> None:
    text, _ = dossier(replace(SPONSORS, implied=True, spokesperson="blue"), about="alpha")

    assert section(text, "Sponsorship")[1] == (
        "  - Gazette (through Blue), the coder's reading and not the words: “Red pays Alpha” [^1]"
    )


def test_an_actor_of_which_nothing_is_said_has_a_dossier_that_says_so() -> None:
    text, _ = dossier(SPONSORS, about="front")

    assert text.endswith("- Id: front\n\nNo claim says anything here.\n")


# -- what follows ----------------------------------------------------------------------------------

OF_CLASS = Claim("c2", "instance-of", "report", "gazette", "alpha", "militias", quote="one of them")
MEMBER = Claim("c3", "member-of", "report", "gazette", "alpha", "front")
CLASS_SPONSORED = replace(SPONSORS, object="militias", modality="believed")


@pytest.mark.parametrize("about", ["red", "alpha", ""])
def test_what_follows_comes_with_its_chain_and_as_firm_as_its_weakest(about: str) -> None:
    text, _ = dossier(CLASS_SPONSORED, OF_CLASS, about=about)

    assert section(text, "What follows") == [
        "No source says these. Each follows from the claims below it and is no firmer than the weakest.",
        "- **Red is believed to sponsor Alpha, as one of “Militias”.** (believed at its weakest)",
        "  1. Red is believed to sponsor Militias with money. [^1]",
        "  2. Alpha is one of the Militias. [^1]",
    ]


@pytest.mark.parametrize("about", ["front", "blue", ""])
def test_what_a_member_does_is_not_said_of_the_umbrella(about: str) -> None:
    attack = Claim("c1", "attacks", "report", "gazette", "alpha", "blue")

    text, _ = dossier(attack, MEMBER, about=about)

    assert (
        section(text, "What follows")[1]
        == "- **A member of Front attacked Blue.** (stated at its weakest)"
    )
    assert "**Front attacked" not in text


def test_what_a_part_does_is_said_of_the_whole_through_the_part() -> None:
    attack = Claim("c1", "attacks", "report", "gazette", "corps", "blue")
    part = Claim("c2", "part-of", "report", "gazette", "corps", "red")

    text, _ = dossier(attack, part, about="red")

    assert section(text, "What follows")[1] == (
        "- **Red, through Corps, which is part of it, attacked Blue.** (stated at its weakest)"
    )


def test_nothing_follows_from_a_claim_that_is_not_selected() -> None:
    text, _ = dossier(CLASS_SPONSORED, OF_CLASS, about="alpha", chosen=("c2",))

    assert headings(text) == ["Alpha", "Membership", "Sources"]


def test_nothing_follows_from_what_is_denied() -> None:
    text, _ = dossier(replace(CLASS_SPONSORED, modality="denied"), OF_CLASS, about="alpha")

    assert "What follows" not in headings(text)


def test_a_document_of_very_many_actors_leaves_out_what_follows_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("actorgraph.formats.documents.md.MOST_ACTORS", 3)

    text, told = dossier(CLASS_SPONSORED, OF_CLASS)

    assert "What follows" not in headings(text)
    (line,) = told
    assert line == (
        "what follows from several claims is not worked out for more than 3 actors; name one:"
        " --set about=NAME"
    )


# -- what is selected ------------------------------------------------------------------------------


def test_filters_hold_for_a_dossier_and_are_named() -> None:
    other = replace(SPONSORS, id="c2", subject="blue", modality="likely")

    for about in ("alpha", ""):
        text, _ = dossier(SPONSORS, other, about=about, filters=read_filters(modality="likely"))
        assert section(text, "Sponsorship")[0] == "- **Blue likely sponsors Alpha with money.**"
        assert "Red sponsors" not in text
        assert "Selected from A World; modalities: likely; 1 claim." in text


def test_the_whole_store_is_one_document_with_its_licence(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    write_world(
        World(ACTORS, (), (REPORT,), (SPONSORS,)), path, licence="CC0", description="Small."
    )
    with closing(Store(path)) as store:
        assert export(Selection(store), tmp_path / "s.md") == []
    text = (tmp_path / "s.md").read_text("utf-8")
    assert text.startswith("# A World\n\nSmall.\n\nLicence: CC0\n\n1 claim of 1 source. ")


def test_a_name_that_nothing_answers_to_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    write_world(World(ACTORS, (), (REPORT,), (SPONSORS,)), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store, pytest.raises(UnknownActor):
        export(Selection(store), tmp_path / "x.md", options={"about": "Alfa Romeo"})
    assert not (tmp_path / "x.md").exists()


def test_a_path_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    write_world(World(ACTORS, (), (REPORT,), (SPONSORS,)), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store, pytest.raises(FileTrouble):
        export(Selection(store), tmp_path / "no" / "where.md")


# -- the shipped case: traps -----------------------------------------------------------------------


def shipped_dossier(case: actorgraph.Case, name: str) -> str:
    file = io.BytesIO()
    export(Selection(case.store), file, format="md", options={"about": name})
    return file.getvalue().decode()


def test_the_white_house_is_not_said_to_blame_kataib_hezbollah(shipped: actorgraph.Case) -> None:
    text = shipped_dossier(shipped, "Kata'ib Hezbollah")

    assert "Attribution" not in headings(text)
    apart = section(text, "Denied, withheld, hinted or presupposed")
    attack = "the drone attack on a US outpost in Jordan.**"
    assert {
        f"- **The White House hinted that Kata'ib Hezbollah was behind {attack}",
        f"- **The White House stopped short of blaming Kata'ib Hezbollah for {attack}",
    } <= set(apart)


def test_the_guards_sponsor_kataib_hezbollah_only_by_what_follows(shipped: actorgraph.Case) -> None:
    text = shipped_dossier(shipped, "Kata'ib Hezbollah")

    assert not any("Guards" in line for line in section(text, "Sponsorship"))
    assert (
        "- **The Islamic Revolutionary Guards Corps sponsors Kata'ib Hezbollah, as one of “Iran-backed"
        " militias”.** (stated at its weakest)"
    ) in section(text, "What follows")


def test_every_claim_of_the_shipped_case_stands_once_in_its_document(
    shipped: actorgraph.Case,
) -> None:
    file = io.BytesIO()
    export(Selection(shipped.store), file, format="md")
    said = re.findall(r"^  - .*$", file.getvalue().decode(), re.MULTILINE)
    assert len(said) == len(list(shipped.claims()))


# -- hostile texts ---------------------------------------------------------------------------------

HOSTILE: Final = (
    "x\n\n# y\n\n- z [a](javascript:b) <script>alert(1)</script> `c` **d** | e\n[^1]: f ![g](h)"
)
_BARE_MARK: Final = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~$&!^@]")


def test_no_text_of_a_store_makes_a_mark_of_its_own(tmp_path: Path) -> None:
    flat = " ".join(HOSTILE.split())
    actors = (Actor("a", flat, names=(Name(f"1. {flat}"),)), Actor("b", f"- {flat}"))
    source = Source("s", flat, "b", address=HOSTILE, licence=HOSTILE, citation=HOSTILE)
    claim = Claim(
        "c", "attacks", "s", "b", "a", "b", text=HOSTILE, role=HOSTILE, modality="denied", hedge=HOSTILE,
        quote=HOSTILE, note=HOSTILE, file="f", record=flat, cites=HOSTILE,
    )  # fmt: skip
    write_world(World(actors, (), (source,), (claim,)), tmp_path / "s.db", description=HOSTILE)
    for options in ({}, {"about": "a"}):
        file = io.BytesIO()
        with closing(Store(tmp_path / "s.db")) as store:
            export(Selection(store), file, format="md", options=options)
        text = file.getvalue().decode()
        assert len(headings(text)) == 3
        assert len(re.findall(r"^\[\^1\]: ", text, re.MULTILINE)) == 1
        ours = re.sub(r"^#+ |^- \*\*|\*\*$|\[\^1\]:?", "", text, flags=re.MULTILINE)
        assert _BARE_MARK.findall(ours) == []


@given(st.text(max_size=30) | st.text("\\`*_[]()<>#-+.!|~&:1 \n\t", max_size=30))
def test_an_escaped_text_shows_what_it_was(text: str) -> None:
    made = escaped(text)

    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", made) == "".join(
        it for it in " ".join(text.split()) if not unprintable(it)
    )
    assert _BARE_MARK.findall(made) == []
    assert not re.match(r"[-+=:%]|\d{1,9}[.)](\s|$)", made)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("https://example.org/a_b", "<https://example.org/a_b>"),
        ("see HTTP://a.b/c?d=(e), and f", "see <HTTP://a.b/c?d=(e>), and f"),
        ("https://a.b/<script>", r"<https://a.b/>\<script\>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://a.b/\u202ec", "https://a.b/c"),
        ("A_B; https://a.b/c; https://d.e", r"A\_B; <https://a.b/c>; <https://d.e>"),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(text: str, made: str) -> None:
    assert linked(text) == made


@given(worlds())
def test_any_world_is_a_document_and_always_the_same(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        made = []
        with closing(Store(Path(folder) / "s.db")) as store:
            for about in ("", "", "red", "raid"):
                file = io.BytesIO()
                options = {"about": about} if about else {}
                export(Selection(store), file, format="md", options=options)
                made.append(file.getvalue().decode())
    assert made[0] == made[1]
    assert len(re.findall(r"^  - ", made[0], re.MULTILINE)) == len(world.claims)
    for text in made:
        marks = {int(number) for number in re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", text)}
        notes = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)]
        assert notes == sorted(marks) == list(range(1, len(notes) + 1))


def test_many_claims_are_a_document_whose_every_place_has_one_footnote(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "s.db", standard()) as writer:
        for actor in (RED, ALPHA):
            writer.actor(replace(actor, parent=""))
        writer.source(replace(DATASET, publisher="red"))
        claims = [
            Claim(
                f"c{n}",
                "attacks",
                "data",
                "red",
                "red",
                "alpha",
                record=f"row {n // 2}",
                file="f.csv",
            )
            for n in range(2000)
        ]
        writer.claims(claims)
    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store), tmp_path / "s.md", options={"about": "alpha"})
    notes = re.findall(
        r"^\[\^\d+\]: .* Row (\d+) in f\.csv\.",
        (tmp_path / "s.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert [int(number) for number in notes] == list(range(1000))


def test_a_marking_is_in_the_dossier_and_in_the_whole() -> None:
    marked = replace(ACTORS[0], tlp="red")
    with tempfile.TemporaryDirectory() as folder:
        world = World((marked, *ACTORS[1:]), (RAID,), (REPORT, DATASET), (SPONSORS,))
        write_world(world, Path(folder) / "s.db")
        texts = []
        with closing(Store(Path(folder) / "s.db")) as store:
            for options in ({}, {"about": marked.id}):
                file = io.BytesIO()
                export(Selection(store), file, format="md", options=options)
                texts.append(file.getvalue().decode())
    assert f"\nMarked TLP:RED: {marked.name}.\n" in texts[0]
    assert "\n- Marked: TLP:RED\n" in texts[1]


def test_sources_are_cited_in_a_style_if_one_is_given(tmp_path: Path) -> None:
    pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    with closing(_one(tmp_path)) as store:
        export(Selection(store), tmp_path / "s.md", options={"style": "harvard-cite-them-right"})
    text = (tmp_path / "s.md").read_text("utf-8")

    assert "[^1]: Report (2024) Report. Courier. Available at: <https://q.example/a_b>" in text


def _one(folder: Path) -> Store:
    (folder / "a.csv").write_text(
        "subject,relation,object,source,publisher,source_date,address\nRed,backs,Blue,Report,Courier,2024-02-02,https://q.example/a_b\n"
    )
    import_files(folder / "a.csv", folder / "s.db")
    return Store(folder / "s.db")
