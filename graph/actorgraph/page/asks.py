"""What the page's search box needs to read a question: the phrases of `actorgraph ask`, made ready.

The phrases, nouns and light words are those of `actorgraph.ask`; here they become tables that a script
can look up without knowing English. ``scripts/read/ask.js`` reads them, and ``scripts/types.d.ts`` describes
them. Only relations that claims of the page have are in them, and of their phrases only those that ask who does it or
whether it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from actorgraph.ask.kinds import AUX, KINDS_OF_ACTORS, NEGATIONS, TENTATIVE_AUX
from actorgraph.ask.reader import AHEAD
from actorgraph.ask.relations import LIGHT, OBJECTS, SUBJECTS, Form, Forms, Key
from actorgraph.ask.words import word_set
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.page.view import View
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.question import question_of, who_question
from actorgraph.sentence.stem import irregular, stem

#: Auxiliaries that ask what is or was; with the others a question asks what will or may be.
_AUX: Final = AUX - TENTATIVE_AUX - word_set("will would can")
#: Families and relations about which one asks in other sentences: what somebody wants, what there is of it.
_APART: Final = word_set("aim assessment figure identity seeks-conflict-with avoids-conflict-with")
#: Phrases that the grammar takes for something else: what a name covers, what somebody is able to do.
_ELSE: Final = frozenset(
    {("can",), ("contain",), ("includ",), ("compris",), ("designat",), ("designat", "by")}
)
#: Words that have one form only.
_SMALL: Final = word_set("of to in with for by against from on under at as and into out up")
_VOWELS: Final = frozenset("aeiou")
_HISSING: Final = ("s", "x", "z", "ch", "sh")


def asks(view: View) -> dict[str, Any]:
    """Return the tables for questions about a view; empty if it has no claims.

    *readings* has a row for each relation or family: its name, the questions that ask for it (see
    `_questions`), and the places of its relations in the drawing's list. A *code* is twice the place of a reading, and one more
    if a phrase asks from the other end. *phrases* and *nouns* hold, at each code, the keys that mean it,
    joined by bars; a key is the stems of the words without *light* ones. *stems* has a stem and then its
    other forms in each row. *kinds* has types of actors and the nouns that mean them; *ahead* names the
    families of which what is only possible counts.
    """
    forms = Forms(view.vocabulary)
    used = {claim.relation for claim in view.claims}
    rows = [row for name in _targets(forms) if (row := _reading(view, forms, name, used))]
    if not rows:
        return {}
    code = {row[0]: 2 * n for n, row in enumerate(rows)}
    phrases = {
        key: form for key, form in forms.phrases.items() if form.target in code and _asks(key, form)
    }
    # "Whom does X arm?" names a means, though an arm of X is a part of it.
    nouns: dict[Key, Form] = {
        (key,): form
        for key, form in forms.nouns.items()
        if form.target in code and not (form.mode or forms.phrases.get((key,), form).mode)
    }
    return {
        "readings": rows,
        "phrases": _by_code(
            {key: form for key, form in phrases.items() if not _follows(key, form, phrases)}, code
        ),
        "nouns": _by_code(nouns, code),
        "stems": list(_stems(view.vocabulary.phrases, phrases, nouns)),
        "light": " ".join(sorted(LIGHT)),
        "aux": " ".join(sorted(_AUX - LIGHT)),
        "kinds": _kinds(),
        "ahead": " ".join(sorted(AHEAD)),
    }


def _targets(forms: Forms) -> list[str]:
    """Return the relations and families that some phrase or noun asks for."""
    return list(
        dict.fromkeys(form.target for form in (*forms.phrases.values(), *forms.nouns.values()))
    )


def _reading(view: View, forms: Forms, name: str, used: set[str]) -> list[Any]:
    """Return what a relation or family is called and which relations of the view it has; or nothing."""
    forward, back = (forms.reading(Form(name, inverse)) for inverse in (False, True))
    relations = [
        n for n, name in enumerate(view.relations) if name in forward.relations and name in used
    ]
    if not relations or _APART & {name, view.relations[forward.relations[0]].family}:
        return []
    return [name, *_questions(view.vocabulary, forward, back), relations]


def _questions(vocabulary: Vocabulary, forward: Reading, back: Reading) -> Iterator[list[str]]:
    """Yield the questions who does it to ``{b}``, to whom ``{a}`` does it, and whether ``{a}`` does it to ``{b}``.

    Each is there for one and for several: first of a, then of b. What is the same for both is there once.
    """
    one, several = (
        {key: Noun("", f"{{{key}}}", number=number, article="none") for key in "ab"}
        for number in ("singular", "plural")
    )
    both = (one, several)
    yield _once([who_question(vocabulary, forward, of["b"]) for of in both])
    yield _once([who_question(vocabulary, back, of["a"]) for of in both])
    yield _once([question_of(vocabulary, forward, of["a"], to["b"]) for of in both for to in both])


def _once(questions: list[str]) -> list[str]:
    found = [f"{question[0].upper()}{question[1:]}" for question in questions]
    return found[:1] if len(set(found)) == 1 else found


def _asks(key: Key, form: Form) -> bool:
    """Return False for phrases that the grammar takes for something else, that say what is not so, or by what means.

    Who backs somebody is not said by that to fund them; the page leaves such questions to the command line.
    """
    return key not in _ELSE and not NEGATIONS.intersection(key) and not form.mode


def _follows(key: Key, form: Form, phrases: Mapping[Key, Form]) -> bool:
    """Return True if a phrase follows from a shorter one, as ``keyed`` in ask.js has it: the passive
    of any phrase has "by", and one word may have "against"."""
    *rest, last = key
    shorter = phrases.get(tuple(rest))
    if shorter is None or shorter.inverse:
        return False
    if last == "by" and rest[-1] != "by":
        return form == Form(shorter.target, True)
    return last == "against" and len(rest) == 1 and form == shorter


def _by_code(keys: Mapping[Key, Form], code: Mapping[str, int]) -> list[str]:
    """Return, at each code, the keys that have it."""
    found: list[list[str]] = [[] for _ in range(2 * len(code))]
    for key, form in keys.items():
        found[code[form.target] + form.inverse].append(" ".join(key))
    return ["|".join(them) for them in found]


def _kinds() -> list[list[str]]:
    """Return types of actors and the nouns that mean them, as two texts."""
    nouns: dict[tuple[str, ...], list[str]] = {}
    for noun, types in KINDS_OF_ACTORS.items():
        nouns.setdefault(types, []).append(noun)
    return [[" ".join(types), "|".join(them)] for types, them in nouns.items()]


# -- the forms of words --------------------------------------------------------------------------------


def _stems(texts: Iterable[str], phrases: Iterable[Key], nouns: Iterable[Key]) -> Iterator[str]:
    """Yield a row for each stem of the keys: the stem, then the words that have it.

    The words are those of the vocabulary and of the nouns; if these have none, what the stem itself
    may come from.
    """
    known: dict[str, list[str]] = {}
    for text in (*texts, *SUBJECTS.values(), *OBJECTS.values()):
        for word in text.split():
            known.setdefault(stem(word), []).append(word)
    verbs = dict.fromkeys(word for key in phrases for word in key)
    for key in dict.fromkeys([*verbs, *(word for noun in nouns for word in noun)]):
        words = known.get(key, [])
        bases = dict.fromkeys([*filter(None, map(_base, words))] or [key, key + "e", key + key[-1]])
        inflected = _of_verb if key in verbs and key not in _SMALL else _of_noun
        forms = [
            key,
            *words,
            *irregular(key),
            *(form for base in bases for form in inflected(base)),
        ]
        kept = dict.fromkeys(form for form in forms if form == key or stem(form) == key)
        yield " ".join(kept)


def _base(word: str) -> str:
    """Return the word of which this is a form; empty if only the ending shows that it is a participle."""
    if word.endswith(("ed", "ing")) and len(word) > 5:
        return ""
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word.removesuffix("es")
    return word if word.endswith("ss") else word.removesuffix("s")


def _of_noun(base: str) -> Sequence[str]:
    """Return a noun and its plural."""
    if base in _SMALL:
        return (base,)
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base, base[:-1] + "ies"
    return base, base + ("es" if base.endswith(_HISSING) else "s")


def _of_verb(base: str) -> Sequence[str]:
    """Return a verb with its regular endings, also those that double its last letter."""
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    forms = [*_of_noun(base), base + "ed", base + "ing"]
    if base[-2:-1] in _VOWELS and base[-3:-2] not in _VOWELS and base[-1] not in "wxy" + "aeiou":
        forms += [base + base[-1] + "ed", base + base[-1] + "ing"]
    return forms
