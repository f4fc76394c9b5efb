"""The relations, their families and their readings, and the phrase that finds each.

The words themselves are data, in ``vocabulary.yaml``; a case may add relations of its own.
A *reading* is a relation or a family seen from one end: ``sponsors`` asks for subjects,
``sponsored-by`` for objects.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.model.data import yaml_data
from actorgraph.model.errors import InvalidValue, UnknownRelation
from actorgraph.model.names import fold, is_id, near

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.model.dates import When

FILE: Final = os.path.join(os.path.dirname(__file__), "vocabulary.yaml")
KINDS: Final = ("state", "act")
#: The family of words on who did an event: blame, claims and denials of responsibility.
WORDS: Final = "attribution"
#: Families whose claims about an event name somebody as having done it.
DEEDS: Final = ("attack", "casualties")
_NOTHING: Final[Mapping[str, Any]] = {}


class Relation(NamedTuple):
    """What a claim can say, with both readings and the rules that it obeys.

    See the head of ``vocabulary.yaml`` for what each field means. `codes` names the nearest PLOVER,
    CAMEO, STIX 2.1 and FollowTheMoney terms, empty if there is none. `frame` is how a sentence says it
    (see `actorgraph.sentence.frame`); without one, that is guessed from the reading.
    """

    name: str
    family: str
    kind: str = "act"
    reading: str = ""
    inverse: str = ""
    inverse_reading: str = ""
    symmetric: bool = False
    through_class: bool = False
    carries_upwards: bool = False
    by_member: bool = False
    meaning: str = ""
    codes: Mapping[str, str] = _NOTHING
    frame: Mapping[str, Any] = _NOTHING

    @property
    def is_word(self) -> bool:
        """True if it is a word on who did an event, which has the day when it was said and not the event's."""
        return self.family == WORDS

    def time_of(self, claim: Claim, event: When) -> When:
        """Return when what a claim says happened or holds: its own time, else that of its event.

        A word on who did an event has the time when it was said.
        """
        if claim.when.known:
            return claim.when
        return claim.said if self.is_word else event

    @property
    def of_oneself(self) -> bool:
        """True if it is a word on one's own part in an event, which is then what is claimed or denied."""
        return self.is_word and self.name != "attributes"

    @property
    def counts(self) -> bool:
        """True if a figure says to how many it was done, or how much: *killed nobody*, not *clashed, with no deaths*."""
        says = self.frame.get("says", "")
        patterns = [says] if isinstance(says, str) else says
        return self.frame.get("agent") == "figure" or any(
            slot in text for text in patterns for slot in ("{victims}", "{figure}")
        )

    @property
    def takes_object(self) -> bool:
        """False if claims have no object, as what they say is not done to anybody."""
        return self.frame.get("object") != "none"

    @property
    def is_over_event(self) -> bool:
        """True if the event of its claims is what it is done over, and so the reason for it."""
        return bool(self.frame.get("event") == "over")


class Family(NamedTuple):
    """Relations that answer one broad question together, such as *sponsorship*."""

    name: str
    reading: str
    inverse: str
    inverse_reading: str


class Reading(NamedTuple):
    """One or several relations seen from one end.

    `inverse` is False if the subjects are asked for ("who sponsors X"), True for the objects
    ("who is sponsored by X"). `words` is how to say it between subject and object.
    """

    name: str
    relations: tuple[str, ...]
    inverse: bool
    words: str

    def turned(self, vocabulary: Vocabulary) -> Reading:
        """Return the same relations seen from the other end."""
        return vocabulary.reading_of(self.relations, self.name, inverse=not self.inverse)


