"""The JSON Schemas of a case's files know its relations, modalities and ids, and fit the cases that we ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from actorgraph.case.folder import read_case
from actorgraph.case.new import new_case
from actorgraph.case.schema import line_for, schemas, write_schemas
from actorgraph_data import SHIPPED
from case.conftest import Write


class Plain(yaml.SafeLoader):
    """Reads YAML as an editor does, for which a date is a text."""


Plain.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if not pair[0].endswith("timestamp")]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Plain)


def wrong(schema: dict[str, Any], text: str) -> list[str]:
    found = jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, Plain))
    return sorted(error.json_path for error in found)


@pytest.mark.parametrize("folder", sorted(map(str, SHIPPED.values())))
def test_every_file_of_the_shipped_cases_fits_its_schema(folder: str) -> None:
    made = schemas(read_case(Path(folder)))
    files = {kind: [Path(folder, f"{kind}.yaml")] for kind in ("case", "actors", "events")}
    files["report"] = sorted(Path(folder, "reports").glob("*.yaml"))

    for kind, paths in files.items():
        jsonschema.Draft7Validator.check_schema(made[kind])
        for path in paths:
            jsonschema.validate(loaded(path), made[kind], jsonschema.Draft7Validator)


SOURCE = "source: {title: T, publisher: Gazette, date: 2024-02-02}\n"


@pytest.mark.parametrize(
    ("claim", "path"),
    [
        ("relation: sponsors, subject: red, object: alpha, quote: q", []),
        ("relation: sponsored-by, subject: Alpha, object: Red, quote: q", []),
        ("relation: sponsor, subject: red, object: alpha, quote: q", ["$.claims[0].relation"]),
        ("relation: sponsors, subject: redd, object: alpha, quote: q", ["$.claims[0].subject"]),
        ("relation: sponsors, subject: red, objekt: alpha, quote: q", ["$.claims[0]"]),
        ("relation: sponsors, subject: red, object: alpha", ["$.claims[0]"]),
        ("relation: attacks, subject: red, event: alpha, quote: q", ["$.claims[0].event"]),
        ("relation: attacks, subject: red, event: raid, modality: sure, quote: q", ["$.claims[0].modality"]),
        ("relation: , subject: , object: , quote: q", []),
    ],
)  # fmt: skip
def test_an_editor_marks_what_the_case_has_not(write: Write, claim: str, path: list[str]) -> None:
    schema = schemas(read_case(write()))["report"]

    assert wrong(schema, f"{SOURCE}claims:\n- {{{claim}}}\n") == path


def test_relations_of_the_case_are_completed_and_explained(write: Write) -> None:
    head = "title: W\nrelations: [{name: shelters, family: aid, meaning: Gives shelter.}]\n"
    relation = schemas(read_case(write(case=head)))["report"]["properties"]["claims"]
    relation = relation["items"]["properties"]["relation"]
    meant = dict(zip(relation["enum"], relation["enumDescriptions"], strict=True))

    assert meant["shelters"] == "Gives shelter."
    assert meant["led-by"] == "is led by; read as leads, ends turned"


def test_the_first_line_of_each_new_file_leads_to_its_schema(tmp_path: Path) -> None:
    for path in new_case(tmp_path / "case"):
        if path.suffix == ".yaml":
            line = path.read_text("utf-8").splitlines()[0]
            schema = path.parent / line.removeprefix("# yaml-language-server: $schema=")
            jsonschema.validate(loaded(path), json.loads(schema.read_text("utf-8")))


def test_a_line_leads_out_of_as_many_folders_as_the_file_is_in() -> None:
    assert line_for("report", "coders/b/one.yaml").endswith("=../../schema/report.json")


def test_a_schema_that_is_the_same_is_not_written_again(write: Write) -> None:
    case = read_case(write())
    before = [path.stat().st_mtime_ns for path in write_schemas(case, case.folder)]

    assert [path.stat().st_mtime_ns for path in write_schemas(case, case.folder)] == before
