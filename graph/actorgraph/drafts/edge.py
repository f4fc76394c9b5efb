"""A relation between two places of a sentence, and what may be one: by the types of both ends and the words."""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.ask.lexicon import Lexicon
from actorgraph.case.ends import barred
from actorgraph.drafts import cues
from actorgraph.drafts.mood import Mood
from actorgraph.drafts.names import Items
from actorgraph.drafts.voice import Report
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

#: The relations of which a verb between two names is taken for a statement of it.
STRICT: Final = wordlist(
    "sponsors supports-politically allied-with affiliated-with cooperates-with attacks clashes-with"
    " fights abducts destroys occupies kills injures attributes claims-responsibility denies-"
    " responsibility member-of part-of splinter-of merges-with leads commands holds-office-in speaks-for"
    " threatens warns urges meets condemns sanctions arrests expels defends pays aids agrees-with"
    " pressures shows-force-to protests-against leaves reduces-relations-with investigates owns operates-"
    " in located-in deploys-to suspends-attacks-on seeks-conflict-with instance-of deters"
)
#: What an attack on something of X is: one on X.
HOLDING: Final = frozenset(("attacks", "kills", "injures", "destroys", "abducts", "arrests"))
#: Verbs of the lexicon that say more often something else.
VAGUE: Final = cues.stems(
    "form make see run follow hold keep put take give leave fall end raise press call ask head join serve"
    " represent control guide host summon"
)  # fmt: skip
ROLES: Final = {
    "leads": wordlist(
        "leader president chief head emir chairman chairwoman chair ruler premier director king queen"
        " sultan founder"
    ),
    "commands": frozenset(["commander"]),
    "speaks-for": wordlist("spokesman spokeswoman spokesperson"),
    "holds-office-in": wordlist(
        "minister official officer envoy ambassador analyst adviser advisor secretary deputy general"
        " researcher diplomat coordinator lawmaker senator governor negotiator"
    ),
}


class Edge(NamedTuple):
    """A relation between two places of a sentence; a place of -1 is no name. `first` to `last` are its words."""

    relation: str
    subject: int
    object: int
    verb: int
    mood: Mood
    first: int
    last: int
    event: int = -1
    why: str = ""
    voice: Report | None = None
    aside: bool = False  # an explanation, which holds whatever the sentence does


def is_past(lexicon: Lexicon, relation: str, items: Items, start: int, stop: int) -> bool:
    """Return True if words say of a state that it was so once: "who once led", "formerly backed by"."""
    is_state = lexicon.vocabulary[relation].kind == "state"
    return is_state and any(item.low in cues.ONCE for item in items[max(0, start) : stop])


def relation_of(
    lexicon: Lexicon, target: str, items: Items, ends: tuple[int, ...], word: int = -1
) -> str:
    """Return the relation that a phrase stands for; of a family, the one that its word or whom it is about says."""
    families = lexicon.vocabulary.families
    key = items[word].stem if word >= 0 else ""
    if target == "sponsors" and key in cues.TRADES:
        return ""  # who sells arms is paid for them
    if target == "membership":
        whole = items[ends[-1]].thing if ends else None
        umbrella = whole is not None and whole.type in ("umbrella-group", "class")
        return "member-of" if umbrella or key == "member" else "part-of"
    if target == "sponsorship" and key in cues.POLITICAL:
        return "supports-politically"
    return lexicon.vocabulary.members(target)[0] if target in families else target


def fits(lexicon: Lexicon, edge: Edge, items: Items) -> bool:
    """Return True if both ends can stand there by their types, and are two."""
    subject = items[edge.subject].thing if edge.subject >= 0 else None
    object_ = items[edge.object].thing if edge.object >= 0 else None
    if subject is None or object_ is None or subject.id == object_.id:
        return False
    if edge.relation == "leaves" and object_.type in ("place", "facility", "state"):
        return False
    bars = barred(lexicon.vocabulary[edge.relation])
    if subject.type in bars.subject or object_.type in bars.object:
        return False
    return edge.relation in (
        "attributes",
        "claims-responsibility",
        "denies-responsibility",
    ) or not (
        subject.type == "event" or (object_.type == "event" and edge.relation != "located-in")
    )


def is_event(items: Items, place: int) -> bool:
    """Return True if the name at a place is that of an event."""
    thing = items[place].thing
    return thing is not None and thing.type == "event"


def event_in(items: Items, first: int, stop: int) -> int:
    """Return the first place from *first* to before *stop* with the name of an event; -1 without one."""
    return next((at for at in range(first, min(len(items), stop)) if is_event(items, at)), -1)


def does_itself(items: Items, at: int, event: int) -> bool:
    """Return True if who "carried out" or "was behind" an event has attacked in it."""
    thing = items[event].thing
    named = thing is not None and any(
        stem(word) in cues.DEEDS for word in thing.name.lower().split()
    )
    return named and (
        items[at].low in cues.BE | {"behind", "responsible"} or items[at].stem in cues.DOES_ITSELF
    )
