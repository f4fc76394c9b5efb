"""What a relation means, how it is read both ways, who takes part in it, and a claim that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.modality import rank
from actorgraph.questions.documents import claim_document
from actorgraph.sentence.frame import frame_of

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.model.vocabulary import Relation
    from actorgraph.store.reader import Store

#: What the slots of a frame are filled with.
_ROLES: Final = {
    "object": ("object", "target", "victims", "compared"),
    "event": ("event",),
    "text": ("text", "acts", "deed", "words"),
    "quantity": ("figure",),
    "role": ("role",),
}
#: Claims of a relation among which an example is looked for.
_MOST_CLAIMS: Final = 200


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A relation as the vocabulary has it, and an example.

    `roles` are the fields of a claim that a sentence of it can hold, `phrases` the folded words that mean
    it, `inverse_phrases` those that mean it seen from the other end. `codes` are its names in other
    standards, by standard. `example` is None if no claim has the relation.
    """

    relation: Relation
    roles: tuple[str, ...]
    phrases: tuple[str, ...]
    inverse_phrases: tuple[str, ...]
    codes: dict[str, str]
    example: Claim | None = None

    def document(self) -> dict[str, Any]:
        """Return the entry as JSON values, under the documented keys."""
        return {
            "name": self.relation.name,
            "family": self.relation.family,
            "kind": self.relation.kind,
            "reading": self.relation.reading,
            "inverse": self.relation.inverse,
            "inverse_reading": self.relation.inverse_reading,
            "symmetric": self.relation.symmetric,
            "meaning": self.relation.meaning,
            "codes": self.codes,
            "phrases": list(self.phrases),
            "inverse_phrases": list(self.inverse_phrases),
        }

    def full_document(self) -> dict[str, Any]:
        """Return the entry with its roles and example as JSON values."""
        example = None if self.example is None else claim_document(self.example)
        return {**self.document(), "roles": list(self.roles), "example": example}


def relation_entries(store: Store) -> list[RelationEntry]:
    """Return the relations of a store, in the order of the vocabulary, without examples."""
    codes = store.codes()
    return [_entry(store, relation, codes.get(relation.name, {})) for relation in store.vocabulary]


def relation_entry(store: Store, name: str) -> RelationEntry:
    """Return one relation with the claim that shows it best: firm, whole and short."""
    relation = store.vocabulary[name]
    claims = islice(store.claims(relations=(name,)), _MOST_CLAIMS)
    example = min(claims, key=_fitness, default=None)
    return _entry(store, relation, store.codes().get(name, {}), example)


def _fitness(claim: Claim) -> tuple[bool, int, int]:
    missing = (claim.subject, claim.object, claim.quote).count("")
    return claim.implied, missing * len("confirmed") + rank(claim.modality), len(claim.quote)


def _entry(
    store: Store, relation: Relation, codes: dict[str, str], example: Claim | None = None
) -> RelationEntry:
    phrases: dict[bool, list[str]] = {False: [], True: []}
    for folded, (name, inverse) in store.vocabulary.phrases.items():
        if name == relation.name:
            phrases[inverse].append(folded)
    forth, back = (tuple(sorted(phrases[inverse])) for inverse in (False, True))
    return RelationEntry(relation, _roles(store, relation.name), forth, back, codes, example)


def _roles(store: Store, name: str) -> tuple[str, ...]:
    """Return the fields of a claim that a sentence of a relation can hold."""
    frame = frame_of(store.vocabulary, name)
    templates = [*frame.says, *frame.event_says, *frame.passive, *frame.roles.values()]
    slots = {slot for template in templates for slot in template.slots}
    has = {role for role, names in _ROLES.items() if slots & set(names)}
    if frame.event:
        has.add("event")
    if frame.roles:
        has.add("role")
    return ("subject", *(role for role in _ROLES if role in has))
