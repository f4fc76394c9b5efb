"""How the words before a verb let a statement stand: stated, denied, possible, intended or conditional."""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.drafts import cues
from actorgraph.drafts.names import Item, Items
from actorgraph.sentence.wordlist import wordlist

#: How little each of two moods asserts, so that the one that asserts less is kept.
_WEIGHT: Final = (
    "stated", "believed", "likely", "possible", "intended", "presupposed", "denied", "withheld", "conditional"
)  # fmt: skip


class Mood(NamedTuple):
    """A modality with the words that it rests on, as places of the sentence."""

    modality: str = "stated"
    first: int = -1
    last: int = -1

    def and_then(self, other: Mood) -> Mood:
        """Return the one of two that asserts less."""
        return max(self, other, key=lambda mood: _WEIGHT.index(mood.modality))


class Lead(NamedTuple):
    """What stands before a verb: where its subject ends, its mood, and whether "to be" makes it passive."""

    stop: int
    mood: Mood
    passive: bool


STATED: Final = Mood()
_WILL: Final = wordlist("will shall must 'll")
#: Negations that stand with a noun.
_OF_NOUNS: Final = wordlist("no without nobody none neither nor")


def lead_of(items: Items, verb: int) -> Lead | None:
    """Return what leads from a subject to a verb; None if the verb is not said of one, as after "in order to"."""
    at = verb - 1
    mood = STATED
    passive = False
    if at >= 0 and is_owner(items[at]):
        return None  # "its armed wing"
    while at >= 0 and items[at].thing is None:
        low = items[at].low
        found = of_word(items, at) if low not in _OF_NOUNS else STATED
        if found != STATED:
            mood = mood.and_then(found)
            at -= low in ("longer", "certainly")
        elif low == "to":
            lead = _before_to(items, at)
            if lead is None:
                return None
            return Lead(lead.stop, mood.and_then(lead.mood), passive)
        elif low in cues.AUXILIARIES or low in cues.ADVERBS or low.endswith("ly"):
            passive = passive or low in cues.BE
        elif low in cues.TIMES and at > 1 and items[at - 1].low == "on":
            at -= 1  # "X on Friday expelled Y"
        else:
            break
        at -= 1
    if at >= 0 and items[verb].low.endswith("ing") and not passive and items[at].thing is None:
        return _before_gerund(items, at, mood)
    return Lead(at + 1, mood, passive)


def of_word(items: Items, at: int) -> Mood:
    """Return the mood that a word before a verb gives to it: "did not", "no longer", "may", "would", "allegedly"."""
    low, before = items[at].low, items[at - 1].low if at else ""
    if low in cues.NEGATIONS:
        return _negated(items, at)
    if low == "longer" and before == "no":
        return Mood("denied", at - 1, at)
    if low == "certainly" and before == "almost":
        return Mood("likely", at - 1, at)
    if low in cues.NEARLY:
        return Mood("denied", at, at)
    if may_be(items[at]):
        return Mood("possible", at, at)
    if low in cues.WOULD:
        return Mood("conditional", at, at)
    return Mood("intended", at, at) if low in _WILL else doubted(items, at)


def doubted(items: Items, at: int) -> Mood:
    """Return the mood of a word such as "allegedly" or "probably" at a place; `STATED` for any other word."""
    if at < 0 or items[at].low not in cues.REPORTED:
        return STATED
    return Mood("likely" if items[at].low in cues.LIKELY else "possible", at, at)


def may_be(item: Item) -> bool:
    """Return True for "may" and "perhaps", and not for the month."""
    return item.low in cues.POSSIBLE and item.text != "May"


def is_owner(item: Item) -> bool:
    """Return True for "its", "his" and "her", whoever they take up."""
    return item.text.lower() in ("its", "his", "her", "their")


def but_for(items: Items, verb: int) -> Mood:
    """Return the mood of "all but armed" and "did anything but arm"."""
    before = [item.low for item in items[max(0, verb - 2) : verb]]
    return (
        Mood("denied", verb - 2, verb - 1)
        if before in (["all", "but"], ["anything", "but"])
        else STATED
    )


def _negated(items: Items, at: int) -> Mood:
    first = at - 1 if at and items[at - 1].low in cues.AUXILIARIES else at
    return Mood("denied", first, at)


def _before_to(items: Items, to: int) -> Lead | None:
    """Return the lead of the verb before "to": "has vowed to", "is said to", "is to"."""
    at = to - 1
    while at >= 0 and (items[at].low in cues.ADVERBS or items[at].low.endswith("ly")):
        at -= 1
    if at < 0 or items[at].thing:
        return None
    if items[at].low in cues.BE:
        lead = lead_of(items, at)
        return lead and lead._replace(mood=lead.mood.and_then(Mood("intended", at, to)))
    if items[at].low in ("used", "going", "about"):
        modality = "presupposed" if items[at].low == "used" else "intended"
        lead = lead_of(items, at)
        return lead and lead._replace(mood=lead.mood.and_then(Mood(modality, at, to)))
    if items[at].low in ("has", "have", "had"):
        lead = lead_of(items, at)
        return lead and lead._replace(mood=lead.mood.and_then(Mood("intended", at, to)))
    modality = cues.BEFORE_TO.get(items[at].stem, "")
    if not modality:
        return None
    lead = lead_of(items, at)
    if lead is None:
        return None
    if (
        modality == "denied" and lead.mood.modality == "denied"
    ):  # "did not fail to" says that it did
        return None
    return lead._replace(mood=lead.mood.and_then(Mood(modality, at, to)), passive=False)


