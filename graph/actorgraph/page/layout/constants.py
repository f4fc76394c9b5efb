"""What a layout by stress aims at."""

from __future__ import annotations

from typing import Final

#: Pixels between two tied things before boxes are pushed apart.
STEP: Final = 105
#: Width by height that is aimed at: a screen beside a legend.
ASPECT: Final = 1.6
#: The same before boxes are pushed apart, which makes a drawing higher rather than wider.
START_ASPECT: Final = 2.2
#: Pixels between boxes.
GAP: Final = 8
#: Parts that are small stand in rows of at least this width.
LEAST_WIDTH: Final = 700
#: Pixels that a line keeps from the middle of a thing that is not its end.
CLEARANCE: Final = 20
#: Rounds of the descent.
ROUNDS: Final = 30
#: The most that a thing's ties count when it is given room, so that who has many stays in their middle.
BUSIEST: Final = 4
#: Up to so many things lie in a row.
HANDFUL: Final = 8
#: Up to so many ties, trying several drawings and clearing lines is worth it.
FEW: Final = 250
#: Drawings that are tried, of which the one with the fewest crossings is kept.
TRIES: Final = 8
#: Passes in which things are moved off lines.
CLEARING: Final = 60
#: Passes of pushing apart before the whole is made larger: many keep a drawing small and take long.
PATIENCE: Final = 40
