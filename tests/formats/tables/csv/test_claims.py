"""Tests of claims from tables: what is read, what is refused, and that nothing is done by halves."""

from __future__ import annotations

import csv as standard_csv
import io
import os
import random
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import actorgraph
from actorgraph.formats.sink import Summary
from actorgraph.formats.tables.csv import claims as csv
from actorgraph.formats.tables.csv import import_csv
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.errors import Faults, FileTrouble, NotAStore
from actorgraph.model.event import Event
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

HEAD = "subject,relation,object\n"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Tables:
    """A folder of tables and one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.into = folder / "store.db"

    def write(self, content: str | bytes, name: str = "claims.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, *contents: str | bytes) -> Summary:
        """Bring tables into the store, as claims.csv, claims1.csv and so on."""
        names = [f"claims{number or ''}.csv" for number in range(len(contents))]
        files = [self.write(content, name) for content, name in zip(contents, names, strict=True)]
        return import_csv(files, self.into)

    def faults(self, *contents: str | bytes) -> list[str]:
        """Return the faults of tables that cannot be read; the store must be as it was."""
        before = self.into.read_bytes() if self.into.exists() else None
        with pytest.raises(Faults) as caught:
            self.read(*contents)
        assert (self.into.read_bytes() if self.into.exists() else None) == before
        assert not list(self.folder.glob(".store*"))
        return [str(fault) for fault in caught.value.faults]

    def case(self) -> actorgraph.Case:
        return actorgraph.open_case(self.into)

    def claims(self) -> list[Claim]:
        case = self.case()
        claims = list(case.claims())
        case.store.close()
        return claims

    def triples(self) -> list[tuple[str, str, str]]:
        return [(claim.subject, claim.relation, claim.object) for claim in self.claims()]


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """Return a folder for tables and a store."""
    return Tables(tmp_path)


def content_of(path: Path) -> tuple[Any, ...]:
    """Return all that a store says, in an order of its own."""
    store = Store(path)
    content = (
        sorted(store.actors(), key=lambda it: it.id),
        sorted(store.events(), key=lambda it: it.id),
        sorted(store.sources(), key=lambda it: it.id),
        sorted(store.claims(), key=lambda it: it.id),
    )
    store.close()
    return content


# -- what is read ----------------------------------------------------------------------------------


def test_a_full_row_makes_a_claim_with_all_of_it(tables: Tables) -> None:
    tables.read(
        "id,subject,relation,object,when,modality,claimant,source,quote,event,text,role,mode,quantity_what,"
        "quantity_op,quantity_value,quantity_unit,spokesperson,hedge,said,implied,note,publisher,source_date,"
        "address,subject_type,object_type,event_when\n"
        "own-1,Red,sponsors,Blue,2024-02,Believed,Green,Page 1,We believe it,Raid,words,planner,"
        '"money, arms",targets,>,85,pieces,Mouth,We believe,2024-02-03,yes,a note,Paper,2024-02-04,'
        "https://example.org,State,armed group,2024-01-28\n"
    )
    case = tables.case()
    (claim,) = case.claims()
    assert claim == Claim(
        id="own-1", relation="sponsors", source="page-1", claimant="green", subject="red", object="blue",
        event="raid", text="words", role="planner", mode=("money", "arms"),
        quantity=Quantity("targets", ">", 85.0, "pieces"), spokesperson="mouth", modality="believed",
        hedge="We believe", when=actorgraph.read_when("2024-02"), said=actorgraph.read_when("2024-02-03"),
        quote="We believe it", implied=True, note="a note", file="claims.csv", record="row 2",
    )  # fmt: skip
    assert list(case.events()) == [Event("raid", "Raid", when=actorgraph.read_when("2024-01-28"))]
    assert {it.id: it.type for it in case.actors()} == {
        "red": "state", "blue": "armed-group", "green": "unknown", "mouth": "unknown", "paper": "unknown",
    }  # fmt: skip
    (source,) = case.sources()
    assert (source.publisher, source.date.text, source.address) == (
        "paper", "2024-02-04", "https://example.org",
    )  # fmt: skip


def test_a_summary_tells_what_was_read_and_made(tables: Tables) -> None:
    summary = tables.read("subject,relation,object,event,colour\nRed,sponsors,Blue,Raid,7\n")
    lines = list(summary.lines())
    assert lines[:3] == [
        "csv: claims.csv", "1 row read, 1 claim made, 3 new actors, 1 new event",
        "claims: 1 added, 0 changed, 0 as before",
    ]  # fmt: skip
    assert lines[3] == "claims.csv: columns that are not kept: colour (in 1 row)"


@pytest.mark.parametrize("relation", ["is backed by", "sponsored-by", "IS SPONSORED BY"])
def test_a_phrase_read_backwards_swaps_the_ends(tables: Tables, relation: str) -> None:
    tables.read(f"subject,relation,object,subject_type\nBlue,{relation},Red,armed-group\n")
    assert tables.triples() == [("red", "sponsors", "blue")]
    assert next(it for it in tables.case().actors() if it.id == "blue").type == "armed-group"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_part_cells(tables: Tables, mark: str) -> None:
    tables.read("subject,relation,object\nRed,backs,Blue\n".replace(",", mark))
    assert tables.triples() == [("red", "sponsors", "blue")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(
    tables: Tables, end: str, mark: bytes
) -> None:
    tables.read(mark + f"subject,relation,object{end}Red,backs,Blue{end}".encode())
    assert tables.triples() == [("red", "sponsors", "blue")]


def test_columns_are_found_by_other_spellings(tables: Tables) -> None:
    tables.read(" Subject ,RELATION,Object,Source-Date,source,URL\nRed,backs,Blue,2024,Page,x:y\n")
    (source,) = tables.case().sources()
    assert (source.date.text, source.address) == ("2024", "x:y")


def test_blank_rows_and_a_missing_last_line_end_do_not_matter(tables: Tables) -> None:
    summary = tables.read(HEAD + "\n,,\n  , ,\nRed,backs,Blue")
    assert (summary.rows, tables.triples()) == (1, [("red", "sponsors", "blue")])


def test_a_quote_of_several_lines_becomes_one_line(tables: Tables) -> None:
    tables.read('subject,relation,object,quote\nRed,backs,Blue,"We\nback\r\n  Blue"\n')
    assert [claim.quote for claim in tables.claims()] == ["We back Blue"]


def test_a_table_without_rows_makes_an_empty_store(tables: Tables) -> None:
    assert tables.read(HEAD).rows == 0
    assert tables.claims() == []


def test_a_claim_about_an_event_needs_no_subject(tables: Tables) -> None:
    tables.read("event,relation,object\nRaid,attributed-to,Blue\n")
    (claim,) = tables.claims()
    assert claim.event == "raid"


def test_without_source_and_claimant_the_file_vouches(tables: Tables) -> None:
    tables.read(HEAD + "Red,backs,Blue\n")
    (claim,) = tables.claims()
    assert (claim.source, claim.claimant) == ("claims.csv", "claims-csv")
    assert tables.case().store.actor(claim.claimant).type == "dataset"


def test_without_a_publisher_the_source_vouches(tables: Tables) -> None:
    tables.read("subject,relation,object,source\nRed,backs,Blue,The Paper\n")
    assert [claim.claimant for claim in tables.claims()] == ["the-paper"]


def test_a_publisher_vouches_for_its_rows(tables: Tables) -> None:
    tables.read("subject,relation,object,source,publisher\nRed,backs,Blue,Page 1,The Paper\n")
    assert [claim.claimant for claim in tables.claims()] == ["the-paper"]


def test_spellings_that_fold_alike_are_one_actor(tables: Tables) -> None:
    tables.read(HEAD + "Kata'ib Hezbollah,backs,Blue\nKATAIB  HEZBOLLAH,backs,Blue\n")
    assert {claim.subject for claim in tables.claims()} == {"kataib-hezbollah"}


def test_names_of_symbols_alone_are_actors_of_their_own(tables: Tables) -> None:
    table = HEAD + "★★,backs,Blue\n ★★ ,attacks,Blue\n☆,backs,Blue\n"
    tables.read(table)
    first, second, third = (claim.subject for claim in tables.claims())
    assert first == second != third
    before = content_of(tables.into)
    tables.read(table)
    assert content_of(tables.into) == before


@pytest.mark.parametrize(
    "rows",
    [
        "Raid,backs,Blue,\nRed,backs,Blue,raid\n",
        "Red,backs,Blue,raid\nRaid,backs,Blue,\n",
        "Red,backs,Blue,raid\nRaid 2,backs,Blue,\nRaid,backs,Blue,\nRaid-3,backs,Blue,\n",
        "Raid,backs,Raid Event,\nRed,backs,Blue,Raid\n",
    ],
)
def test_an_actor_and_an_event_of_one_name_stay_two(tables: Tables, rows: str) -> None:
    table = "subject,relation,object,event\n" + rows
    tables.read(table)
    case = tables.case()
    ids = [it.id for it in case.actors()] + [it.id for it in case.events()]
    assert len(ids) == len(set(ids))
    assert case.store.event("raid").id != case.store.actor("Raid").id
    before = content_of(tables.into)
    tables.read(table)
    assert content_of(tables.into) == before


def test_a_type_in_a_later_row_is_not_lost(tables: Tables) -> None:
    tables.read("subject,relation,object,subject_type\nRed,backs,Blue,\nRed,attacks,Blue,state\n")
    assert tables.case().store.actor("Red").type == "state"


def test_a_file_of_which_the_name_is_not_utf8_is_read(tables: Tables) -> None:
    path = tables.folder / os.fsdecode(b"caf\xe9.csv")
    path.write_text(HEAD + "Red,backs,Blue\n", "utf-8")
    into = tables.folder / os.fsdecode(b"caf\xe9.db")
    assert import_csv([path], into).files == [("caf\\udce9.csv", "csv")]
    assert actorgraph.open_case(into).title == "caf\\udce9"


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_table_may_come_through_a_pipe(tables: Tables) -> None:
    pipe = tables.folder / "pipe"
    os.mkfifo(pipe)
    feeder = threading.Thread(target=pipe.write_text, args=(HEAD + "Red,backs,Blue\n", "utf-8"))
    feeder.start()
    assert import_csv([pipe], tables.into).rows == 1
    feeder.join()


def test_a_hyphen_is_stdin(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HEAD}Red,backs,Blue\n".encode()))
    )
    assert import_csv([Path("-")], tables.into).files == [("stdin", "csv")]
    assert tables.triples() == [("red", "sponsors", "blue")]


def test_a_closed_stdin_is_trouble(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(FileTrouble, match="stdin is closed"):
        import_csv([Path("-")], tables.into)


def test_progress_counts_the_bytes_of_the_file(tables: Tables) -> None:
    path = tables.write(HEAD + "Red,backs,Blue\n" * 5)
    told: list[int] = []
    import_csv([path], tables.into, progress=told.append)
    assert sum(told) == path.stat().st_size


# -- what was there before -------------------------------------------------------------------------


@pytest.fixture
def known(tables: Tables) -> Tables:
    """Return tables and a store that knows Red (also Crimson), Alpha and Beta (both also Group)."""
    with StoreWriter(tables.into, standard()) as writer:
        writer.actor(Actor("red", "Red", "state", names=(Name("Crimson"),)))
        writer.actor(Actor("alpha", "Alpha", names=(Name("Group"),)))
        writer.actor(Actor("beta", "Beta", names=(Name("Group"),)))
        writer.event(Event("raid", "The Raid", when=actorgraph.read_when("2024-01-28")))
    return tables


def test_a_name_found_through_an_alias_is_reported(known: Tables) -> None:
    summary = known.read(HEAD + "Crimson,backs,Alpha\n")
    assert summary.remarks[-1] == "names read as actors already known: 'Crimson' as red"
    assert known.triples() == [("red", "sponsors", "alpha")]


def test_an_ambiguous_name_is_a_fault_that_names_the_candidates(known: Tables) -> None:
    assert known.faults(HEAD + "Red,backs,Group\n") == [
        "claims.csv, line 2: 'Group' may be any of alpha, beta; write the id"
    ]


def test_an_event_that_the_store_knows_is_not_made_again(known: Tables) -> None:
    summary = known.read(
        "subject,relation,object,event\nRed,attacks,Alpha,the raid\nRed,attacks,Beta,raid\n"
    )
    assert (summary.events, {claim.event for claim in known.claims()}) == (0, {"raid"})
    assert [it.id for it in known.case().claims(as_of="2024-01-28")] == [
        it.id for it in known.claims()
    ]


def test_a_second_table_adds_to_the_store_of_the_first(tables: Tables) -> None:
    tables.read(HEAD + "Red,backs,Blue\n")
    path = tables.write(HEAD + "Blue,attacks,Green\n", "more.csv")
    summary = import_csv([path], tables.into)
    assert (summary.changes.added, summary.changes.same, summary.actors) == (1, 0, 2)
    assert tables.triples() == [("red", "sponsors", "blue"), ("blue", "attacks", "green")]


@pytest.mark.parametrize("times", [1, 3000])
def test_importing_a_file_twice_doubles_nothing(tables: Tables, times: int) -> None:
    table = HEAD + "".join(f"Red {n},backs,Blue\n" for n in range(times))
    tables.read(table)
    before = content_of(tables.into)
    summary = tables.read(table)
    assert (summary.changes.added, summary.changes.same) == (0, times)
    assert content_of(tables.into) == before


def test_a_file_given_twice_in_one_batch_doubles_nothing(tables: Tables) -> None:
    path = tables.write(HEAD + "Red,backs,Blue\n")
    summary = import_csv([path, path], tables.into)
    assert (summary.rows, summary.changes.added, summary.changes.twice) == (2, 1, 1)


def test_a_row_with_an_id_replaces_the_claim_of_that_id(tables: Tables) -> None:
    tables.read("id,subject,relation,object\nown,Red,backs,Blue\n")
    tables.read("id,subject,relation,object\nown,Red,attacks,Blue\n")
    assert tables.triples() == [("red", "attacks", "blue")]


@pytest.mark.parametrize("rows", [1, 49, 50, 51, 101])
def test_of_many_rows_with_one_id_the_last_is_kept(tables: Tables, rows: int) -> None:
    tables.read("id,subject,relation,object\nown,Red,backs,Blue\n")
    again = [f"own,Red,attacks,Blue {n}\n" for n in range(rows)]
    tables.read("id,subject,relation,object\n" + "".join(again))
    assert tables.triples() == [("red", "attacks", f"blue-{rows - 1}")]


def test_a_made_id_given_back_is_the_same_claim(tables: Tables) -> None:
    tables.read(HEAD + "Red,backs,Blue\n")
    (claim,) = tables.claims()
    tables.read(f"id,subject,relation,object\n{claim.id},Red,attacks,Blue\n")
    assert [(it.id, it.relation) for it in tables.claims()] == [(claim.id, "attacks")]


def test_a_table_into_its_own_file_is_refused(tables: Tables) -> None:
    path = tables.write(HEAD + "Red,backs,Blue\n")
    with pytest.raises(NotAStore):
        import_csv([path], path)
    assert path.read_text("utf-8") == HEAD + "Red,backs,Blue\n"


# -- events, sources and formulas ------------------------------------------------------------------


def test_a_name_that_only_an_event_has_means_the_event(known: Tables) -> None:
    known.read(HEAD + "The Raid,attacks,Alpha\n")
    assert known.triples() == [("raid", "attacks", "alpha")]


def test_a_source_takes_over_what_a_later_row_tells_of_it(tables: Tables) -> None:
    tables.read("subject,relation,object,source\nRed,backs,Blue,Page 1\n")
    tables.read(
        "subject,relation,object,source,publisher,source_date,address\n"
        "Red,attacks,Blue,Page 1,Paper,2024-02-04,https://example.org\n"
        "Red,attacks,Blue,Page 1,Other,2025,https://other.org\n"
    )
    (source,) = tables.case().sources()
    assert (source.publisher, source.date.text, source.address) == (
        "paper", "2024-02-04", "https://example.org",
    )  # fmt: skip


def test_an_apostrophe_before_a_formula_is_taken_off(tables: Tables) -> None:
    tables.read("subject,relation,object,quote,note\n'=Red,backs,'Abd,'+1,''-2\n")
    (claim,) = tables.claims()
    assert [it.name for it in tables.case().actors()][1:] == ["=Red", "'Abd"]
    assert (claim.quote, claim.note) == ("+1", "'-2")


def test_a_row_tells_where_it_stands_unless_the_table_does(tables: Tables) -> None:
    tables.read(HEAD + "\nRed,backs,Blue\n")
    tables.read(
        "subject,relation,object,file,record,cites\nRed,attacks,Blue,other.csv,17,A Paper\n"
    )
    assert [(it.file, it.record, it.cites) for it in tables.claims()] == [
        ("claims.csv", "row 3", ""), ("other.csv", "17", "A Paper"),
    ]  # fmt: skip


# -- what is wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("", "claims.csv: is empty; the first row must name the columns"),
        ("a,b\n1,2\n", "claims.csv, line 1: the header lacks 'subject' and 'relation'; it has 'a', 'b'; the columns"),
        ("Red,backs,Blue\n", "claims.csv, line 1: the header lacks 'subject' and 'relation'; it has 'Red'"),
        ("subject,object\nA,B\n", "claims.csv, line 1: the header lacks 'relation'; it has 'subject', 'object'"),
        (
            "subject,relation,asserted,object\nA,attacks,false,B\n",
            "claims.csv, line 1: the header lacks 'modality', without which what nobody asserts would be stated",
        ),
        ("subject,Subject,relation\n", "claims.csv, line 1: the column 'Subject' stands twice"),
        (HEAD + "Red,backs\n", "claims.csv, line 2: has 2 cells, the header has 3"),
        (HEAD + "Red,backs,Blue,\n", "claims.csv, line 2: has 4 cells, the header has 3"),
        (HEAD + "Red,nonsense,Blue\n", "claims.csv, line 2: unknown relation 'nonsense'; "),
        (HEAD + "Red,sponsor s,Blue\n", "claims.csv, line 2: unknown relation 'sponsor s'; did you mean 'sponsors'"),
        (HEAD + "Red,aims-to,Blue\n", "claims.csv, line 2: 'aims-to' takes no object, as nobody is its target; "),
        (HEAD + ",backs,Blue\n", "claims.csv, line 2: needs a subject, or an event that it is about"),
        (HEAD + "Red,backs,\n", "claims.csv, line 2: needs an object, an event, a text or a quantity"),
        (HEAD + "Red,,Blue\n", "claims.csv, line 2: unknown relation ''; "),
        (HEAD + "Re\x00d,backs,Blue\n", "claims.csv, line 2: holds a NUL, which is not text"),
        ("subject,relation,object,when\nA,backs,B,soon\n", "claims.csv, line 2: 'soon' is not a date; "),
        ("subject,relation,object,said\nA,backs,B,soon\n", "claims.csv, line 2: 'soon' is not a date; "),
        ("subject,relation,object,modality\nA,backs,B,probable\n", "claims.csv, line 2: unknown modality 'probable'; use"),
        ("subject,relation,object,id\nA,backs,B,a b\n", "claims.csv, line 2: 'a b' cannot be an id; use letters"),
        ("subject,relation,object,implied\nA,backs,B,maybe\n", "claims.csv, line 2: 'implied' needs true or false, not 'maybe'"),
        ("subject,relation,object,quote\nA,backs,B,x\x00y\n", "claims.csv, line 2: holds a NUL, which is not text"),
        ("subject,relation,object,subject_type\nA,backs,B,king\n", "claims.csv, line 2: unknown type of actor 'king'; use"),
        ("subject,relation,object,subject_type\nA,backs,B,\nA,backs,C,king\n", "claims.csv, line 3: unknown type of actor 'king'; use"),
        ("subject,relation,quantity_value\nA,backs,many\n", "claims.csv, line 2: 'quantity_value' needs a number: 'many' is not a number"),
        ("subject,relation,quantity_value\nA,backs,inf\n", "claims.csv, line 2: a quantity needs a finite number"),
        ("subject,relation,quantity_value,quantity_op\nA,backs,1,?\n", "claims.csv, line 2: unknown operator '?'; use"),
        ("subject,relation,object,event\nA,backs,B, \n", "claims.csv, line 2: an event's name must not be blank"),
        ("event,relation,object,event_when\nR,attributed-to,B,2024\nR,attributed-to,C,\nR,attributed-to,C,2023\n", "claims.csv, line 4: the event 'R' has the date '2024' in an earlier row, not '2023'"),
        (HEAD + '"A"b,backs,B\n', "claims.csv, line 2: cannot be read as a table: ',' expected after '\"'"),
        (HEAD + 'A,backs,"B\nC,backs,D\n', "claims.csv, line 2: cannot be read as a table: unexpected end of data"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tables: Tables, table: str, fault: str) -> None:
    (told,) = tables.faults(table)
    assert told.startswith(fault)


def test_all_faults_are_told_and_nothing_is_written(tables: Tables) -> None:
    rows = ["Red,backs,Blue", "Red,nonsense,Blue", "Green,backs,Blue", ",backs,Blue", "Red,backs"]
    places = [fault.split(":")[0] for fault in tables.faults(HEAD + "\n".join(rows))]
    assert places == [f"claims.csv, line {line}" for line in (3, 5, 6)]
    assert not tables.into.exists()


def test_a_fault_after_a_cell_of_several_lines_has_the_line_where_its_row_begins(
    tables: Tables,
) -> None:
    table = (
        'subject,relation,object,quote\nA,backs,B,"one\ntwo\r\nthree"\nA,nonsense,B,"four\nfive"\n'
    )
    (told,) = tables.faults(table)
    assert told.startswith("claims.csv, line 5: unknown relation")


def test_faults_of_several_files_are_told_together(tables: Tables) -> None:
    told = tables.faults(HEAD + "A,nonsense,B\n", HEAD + "C,backs,D\n", HEAD + "E,backs\n")
    assert [fault.split(":")[0] for fault in told] == ["claims.csv, line 2", "claims2.csv, line 2"]


def test_only_so_many_faults_are_kept_and_the_rest_is_counted(tables: Tables) -> None:
    path = tables.write(HEAD + "A,nonsense,B\n" * 1500)
    with pytest.raises(Faults) as caught:
        import_csv([path], tables.into)
    assert (len(caught.value.faults), caught.value.more) == (1000, 500)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (HEAD.encode() + b"A,backs,B\n" * 5000 + b"caf\x81,backs,B\nA,backs,B\n", 5002),
        (HEAD.encode() + b"A,backs,B\nA,backs,\xed\xb3\xa9\n", 3),
    ],
)
def test_bytes_that_are_not_utf8_are_told_with_their_line(
    tables: Tables, content: bytes, line: int
) -> None:
    (told,) = tables.faults(content)
    assert told.startswith(f"claims.csv, line {line}: is ")
    assert "UTF-8" in told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig"])
def test_a_table_may_have_any_encoding_of_unicode(tables: Tables, encoding: str) -> None:
    tables.read((HEAD + "Röd,backs,Blå\n").encode(encoding))
    assert tables.triples() == [("rod", "sponsors", "bla")]


def test_days_and_decimals_may_be_written_as_in_germany(tables: Tables) -> None:
    tables.read(
        "subject;relation;object;when;quantity_what;quantity_value\nA;backs;B;28.01.2024;euro;1.234,5\n"
    )
    (claim,) = tables.claims()
    assert claim.when.text == "2024-01-28"
    assert claim.quantity == Quantity("euro", "=", 1234.5)


def test_marks_that_turn_a_line_are_no_part_of_a_name(tables: Tables) -> None:
    summary = tables.read(HEAD + "\u202bسرايا\u202c,backs,Salt\u202aGuard\u202c\n")
    assert [actor.name for actor in tables.case().actors()][1:] == ["سرايا", "SaltGuard"]
    assert summary.remarks[-1] == (
        "claims.csv: 4 marks taken out that steer a text or cannot be seen (U+202A, U+202B, U+202C)"
    )


def test_a_cell_of_twenty_megabytes_is_refused(tables: Tables) -> None:
    (told,) = tables.faults(HEAD + f"A,backs,{'x' * 20_000_000}\n")
    assert told == "claims.csv, line 2: is longer than 8 MB; this is not a table"


def test_a_missing_file_among_several_leaves_nothing(tables: Tables) -> None:
    there = tables.write(HEAD + "Red,backs,Blue\n")
    with pytest.raises(
        FileTrouble, match=r"nothing\.csv' cannot be read: No such file or directory"
    ):
        import_csv([there, tables.folder / "nothing.csv"], tables.into)
    assert names_in(tables.folder) == ["claims.csv"]


@pytest.mark.parametrize("name", ["x" * 300, "no/where/claims.csv"])
def test_a_path_that_cannot_be_read_is_trouble(tables: Tables, name: str) -> None:
    with pytest.raises(FileTrouble, match="cannot be read"):
        import_csv([tables.folder / name], tables.into)


@pytest.mark.parametrize("name", ["x" * 300, "no/where/store.db", "."])
def test_a_store_that_cannot_be_written_is_trouble(tables: Tables, name: str) -> None:
    path = tables.write(HEAD + "Red,backs,Blue\n")
    with pytest.raises(FileTrouble, match=r"cannot (be read|write)"):
        import_csv([path], tables.folder / name)


# -- properties ------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["Red", "Blue", "Kata’ib", "كتائب", "red", " Red ", "★", "Blue-2", "Blue 2"]
)
ROWS = st.fixed_dictionaries(
    {
        "subject": NAMES,
        "relation": st.sampled_from(["sponsors", "is backed by", "attacks", "member-of"]),
        "object": NAMES,
        "when": st.sampled_from(["", "2024", " 2024-02-02", "2023-10/..", "2024-01~"]),
        "modality": st.sampled_from(["stated", "denied", "believed"]),
        "claimant": st.sampled_from(["", "Red", "Green"]),
        "source": st.sampled_from(["Page 1", "Page 2", "Red"]),
        "quote": st.sampled_from(["", "words", " words ", "two\nlines", "“é”"]),
    }
)


def table_of(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = standard_csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@given(st.lists(ROWS, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_rows_in_any_order_make_the_same_claims(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], chance: random.Random
) -> None:
    spelt: dict[str, str] = {}  # of several spellings the first one met is kept, so there is one
    for row in rows:
        for key in ("subject", "object", "claimant", "source"):
            folded = row[key].strip().casefold().replace("-", " ")
            row[key] = spelt.setdefault(folded, row[key])
    mixed = chance.sample(rows, len(rows))
    first, second = (Tables(tmp_path_factory.mktemp("order")) for _ in range(2))
    first.read(table_of(rows))
    second.read(table_of(mixed))
    *things, claims = content_of(first.into)
    *others, other_claims = content_of(second.into)
    assert things == others
    assert [replace(it, record="") for it in claims] == [
        replace(it, record="") for it in other_claims
    ]


def test_of_two_spellings_in_one_row_the_subjects_is_kept_however_the_relation_is_read(
    tmp_path: Path,
) -> None:
    head = "subject,relation,object,source\n"
    tables = Tables(tmp_path)
    tables.read(f"{head}Red,is backed by,Red,Page 1\nBlue-2,is backed by,Blue 2,Page 1\n")

    assert [actor.name for actor in content_of(tables.into)[0]] == ["Blue 2", "Page 1", "Red"]


@given(st.lists(ROWS, min_size=1, max_size=12))
def test_the_short_way_and_the_long_way_make_the_same_store(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    short, long = (Tables(tmp_path_factory.mktemp("ways")) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv, "_BATCH", 3)  # so that later rows say what was met before
        short.read(table_of(rows))
        patch.setattr(csv.Claims, "_met", lambda _, cells: [[None] * len(cells)] * 8)
        patch.setattr(csv.Claims, "_can_meet", lambda *_: False)
        long.read(table_of(rows))
    assert content_of(short.into) == content_of(long.into)


@given(st.lists(ROWS, min_size=1, max_size=8), st.lists(ROWS, min_size=1, max_size=8))
def test_importing_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, one: list[dict[str, str]], two: list[dict[str, str]]
) -> None:
    tables = Tables(tmp_path_factory.mktemp("again"))
    tables.read(table_of(one), table_of(two))
    before = content_of(tables.into)
    tables.read(table_of(one), table_of(two))
    assert content_of(tables.into) == before


CELLS = st.text(max_size=8) | st.sampled_from(
    [
        "Red",
        "backs",
        "2024",
        "1",
        "x",
        "a;b",
        "=1+1",
        "../x",
        "\u202e",
        "\u2028",
        "-",
        "'",
        "1e999",
        "raid",
    ]
)


@given(
    st.lists(st.sampled_from(csv.COLUMNS), unique=True, max_size=9),
    st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=4),
)
def test_cells_of_anything_are_read_or_told_as_faults(
    tmp_path_factory: pytest.TempPathFactory, columns: list[str], rows: list[list[str]]
) -> None:
    tables = Tables(tmp_path_factory.mktemp("cells"))
    head = ["subject", "relation", *(it for it in columns if it not in ("subject", "relation"))]
    table = table_of(
        [dict(zip(head, [row[0], "backs", *row[2:]], strict=False)) for row in [["A"] * 11, *rows]]
    )
    try:
        tables.read(table.encode("utf-8", "surrogatepass"))
    except Faults:
        assert not tables.into.exists()
        return
    content_of(tables.into)


@given(
    st.binary(max_size=60) | st.text(max_size=40).map(lambda text: HEAD.encode() + text.encode())
)
def test_bytes_of_anything_are_read_or_told_as_faults(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    tables = Tables(tmp_path_factory.mktemp("bytes"))
    with suppress(Faults):
        tables.read(content)


# -- interruptions ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_an_import_that_is_interrupted_leaves_the_store_as_it_was(tables: Tables, how: str) -> None:
    tables.read(HEAD + "Red,backs,Blue\n")
    before = tables.into.read_bytes()
    code = f"""
import os, signal, sys
from pathlib import Path
from actorgraph.formats.tables.csv import import_csv
import_csv([Path(sys.argv[1])], Path(sys.argv[2]),
           progress=lambda _: os.kill(os.getpid(), signal.{how}))
"""
    path = tables.write(HEAD + "".join(f"Red {n},backs,Blue\n" for n in range(1000)), "more.csv")
    command = [sys.executable, "-c", code, str(path), str(tables.into)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode != 0
    assert tables.into.read_bytes() == before
    assert import_csv([path], tables.into).changes.added == 1000
    assert names_in(tables.folder) == ["claims.csv", "more.csv", "store.db"]