def _before_gerund(items: Items, at: int, mood: Mood) -> Lead | None:
    """Return the lead of the verb before a gerund: "denied arming", "stopped short of accusing"."""
    if items[at].low == "of" and at >= 2 and items[at - 1].low == "short":
        lead = lead_of(items, at - 2)
        return lead and lead._replace(
            mood=mood.and_then(Mood("withheld", at - 2, at)), passive=False
        )
    if items[at].low == "having" and at:
        return _before_gerund(items, at - 1, mood)
    if (
        items[at].low in ("of", "for")
        and at
        and items[at - 1].stem in ("accus", "suspect", "charg")
    ):
        lead = lead_of(items, at - 1)
        if lead is None or not lead.passive:
            return None
        return lead._replace(
            mood=mood.and_then(lead.mood).and_then(Mood("possible", at - 1, at)), passive=False
        )
    modality = cues.BEFORE_GERUND.get(items[at].stem, "")
    if items[at].low == "out" and at and items[at - 1].stem == "rul":
        at, modality = at - 1, "denied"
    if not modality:
        return None
    lead = lead_of(items, at)
    if lead is None:
        return None
    return lead._replace(
        mood=mood.and_then(lead.mood).and_then(Mood(modality, at, at)), passive=False
    )


#: What somebody made up or means to do: "under the plan", "in the novel".
_UNREAL: Final = cues.stems("plan proposal scenario novel film movie simulation exercise draft")


def around(items: Items) -> Mood:
    """Return the mood that a whole sentence has: a condition, or a question, asserts nothing."""
    if items and items[0].low in ("in", "under"):
        for at in range(1, min(4, len(items) - 1)):
            if items[at].stem in _UNREAL and items[at + 1].text == ",":
                return Mood("conditional", 0, at)
    for at, item in enumerate(items):
        if is_condition(items, at):
            return Mood("conditional", at, at)
        follows = items[1] if at == 0 and len(items) > 1 else None
        turned = item.low in ("should", "had", "were") and follows
        if turned and follows and (follows.text[:1].isupper() or follows.low in cues.DETERMINERS):
            return Mood("conditional", at, at)
    if items and any(item.text == "?" for item in items):
        last = max(at for at, item in enumerate(items) if item.text == "?")
        return Mood("conditional", last, last)
    return STATED


def is_condition(items: Items, at: int) -> bool:
    """Return True for "if" and the like, not for "as if", nor for "provided" as a verb."""
    if items[at].low == "provided":
        follows = items[at + 1] if at + 1 < len(items) else None
        opens = at == 0 or items[at - 1].text == ","
        return follows is not None and (follows.low == "that" or (opens and follows.low != "by"))
    if (
        items[at].low == "long" and 0 < at < len(items) - 2
    ):  # "as long as X does", not "as long as two days"
        about = [items[at - 1].low, items[at + 1].low]
        number = items[at + 2].low.isdigit() or items[at + 2].low in cues.NUMBERS
        return about in (["as", "as"], ["so", "as"]) and not number
    return items[at].low in cues.CONDITIONS and not (at and items[at - 1].low == "as")


def weakest(items: Items) -> Mood:
    """Return the mood of the word that asserts least in a sentence, for what no clause decides."""
    mood = around(items)
    for at, item in enumerate(items):
        low = item.low
        counts = low in cues.NEARLY and at + 1 < len(items) and items[at + 1].low[:1].isdigit()
        found = STATED if counts or low == "must" else of_word(items, at)
        if found != STATED:
            mood = mood.and_then(found)
        elif low.endswith("ing") and at and items[at - 1].thing:
            mood = mood.and_then(Mood("possible", at, at))
        elif low == "to" and at and at + 1 < len(items) and _is_infinitive(items, at):
            modality = cues.BEFORE_TO.get(items[at - 1].stem, "possible")
            mood = mood.and_then(Mood(modality, at - 1, at))
        elif (
            item.stem in cues.ACCUSES
            or (low == "out" and at and items[at - 1].stem == "rul")
            or (item.stem in cues.CALLED and any(word.low == "as" for word in items[at:]))
        ):
            mood = mood.and_then(Mood("possible", at, at))
        elif low == "of" and at and items[at - 1].low == "short":
            mood = mood.and_then(Mood("withheld", at - 1, at))
        elif low.endswith("ing") and at and items[at - 1].stem in cues.BEFORE_GERUND:
            mood = mood.and_then(Mood(cues.BEFORE_GERUND[items[at - 1].stem], at - 1, at))
    return mood


def _is_infinitive(items: Items, to: int) -> bool:
    """Return True if "to" stands before a verb as far as its letters show."""
    after = items[to + 1]
    return (
        after.thing is None
        and after.low.isalpha()
        and after.text.islower()
        and after.low not in cues.DETERMINERS
        and items[to - 1].low != "according"
    )


#: Verbs and nouns that leave open whether a deed beside them is done.
_UNDONE: Final = (
    frozenset(cues.BEFORE_TO) | frozenset(cues.BEFORE_GERUND) | cues.WANTS | cues.DENIAL_STEMS | cues.PLEDGE_STEMS | cues.BELIEF_STEMS
    | cues.FANCY_STEMS | cues.ACCUSES | cues.SAID_NOUNS | cues.SPEECH_STEMS | cues.stems(
    "prevent foil thwart avert avoid abort plan fear simulate rehearse exercise suspend lift cancel"
    " postpone rule anniversary withdraw speak talk learn hear imminent planned possible threatened myth false"
    )
) - cues.stems("help come go")  # fmt: skip


def is_unsure(items: Items) -> bool:
    """Return True if a word of a sentence may leave open that a deed in it happened."""
    return weakest(items) != STATED or any(item.stem in _UNDONE for item in items)
