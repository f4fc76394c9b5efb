"""The sentences about a reading: each is said somewhere, and has the words that it names."""

from __future__ import annotations

import re
from pathlib import Path

from actorgraph.ask import notes

ROOM = Path(notes.__file__).parent


def test_every_note_is_said_in_the_room() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    said = {name for name in notes.NOTES if re.search(rf'["\']{name}["\'][,)\s]', code)}
    assert said == {*notes.NOTES}


def test_a_note_quotes_the_words_that_were_typed() -> None:
    said = notes.note("pronoun", word="it")
    assert said == "'it' may mean anybody; write the name"
