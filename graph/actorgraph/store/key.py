"""Claim ids and the 64-bit numbers under which a store indexes them.

A claim without an id of its own is called ``c`` and the sixteen hexadecimal digits of its number, so
its id takes no room; any other id has the number of its hash.
"""

from __future__ import annotations

import re

_MADE = re.compile(r"c[0-9a-f]{16}")


def key_of(claim_id: str) -> int:
    """Return the signed number of a claim id."""
    return key_and_id(claim_id)[0]


def key_and_id(claim_id: str) -> tuple[int, str]:
    """Return the signed number of a claim id, and the id if the number does not make it, else an empty text.

    >>> key_and_id("c00000000000000ff"), key_and_id("jordan-attack")[1]
    ((255, ''), 'jordan-attack')
    """
    if _MADE.fullmatch(claim_id):
        return int.from_bytes(bytes.fromhex(claim_id[1:]), "big", signed=True), ""
    from actorgraph.store.hash import hash_of

    return hash_of(claim_id), claim_id


def id_of(key: int) -> str:
    """Return the id that a number makes.

    >>> id_of(key_of("c00000000000000ff"))
    'c00000000000000ff'
    """
    return "c" + key.to_bytes(8, "big", signed=True).hex()
