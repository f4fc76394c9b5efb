"""The cases that come with actorgraph: ``us_strikes_2024``."""

import os

FOLDER = os.path.dirname(__file__)

#: The case that is asked when none is named.
FIRST = os.path.join(FOLDER, "us_strikes_2024")
