"""Templates: how a relation is said, as a verb with its words and the places of its ends.

``be [a member|members] of {target}``: the first word is a verb, named by its lemma, and so is any word
after an underscore (``sponsor or _support {target}``). ``[…|…]`` is for one and for several subjects,
``{its}`` the possessive of the subject, and any other word in braces a slot that a claim fills.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from actorgraph.model.errors import InvalidValue
from actorgraph.sentence.verb import lemma_of
from actorgraph.sentence.wordlist import wordlist

#: What a claim may fill. *target* is the object, or else what stands for it: the text, the figure or the
#: event; *victims* are people of the object; *acts* is a text that names acts, such as attacks, *deed* one
#: that says what to do, *words* what was said.
SLOTS: Final = wordlist(
    "subject object target victims event text acts deed words role figure compared its"
)
_PIECE: Final = r"\{the [a-z]+\}|\[[^\[\]]*\]|\S+"
_PREPOSITIONS: Final = wordlist(
    "of with in to by from for at on against under over about into after before as"
)
#: What means something in a template, and may stand in a reading by chance.
_MARKS: Final = r"[{}\[\]|]|(?<!\S)_+"
_SLOT: Final = r"\{(the )?([a-z]+)\}"


class Token(NamedTuple):
    """A piece of a template: a ``"verb"``, a ``"word"``, a ``"slot"``, or words ``"by number"``.

    `more` is the form for several subjects, or ``"the"`` for a slot whose name needs the article.
    """

    kind: str
    text: str
    more: str = ""


class Template(NamedTuple):
    """The tokens of a template, of which the first is a verb unless it begins with a slot."""

    tokens: tuple[Token, ...]

    @property
    def slots(self) -> frozenset[str]:
        """The slots that have to be filled."""
        return frozenset(token.text for token in self.tokens if token.kind == "slot") - {"its"}

    @property
    def words(self) -> str:
        """The plain words."""
        return " ".join(token.text for token in self.tokens if token.kind == "word")

    def before(self, at: int) -> list[str]:
        """Return the plain words directly before a token."""
        words = [token.text if token.kind == "word" else "" for token in self.tokens[:at]]
        return words[len(words) - words[::-1].index("") :] if "" in words else words


@lru_cache(maxsize=1024)
def template(text: str) -> Template:
    """Return the template that a text writes down.

    Raises
    ------
    InvalidValue
        It names a slot that there is not.
    """
    tokens: list[Token] = []
    for at, piece in enumerate(re.findall(_PIECE, text)):
        slot = re.fullmatch(_SLOT, piece)
        if slot:
            if slot[2] not in SLOTS:
                raise InvalidValue(
                    f"unknown slot {{{slot[2]}}} in {text!r}; use one of {', '.join(sorted(SLOTS))}"
                )
            tokens.append(Token("slot", slot[2], (slot[1] or "").strip()))
        elif piece.startswith("[") and piece.endswith("]"):
            one, _, several = piece[1:-1].partition("|")
            tokens.append(Token("by number", one, several))
        elif piece.startswith("_") or at == 0:
            tokens.append(Token("verb", piece.removeprefix("_")))
        else:
            tokens.append(Token("word", piece))
    if not tokens:
        raise InvalidValue("a frame needs words, and 'says' is empty")
    return Template(tuple(tokens))


@lru_cache(maxsize=1024)
def guessed(reading: str) -> str:
    """Return the template of a reading in the third person, such as that of a relation of one's own.

    >>> guessed("gives shelter to"), guessed("sponsors or supports"), guessed("is a friend of")
    ('give shelter to {target}', 'sponsor or _support {target}', 'be a friend of {target}')
    >>> guessed("friend of"), guessed("linked with"), guessed("KNOWS")
    ('be friend of {target}', 'be linked with {target}', 'be tied to {target} by “KNOWS”')
    """
    reading = " ".join(re.sub(_MARKS, "", reading).split())
    first, *rest = reading.split(" ")
    lemma = lemma_of(first)
    if not lemma:
        if rest and rest[-1] in _PREPOSITIONS:
            return " ".join(["be", first, *rest, "{target}"])
        return f"be tied to {{target}} by “{reading}”"
    if rest[:1] == ["or"] and len(rest) > 1 and lemma_of(rest[1]):
        rest[1] = f"_{lemma_of(rest[1])}"
    return " ".join([lemma, *rest, "{target}"])
