"""How a sentence lets one of its words stand: who vouches for it, and what denies, weakens or conditions it.

The way up the tree from a word to the root is read: what each verb on it makes of what hangs on it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.drafts import cues
from actorgraph.drafts.ends import names_at
from actorgraph.drafts.mood import STATED, Mood, but_for, doubted, of_word
from actorgraph.drafts.tree import Tree
from actorgraph.sentence.wordlist import wordlist

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
#: Prepositions before a gerund that say that it happened.
_FACTUAL: Final = wordlist(
    "by after in since while when despite following upon through on with as before"
)


#: What a deed is that has not happened, or may not have.
_DOUBTED: Final = wordlist(
    "likely unlikely possible imminent inevitable probable expected feared conceivable unthinkable impossible myth"
    " fiction lie fabrication hoax fantasy rumour rumor invention false fake untrue baseless unproven unconfirmed"
    " unverified alleged disputed"
)
_POSSIBLY: Final = wordlist(
    "possible potential claimed imminent future feared imagined apparent reported"
)
_PLANNED: Final = wordlist("planned proposed threatened intended promised pledged")
_SINCE: Final = wordlist("after before since when while because although")
#: What verbs make of a deed that is their subject or object: the last line that has one counts.
_OF_DEEDS: Final = {
    **dict.fromkeys(cues.stems("seem appear look"), "possible"),
    **{key: modality for key, modality in cues.BEFORE_TO.items() if modality in ("intended", "denied")},
    **dict.fromkeys(cues.WANTS | cues.PLEDGE_STEMS, "intended"),
    **dict.fromkeys(cues.stems("prevent avoid avert thwart foil deter"), "denied"),
    **{key: modality for key, modality in cues.BEFORE_GERUND.items() if modality == "presupposed"},
    **dict.fromkeys(cues.stems("withdraw suspend lift cut renounce abandon sever"), "presupposed"),
    **dict.fromkeys(cues.DENIAL_STEMS | cues.stems("reject rule dismiss dispute"), "denied"),
}  # fmt: skip
_SPEAKS: Final = cues.SPEECH_STEMS | cues.stems("speak talk testify boast learn hear complain")


class Voice(NamedTuple):
    """Who says something: the places of a name, or -1, and of the first and last of its words; the verb."""

    who: int
    first: int
    last: int
    verb: int


class Standing(NamedTuple):
    """The mood of a word, and who vouches for it, if that is not the publisher."""

    mood: Mood
    voice: Voice | None = None
    aside: bool = False


def standing(tree: Tree, at: int, *, aside: bool = False) -> Standing | None:
    """Return how a sentence lets a word stand; None if that cannot be told.

    What is said *aside*, in a relative clause or an explanation, holds whatever the sentence does with what is
    explained: "Karth did not meet the Front, which Alda backs".
    """
    mood = STATED if aside else lead(tree, at) if tree.is_verb(at) else _modified(tree, at)
    voice: Voice | None = None
    shared = tree.is_verb(at) and not aside
    while not tree.is_root(at):
        dep, head = tree.deps[at], tree.heads[at]
        found, said = STATED, None
        if dep in ("ccomp", "csubj", "parataxis"):
            found, said = _said(tree, head, at)
            found = found.and_then(_clause(tree, at))
        elif aside:
            pass
        elif dep == "conj":
            if shared and not _leads_itself(tree, at):
                found = lead(tree, head)
        elif dep == "xcomp":
            if tree.items[head].stem in cues.WANTS:
                return None
            found, said = _complement(tree, at, head), _accuser(tree, head)
        elif dep == "advcl":
            if tree.kids(at, "nsubj") and tree.tags[at] == "VB":
                return None  # "for X to attack"
            found = _clause(tree, at).and_then(_particle(tree, head))
            if tree.items[head].stem in cues.CALLED and _is_as(tree, at):
                said = voice_of(tree, head)
                found = Mood("possible", head, head)
        elif dep in ("acl", "relcl"):
            found = _of_noun(tree, at, head)
            aside = found == STATED
        elif dep == "pcomp":
            if tree.tags[at] == "VB" or tree.items[head].low == "without":
                return None
            found, said = _gerund(tree, head)
        elif dep == "appos":
            aside = not tree.is_verb(at)
        elif not tree.is_verb(at):
            governed = _governed(tree, at, head, dep)
            if governed is None:
                return None
            found, said = governed, _told_of(tree, at, head, dep)
        if not aside:
            mood = mood.and_then(found)
        voice = voice or said
        shared = tree.is_verb(head)
        at = head
    return Standing(mood, voice, aside)


def lead(tree: Tree, verb: int) -> Mood:
    """Return the mood that a verb's own auxiliaries and adverbs, its subject and its condition give it."""
    if tree.moods is not None:
        return tree.moods.get(verb, STATED)
    mood = but_for(tree.items, verb)
    for kid in tree.kids(verb):
        low = tree.items[kid].low
        if _of_other(tree, kid):
            continue
        dep = tree.deps[kid]
        nearly = [
            one for one in tree.kids(kid) if tree.items[one].low in cues.NEARLY and dep == "advmod"
        ]
        if nearly and low != "certainly":
            mood = mood.and_then(Mood("denied", kid, kid))
        elif (
            low in cues.NEGATIONS
            or dep in ("neg", "advmod", "preconj", "cc")
            or dep.startswith("aux")
        ):
            mood = mood.and_then(of_word(tree.items, kid))
        elif tree.deps[kid] == "advcl":
            marks = [
                mark for mark in tree.kids(kid, "mark") if tree.items[mark].low in cues.CONDITIONS
            ]
            if marks:
                mood = mood.and_then(Mood("conditional", marks[0], marks[0]))
        elif tree.deps[kid] in _SUBJECTS:
            mood = mood.and_then(doubted_end(tree, kid))
    return mood


