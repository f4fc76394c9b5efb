"""The cases that come with actorgraph: ``us_strikes_2024``."""

from pathlib import Path

FOLDER = Path(__file__).parent

#: The case that is asked when none is named.
FIRST = FOLDER / "us_strikes_2024"
