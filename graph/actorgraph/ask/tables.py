"""All that the reading of questions knows, as data: the page reads them with the same tables, in ``page/scripts/ask``.

Nothing else of the room is in the page but the rules of its modules, which ``scripts/ask`` has under the same
names; a test reads every question of the tables with both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actorgraph.ask import kinds, suggest
from actorgraph.ask.frames import MADE
from actorgraph.ask.grammar import Node, begins, compiled, grammar
from actorgraph.ask.lexicon import Form, lexicon_of
from actorgraph.ask.notes import NOTES
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.questions import claims, countable, manner
from actorgraph.questions.registry import QUESTIONS
from actorgraph.sentence.stem import FORMS, WHOLE


def tables(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the tables with which questions about a case are read, as JSON values."""
    lexicon = lexicon_of(vocabulary)
    phrases = lexicon.everything()
    forms = {form: n for n, form in enumerate(dict.fromkeys([*(phrase.form for phrase in phrases), *lexicon.nouns.values()]))}  # fmt: skip
    return {
        "words": {name: _by_meaning(words) for name, words in kinds.tables().items()},
        "stems": [row.split() for row in FORMS.strip().splitlines()],
        "whole": WHOLE,
        "pieces": {name: _tree(compiled(text)) for name, text in grammar().pieces.items()},
        "questions": [
            [["|".join(sorted(begins(text))), _tree(compiled(text))] for text in group]
            for group in grammar().groups
        ],
        "rules": [[_tree(compiled(pattern)), wording] for pattern, wording in grammar().rules],
        "first": [[_tree(compiled(pattern)), wording] for pattern, wording in grammar().first],
        "made": MADE,
        "relations": [
            [one.name, one.family, one.inverse, int(one.symmetric)] for one in vocabulary
        ],
        "families": [[one.name, one.inverse] for one in vocabulary.families.values()],
        "forms": [[form.target, int(form.inverse), form.mode] for form in forms],
        "phrases": "\n".join(
            f"{forms[phrase.form]}{'s' * phrase.state}{'o' * phrase.own} {' '.join(phrase.key)}"
            for phrase in phrases
        ),
        "nouns": _nouns(lexicon.nouns, forms),
        "known": " ".join(sorted(lexicon.known)),
        "stems_known": " ".join(sorted(lexicon.known_stems - lexicon.plain_stems)),
        "stems_plain": " ".join(sorted(lexicon.plain_stems)),
        "means": manner.ASKED,
        "parts": manner.PARTS,
        "countable": " ".join(sorted(countable.COUNTABLE)),
        "alike": countable.ALIKE,
        "synonyms": claims.synonyms(),
        "notes": NOTES,
        "offers": suggest.OFFERS,
        "registered": [
            text.replace("(?P<", "(?<") for row in QUESTIONS.values() for text in row.english
        ],
        "registered_as": [row.name for row in QUESTIONS.values() for _ in row.english],
    }


def _by_meaning(words: Mapping[str, str]) -> dict[str, str]:
    """Return what words mean as the words that have each meaning, parted by bars, in their order."""
    found: dict[str, list[str]] = {}
    for word, meaning in words.items():
        found.setdefault(meaning, []).append(word)
    return {meaning: "|".join(them) for meaning, them in found.items()}


def _tree(node: Node) -> Any:
    """Return a part of a piece: a text that tells its kind by how it begins, or a list of parts behind theirs.

    >>> _tree(compiled("who [~strike] {thing:a} <act> voice=passive"))
    ['all', 'who', ['maybe', '~strik'], '{thing:a', '<act', 'voice=passive']
    """
    if node.kind == "slot":
        return f"{{{node.text}:{node.role}"
    if node.kind == "fact":
        return f"{node.text}={node.role}"
    leaf = {"word": "", "stem": "~", "piece": "<"}.get(node.kind)
    return [node.kind, *map(_tree, node.parts)] if leaf is None else leaf + node.text


def _nouns(nouns: Mapping[str, Form], forms: Mapping[Form, int]) -> Sequence[str]:
    """Return the nouns of each form, by its number, parted by bars."""
    found: list[list[str]] = [[] for _ in forms]
    for noun, form in nouns.items():
        found[forms[form]].append(noun)
    return ["|".join(them) for them in found]