def _of_other(tree: Tree, no: int) -> bool:
    """Return True for the "not" of "X attacked Y, not Z" and "X and not Y attacked Z", which denies nothing of the verb."""
    items = tree.items
    after = no + 1
    while after < len(items) and items[after].low in ("the", "a", "an", "by"):
        after += 1
    follows = items[after].thing if after < len(items) else None
    beside = no > 0 and items[no - 1].low in (",", "and", "but")
    return items[no].low == "not" and beside and follows is not None


def doubted_end(tree: Tree, subject: int) -> Mood:
    """Return the mood that "no", "neither" and "alleged" before a noun give to what is said of it."""
    places = (subject, *tree.kids(subject, "det", "preconj", "cc", "neg"))
    empty = [
        place
        for place in places
        if tree.items[place].low in cues.NEGATIONS and not _of_other(tree, place)
    ]
    beside = subject - 1
    while beside > 0 and tree.items[beside].low in ("the", "a", "an"):
        beside -= 1
    if beside > 0 and _of_other(tree, beside):
        empty.append(beside)
    unsure = [place for place in tree.kids(subject) if tree.items[place].low in cues.REPORTED]
    if empty:
        return Mood("denied", empty[0], empty[0])
    return doubted(tree.items, unsure[0]) if unsure else STATED


def _leads_itself(tree: Tree, verb: int) -> bool:
    """Return True if a second verb has a subject or an auxiliary of its own."""
    return bool(tree.kids(verb, "aux", "nsubj", "nsubjpass"))


def _modified(tree: Tree, noun: int) -> Mood:
    """Return the mood that a noun's own modifiers give it: "no attack", "the alleged attack", "possible strikes"."""
    mood = STATED
    for kid in tree.kids(noun, "det", "amod", "neg", "advmod", "acl"):
        low = tree.items[kid].low
        if low in ("no", "any", "neither"):
            mood = mood.and_then(Mood("denied" if low != "any" else "possible", kid, kid))
        elif low in cues.REPORTED:
            mood = mood.and_then(doubted(tree.items, kid))
        elif low in _POSSIBLY:
            mood = mood.and_then(Mood("possible", kid, kid))
        elif low in _PLANNED:
            mood = mood.and_then(Mood("intended", kid, kid))
    return mood


