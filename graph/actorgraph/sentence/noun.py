"""A name as a sentence uses it: its number, its article, and the pronoun that takes it up.

Both are fields of actors and events. What nobody set is guessed from the name here, by the head of the
noun phrase and the type: forces are plural, and it is the United States, the White House and the IRGC,
but Iran, Hamas and US Central Command.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.names import fold
from actorgraph.sentence.head import is_plural, split
from actorgraph.sentence.wordlist import wordlist

if TYPE_CHECKING:
    from actorgraph.model.actor import Actor
    from actorgraph.model.event import Event

#: Nouns of bodies: a proper name with one of them as its head has the article.
_BODIES: Final = wordlist(
    "administration agency air-force alliance army assembly association authority axis bank bar battalion"
    " board brigade bureau cabinet campaign cartel club coalition commission committee company confederation"
    " congregation corporation corps council court division embassy federation fleet force foundation front"
    " fund gang government guard guards house initiative institute league legion militia ministry mission"
    " movement navy network office organisation organization parliament party patrol police program programme"
    " project regiment republic resistance secretariat senate service squad squadron syndicate team treasury"
    " tribunal union unit university wing department community group kingdom"
)
_PAPERS: Final = wordlist(
    "agency bulletin chronicle courier economist examiner gazette globe guardian herald independent journal"
    " mail mirror monitor network observer post press register review service standard star sun telegraph"
    " times tribune"
)
_PLACES: Final = wordlist(
    "airport balkans bank base border bridge camp canal capitol caucasus checkpoint coast corridor dam desert"
    " east embassy gulf hague headquarters heights highlands horn house islands kremlin levant maghreb"
    " mountains north ocean palace pass peninsula pentagon plateau prison region river sahel sea south strait"
    " straits strip valley vatican west"
)
#: States with the article, and single words that have one whatever their type.
_ALWAYS: Final = wordlist(
    "bahamas comoros gambia maldives netherlands philippines pentagon kremlin vatican hague knesset duma"
    " bundestag taliban us usa uk uae eu un ussr drc balkans caucasus levant sahel maghreb crimea-bridge"
)
_STATES: Final = wordlist("states kingdom emirates republic federation union nations islands")
_PLURAL_PLACES: Final = wordlist("heights islands mountains hills highlands territories balkans")
_DETERMINERS: Final = wordlist(
    "a an the some several many few all any no both each every this that these those his her its their our"
    " my your one two three four five six seven eight nine ten"
)
_POSSESSIVE: Final = r"\b([\w.\-’']*?\w)(?:['’]s|s['’])\s"
_ACRONYM: Final = r"[A-Z][A-Z&.\-]*"
_CONSONANTS: Final = r"[BCDFGHJKLMNPQRSTVWXZ]{3}"
#: Types whose capitalised names are names of one body even if they end in -s.
_ONE_BODY: Final = frozenset(
    ("organisation", "media-outlet", "government-body", "facility", "dataset")
)
_GROUPS: Final = frozenset(("military", "armed-group", "umbrella-group"))


class Noun(NamedTuple):
    """What a sentence needs to know of an actor or event.

    `number` and `article` are empty if they are to be guessed. `aliases` are folded further names.
    """

    id: str
    name: str
    type: str = "unknown"
    is_event: bool = False
    number: str = ""
    article: str = ""
    aliases: frozenset[str] = frozenset()
    when: When = UNKNOWN

    @property
    def plural(self) -> bool:
        """True if a verb with this name as its subject is in the plural."""
        return (self.number or guessed_number(self.name, self.type)) == "plural"

    @property
    def words(self) -> str:
        """The name with its article, as it stands within a sentence."""
        first, blank, rest = self.name.partition(" ")
        if first in ("The", "THE") and blank:
            return f"the {rest}"
        article = self.article or guessed_article(self.name, self.type, is_event=self.is_event)
        return f"the {self.name}" if article == "the" else self.name

    @property
    def pronoun(self) -> str:
        """The pronoun that takes the name up as a subject: nobody's gender is guessed."""
        return "they" if self.plural or self.type == "person" else "it"

    @property
    def its(self) -> str:
        """The possessive pronoun."""
        return "their" if self.pronoun == "they" else "its"

    @property
    def itself(self) -> str:
        """The reflexive pronoun."""
        if self.type == "person":
            return "themselves" if self.plural else "themself"
        return "themselves" if self.plural else "itself"

    def is_called(self, text: str) -> bool:
        """Return True if a text is one of the names, whatever its article and case."""
        folded = fold(_bare(text))
        return bool(folded) and (folded == fold(_bare(self.name)) or folded in self.aliases)


