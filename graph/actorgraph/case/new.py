"""A new case: a folder with an example that passes its own check, to be written over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from actorgraph.case.folder import read_case
from actorgraph.case.schema import line_for, write_schemas
from actorgraph.model.errors import FileTrouble

_FILES: Final = {
    "case.yaml": f"""\
{line_for("case", "case.yaml")}
title: My case
description: What this case is about, in a sentence or two.
licence: ""
coded: ""                      # the day of coding, such as 2026-11-22
coders: []
# relations:                   # relations of your own, if the vocabulary lacks one
#   - {{name: mediates-between, family: contact, reading: mediates between, inverse: mediated-by}}
""",
    "actors.yaml": f"""\
{line_for("actors", "actors.yaml")}
# type: state, government-body, military, armed-group, umbrella-group, class, organisation, person,
#       media-outlet, place or facility
- id: red-state
  name: Red State
  type: state
- id: blue-front
  name: Blue Front
  type: armed-group
  names:                       # further names; mark what no report of this case says as background
    - {{name: BF, kind: acronym, language: en}}
- id: the-gazette
  name: The Gazette
  type: media-outlet
- id: border-town
  name: Border Town
  type: place
""",
    "events.yaml": f"""\
{line_for("events", "events.yaml")}
# An event has no perpetrator: who did it is a claim.
- id: border-raid
  name: raid on the border
  type: attack
  when: 2024-05-03             # EDTF: 2024-05-03, 2024-05, 2023-10/2024-01, 2023-10/.., 2024-01-28~
  places: [border-town]
""",
    "reports/2024-05-04-gazette.yaml": f"""\
{line_for("report", "reports/2024-05-04-gazette.yaml")}
source:
  title: Raid on the border
  publisher: The Gazette       # an actor's name or id; it vouches for what names no other claimant
  date: 2024-05-04
  address: ""
  language: en

# One claim a statement, in the order of the text. Every claim needs the words that it rests on.
# modality: confirmed, stated, believed, likely, possible, intended, conditional, hinted, withheld, denied
#           or presupposed
claims:
- relation: sponsors
  subject: red-state
  object: blue-front
  quote: the Blue Front, which Red State arms and pays
  mode: [weapons, money]
- relation: attributes
  subject: red-state
  object: blue-front
  event: border-raid
  claimant: red-state
  modality: believed
  hedge: we believe
  said: 2024-05-03
  quote: we believe that the Blue Front was behind it
""",
}


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[None]:
    """Take away what was written at a path, a new file or a new or empty folder, if not all of it could be."""
    was_there = path.exists()
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for part in path.iterdir() if path.is_dir() else ():
                shutil.rmtree(part) if part.is_dir() else part.unlink()
            if not was_there:
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def new_case(folder: Path) -> list[Path]:
    """Write a new case into a folder and return its files, the schemas for editors last.

    Raises
    ------
    FileTrouble
        The folder holds something already, or cannot be written; nothing of it is left then.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FileTrouble(f"{str(folder)!r} is not empty; name a new folder")
        with whole_or_nothing(folder):
            written = []
            for name, text in _FILES.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                written.append(path)
            written += write_schemas(read_case(folder), folder)
    except FileTrouble:
        raise
    except OSError as error:
        raise FileTrouble(f"cannot write {str(folder)!r}: {error.strerror}") from None
    except ValueError:  # a NUL or half of a surrogate pair
        raise FileTrouble(f"cannot write {str(folder)!r}: no folder can have this name") from None
    return written