def _said(tree: Tree, verb: int, at: int) -> tuple[Mood, Voice | None]:
    """Return what a verb makes of a clause that it reports, and whose word it is."""
    key = tree.items[verb].stem
    how = lead(tree, verb)
    voice = voice_of(tree, verb)
    if key in cues.DENIAL_STEMS:
        return Mood("denied", verb, verb), voice
    speaks = key in cues.SPEECH_STEMS | cues.PLEDGE_STEMS
    if how.modality == "denied" and (speaks or key in cues.BELIEF_STEMS):
        return Mood("withheld", how.first, verb), voice
    if speaks:
        return Mood("possible", verb, verb) if key in cues.HINT_STEMS else how, voice
    if key in cues.FANCY_STEMS | cues.BELIEF_STEMS:
        believed = "possible" if key in cues.FANCY_STEMS else "believed"
        return Mood(believed, verb, verb).and_then(how), voice
    since = (tree.items[place].low for place in range(at, verb))
    if any(low in _SINCE for low in since):
        return STATED, None  # "X attacked Y, two years after the war began"
    return Mood("possible", verb, verb), voice


def voice_of(tree: Tree, verb: int) -> Voice | None:
    """Return who says what a verb reports: its subject, or behind "by" of a passive."""
    heads, passive = subjects_of(tree, verb)
    subject = next(iter(_agents(tree, verb) or ([] if passive else heads)), -1)
    if subject < 0:
        return Voice(-1, verb, verb, verb)
    return _words(tree, subject, verb)


def _agents(tree: Tree, verb: int) -> list[int]:
    return [who for by in tree.kids(verb, "agent") for who in tree.kids(by, "pobj")]


def _words(tree: Tree, subject: int, verb: int) -> Voice:
    first, last = tree.span(subject)
    names = names_at(tree, subject)
    return Voice(names[0] if len(names) == 1 else -1, first, min(last, subject + 6), verb)


def _is_as(tree: Tree, at: int) -> bool:
    return any(tree.items[mark].low == "as" for mark in tree.kids(at, "mark"))


def _particle(tree: Tree, verb: int) -> Mood:
    """Return what "ruled out" makes of the gerund on it."""
    if tree.items[verb].stem == "rul" and any(
        tree.items[kid].low == "out" for kid in tree.kids(verb, "prt")
    ):
        return Mood("denied", verb, verb + 1)
    return STATED


