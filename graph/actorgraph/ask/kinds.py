"""Closed sets of English words that the grammar needs: auxiliaries, kinds of actors, acts, modalities."""

from __future__ import annotations

from typing import Final

from actorgraph.ask.words import word_set
from actorgraph.sentence.stem import stem

AUX: Final = word_set(
    "do does did is are was were has have had will would can could may might be been being am"
)
#: With these a question asks what is not so; claims do not tell that.
NEGATIONS: Final = word_set(
    "not never no nobody none neither nor nothing nowhere isnt arent wasnt werent dont doesnt didnt hasnt"
    " havent hadnt wont wouldnt cant couldnt shouldnt cannot"
)
#: With these what is only possible counts.
TENTATIVE_AUX: Final = word_set("could may might")

QUESTION_WORDS: Final = word_set(
    "who whom whose what which where when why how whoever anyone anybody someone somebody that by"
)

#: Words that stand between the words of a name or title.
SMALL: Final = word_set("on in of the at a an against near and by to")
#: Participles that do not end in -ed.
PARTICIPLES: Final = word_set(
    "struck hit led held met told paid run driven shot taken left sent bound fought"
)

#: With "what", things that are told in words alone answer too.
TEXT: Final = ("text",)

_GROUPS: Final = ("armed-group", "umbrella-group", "class", "organisation", "military", "unknown")
_STATES: Final = ("state", "government-body")
_PEOPLE: Final = ("person",)
_PLACES: Final = ("place", "facility", "state")

#: Nouns after "which", and the types of actors that they mean; empty for all.
KINDS_OF_ACTORS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("groups", "group", "militias", "militia", "militant groups", "armed groups", "armed group", "factions",
         "faction", "rebels", "insurgents", "militants", "rebel groups", "militia groups", "movements",
         "organisations", "organizations", "organisation", "organization", "forces", "armed forces"),
        _GROUPS,
    ),
    **dict.fromkeys(("countries", "country", "states", "state", "governments", "government", "nations", "nation"), _STATES),
    **dict.fromkeys(("people", "person", "persons", "man", "men", "woman", "women", "individuals", "individual", "politicians"), _PEOPLE),
    **dict.fromkeys(("actors", "actor", "parties", "party", "players", "sides", "side", "ones", "one", "entities", "others"), ()),
    **dict.fromkeys(("places", "place", "areas", "area", "regions", "region", "provinces", "cities", "city"), _PLACES),
    **dict.fromkeys(("bases", "base", "facilities", "facility", "sites", "site"), ("facility", "place")),
    **dict.fromkeys(("outlets", "media", "newspapers", "media outlets", "papers"), ("media-outlet",)),
    **dict.fromkeys(("weapons", "weapon", "arms", "equipment", "munitions", "aircraft", "means", "tools", "things", "bombers", "support"), TEXT),
    **dict.fromkeys(
        ("units", "unit", "brigades", "brigade", "branches", "branch", "battalions", "bodies", "wings"),
        ("military", "armed-group", "government-body", "organisation", "unknown"),
    ),
    **dict.fromkeys(("armies", "army", "militaries", "military"), ("military",)),
}  # fmt: skip

#: Nouns for what may come, and the families of relations that tell of it.
ACTS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("strikes", "strike", "airstrikes", "airstrike", "attacks", "attack", "bombings", "raids", "violence", "fighting",
         "hostilities", "escalation", "action", "actions", "operations", "retaliation", "response", "responses"),
        ("attack", "response"),
    ),
    **dict.fromkeys(("war", "conflict", "wider war", "wider conflict", "a war", "a conflict", "a wider war", "a wider conflict"), ("conflict", "fights")),
    **dict.fromkeys(("sanctions",), ("sanction",)),
    **dict.fromkeys(("talks", "negotiations", "ceasefire"), ("contact", "agrees-with")),
    **dict.fromkeys(("threats",), ("threat",)),
    **dict.fromkeys(("deaths", "casualties"), ("casualties",)),
}  # fmt: skip

_TENTATIVE: Final = ("possible", "intended", "conditional")
_ASSERTIVE: Final = ("confirmed", "stated", "believed", "likely")
#: Adjectives for how something is said, and the modalities that they mean.
MODALS: Final[dict[str, tuple[str, ...]]] = {
    **{name: (name,) for name in (*_ASSERTIVE, *_TENTATIVE, "hinted", "withheld", "denied", "presupposed")},
    "hinted at": ("hinted",), "probable": ("likely",), "assumed": ("presupposed",),
    "taken for granted": ("presupposed",), "certain": ("confirmed", "stated"), "asserted": _ASSERTIVE,
    "uncertain": ("believed", "likely", *_TENTATIVE), "doubtful": ("believed", "likely", *_TENTATIVE),
    "hedged": ("believed", "likely", *_TENTATIVE), "tentative": _TENTATIVE, "disputed": ("denied",),
    "planned": ("intended",), "threatened": ("intended", "conditional"),
}  # fmt: skip

_MODAL_VERBS: Final = {
    "deny": "denied", "denies": "denied", "hint": "hinted", "insinuate": "hinted", "suggest": "hinted",
    "withhold": "withheld", "confirm": "confirmed", "believe": "believed", "presuppose": "presupposed",
    "assume": "presupposed", "reject": "denied", "refuse": "withheld",
}  # fmt: skip
_BY_STEM: Final = {stem(verb): (modality,) for verb, modality in _MODAL_VERBS.items()}


def modal_verb(verb: str) -> tuple[str, ...]:
    """Return the modalities of what somebody "denies", "hints" and so on, by the stem of the verb."""
    return _BY_STEM.get(verb, ())
