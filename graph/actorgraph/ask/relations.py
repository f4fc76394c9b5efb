"""The phrases that ask for a relation, in every form in which English puts them.

A vocabulary holds phrases such as "sponsors", "is backed by", "is a member of". A question says "has
backed", "were members of", "who funds", "did … strike". Both are brought to a key: the stems of the
words, without auxiliaries and articles. A passive with "by" turns a relation round; nouns ("the backers
of", "Iran's proxies") are in `SUBJECTS` and `OBJECTS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from actorgraph.ask.words import Word, word_set
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.manner import means_in
from actorgraph.sentence.stem import stem

Key = tuple[str, ...]
#: Words that carry no part of a relation's meaning.
LIGHT: Final = word_set("is are was were be been being am has have had having a an the")

#: Nouns for whoever does it, by relation or family: "the backers of X", "X's backers".
SUBJECTS: Final = {
    "sponsors": "sponsor backer funder financier patron supplier trainer bankroller paymaster benefactor",
    "sponsorship": "supporter",
    "attacks": "attacker assailant aggressor",
    "kills": "killer assassin murderer",
    "leads": "leader head chief boss ruler",
    "commands": "commander",
    "leadership": "leadership",
    "speaks-for": "spokesperson spokesman spokeswoman mouthpiece",
    "part-of": "branch unit wing arm",
    "membership": "member part subgroup constituent component",
    "allied-with": "ally partner",
    "affiliated-with": "affiliate",
    "fights": "enemy foe adversary opponent",
    "threatens": "threatener",
    "attributes": "accuser",
    "splinter-of": "splinter offshoot",
    "holds-office-in": "official officeholder",
    "owns": "owner",
    "occupies": "occupier",
}
#: Nouns for whoever suffers or receives it: "Iran's proxies", "the victims of X".
OBJECTS: Final = {
    "sponsors": "proxy client protege recipient beneficiary",
    "attacks": "victim target",
    "attributes": "suspect culprit",
    "owns": "property asset facility",
    "operates-in": "stronghold base",
}


#: Verbs with an object of their own, by relation: verbs, nouns and prepositions, each with each.
_WITH_NOUN: Final = {
    "attacks": (
        "carry out|launch|conduct|mount|stage|make|perform",
        "attack|strike|airstrike|air strike|drone strike|raid|bombing|assault|offensive|operation",
        "on|against|at",
    ),
    "sponsors": (
        "provide|give|supply|send|deliver|offer|furnish",
        "support|weapon|arm|money|fund|funding|training|equipment|resource|backing|missile|drone|rocket",
        "to|for",
    ),
    "sanctions": ("impose|put|place", "sanction", "on|against"),
    "threatens": ("make|issue|utter", "threat", "against|to"),
    "leads": ("be", "in charge|in command|at the head", "of"),
    "meets": ("hold|have", "talk|meeting|negotiation", "with"),
}


class Form(NamedTuple):
    """What a phrase asks for: a relation or family by name, from one end or the other, by some means or any."""

    target: str
    inverse: bool
    mode: str = ""


class Forms:
    """All the phrases of a vocabulary under their keys."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.phrases: dict[Key, Form] = {}
        self.nouns: dict[str, Form] = {}
        self._add_phrases(vocabulary.phrases)
        for nouns, inverse in ((SUBJECTS, False), (OBJECTS, True)):
            for target, texts in nouns.items():
                if target in vocabulary or target in vocabulary.families:
                    for noun in texts.split():
                        self.nouns.setdefault(stem(noun), _form(target, inverse, [noun]))
        self._add_agents()
        self.longest = max(map(len, self.phrases), default=0)
        self.stems = {word for key in self.phrases for word in key} | set(self.nouns)

    def _add_phrases(self, phrases: Mapping[str, tuple[str, bool]]) -> None:
        """Add forward phrases before inverse ones ("parts of" has the stems of "part of"), and relations
        before families ("attacked" names one relation)."""
        families = self._vocabulary.families
        ordered = sorted(
            phrases.items(), key=lambda named: (named[1][1], named[1][0] in families, named[0])
        )
        for text, (target, inverse) in ordered:
            words = text.split()
            key = key_of(words)
            if key:
                self.phrases.setdefault(key, _form(target, inverse, words))
        if "membership" in families:
            # English does not tell a command, an umbrella and a class apart by "part of" or "member of".
            for noun in ("part", "member"):
                self.phrases[(noun, "of")] = Form("membership", False)
        self._add_with_nouns()
        for key, form in list(self.phrases.items()):
            if not form.inverse and len(key) == 1:  # "fought against"
                self.phrases.setdefault((*key, "against"), form)
        for key, form in list(self.phrases.items()):
            if not form.inverse and key[-1] != "by":  # "is fired at by", "was struck by"
                self.phrases.setdefault((*key, "by"), form._replace(inverse=True))

    def _add_with_nouns(self) -> None:
        """Add "carries out attacks on", "gives weapons to" and the like."""
        for target, parts in _WITH_NOUN.items():
            if target in self._vocabulary:
                for words in product(*(part.split("|") for part in parts)):
                    key = key_of(" ".join(words).split())
                    self.phrases.setdefault(key, _form(target, False, words))

    def _add_agents(self) -> None:
        """Add "sanctioner" and the like for relations without a noun in the table."""
        for key, form in list(self.phrases.items()):
            if len(key) == 1 and not form.inverse:
                self.nouns.setdefault(key[0].removesuffix("e") + "er", form)

    def reading(self, form: Form, *, turned: bool = False) -> Reading:
        """Return the reading of a form, or of the same seen from the other end."""
        name = form.target
        relations = (name,) if name in self._vocabulary else self._vocabulary.members(name)
        return self._vocabulary.reading_of(relations, name, inverse=form.inverse != turned)

    def at(self, words: Sequence[Word], start: int) -> Iterator[tuple[int, Form]]:
        """Yield the ends of the relations that begin at a word, longest first, with their forms."""
        key: list[str] = []
        found: list[tuple[int, Form]] = []
        for end in range(start, len(words)):
            word = words[end]
            if word.folded in LIGHT:
                continue
            key.append(word.stem)
            if len(key) > self.longest:
                break
            form = self.phrases.get(tuple(key))
            if form:
                found.append((end + 1, form))
        yield from reversed(found)


def _form(target: str, inverse: bool, words: Sequence[str]) -> Form:
    return Form(target, inverse, means_in(words) if target == "sponsors" else "")


def key_of(words: Sequence[str]) -> Key:
    """Return the key of folded words.

    >>> key_of(["is", "a", "member", "of"]), key_of(["was", "struck", "by"])
    (('member', 'of'), ('strik', 'by'))
    """
    return tuple(stem(word) for word in words if word not in LIGHT)