def subjects_of(tree: Tree, verb: int, steps: int = 6) -> tuple[list[int], bool]:
    """Return the heads of the phrases that are a verb's subject, and whether it is passive: they suffer it."""
    own = tree.kids(verb, "nsubj", "nsubjpass") or [
        place
        for aux in tree.kids(verb, "aux", "auxpass")
        for place in tree.kids(aux, "nsubj", "nsubjpass")
    ]
    if own:
        suffers = tree.tags[verb] == "VBN" and bool(tree.kids(verb, "auxpass"))
        return own, suffers or any(tree.deps[place] == "nsubjpass" for place in own)
    if tree.is_root(verb) or not steps:
        return [], False
    dep, head = tree.deps[verb], tree.heads[verb]
    if dep == "advcl" and tree.items[head].stem in cues.CALLED and _is_as(tree, verb):
        heads, _ = subjects_of(tree, head, steps - 1)
        return heads, tree.tags[verb] == "VBN"
    participle = tree.tags[verb] == "VBN" and not tree.kids(verb, "aux")
    if dep == "acomp" and tree.items[verb].low.endswith("ed"):
        found, _ = subjects_of(tree, head, steps - 1)
        return found, True
    if dep == "conj" and (tree.is_verb(head) or tree.deps[head] == "acomp"):
        found, passive = subjects_of(tree, head, steps - 1)
        return found, (passive and participle) or bool(tree.kids(verb, "auxpass"))
    if dep == "acl":
        joined = [kid for kid in tree.kids(head, "conj") if kid < verb and not tree.is_verb(kid)]
        whom = [max(head, *joined)] if joined else [head]  # "X and Y, backed by Z" tells of Y
        if tree.tags[verb] == "VBG":
            return whom, False
        return (whom, True) if tree.tags[verb] in ("VBN", "VBD") else ([], False)
    if dep == "xcomp" and tree.is_verb(head):
        told = tree.kids(head, "dobj") if tree.items[head].stem in cues.WANTS else []
        found, _ = subjects_of(tree, head, steps - 1)
        return told or found, not told and bool(tree.kids(verb, "auxpass"))
    if dep == "advcl" and tree.tags[verb] in ("VBG", "VBN"):
        if not tree.is_verb(head):
            return [head], tree.tags[verb] == "VBN"
        found, passive = subjects_of(tree, head, steps - 1)
        return (
            ([], False)
            if passive and tree.tags[verb] == "VBG"
            else (found, tree.tags[verb] == "VBN")
        )
    if dep == "pcomp" and not tree.is_root(head):
        above = accusing(tree, head)
        accused = tree.kids(above, "dobj") if tree.items[above].stem in cues.ACCUSES else []
        if accused:
            return accused, bool(tree.kids(verb, "auxpass"))
        kept = tree.kids(above, "dobj") if tree.items[head].low == "from" else []
        if kept:
            return kept, False  # "stopped X from attacking"
        found, passive = subjects_of(tree, above, steps - 1) if tree.is_verb(above) else ([], False)
        if passive and tree.items[head].low == "as" and tree.items[above].stem in ("quot", "cit"):
            return found, False  # "X was quoted as saying"
        return (
            ([], False)
            if passive and tree.items[above].stem not in cues.ACCUSES
            else (found, False)
        )
    return [], False


def accusing(tree: Tree, prep: int) -> int:
    """Return what a preposition stands on: in "accused by Y of arming" the verb, which a parser may miss."""
    above = tree.heads[prep]
    if tree.deps[above] == "pobj":
        verb = tree.heads[tree.heads[above]]
        if tree.items[verb].stem in cues.ACCUSES and verb != above:
            return verb
    return above


def _complement(tree: Tree, at: int, head: int) -> Mood:
    """Return what "vowed to", "tried to", "denied -ing" or "able to" make of a verb."""
    key = tree.items[head].stem
    how = lead(tree, head) if tree.is_verb(head) else STATED
    if tree.items[head].low in cues.BE:
        return how.and_then(Mood("intended", head, at))
    table = cues.BEFORE_GERUND if tree.tags[at] == "VBG" else cues.BEFORE_TO
    to = next(iter(tree.kids(at, "aux")), head)
    modality = table.get(key, "intended" if key in cues.WANTS else "possible")
    if modality == "denied" and how.modality == "denied":
        return Mood("possible", how.first, head)
    return how.and_then(Mood(modality, head, max(head, to))) if modality != "stated" else how


def _is_doubted(tree: Tree, verb: int) -> bool:
    """Return True if a thing "is likely", "is imminent" or "is a myth"."""
    return any(tree.items[kid].low in _DOUBTED for kid in tree.kids(verb, "acomp", "attr", "oprd"))


def _accuser(tree: Tree, verb: int) -> Voice | None:
    return voice_of(tree, verb) if tree.items[verb].stem in cues.ACCUSES else None


def _clause(tree: Tree, at: int) -> Mood:
    """Return what the word that begins a clause makes of it: "if", "so that", "to"."""
    for mark in tree.kids(at, "mark", "aux", "advmod"):
        low = tree.items[mark].low
        if low in cues.CONDITIONS:
            return Mood("conditional", mark, mark)
        if low == "to" and tree.tags[mark] == "TO":
            return Mood("intended", mark, mark)
        if low == "so" or (
            low in ("as", "like")
            and tree.deps[mark] == "mark"
            and mark
            and tree.items[mark - 1].low == "though"
        ):
            return Mood("possible", mark, mark)
    return STATED


