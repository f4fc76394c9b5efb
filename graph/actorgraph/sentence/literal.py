"""The words of a report as they are fitted into a sentence of ours, in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.sentence.head import split
from actorgraph.sentence.part import Part, Parts, joined
from actorgraph.sentence.wording import line_of, quoted
from actorgraph.sentence.wordlist import wordlist

#: Verbs that texts which say what to do begin with.
_DEEDS: Final = wordlist("""act agree allow answer apologise arm arrest attack attend avoid avert ban be become begin block bomb boycott
    break bring build buy call capture cease change choose clear close come compel condemn contain continue
    control counter create curb cut defeat defend deliver deny deploy destroy deter disarm disband
    disengage dismantle drive drop embarrass end engage ensure enter escalate establish evacuate expand expel
    expose extend extract fight find finish fire fly follow force form free fund gain get give go grant guard
    halt hand harm have help hit hold hunt impose improve increase influence inspect invade investigate join
    keep kill launch lay lead leave let lift limit liberate lower maintain make meet move negotiate obey
    obtain occupy offer open oppose oust overthrow pay pause persuade postpone prepare preserve press pressure
    prevent prolong promote protect prove provide provoke pull punish push put quell raise reach recognise
    recover reduce refrain refuse reject relax release remain remove repel replace reply resign resist
    resolve respect respond restore restrain restrict resume retaliate retake retreat return reveal reverse
    revive rule save secure seek seize sell send separate set settle share shell shoot show sign spare speak
    split spread stand start stay stop strengthen strike supply support surrender suspend sway take talk tell
    topple trade train treat try unite urge use violate wage wait warn weaken welcome win wipe withdraw work
    yield""")
_ACTS: Final = wordlist("""action actions aggression airstrike airstrikes ambush ambushes assault assaults attack attacks bombing
    bombings campaign escalation fighting fire hostilities offensive offensives operation operations raid
    raids reprisal reprisals retaliation shelling strike strikes violence""")
#: Verbs that are nouns if they stand alone.
_NOUNS: Final = wordlist(
    "change control harm help influence pressure reply respect support trade violence work"
)
#: What stands in the middle of a whole statement, and at the beginning of a part of one.
_FINITE: Final = wordlist(
    "is are was were has have had will would can could may might must shall should does did do"
)
_OPENERS: Final = wordlist("that whom who what where why how when which whether to if the-way")


def quote(text: str) -> Part:
    """Return the words of a report in quotation marks.

    >>> quote("all targets").text, quote("“multi-tiered” response").text
    ('“all targets”', '“‘multi-tiered’ response”')
    """
    line = line_of(text)
    if "“" in line[1:-1] or "”" in line[1:-1]:
        line = line.strip() if line.count("“") != 1 or line[0] != "“" or line[-1] != "”" else line
        return Part("quote", f"“{line.replace('“', '‘').replace('”', '’')}”")
    return Part("quote", quoted(line))


def behind(before: Sequence[str], parts: Parts) -> Parts:
    """Return the words of a report without those that stand before them already.

    >>> from actorgraph.sentence.part import text_of
    >>> text_of(behind(["put", "sanctions", "on"], (quote("sanctions on both sides"),)))
    '“both sides”'
    """
    if len(parts) != 1 or parts[0].kind != "quote":
        return parts
    words = parts[0].text[1:-1].split()
    for many in range(min(len(before), len(words) - 1), 0, -1):
        if [word.casefold() for word in words[:many]] == [*before[-many:]]:
            return (quote(" ".join(words[many:])),)
    return parts


def gloss(text: str) -> Parts:
    """Return the words of a report in brackets, behind the name that stands for them."""
    return (Part("text", "("), quote(text), Part("text", ")"))


def deed(text: str) -> Parts:
    """Return a text that says what to do, with its *to*; nothing if it does not begin with a verb.

    >>> from actorgraph.sentence.part import text_of
    >>> text_of(deed("to talk")), text_of(deed("stop attacks")), text_of(deed("a ceasefire"))
    ('to “talk”', 'to “stop attacks”', '')
    """
    first, _, rest = line_of(text).partition(" ")
    if first == "to" and rest:
        return joined((Part("text", "to"), quote(rest)))
    verb = first.casefold().strip(",;:")
    is_verb = verb in _DEEDS and not _is_noun(verb, rest)
    if is_verb or (first == "not" and rest):
        return joined((Part("text", "to"), quote(text)))
    return ()


def names_acts(text: str) -> bool:
    """Return True if a text names acts of force rather than their targets.

    >>> names_acts("further attacks"), names_acts("85 targets"), names_acts("the suspension of attacks")
    (True, False, False)
    """
    _, head, rest = split(text)
    return head.casefold() in _ACTS and not rest.startswith(",")


def statement(text: str) -> Parts:
    """Return a text that says what was said, with *that* in front of a whole statement.

    >>> from actorgraph.sentence.part import text_of
    >>> text_of(statement("it would go on")), text_of(statement("a truce"))
    ('that “it would go on”', '“a truce”')
    """
    first, *rest = line_of(text).split(" ")
    if first.casefold() == "that" and rest:
        return joined((Part("text", "that"), quote(" ".join(rest))))
    if first.casefold() not in _OPENERS and _FINITE & set(rest):
        return joined((Part("text", "that"), quote(text)))
    return (quote(text),)


def _is_noun(first: str, rest: str) -> bool:
    """Return True if a verb is a noun by what follows it, or by itself if nothing does."""
    if not rest:
        return first in _ACTS or first in _NOUNS
    return rest.partition(" ")[0] in ("of", "on", "against", "by", "between")


def is_comparative(text: str) -> bool:
    """Return True if a text compares: *more significant*, *larger*.

    >>> is_comparative("markedly more significant"), is_comparative("an officer")
    (True, False)
    """
    found = text.casefold().split()
    return bool({"more", "less"} & set(found)) or (len(found) == 1 and found[0].endswith("er"))
