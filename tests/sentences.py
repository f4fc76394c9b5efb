"""Sentences of the grammar of questions, with names of a case: nearly all that can be asked, and near misses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from actorgraph.ask.grammar import _TOKENS, Node, compiled, grammar
from actorgraph.ask.kinds import tables
from actorgraph.ask.lexicon import lexicon
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store

QUESTIONS: Final = tuple(text for group in grammar().groups for text in group)
#: What may stand in slots that are no names, verbs or nouns.
_SLOTS: Final = {
    "aux": ("", "did", "is", "was", "does", "has", "are"), "do": ("did", "does", "has", "will"),
    "do?": ("", "", "has", "may"), "be": ("is", "was", "are", "has been", "got"), "been": ("been", "being"),
    "who": ("who", "whom", "what", "which groups", "which states", "which of the groups", "what weapons"),
    "title": ("president", "foreign minister", "spokesman", "commander of the army"), "possessive": ("'s",),
    "words": (
        "people were killed", "soldiers died in {name}", "drones did {name} use", "attacks", "targets were hit",
        "people are in {name}", "members does {name} have", "brigades",
    ),
}  # fmt: skip
_SETS: Final = {"any": "somebody", "ask": "asked", "kinds": "kinds", "acts": "acts", "modal": "modals", "modal_verb": "modal_verbs", "deed": "deeds", "deed_verb": "deed_verbs"}  # fmt: skip
_MEANS: Final = ("weapons", "money", "support", "drones")
#: What may stand beside a question, or in its midst.
BESIDE: Final = (
    "in January", "on 2 February 2024", "since October", "last week", "on Sunday", "yesterday", "after {event}",
    "before {event}", "the day after {event}", "between January and March", "the last three months", "the 28th",
    "in 2020", "until May", "still", "no longer", "according to {name}", "without {source}", "directly", "by name",
    "reportedly", "maybe", "please", "tell me", "and how sure are they", "so", "who says so", "the three",
)  # fmt: skip
_ODD: Final = ("not", "never", "zorbed", "two", "the", "Ivan", "army", "Sunday's", "should", "and")
_DESCRIBED: Final = ("the attack", "the strikes", "the drone attack", "the war", "the statement")


@cache
def _words_of_stems() -> dict[str, str]:
    texts = (*grammar().pieces.values(), *QUESTIONS)
    return {
        stem(token[1:]): token[1:] for text in texts for token in _TOKENS.findall(text) if token[0] == "~"
    }  # fmt: skip


@cache
def _entries(*heads: str) -> tuple[str, ...]:
    return tuple(text for line in lexicon() if line.head in heads for text in line.entries)


@dataclass(frozen=True)
class Sentences:
    """Sentences about a case, by chance: *names* of actors and events, *events*, *phrases* for relations, *sources*."""

    names: Sequence[str]
    events: Sequence[str]
    phrases: Sequence[str]
    sources: Sequence[str]

    @staticmethod
    def of(store: Store) -> Sentences:
        """Return the sentences about a store."""
        actors = [
            text for one in store.actors() for text in (one.name, *(n.text for n in one.names))
        ]
        events = [
            text for one in store.events() for text in (one.name, *(n.text for n in one.names))
        ]
        events += _DESCRIBED
        phrases = [*_entries("says", "back"), *store.vocabulary.phrases]
        return Sentences(
            [*actors, *events], events, phrases, [one.title for one in store.sources()]
        )

    def made(self, chance: random.Random, text: str = "") -> str:
        """Return a sentence of a question of the grammar, or nearly one."""
        words = self._said(compiled(text or chance.choice(QUESTIONS)), chance).split()
        kind = chance.random()
        if kind < 0.15 and words:
            del words[chance.randrange(len(words))]
        elif kind < 0.25:
            chance.shuffle(words)
        elif kind < 0.55:
            words.insert(
                chance.choice((0, len(words), chance.randint(0, len(words)))),
                self._filled(chance.choice(BESIDE), chance),
            )
        elif kind < 0.6:
            words.insert(
                chance.randint(0, len(words)),
                chance.choice((*_ODD, chance.choice(self.names).split()[-1])),
            )
        elif kind < 0.65:
            pool = (*self.names, *self.phrases, *tables()["aux"], *tables()["question_words"])
            words = chance.choices(pool, k=chance.randint(1, 6))
        return self._typed(" ".join(words).replace(" 's", "'s"), chance)

    def _typed(self, text: str, chance: random.Random) -> str:
        """Return a text as somebody types it, sometimes with two letters in each other's place."""
        if chance.random() < 0.1 and len(text) > 6:
            at = chance.randrange(len(text) - 1)
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if chance.random() < 0.2:
            text = text.upper()
        return f"{text[:1].upper()}{text[1:]}?" if chance.random() < 0.5 else text

    def _filled(self, text: str, chance: random.Random) -> str:
        return text.format(
            name=chance.choice(self.names),
            event=chance.choice(self.events),
            source=chance.choice(self.sources or self.names),
        )

    def _said(self, node: Node, chance: random.Random) -> str:
        if node.kind == "word":
            return node.text
        if node.kind == "stem":
            word = _words_of_stems()[node.text]
            return chance.choice((word, word, f"{word}s", f"{word}ed", f"{word}ing"))
        if node.kind == "fact":
            return ""
        if node.kind == "slot":
            return self._slot(node.text, chance)
        if node.kind == "piece":
            return self._said(compiled(grammar().pieces[node.text]), chance)
        if node.kind == "any":
            return self._said(chance.choice(node.parts), chance)
        if node.kind == "maybe":
            return self._said(node.parts[0], chance) if chance.random() < 0.35 else ""
        return " ".join(self._said(part, chance) for part in node.parts)

    def _slot(self, slot: str, chance: random.Random) -> str:
        if slot in ("thing", "event"):
            return chance.choice(self.names if slot == "thing" else self.events)
        if slot == "noun":
            return chance.choice(_entries("doer", "sufferer"))
        if slot in _SETS:
            return chance.choice((*tables()[_SETS[slot]],))
        if slot in _SLOTS:
            return self._filled(chance.choice(_SLOTS[slot]), chance)
        return self._verb(slot, chance)

    def _verb(self, slot: str, chance: random.Random) -> str:
        """Return a phrase for a relation in one of its forms, its places filled, or left open."""
        is_open = "_to" in slot or "alone" in slot or slot == "passive"
        first, *rest = chance.choice(self.phrases).split()
        bare = chance.choice(first.split("|")).replace("_", " ")
        forms = {"ing": f"{bare.removesuffix('e')}ing", "passive": f"{bare.removesuffix('e')}ed"}
        verb = forms.get(slot.partition("_")[0]) or chance.choice(
            (bare, bare, f"{bare}s", f"{bare.removesuffix('e')}ed")
        )
        if "{o}" not in rest and "{}" not in rest:
            rest.append("{o}")
        fill = {
            "{o}": "" if is_open else chance.choice(self.names),
            "{e}": chance.choice(self.events),
            "{m}": chance.choice(_MEANS),
        }
        fill["{}"] = fill["{o}"]
        said = (
            fill.get(part) if part in fill else chance.choice(part.split("|")).replace("_", " ")
            for part in rest
        )
        return " ".join((verb, *map(str, said)))