def noun_of(thing: Actor | Event) -> Noun:
    """Return what a sentence needs to know of an actor or event."""
    from actorgraph.model.event import Event

    return Noun(
        thing.id,
        thing.name,
        thing.type,
        isinstance(thing, Event),
        thing.number,
        thing.article,
        frozenset(fold(name.text) for name in thing.names if name.kind != "code"),
        thing.when if isinstance(thing, Event) else UNKNOWN,
    )


def guessed_number(name: str, kind: str) -> str:
    """Return ``"singular"`` or ``"plural"``, by the head of a name and the type of its owner.

    >>> guessed_number("Rapid Support Forces", "military"), guessed_number("Pellin Lines", "organisation")
    ('plural', 'singular')
    """
    if kind in ("person", "state"):
        return "singular"
    _, head, rest = split(name)
    folded = head.casefold()
    if kind == "place":
        return "plural" if folded in _PLURAL_PLACES else "singular"
    if rest.startswith(",") and kind in ("armed-group", "unknown"):  # several, told in one name
        return "plural"
    if kind in _ONE_BODY and not head.islower():
        return "singular"
    if head.isupper() and name == head:
        return "plural" if folded in ("police", "people") else "singular"
    return "plural" if is_plural(head) else "singular"


def guessed_article(name: str, kind: str, *, is_event: bool = False) -> str:
    """Return ``"the"`` or ``"none"``, by the head of a name and the type of its owner.

    >>> [guessed_article(name, "armed-group") for name in ("Free Hezbollah Brigades", "Hamas", "RSF")]
    ['the', 'none', 'the']
    """
    first = name.split(" ", 1)[0].casefold()
    if first in _DETERMINERS or kind in ("person", "dataset"):
        return "none"
    owner = re.search(_POSSESSIVE, name)
    if owner:
        return "the" if owner[1].islower() else "none"
    _, head, rest = split(name)
    return "the" if _has_article(name, head, rest, kind, is_event=is_event) else "none"


def _has_article(name: str, head: str, rest: str, kind: str, *, is_event: bool) -> bool:
    folded = head.casefold()
    alone = name == head
    if alone and folded in _ALWAYS:
        return True
    if alone and re.fullmatch(_ACRONYM, name):
        return _acronym_has_article(name, kind)
    if is_event:
        return not name.startswith("Operation ") and (head.islower() or not alone)
    if folded in _STATES and not alone and (kind in ("state", "unknown", "organisation") or rest):
        return True
    if kind == "media-outlet":
        return folded in _PAPERS and not alone
    if head.islower():
        return not is_plural(head) and folded not in ("province", "governorate", "district", "city")
    if kind in ("place", "facility"):
        return folded in _PLACES and not alone
    if kind in _GROUPS and is_plural(head):
        return True
    return folded in _BODIES and (not alone or bool(rest))


def _acronym_has_article(name: str, kind: str) -> bool:
    """Return True if an acronym is spelt out: it is the IRGC, but NATO and ISIS."""
    if kind in ("media-outlet", "place", "unknown") or (len(name) < 3 and kind != "state"):
        return False
    is_word = (len(name) > 3 and not re.search(_CONSONANTS, name)) or len(name) > 5
    return not (is_word and set(name) & set("AEIOUY"))


def _bare(text: str) -> str:
    """Return a text without the determiner in front."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in _DETERMINERS else text
