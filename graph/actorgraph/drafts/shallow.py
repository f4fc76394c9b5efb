"""The grammar of a sentence as far as its words alone show it, without a model: a tree of what is sure.

Subjects are the names that stand right before a verb, objects and prepositions what follows it. What is not
understood hangs on nothing, and decides nothing.
"""

from __future__ import annotations

from typing import Final

from actorgraph.ask.lexicon import Lexicon
from actorgraph.drafts import cues
from actorgraph.drafts.edge import is_event
from actorgraph.drafts.mood import STATED, Mood, but_for, doubted, lead_of, may_be
from actorgraph.drafts.names import Items
from actorgraph.drafts.noun_phrase import MARKS, Group, group_before, heads_clause
from actorgraph.drafts.tree import Tree
from actorgraph.drafts.voice import Report, voice_at
from actorgraph.sentence.stem import irregular

#: Verbs that no phrase of the lexicon begins with.
_VERBS: Final = (
    cues.SPEECH_STEMS | cues.ACCUSES | cues.DENIAL_STEMS | cues.WANTS | cues.MAKES | cues.DOES_DEED | frozenset(cues.BEFORE_TO) | frozenset(cues.BEFORE_GERUND)
    | frozenset(cues.MUTUAL) | frozenset(cues.PLACED) | cues.stems("flee found cite quote headquarter register base hold blame")
)  # fmt: skip
#: What somebody claims or denies, before "for" and "in".
_BLAME: Final = cues.stems("responsibility credit involvement part role hand")
_OWNED: Final = ("'s", "'")
_PARTICLES: Final = frozenset(("up", "out", "down", "off", "back", "over", "in"))
_PRONOUNS: Final = frozenset(("it", "they", "he", "she", "we", "you", "i", "them", "him", "us"))
_BEFORE_NOUN: Final = frozenset(("d", "p", "'", "#", "h"))


def shallow_tree(items: Items, lexicon: Lexicon, reports: list[Report]) -> Tree:
    """Return the tree of a sentence."""
    return _Reader(items, lexicon, reports).tree()


