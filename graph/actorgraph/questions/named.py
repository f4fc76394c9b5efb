"""An actor or event that answers a question, and how that is known."""

from __future__ import annotations

from typing import Any, NamedTuple


class Link(NamedTuple):
    """One claim of a chain, by the ids of its ends."""

    subject: str
    relation: str
    object: str
    claim: str

    def document(self) -> dict[str, Any]:
        """Return the link as JSON values."""
        return {
            "subject": self.subject,
            "relation": self.relation,
            "object": self.object,
            "claim": self.claim,
        }


class Named(NamedTuple):
    """An actor or event that answers, how that is known, and on what it rests.

    `known` is ``"stated"``, ``"attributed"``, ``"class"``, ``"umbrella"``, ``"command"`` or ``"not asserted"``
    (see `actorgraph.questions.derive.KNOWN`). `modality` is that of the firmest claim, in a chain that of the
    weakest. `claims` are ids, firmest first; for a derived answer those of its `chain`, which is empty if the
    answer is stated. `ways` are the other ways in which it is known, firmest first.
    """

    actor: str
    name: str
    known: str
    modality: str
    claims: tuple[str, ...]
    chain: tuple[Link, ...] = ()
    ways: tuple[Named, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values."""
        return {
            "actor": self.actor,
            "name": self.name,
            "known": self.known,
            "modality": self.modality,
            "claims": list(self.claims),
            "chain": [link.document() for link in self.chain],
            "ways": [way.document() for way in self.ways],
        }