class Vocabulary:
    """All the relations of a case, and the phrases that find them."""

    def __init__(
        self,
        families: Iterable[Family],
        relations: Iterable[Relation],
        phrases: Mapping[str, tuple[str, bool]],
    ) -> None:
        """Make a vocabulary; *phrases* maps folded words to a name and whether it is the inverse."""
        self.families = {family.name: family for family in families}
        self.relations = {relation.name: relation for relation in relations}
        self.phrases = dict(phrases)

    @property
    def inverses(self) -> dict[str, Relation]:
        """The relations by the names of their inverses, without those that are symmetric."""
        return {relation.inverse: relation for relation in self if not relation.symmetric}

    def __getitem__(self, name: str) -> Relation:
        return self.relations[name]

    def __contains__(self, name: object) -> bool:
        return name in self.relations

    def __iter__(self) -> Iterator[Relation]:
        return iter(self.relations.values())

    def members(self, family: str) -> tuple[str, ...]:
        """Return the names of the relations of a family, in the order of the file."""
        return tuple(name for name, relation in self.relations.items() if relation.family == family)

    def reading(self, phrase: str) -> Reading:
        """Return the reading that a phrase means.

        Raises
        ------
        UnknownRelation
            Nothing answers to the phrase; near phrases are in ``exc.suggestions``.

        Examples
        --------
        >>> standard().reading("is backed by").relations
        ('sponsors',)
        """
        found = self.phrases.get(fold(phrase))
        if found is None:
            known = sorted(self.phrases)
            nearest = (self.phrases[known[position]] for position in near(phrase, known, most=6))
            names = dict.fromkeys(self._name(*target) for target in nearest)
            raise UnknownRelation(phrase, names)
        name, inverse = found
        relations = (name,) if name in self.relations else self.members(name)
        return self.reading_of(relations, self._name(name, inverse), inverse=inverse)

    def reading_of(self, relations: tuple[str, ...], name: str, *, inverse: bool) -> Reading:
        """Return the reading of some relations from one end."""
        if len(relations) == 1:
            return self._relation_reading(self.relations[relations[0]], inverse=inverse)
        family = self.families.get(self.relations[relations[0]].family) if relations else None
        if family is None:
            return Reading(name, relations, inverse, name)
        if inverse:
            return Reading(family.inverse, relations, True, family.inverse_reading)
        return Reading(family.name, relations, False, family.reading)

    def _relation_reading(self, relation: Relation, *, inverse: bool) -> Reading:
        names = (relation.name,)
        if relation.symmetric or not inverse:
            return Reading(relation.name, names, False, relation.reading)
        return Reading(relation.inverse, names, True, relation.inverse_reading)

    def _name(self, name: str, inverse: bool) -> str:
        if not inverse:
            return name
        return (
            self.relations[name].inverse if name in self.relations else self.families[name].inverse
        )

    def relations_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the relations that some relations and families name together, each once."""
        found = (name for text in names if text for name in self.reading(text).relations)
        return tuple(dict.fromkeys(found))

    def split(self, words: list[str]) -> tuple[Reading, list[str]]:
        """Return the reading that the longest run of leading words means, and the words left over.

        Raises
        ------
        UnknownRelation
            No run of leading words is a relation.
        """
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[:count])
            if fold(phrase) in self.phrases:
                return self.reading(phrase), words[count:]
        return self.reading(words[0] if words else ""), words[1:]


def no_object(relation: str) -> str:
    """Return what is wrong with an object of a relation that takes none."""
    return f"{relation!r} takes no object, as nobody is its target; say what, and for whose sake, in 'text'"


@lru_cache(maxsize=1)
def standard() -> Vocabulary:
    """Return the vocabulary that every case shares."""
    return extended(())


def extended(additions: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """Return the shared vocabulary with the relations that a case adds.

    *additions* have the keys of a relation in ``vocabulary.yaml``; only ``name`` is needed. A family
    that does not exist yet is made.

    Raises
    ------
    InvalidValue
        A relation is there already, or one of its phrases means another relation.
    """
    document = _document()
    families = [_family(row) for row in document["families"]]
    relations = [_relation(row) for row in document["relations"]]
    phrases: dict[str, tuple[str, bool]] = {}
    for row, family in zip(document["families"], families, strict=True):
        _add_phrases(phrases, family.name, row, [family.name], [family.inverse])
    for row, relation in zip(document["relations"], relations, strict=True):
        _add_relation(phrases, relation, row)
    for row in additions:
        relation = _relation(row)
        if relation.name in {other.name for other in relations}:
            raise InvalidValue(f"the relation {relation.name!r} is there already")
        if relation.name in {family.name for family in families}:
            raise InvalidValue(f"{relation.name!r} is a family of relations; use another name")
        if relation.family not in {family.name for family in families}:
            families.append(_own_family(relation.family))
            _add_phrases(phrases, relation.family, {}, [relation.family], [])
        relations.append(relation)
        _add_relation(phrases, relation, row)
    return Vocabulary(families, relations, phrases)


def with_relations(vocabulary: Vocabulary, additions: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """Return a vocabulary with further relations, given with the keys of ``vocabulary.yaml``.

    A phrase that means another relation already keeps its meaning.
    """
    families = dict(vocabulary.families)
    relations = dict(vocabulary.relations)
    phrases = dict(vocabulary.phrases)
    for row in additions:
        relation = _relation(row)
        if relation.name in families:
            raise InvalidValue(f"{relation.name!r} is a family of relations; use another name")
        if relation.family not in families:
            families[relation.family] = _own_family(relation.family)
            _add_phrases(phrases, relation.family, {}, [relation.family], [], strict=False)
        relations[relation.name] = relation
        _add_relation(phrases, relation, row, strict=False)
    return Vocabulary(families.values(), relations.values(), phrases)


def _document() -> dict[str, Any]:
    document: dict[str, Any] = yaml_data(FILE)
    return document


def _family(row: Mapping[str, Any]) -> Family:
    return Family(row["name"], row["reading"], row["inverse"], row["inverse_reading"])


def _own_family(name: str) -> Family:
    words = name.replace("-", " ")
    return Family(name, words, f"{name}-by", f"{words} by")


def _relation(row: Mapping[str, Any]) -> Relation:
    name = str(row["name"])
    words = name.replace("-", " ")
    symmetric = bool(row.get("symmetric", False))
    inverse = name if symmetric else str(row.get("inverse") or f"{name}-inverse")
    reading = str(row.get("reading") or words)
    relation = Relation(
        name=name,
        family=str(row.get("family") or name),
        kind=str(row.get("kind") or "act"),
        reading=reading,
        inverse=inverse,
        inverse_reading=reading
        if symmetric
        else str(row.get("inverse_reading") or inverse.replace("-", " ")),
        symmetric=symmetric,
        through_class=bool(row.get("through_class", False)),
        carries_upwards=bool(row.get("carries_upwards", False)),
        by_member=bool(row.get("by_member", False)),
        meaning=str(row.get("meaning") or ""),
        codes={key: str(value) for key, value in (row.get("codes") or {}).items()},
        frame=dict(row.get("frame") or {}),
    )
    _check(relation)
    return relation


def _check(relation: Relation) -> None:
    """Make sure that what a case names a relation can be its name."""
    for name in (relation.name, relation.family, relation.inverse):
        if not is_id(name):
            raise InvalidValue(f"{name!r} cannot name a relation; write it like 'member-of'")
    if relation.kind not in KINDS:
        raise InvalidValue(f"unknown kind of relation {relation.kind!r}; use state or act")


def _add_relation(
    phrases: dict[str, tuple[str, bool]],
    relation: Relation,
    row: Mapping[str, Any],
    *,
    strict: bool = True,
) -> None:
    forward = [relation.name, relation.reading]
    backward = [] if relation.symmetric else [relation.inverse, relation.inverse_reading]
    _add_phrases(phrases, relation.name, row, forward, backward, strict=strict)


def _add_phrases(
    phrases: dict[str, tuple[str, bool]],
    name: str,
    row: Mapping[str, Any],
    forward: list[str],
    backward: list[str],
    *,
    strict: bool = True,
) -> None:
    """Let phrases mean a name; with *strict*, one that means another name is refused, else it stays."""
    for texts, inverse in (
        ([*forward, *(row.get("phrases") or ())], False),
        ([*backward, *(row.get("inverse_phrases") or ())], True),
    ):
        for text in filter(fold, texts):
            target = (name, inverse)
            if phrases.setdefault(fold(text), target) != target and strict:
                other = phrases[fold(text)][0]
                raise InvalidValue(f"the phrase {text!r} of {name!r} already means {other!r}")