def _of_noun(tree: Tree, at: int, noun: int) -> Mood:
    """Return what a noun makes of the clause on it: "a claim that", "a plan to"."""
    if tree.deps[at] == "relcl":
        return Mood("possible", noun, noun) if tree.items[noun].stem in cues.SAID_NOUNS else STATED
    if any(tree.items[mark].low == "that" for mark in tree.kids(at, "mark")):
        none = [kid for kid in tree.kids(noun, "det") if tree.items[kid].low == "no"]
        if none and tree.items[noun].low in ("doubt", "question"):
            return STATED
        return Mood("withheld", none[0], noun) if none else Mood("possible", noun, noun)
    if any(tree.tags[kid] == "TO" for kid in tree.kids(at, "aux")):
        return Mood("intended", noun, noun)
    return STATED


def _gerund(tree: Tree, prep: int) -> tuple[Mood, Voice | None]:
    """Return what a preposition, and the word before it, make of a gerund: "accused of", "without", "short of"."""
    low = tree.items[prep].low
    above = accusing(tree, prep)
    key = tree.items[above].stem
    if tree.items[above].low == "short" and low == "of":
        return Mood("withheld", above, prep), None
    if key in cues.ACCUSES or key in ("charg", "convict"):
        passive = bool(tree.kids(above, "auxpass")) or not tree.is_verb(above)
        nobody = passive and not _agents(tree, above)
        voice = Voice(-1, above, above, above) if nobody else voice_of(tree, above)
        mood = Mood("possible", above, prep) if nobody or key != "accus" else lead(tree, above)
        return mood, voice
    if low in _FACTUAL and key not in cues.SAID_NOUNS:
        return STATED, None
    kept = low in ("from", "against") and not (
        cues.BEFORE_TO.get(tree.items[tree.heads[above]].stem)
        == "denied"  # "failed to stop X from"
        or lead(tree, above).modality == "denied"
    )
    return Mood("denied" if kept else "possible", prep, prep), None


def _told_of(tree: Tree, at: int, head: int, dep: str) -> Voice | None:
    """Return who speaks of a deed: "X spoke of an attack", "X reported an attack"."""
    key = tree.items[head].stem
    spoken = dep == "prep" and key in _SPEAKS and tree.items[at].low in ("of", "about", "to", "on")
    return voice_of(tree, head) if spoken or (dep == "dobj" and key in cues.SPEECH_STEMS) else None


def _governed(tree: Tree, at: int, head: int, dep: str) -> Mood | None:
    """Return what a verb or preposition makes of a noun of doing on it: "denied an attack", "called for strikes"."""
    key = tree.items[head].stem
    if dep == "prep":  # a preposition on what stands above it
        low = tree.items[at].low
        if low == "without" or cues.BEFORE_TO.get(key) == "denied":
            return Mood("denied", min(at, head), max(at, head))
        if key in ("event", "cas", "absenc") and low == "of":
            return Mood("conditional", head, at)
        if key in cues.SAID_NOUNS:
            return Mood("possible", head, at).and_then(_modified(tree, head))
        if low not in ("for", "against", "of", "about", "over", "to"):
            return STATED
        if key in cues.ACCUSES:
            return Mood("possible", head, at)
        wanted = key in cues.WANTS | cues.PLEDGE_STEMS | cues.BEFORE_TO.keys()
        return Mood("intended", head, at) if wanted else STATED
    if dep not in ("dobj", "nsubjpass", "nsubj", "attr") or not tree.is_verb(head):
        return STATED
    how = lead(tree, head)
    doubted_ = tree.items[head].low in cues.BE and _is_doubted(tree, head)
    modality = "possible" if doubted_ else _OF_DEEDS.get(key)
    if modality:
        return Mood(modality, head, head)
    if key in cues.LIGHT_VERBS or dep == "nsubjpass":
        return how
    return STATED if how == STATED else None
