"""The cases that come with actorgraph: ``us_strikes_2024``, and ``river_war``, which is invented."""

import os

FOLDER = os.path.dirname(__file__)

#: The case that is asked when none is named.
FIRST = os.path.join(FOLDER, "us_strikes_2024")
#: An invented case to learn on, with the whole texts of its reports in ``texts``.
RIVER = os.path.join(FOLDER, "river_war")

#: The folders of the cases by name.
SHIPPED = {os.path.basename(folder): folder for folder in (FIRST, RIVER)}