class _Reader:
    """Finds the verbs of a sentence, its noun phrases, and what hangs on what."""

    def __init__(self, items: Items, lexicon: Lexicon, reports: list[Report]) -> None:
        self.items = items
        self.lexicon = lexicon
        self.reports = reports
        self.size = len(items)
        self.heads = list(range(self.size))
        self.deps = ["ROOT"] * self.size
        self.tags = ["NN"] * self.size
        self.kinds = [""] * self.size
        self.moods: dict[int, Mood] = {}
        self.phrases: dict[int, int] = {}  # the head, which is the last word, by the first place
        self.at_head: dict[int, int] = {}  # the first place of a phrase by its head

    def tree(self) -> Tree:
        for at in range(self.size):
            self.kinds[at] = self._kind(at)
        self._find_phrases()
        self._hang_prepositions()
        self._explain()
        for at in range(self.size):
            if self.kinds[at] == "v":
                self._place_verb(at)
        for at in range(self.size):
            if self.kinds[at] == "v":
                self._hang_objects(at)
        return Tree(
            self.items,
            tuple(self.heads),
            tuple(self.deps),
            tuple(self.tags),
            self.lexicon,
            self.moods,
        )

    def _hang(self, at: int, head: int, dep: str) -> None:
        """Let a word hang on another, unless it does already or a circle would come of it."""
        above = head
        while self.heads[above] != above:
            above = self.heads[above]
            if above == at:
                return
        if self.heads[at] == at and at != head:
            self.heads[at], self.deps[at] = head, dep

    # -- the kinds of words -------------------------------------------------------------------------

    def _kind(self, at: int) -> str:
        """Return what a word is: n noun or name, v verb, d determiner, p preposition, and so on."""
        item, low = self.items[at], self.items[at].low
        if item.thing:
            self.tags[at] = "JJ" if item.adjective else "NNP"
            return "n"
        for kind, tag, words in _CLOSED:
            if low in words and not (
                kind == "b" and low in cues.REPORTED and self._before(at) == "d"
            ):
                self.tags[at] = tag
                return "h" if low == "-" and self._is_joining(at) else kind
        if low[:1].isdigit():
            self.tags[at] = "CD"
            return "#"
        if low in cues.BE | {"has", "have", "had", "do", "does", "did"}:
            return self._auxiliary(at)
        if low in cues.AUXILIARIES:
            self.tags[at] = "TO" if low == "to" else "MD"
            is_prep = low == "to" and not self._begins_infinitive(at)
            self.tags[at] = "IN" if is_prep else self.tags[at]
            return "p" if is_prep else "a"
        if low.endswith("ly") and self._before(at) != "d":
            self.tags[at] = "RB"
            return "b"
        return self._verb_or_noun(at)

    def _before(self, at: int) -> str:
        """Return the kind of the word before, adverbs left out; "^" at the beginning."""
        at -= 1
        while at >= 0 and self.kinds[at] in ("b", "g"):
            at -= 1
        return self.kinds[at] if at >= 0 else "^"

    def _is_joining(self, at: int) -> bool:
        return 0 < at < self.size - 1 and self.items[at - 1].end == self.items[at].start

    def _auxiliary(self, at: int) -> str:
        """Return "a" for "is" and "has" before a verb, "v" for those that are the verb."""
        after = at + 1
        while after < self.size and (
            self.items[after].low in cues.ADVERBS | cues.NEGATIONS | cues.BE | {"had", "n't"}
            or self.items[after].low.endswith("ly")
        ):
            after += 1
        word = self.items[after] if after < self.size else None
        low = word.low if word else ""
        key = word.stem if word else ""
        leads = self._is_verb(key) and (
            low.endswith("ing")
            or self._is_past(low, key)
            or self.items[at].low in ("do", "does", "did")
        )
        self.tags[at] = "VBZ"
        return "a" if leads or low == "to" else "v"

    def _begins_infinitive(self, at: int) -> bool:
        word = self.items[at + 1] if at + 1 < self.size else None
        return (
            word is not None and not word.thing and self._is_verb(word.stem) and word.text.islower()
        )

    def _is_verb(self, key: str) -> bool:
        return key in _VERBS or any(not phrase.state for phrase in self.lexicon.beginning(key))

    def _is_past(self, low: str, key: str) -> bool:
        return low.endswith("ed") or low in irregular(key)[1:]

    def _verb_or_noun(self, at: int) -> str:
        low, key = self.items[at].low, self.items[at].stem
        before = self._before(at)
        self.tags[at] = "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"
        if not key or not low.isalpha() or low in cues.TITLES or not self._is_verb(key):
            return "n"
        auxiliary = self._auxiliary_before(at)
        if low.endswith("ing"):
            return self._gerund(at, before, auxiliary)
        if auxiliary:
            self.tags[at] = "VBN" if self._is_past(low, key) else "VB"
            return "v"
        if before in _BEFORE_NOUN:
            return "n"
        if self._is_past(low, key):
            self.tags[at] = "VBN" if self._is_participle(at, before) else "VBD"
            return "v"
        if before in ("n", "i", "r", "c") and self._takes_object(at):
            self.tags[at] = "VBZ"
            return "v"
        return "n"

    def _gerund(self, at: int, before: str, auxiliary: str) -> str:
        self.tags[at] = "VBG"
        low = self.items[at - 1].low if at else ""
        stem = self.items[at - 1].stem if at else ""
        if low == "having":
            stem, before = self.items[at - 2].stem, self.kinds[at - 2]
        after_gerund = stem in cues.BEFORE_GERUND or (
            low == "out" and self.items[at - 2].stem == "rul"
        )
        joined = before == "c" and self.tags[at - 2] == "VBG" and self.kinds[at - 2] == "v"
        if auxiliary or after_gerund or joined or before == "p":
            return "v"
        if before in ("d", "'", "h") or (before == "n" and not self.items[at - 1].thing):
            self.tags[at] = "NN"
            return "n"
        return "x"

    def _auxiliary_before(self, at: int) -> str:
        at -= 1
        while at >= 0 and self.kinds[at] in ("b", "g"):
            at -= 1
        return self.items[at].low if at >= 0 and self.kinds[at] == "a" else ""

    def _is_participle(self, at: int, before: str) -> bool:
        """Return True for "backed" in "X, backed by Y" and "a group backed by Y"."""
        after = at + 1
        while after < self.size and self.items[after].low in _PARTICLES | {"again", "jointly"}:
            after += 1
        if after + 1 < self.size and self.items[after].low in ("and", "or"):
            after += 2
        follows = self.items[after].low if after < self.size else ""
        return follows == "by" and before in ("n", ",", "m", ")", "b", "^", "r", "c")

    def _takes_object(self, at: int) -> bool:
        """Return True if what follows a word is an object, or a preposition that its phrase goes on with."""
        after = at + 1
        if after >= self.size:
            return False
        item = self.items[after]
        if self.items[at - 1].thing and self._before(at - 1) in ("r", "d") and item.text in MARKS:
            start = at - 2 - (self.kinds[at - 2] == "d")
            return self.items[start].low in ("which", "whom", "that")
        if item.thing or item.low in cues.DETERMINERS or item.low in _PRONOUNS:
            return True
        if self.items[at].stem in cues.SPEECH_STEMS or item.low == "and":
            return item.low in ("that", "it", "and")
        following = {
            word
            for phrase in self.lexicon.beginning(self.items[at].stem)
            if not phrase.state and len(phrase.key) > 2
            for word in phrase.key[1].replace("_", "|").split("|")
        }
        plain = (
            item.text.islower()
            and item.low not in cues.PREPOSITIONS | cues.OPENERS | cues.AUXILIARIES
        )
        named = self.items[at - 1].thing is not None or self.kinds[at - 1] != "n"
        verb = self._is_verb(item.stem) and self._is_past(item.low, item.stem)
        return item.stem in following or (plain and named and not verb)

    # -- noun phrases -------------------------------------------------------------------------------

    def _find_phrases(self) -> None:
        at = 0
        while at < self.size:
            if self.kinds[at] not in ("n", "d", "#"):
                at += 1
                continue
            start, last = at, at
            at += 1
            while at < self.size and (
                self.kinds[at] in ("n", "#", "'", "h")
                or (self.kinds[at] == "b" and self.kinds[at - 1] == "d")
            ):
                last = at
                at += 1
            while last > start and self.kinds[last] in ("'", "b", "h"):
                last -= 1
            self._phrase(start, last)

    def _phrase(self, start: int, last: int) -> None:
        self.phrases[start] = last
        self.at_head[last] = start
        before = self.items[start - 1].low if start else ""
        if before == "nor" or (before == "not" and self.kinds[start - 2] in ("c", ",")):
            self._hang(start - 1, last, "det")
        for at in range(start, last):
            owned = at + 1 <= last and self.items[at + 1].low in _OWNED
            item = self.items[at]
            if self.kinds[at] == "d":
                owner = item.text.lower() in ("its", "his", "her", "their", "whose")
                self._hang(at, last, "poss" if owner else "det")
            elif self.kinds[at] == "'":
                self._hang(at, at - 1, "case")
            elif owned:
                self._hang(at, last, "poss")
            elif at + 2 <= last and self.kinds[at + 1] == "h":
                self._hang(at, at + 2, "npadvmod")
            elif item.low in cues.REPORTED or item.adjective or item.low.endswith("ed"):
                self._hang(at, last, "amod")
            elif self.kinds[at] == "#":
                self._hang(at, last, "nummod")
            else:
                self._hang(at, last, "compound")

    def _phrase_at(self, at: int) -> int:
        """Return the head of the phrase that begins at a place; -1 if none does."""
        return self.phrases.get(at, -1)

    def _with_others(self, head: int, *, inside: bool = False) -> int:
        """Hang the phrases on one that "and" joins to it, if each is whole; return the last place of all."""
        last = head
        while True:
            after = last + 1
            comma = after < self.size and self.items[after].text == ","
            after += comma
            joined = after < self.size and self.items[after].low in ("and", "or", "nor")
            if joined and comma and last == head:
                return last  # "armed by X, and Y"
            after += joined
            other = self._phrase_at(after) if comma or joined else -1
            if other < 0 or not (joined or self._list_goes_on(other)):
                return last
            if not (inside or self._ends(other + 1)):
                return last
            self._hang(other, head, "conj")
            last = other

    def _list_goes_on(self, head: int) -> bool:
        """Return True if a comma before a name is one of a list that ends in "and"."""
        at = head + 1
        while at < self.size and (self.kinds[at] in ("n", "d", "#") or self.items[at].text == ","):
            at += 1
        return at < self.size and self.items[at].low in ("and", "or") and self.kinds[at - 1] == "n"

    def _ends(self, at: int) -> bool:
        """Return True if what ends before a place is no subject of what follows."""
        if at >= self.size or self.items[at].low == "to":
            return True
        return self.kinds[at] not in ("v", "a", "x")

    # -- verbs --------------------------------------------------------------------------------------

    def _place_verb(self, at: int) -> None:
        lead = lead_of(self.items, at)
        gerund = self.tags[at] == "VBG" or self.items[at - 1].low == "having"
        if (gerund or self.items[at - 1].low == "being") and self._after_preposition(at):
            return
        if gerund and self.items[at - 1].low in ("and", "or") and self.tags[at - 2] == "VBG":
            self._hang(at, at - 2, "conj")  # "of arming and training X"
            self.moods[at] = STATED
            return
        linked = self._linked(at)
        if lead is None:
            if not linked:
                self.kinds[at] = "n"
                self.tags[at] = "XX"
            return
        self.moods[at] = lead.mood.and_then(but_for(self.items, at)).and_then(self._not_behind(at))
        for place in range(lead.stop, at):
            if self.kinds[place] == "a":
                be = self.items[place].low in cues.BE
                self._hang(place, at, "auxpass" if be and self.tags[at] == "VBN" else "aux")
            elif self.kinds[place] in ("b", "g"):
                self._hang(place, at, "advmod")
        if linked:
            return
        passive = self.tags[at] == "VBN" and lead.passive
        if not passive and self.tags[at] == "VBN" and not self._has_auxiliary(at):
            self._reduced(at)
            return
        group = group_before(self.items, lead.stop)
        before = lead.stop - 1
        if before >= 0 and self.items[before].low in ("and", "or", "but", "then"):
            self._shares(at, before)
        elif before >= 0 and self.items[before].low in ("which", "who", "that"):
            self._relative(at, before, passive)
        elif group:
            self._subject(at, group, passive)
        elif before >= 0 and self.kinds[before] == "i":
            self._pronoun(at, before, passive)
        elif before in self.at_head:
            top = self._top(before)
            formed = any(kind == "h" for kind in self.kinds[self.at_head[top] : top])
            if (formed or not self.items[top].thing) and heads_clause(
                self.items, self.at_head[top]
            ) >= 0:
                self.moods[at] = self.moods[at].and_then(self._nobody(top))
                self._hang(top, at, "nsubjpass" if passive else "nsubj")
        elif before > 0 and self.items[before].text == "," and lead.stop == at:
            self._shares(at, before)
        self._report(at)

    def _not_behind(self, at: int) -> Mood:
        """Return the mood of "is not the leader" and "has no part"."""
        low = self.items[at + 1].low if at + 1 < self.size else ""
        denied = self.items[at].low in cues.AUXILIARIES and low in cues.NEGATIONS
        return Mood("denied", at, at + 1) if denied else STATED

    def _has_auxiliary(self, at: int) -> bool:
        return any(
            head == at and self.deps[place] == "aux" for place, head in enumerate(self.heads)
        )

    def _top(self, head: int) -> int:
        """Return the head of the phrase that a phrase behind "of" belongs to."""
        start = self.at_head[head]
        while start > 1 and self.kinds[start - 1] == "p" and start - 2 in self.at_head:
            head = start - 2
            start = self.at_head[head]
        return head

    def _subject(self, at: int, group: Group, passive: bool) -> None:
        dep = "nsubjpass" if passive else "nsubj"
        first = self._whole(group.places[0])
        first = self._top(first) if self.deps[first] == "pobj" else first
        while self.deps[first] == "appos":
            first = self.heads[first]
        relative = group.start - 1
        for other in group.places[1:]:
            self._hang(self._whole(other), first, "conj")
        mood = _before_subject(self.items, group)
        self.moods[at] = self.moods[at].and_then(mood).and_then(self._nobody(first))
        self._hang(first, at, dep)
        if relative > 0 and self.items[relative].low in ("which", "whom"):
            whom = self._antecedent(relative)
            if whom >= 0:
                self._hang(at, whom, "relcl")

    def _nobody(self, subject: int) -> Mood:
        """Return the mood that "no" before a subject gives to what is said of it."""
        for place, head in enumerate(self.heads):
            if head == subject and place != head and self.items[place].low in cues.NEGATIONS:
                return Mood("denied", place, place)
        return STATED

    def _whole(self, place: int) -> int:
        """Return the head of the phrase that a name stands in: "X's troops"."""
        return next((last for start, last in self.phrases.items() if start <= place <= last), place)

    def _antecedent(self, relative: int) -> int:
        at = relative - 1
        at -= at >= 0 and self.items[at].text == ","
        return at if at in self.at_head else -1

    def _report(self, at: int) -> None:
        """Hang a verb on the one that reports it: "X said that Y attacked Z"."""
        near = voice_at(self.reports, at)
        verb = near.verb if near else -1
        subject = any(
            head == verb and self.deps[place] == "nsubj" for place, head in enumerate(self.heads)
        )
        if 0 <= verb < at and self.kinds[verb] == "v" and subject:
            self._hang(at, verb, "ccomp")

    def _relative(self, at: int, relative: int, passive: bool) -> None:
        whom = self._antecedent(relative)
        named = group_before(self.items, relative + 1)
        if whom < 0 or (named is None and self.items[whom].thing):
            return
        if named:
            self.moods[at] = self.moods[at].and_then(_before_subject(self.items, named))
        self._hang(relative, at, "nsubjpass" if passive else "nsubj")
        self._hang(at, whom, "relcl")

    def _pronoun(self, at: int, pronoun: int, passive: bool) -> None:
        self._hang(pronoun, at, "nsubjpass" if passive else "nsubj")

    def _reduced(self, at: int) -> None:
        """Hang a participle on whom it is said of: "X, backed by Y", "X, a group backed by Y"."""
        before = at - 1
        while before >= 0 and self.kinds[before] == "b":
            before -= 1
        if before > 0 and self.items[before].text == ",":
            before -= 1
            named = before in self.at_head and self.items[before].thing
            if not named or heads_clause(self.items, before) < 0:
                return
        if before in self.at_head:
            self._hang(at, before, "acl")
        elif (
            before > 1 and self.items[before].low in ("and", "or") and self.kinds[before - 1] == "v"
        ):
            self._hang(at, before - 1, "conj")

    def _shares(self, at: int, joint: int) -> None:
        """Hang a verb on the one before whose subject it has: "X attacked Y and killed Z"."""
        before = next((place for place in range(joint - 1, -1, -1) if self.kinds[place] == "v"), -1)
        between = self.items[before + 1 : joint] if before >= 0 else ()
        if before < 0 or any(
            item.text in ';:“”"—–' or item.low in cues.OPENERS or item.low in cues.RELATIVES
            for item in between
        ):
            return
        if any(item.text == "," for item in between[:-1]):
            return
        mood = self.moods.get(at, STATED)
        if mood == STATED:
            self.moods[at] = self.moods.get(before, STATED)
        self._hang(at, before, "conj")

    def _after_preposition(self, at: int) -> bool:
        """Hang a gerund on the preposition before it: "accused of arming"."""
        before = at - 1
        while before > 0 and self.items[before].low in ("having", "not", "being", "been"):
            if self.items[before].low in cues.BE:
                self._hang(before, at, "auxpass")
            before -= 1
        if before < 1 or self.kinds[before] != "p":
            return False
        self.moods[at] = STATED
        self._hang(at, before, "pcomp")
        accuser = next(
            (
                place
                for place in range(before - 1, -1, -1)
                if self.items[place].stem in cues.ACCUSES | {"charg", "stop"}
            ),
            -1,
        )
        if accuser < 0:
            self.kinds[at], self.tags[at] = "n", "XX"
        else:
            self._hang(before, accuser, "prep")
        return True

    def _linked(self, at: int) -> bool:
        """Hang a verb on the one that leads to it: "vowed to attack", "denied arming"."""
        before = at - 1
        while before >= 0 and self.kinds[before] in ("b", "g", "a"):
            before -= 1
        low = self.items[before].low if before >= 0 else ""
        to = any(self.items[place].low == "to" for place in range(before + 1, at))
        if low == "having" or (low == "out" and self.tags[at] == "VBG"):
            before -= 1
        if before < 0 or not (to or self.tags[at] == "VBG"):
            return False
        if self.kinds[before] == "v":
            self._hang(at, before, "xcomp")
            return True
        wants = next((place for place in range(before, -1, -1) if self.kinds[place] == "v"), -1)
        if wants >= 0 and self.items[wants].stem in cues.WANTS and to:
            self._hang(at, wants, "xcomp")
            return True
        return False

    # -- what follows -------------------------------------------------------------------------------

    def _explain(self) -> None:
        """Hang explanations on names, "X, the leader of Y", and names on titles, "the leader of Y, X"."""
        for start, head in self.phrases.items():
            if start < 2 or self.items[start - 1].text not in ",–—(":
                continue
            before = start - 2
            if before not in self.at_head:
                continue
            first, here = self.items[before], self.items[head]
            top = self._top(before)
            if (
                here.thing
                and here.thing.type in ("person", "unknown")
                and not self.items[top].thing
            ):
                self._hang(head, top, "appos")
            elif (
                first.thing
                and (not here.thing or here.thing.type == "class")
                and self._may_explain(before, start)
            ):
                self._hang(head, before, "appos")

    def _may_explain(self, name: int, start: int) -> bool:
        thing = self.items[name].thing
        article = (
            self.items[start].low in ("a", "an", "the") or self.items[start].low in cues.TITLES
        )
        owned = self.items[start].thing is not None or self.items[start].text.lower() in (
            "its",
            "their",
        )
        if not (article or owned):
            return False
        opening = self.at_head[name] - 1
        adverbial = opening == 0 and self.kinds[0] == "p"
        return not adverbial and (
            heads_clause(self.items, name) >= 0
            or (thing is not None and thing.type == "person")
            or self.kinds[opening] in ("v", "p")
        )

    def _hang_prepositions(self) -> None:
        """Hang prepositions on the noun or verb before them, and on them the phrase behind."""
        verb = -1
        for at in range(self.size):
            if self.kinds[at] == "v":
                verb = at
            elif self.kinds[at] in ("o", "r", "m"):
                verb = -1
            if self.kinds[at] != "p":
                continue
            whom = self._phrase_at(at + 1)
            inside = at - 1 in self.at_head and verb < 0  # "an attack by X on Y killed nine"
            if whom >= 0 and (inside or self._ends(whom + 1)):
                self._hang(whom, at, "pobj")
                self._with_others(whom, inside=inside)
            self._hang_preposition(at, verb)

    def _hang_preposition(self, at: int, verb: int) -> None:
        noun = at - 1 if at - 1 in self.at_head else -1
        low = self.items[at].low
        follows = self.items[at + 1].low if at + 1 < self.size else ""
        if verb >= 0 and (
            follows in ("having", "being") or self.tags[min(at + 1, self.size - 1)] == "VBG"
        ):
            self._hang(at, verb, "prep")  # "accused X of arming Y"
            return
        if low == "by" and verb >= 0 and self.items[verb + 1].low == "not":
            return  # "attacked not by X but by Y"
        if low == "by" and verb >= 0 and self.tags[verb] == "VBN" and not self._is_doing(noun):
            self._hang(at, verb, "agent")
        elif noun >= 0 and (
            low == "of"
            or self._is_doing(noun)
            or verb < 0
            or (low in ("for", "in", "at", "to") and self._is_role(noun))
        ):
            self._hang(at, noun, "prep")
        elif verb >= 0:
            self._hang(at, verb, "prep")

    def _is_doing(self, noun: int) -> bool:
        known = noun >= 0 and self.items[noun].stem in cues.NOUNS_OF_DOING.keys() | cues.DEEDS
        return known or (noun >= 0 and is_event(self.items, noun))

    def _is_role(self, noun: int) -> bool:
        key = self.items[noun].stem
        return not self.items[noun].thing and (
            self.items[noun].low in cues.TITLES
            or key in _BLAME
            or key in self.lexicon.nouns
            or any(phrase.state for phrase in self.lexicon.beginning(key))
        )

    def _hang_objects(self, at: int) -> None:
        after = at + 1
        while after < self.size and (
            self.items[after].low in _PARTICLES or self.kinds[after] == "b"
        ):
            if self.items[after].low in _PARTICLES:
                self._hang(after, at, "prt")
            after += 1
        if after < self.size and self.items[after].low in ("behind", "responsible"):
            self.tags[after] = "JJ" if self.items[after].low == "responsible" else "IN"
            self._hang(after, at, "acomp" if self.items[after].low == "responsible" else "prep")
            return
        head = self._phrase_at(after)
        if head < 0 or not self._ends(head + 1):
            return
        dep = "attr" if self.items[at].low in cues.BE | {"remains", "became"} else "dobj"
        if self.tags[at] == "VBN" and self.deps[at] == "acl":
            dep = "oprd"
        self._hang(head, at, dep)
        last = self._with_others(head)
        second = self._phrase_at(last + 1)
        if second >= 0 and dep == "dobj" and self._ends(second + 1):
            self.deps[head] = "dative"
            self._hang(second, at, "dobj")


