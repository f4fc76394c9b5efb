"""The slots of a template, filled with what a claim has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.model.claim import Claim, Quantity
from actorgraph.sentence import adjunct, figure, literal
from actorgraph.sentence.clause import Clause
from actorgraph.sentence.frame import PARTS, Frame
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import Part, Parts, joined
from actorgraph.sentence.template import Template, Token

_SOMEBODY: Final = (Part("text", "somebody"),)
#: What stands for an end that a claim does not have, by the word that asks for it.
_SOMETHING: Final = {
    "whom": "somebody",
    "what": "something",
    "where": "somewhere",
    "none": "something",
}
#: Slots that the text of a claim fills.
_OF_TEXT: Final = frozenset(("text", "acts", "deed", "words"))
#: Types of which one may say that they are killed or arrested; of others it is people of theirs.
_PEOPLE: Final = frozenset(("person", "class"))


class Filler:
    """Fills the templates of one clause and remembers which fields of the claim are said."""

    def __init__(self, nouns: Nouns, claim: Claim, frame: Frame) -> None:
        self.nouns = nouns
        self.claim = claim
        self.frame = frame
        #: The fields that the clause has said.
        self.said: set[str] = set()
        fields = {
            "object": claim.object,
            "event": claim.event,
            "text": claim.text,
            "words": claim.text,
            "role": claim.role,
            "figure": claim.quantity,
            "subject": claim.subject or claim.event,
            "deed": literal.deed(claim.text),
            "acts": literal.names_acts(claim.text),
            "compared": claim.object and literal.is_comparative(claim.text),
        }
        #: The slots that the claim can fill.
        self.available = {slot for slot, value in fields.items() if value} | {"target", "victims"}

    def clause(self, subject: str, says: Sequence[Template]) -> Clause:
        """Return a clause with a subject and the first of some templates that can be filled."""
        available = self.available - self.said
        if self.claim.event in (subject, self.claim.object):
            available.discard("event")
        chosen = next((said for said in says if said.slots <= available), says[-1])
        named = self.noun(subject) if subject else _SOMEBODY
        return self._with(named, subject, chosen)

    def passive(self, says: Sequence[Template]) -> Clause:
        """Return a clause of which the object is the subject."""
        self.said.add("object")
        chosen = next((said for said in says if said.slots <= self.available), says[-1])
        gloss = () if chosen.slots & _OF_TEXT else self._gloss()
        named = joined([*self.noun(self.claim.object), *gloss])
        return self._with(named, self.claim.object, chosen)._replace(is_passive=True)

    def content(self, template: Template) -> Clause:
        """Return a clause of which the first slot of a template is the subject."""
        first, *rest = template.tokens
        subject = self.claim.object if first.text == "target" else self.claim.subject
        self.said |= {"subject", "role"}
        named = self._slot(first, template.slots, "")
        return self._with(named, subject, Template(tuple(rest)), template.slots)

    def _with(
        self, named: Parts, subject: str, chosen: Template, slots: frozenset[str] | None = None
    ) -> Clause:
        filled = {
            token.text: literal.behind(
                chosen.before(at), self._slot(token, slots or chosen.slots, subject)
            )
            for at, token in enumerate(chosen.tokens)
            if token.kind == "slot" and token.text != "its"
        }
        noun = self.nouns[subject] if subject else None
        plural = noun.plural if noun else named != _SOMEBODY
        its = noun.its if noun else "their"
        return Clause(
            named,
            plural,
            chosen,
            filled,
            self.tail(subject),
            subject,
            its,
            negative=self.frame.negative,
        )

    def noun(self, key: str, *, the: bool = False) -> Parts:
        """Return a name with its article, which it gets anyway if *the* is True and it is a plural."""
        noun = self.nouns[key]
        text = noun.words
        if the and noun.plural and text == noun.name:
            text = f"the {text}"
        return (Part("event" if noun.is_event else "actor", text, key),)

    def figure(self, quantity: Quantity) -> Part:
        """Return a figure; if a report has words and no number, such as *several*, its words."""
        text = self.claim.text
        self.said.add("figure")
        if not text or quantity.op not in (">", ">=") or quantity.value != 1:
            return Part("figure", figure.figure(quantity))
        self.said.add("text")
        noun = "" if " " in text else f" {quantity.what}"
        return Part("figure", f"{literal.quote(text).text}{noun}")

    def tail(self, subject: str = "") -> Parts:
        """Return what of the claim has not been said yet."""
        claim = self.claim
        found: list[Part] = []
        if claim.object and "object" not in self.said and claim.object != subject:
            name = self.nouns[claim.object].name.casefold()
            if name not in claim.text.casefold():
                found += (Part("text", "with regard to"), *self.noun(claim.object))
        found += self._gloss()
        event = claim.event if claim.event not in (claim.object, subject) else ""
        if "event" in self.said:
            event = ""
        role = claim.role
        if "role" in self.said or role in ("perpetrator", claim.relation):
            role = ""
        modes = [mode for mode in claim.mode if mode.casefold() not in role.casefold()]
        modes = adjunct.unsaid(modes, self.nouns[event] if event else None)
        found += adjunct.means(modes)
        if claim.quantity and "figure" not in self.said:
            found += (Part("text", ", with"), Part("figure", figure.figure(claim.quantity)))
        if event:
            found += self._event(event)
        if role in PARTS:
            found += (Part("text", f", as its {role}"),)
            role = ""
        found += adjunct.brackets([role] if role else [], modes)
        return joined(found)

    def _event(self, key: str) -> Parts:
        preposition = adjunct.preposition(self.nouns[key], self.frame.event)
        return (Part("text", preposition), *self.noun(key)) if preposition else ()

    def _gloss(self) -> Parts:
        """Return the text in brackets if it says more than what the clause has said already."""
        if not self._has_gloss():
            return ()
        self.said.add("text")
        return literal.gloss(self.claim.text)

    def _has_gloss(self) -> bool:
        claim = self.claim
        if not claim.text or "text" in self.said:
            return False
        ends = [self.nouns[key] for key in (claim.subject, claim.object, claim.event) if key]
        if any(noun.is_called(claim.text) for noun in ends):
            return False
        text = claim.text.casefold()
        if any(text in template.words for template in self.frame.says):
            return False
        return not (claim.quantity and text in figure.of_people(claim.quantity))

    def _slot(self, token: Token, slots: frozenset[str], subject: str) -> Parts:
        claim = self.claim
        name = self._stand_in(slots, subject) if token.text == "target" else token.text
        if name == "victims":
            return self._victims()
        if name == "object":
            self.said.add("object")
            gloss = () if slots & _OF_TEXT else self._gloss()
            return joined([*self.noun(claim.object, the=bool(token.more)), *gloss])
        if name in _OF_TEXT:
            self.said.add("text")
        if name in ("text", "acts"):
            return (literal.quote(claim.text),)
        if name == "words":
            return literal.statement(claim.text)
        if name == "deed":
            return literal.deed(claim.text)
        if name == "figure" and claim.quantity:
            return (self.figure(claim.quantity),)
        if name == "compared":
            self.said.add("object")
            return joined([Part("text", "than"), *self.noun(claim.object)])
        self.said.add(name)
        if name == "event":
            return self.noun(claim.event)
        if name == "subject":
            own = claim.subject or claim.event
            return (
                (Part("actor", self.nouns[own].itself, own),) if own == subject else self.noun(own)
            )
        return (Part("text", claim.role if name == "role" else _SOMETHING[self.frame.object]),)

    def _stand_in(self, slots: frozenset[str], subject: str) -> str:
        """Return what stands for the object: itself, the text, the figure or the event."""
        claim = self.claim
        if claim.object:
            return "object"
        if claim.text and not slots & _OF_TEXT:
            return "text"
        if claim.quantity and "figure" not in slots:
            return "figure"
        is_other = claim.event and claim.subject and claim.event not in (subject, claim.subject)
        return "event" if is_other and "event" not in slots else ""

    def _victims(self) -> Parts:
        """Return the people to whom something was done: how many, which, and whose."""
        claim = self.claim
        self.said |= {"object", "figure"}
        whose = self.nouns[claim.object] if claim.object else None
        of = (Part("text", "of"), *self.noun(claim.object)) if whose else ()
        if claim.quantity:
            count = figure.of_people(claim.quantity)
            if whose and whose.is_called(claim.quantity.unit):
                return (Part("figure", count, whose.id),)
            return joined([Part("figure", count), *of])
        if claim.text:
            self.said.add("text")
            return joined([literal.quote(claim.text), *of])
        anybody = Part("text", "anybody" if claim.modality == "denied" else "people")
        if whose is not None and whose.type in _PEOPLE:
            return self.noun(whose.id)
        return joined([anybody, *of])
