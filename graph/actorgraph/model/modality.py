"""How a claim is said: the eleven modalities, from the firmest to the one that asserts least.

Three groups decide what an answer may rest on. *Assertive* claims count; *tentative* ones count when
the asker lets them; those *not asserted* are listed apart and never count. What each word means, with
examples, is in ``vocabulary.yaml``.
"""

from __future__ import annotations

from typing import Final

ASSERTIVE: Final = ("confirmed", "stated", "believed", "likely")
TENTATIVE: Final = ("possible", "intended", "conditional")
NOT_ASSERTED: Final = ("hinted", "withheld", "denied", "presupposed")

MODALITIES: Final = ASSERTIVE + TENTATIVE + NOT_ASSERTED
GROUPS: Final = {"assertive": ASSERTIVE, "tentative": TENTATIVE, "not asserted": NOT_ASSERTED}

RANKS: Final = {name: rank for rank, name in enumerate(MODALITIES)}
_GROUP_OF: Final = {name: group for group, names in GROUPS.items() for name in names}

ASSERTIVE_RANK: Final = len(ASSERTIVE) - 1
TENTATIVE_RANK: Final = len(ASSERTIVE) + len(TENTATIVE) - 1


def rank(modality: str) -> int:
    """Return the place of a modality, 0 (confirmed) to 10 (presupposed)."""
    return RANKS[modality]


def firmness(modality: str) -> int:
    """Return how firmly something is said: 0 plainly, 1 with a hedge, 2 tentatively, 3 not as a fact."""
    if modality not in ASSERTIVE:
        return 2 if modality in TENTATIVE else 3
    return 0 if modality in ("confirmed", "stated") else 1


def group(modality: str) -> str:
    """Return ``"assertive"``, ``"tentative"`` or ``"not asserted"``."""
    return _GROUP_OF[modality]