def _before_subject(items: Items, group: Group) -> Mood:
    """Return the mood of what stands before a subject: "neither X nor Y", "apparently X"."""
    place = group.start - 1
    while place >= 0 and items[place].text == ",":
        place -= 1
    if place >= 0 and items[place].low in ("neither", "nor", "no", "not"):
        return Mood("denied", place, place)
    if place >= 0 and may_be(items[place]):
        return Mood("possible", place, place)
    return doubted(items, place)


#: Kinds of words of which there are few, with their tags.
_CLOSED: Final = (
    ("d", "DT", cues.DETERMINERS - {"that"} | {"no", "neither"}),
    ("'", "POS", frozenset(_OWNED)),
    ("h", "HYPH", frozenset("-")),
    (",", ",", frozenset(",–—")),
    ("m", ".", MARKS),
    ("g", "RB", cues.NEGATIONS - {"no", "without", "nobody", "none", "neither", "nor"}),
    ("r", "WDT", cues.RELATIVES),
    ("c", "CC", frozenset(("and", "or", "but", "nor"))),
    ("i", "PRP", _PRONOUNS),
    ("p", "IN", cues.PREPOSITIONS - {"to", "as", "than", "because", "before", "since", "until"}),
    ("t", "NNP", cues.TIMES),
    ("b", "RB", cues.ADVERBS | cues.REPORTED | cues.POSSIBLE | cues.NEARLY),
    ("b", "RB", (_PARTICLES - {"in", "over", "back"}) | (cues.CONDITIONS - {"provided"})),
    ("o", "IN", (cues.OPENERS - {"said", "says", "saying"}) | {"as", "than", "because"}),
)
