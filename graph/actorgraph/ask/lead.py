"""The answer to a question in a sentence or two: the verdict, what the firmest claims say, whose word it is, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from actorgraph.ask.otherwise import otherwise
from actorgraph.ask.telling import MOST, Told, finished
from actorgraph.model.claim import Claim
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import DEEDS
from actorgraph.questions.answer import Answer, Verdict
from actorgraph.questions.assertion import DISCLAIMED
from actorgraph.questions.call import Call, Run
from actorgraph.questions.filtering import filter_words
from actorgraph.sentence.figure import counted
from actorgraph.sentence.printed import plain
from actorgraph.sentence.wording import count, day_words, listed, quoted, told
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from actorgraph.model.source import Source
    from actorgraph.questions.compare import Comparison
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.figures import Figures
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.voices import Voice

#: Words with which it is asked how something is done.
_MEANS: Final = (
    "how ",
    "in what way",
    "in which way",
    "by what means",
    "with what",
    "what ",
    "which ",
)
#: How what is not quite said is said.
_HELD_BACK: Final = ("withheld", "hinted")
#: Questions whose printed answers begin with a sentence, and how many lines of heading stand before it.
_BEGINS: Final = {
    "who": 1,
    "whom": 1,
    "when": 0,
    "where": 0,
    "most": 0,
    "gaps": 0,
    "sufferers": 0,
    "identical": 0,
    "corroboration": 0,
    "origins": 1,
}
#: Questions whose answers count claims, whoever vouches for them.
_COUNTED: Final = ("most", "gaps", "identical", "corroboration", "origins")
#: Questions that ask yes or no, and what their words begin with.
_WHETHER: Final = {"whether": "whether ", "did": "whether anybody says that "}
#: Families of relations that tell who or what something is, the most telling first.
_IDENTITY: Final = ("identity", "leadership", "membership", "assessment", "sponsorship")
#: Words that ask for other names, and names that are told then.
_NAMES: Final = frozenset(
    [
        "name",
        "names",
        "alias",
        "aliases",
        "called",
        "acronym",
        "acronyms",
        "nickname",
        "nicknames",
        "spellings",
    ]
)
_MOST_NAMES: Final = 12
_SAID_TO: Final = re.compile(r" (?:is|are) said to have ")
#: Hops of a path that the sentence tells of.
_MOST_HOPS: Final = 4
_KINDS_ONLY: Final = re.compile(r" \([^)]* only\)")
#: Figures that differ, of which the sentence tells.
_MOST_FIGURES: Final = 6


def lead_of(store: Store, question: str, call: Call, content: Answer[Any], run: Run) -> str:
    """Return an answer in a sentence or two: the verdict, and what is printed first or the firmest claims say."""
    return _Lead(store, call, content, run).of(question)


def telling(store: Store, content: Answer[Any]) -> tuple[str, ...]:
    """Return the claims on which an answer rests, those first that answer best.

    Of what is told of one actor or event, those come first that say who or what it is.
    """
    if not _is_dossier(content) or isinstance(content.subject, Claim):
        return content.claims
    known = [*content.ties]
    places = {family: at for at, family in enumerate(dict.fromkeys([*_IDENTITY, *known]))}
    about = content.subject.id
    claims = [claim for claims in content.ties.values() for claim in claims]
    claims.sort(
        key=lambda claim: (
            claim.subject != about and store.vocabulary[claim.relation].family != "leadership",
            places[store.vocabulary[claim.relation].family],
        )
    )
    counting = content.filters.counting
    claims.sort(key=lambda claim: claim.modality not in counting)
    return tuple(dict.fromkeys(claim.id for claim in claims))


def _varied(claims: list[Claim], name: str) -> list[Claim]:
    """Return of what somebody said the first that was held back behind the first: a blame that was not spoken."""
    held = [n for n, claim in enumerate(claims) if claim.modality in _HELD_BACK]
    if name != "said" or not held or held[0] < MOST:
        return claims
    return [claims[0], claims[held[0]], *(c for n, c in enumerate(claims) if n not in (0, held[0]))]


class _Lead:
    def __init__(self, store: Store, call: Call, content: Answer[Any], run: Run) -> None:
        self._run = run
        self._store = store
        self._call = call
        self._content = content
        self._told = Told(store)
        self._verdict = content.verdict.lead

    def of(self, question: str) -> str:
        """Return the whole sentence; *question* is as it was typed."""
        said = self._answered(question)
        verdict = self._content.verdict
        if (
            (self._call.name == "who" and verdict is Verdict.NOT_ASSERTED)
            or verdict is Verdict.NOT_STATED
            or (verdict is Verdict.DENIED and self._call.name == "whether")
        ):
            return f"{said}{otherwise(self._store, self._call, self._content, self._run)}"
        return f"{said}{self._longer()}{self._denials()}"

    def _longer(self) -> str:
        """Return that all acts that answer for a day are of a longer time, with a blank before it; else an empty text."""
        if self._call.name not in ("who", "whether", "claims") or not self._call.filters.get(
            "as_of"
        ):
            return ""
        from actorgraph.questions.sufferers import happened_within

        filters = self._call.filters_in(self._store)
        said = self._told.claims(self._content.claims)
        acts = all(self._store.vocabulary[one.relation].family in DEEDS for one in said)
        if not said or not acts or happened_within(self._store, said, filters):
            return ""
        return f" No claim is of {filters.as_of.text} alone: they are of a longer time."

    def _denials(self) -> str:
        """Return who of those that answer denies it, with a blank before it; else an empty text."""
        if self._call.name not in ("who", "attribution"):
            return ""
        answering = {named.actor for named in self._content.named}
        said = self._told.claims([*self._content.claims, *self._content.beside])
        ids = {one.subject for one in said if one.relation == DISCLAIMED} & answering
        things = sorted(self._store.things_with_ids(ids), key=lambda thing: thing.words)
        who = listed([thing.words for thing in things])
        several = len(things) > 1 or (things and things[0].noun.plural)
        return f" {who[:1].upper()}{who[1:]} {'deny' if several else 'denies'} it." if who else ""

    def _limits(self) -> str:
        """Return the times and voices to which the question is limited, as they end a sentence."""
        filters = replace(
            self._call.filters_in(self._store), tentative=False, modalities=(), undated=False
        )
        return "".join(f", {text}" for text in filter_words(filters, self._words_of))

    def _words_of(self, ids: Iterable[str]) -> dict[str, str]:
        return {thing.id: thing.words for thing in self._store.things_with_ids(ids)}

    def _answered(self, question: str) -> str:
        content, verdict = self._content, self._content.verdict
        if self._call.name in _WHETHER or (
            self._call.name == "where" and self._call.arguments.get("at")
        ):
            return self._whether(question)
        if _is_timeline(content):
            return self._in_time(content)
        if self._call.name == "info":
            return self._resting(content.answers)
        if self._call.name == "voices":
            return self._speaking(content.answers)
        if _are_figures(content) and content.figures:
            return self._counted(content)
        if _is_comparison(content) and not content.contradicted:
            return self._compared(content)
        offices = str(self._call.arguments.get("relation", "")) in ("leadership", "leadership-by")
        said = "" if offices else self._printed()  # what office it is stands in the claims
        bare = said.casefold().strip(".").replace(",", "")
        if verdict is Verdict.NOT_STATED:
            return said if bare.startswith(verdict) and bare != verdict else self._nothing()
        claims = self._told.claims(telling(self._store, content))
        if not claims and _is_dossier(content):
            claims = self._told.claims(content.beside)  # what it says, where nothing is said of it
        if self._call.name == "sufferers" and said.startswith("Who "):
            said = self._suffering()
        if not said or bare == verdict:
            is_path = self._call.name == "path"
            most = min(len(content.chain), _MOST_HOPS) if is_path else MOST
            claims = self._told.claims(link.claim for link in content.chain) if is_path else claims
            claims = claims if is_path else _varied(claims, self._call.name)
            said = self._told.said(claims, most)
            claims = claims[:most]
        said = f"{self._called(question)}{said[:1].upper()}{said[1:]}"
        named = ""
        if fold(question).startswith("how many") and self._call.name == "who":
            many = len(content.named) or len(content.beside)
            named = f" {many:,} {'have' if many > 1 else 'has'} a name here."
        if fold(said).startswith(fold(verdict)):
            return f"{finished(said)}{named}"
        named_all = self._call.name == "sufferers"  # whose word is it of each who is named
        most = _MOST_NAMES if named_all else MOST
        firsts = {claim.object: claim for claim in reversed(claims)} if named_all else {}
        claims = list(firsts.values())[::-1] or claims
        voice = "" if self._call.name in _COUNTED else self._told.voice(claims, said, most)
        return f"{self._verdict}. {finished(said + voice)}{named}" if said else f"{self._verdict}."

    def _suffering(self) -> str:
        """Return who was attacked; of the dead and hurt nothing, as claims tell them by what they count."""
        words = self._call.bare_words(self._store)
        if not words.startswith("who was attacked"):
            return ""
        ids = [one.actor for one in self._content.named][:_MOST_NAMES]
        things = sorted(self._store.things_with_ids(ids), key=lambda thing: ids.index(thing.id))
        is_one = len(things) == 1 and not things[0].noun.plural
        rest = _KINDS_ONLY.sub("", words.removeprefix("who was").removesuffix("?"))
        return f"{listed([thing.words for thing in things])} {'was' if is_one else 'were'}{rest}"

    def _whether(self, question: str) -> str:
        """Return the answer to yes or no: the verdict in words before all else."""
        content, verdict = self._content, self._content.verdict
        words = self._call.bare_words(self._store).removesuffix("?")
        that = words.removeprefix(_WHETHER.get(self._call.name, "")).removeprefix("whether ")
        that = _SAID_TO.sub(
            " ", that.partition(", as what is likely")[0].removesuffix(", by name only")
        )
        denied = self._told.claims(getattr(content, "denied", ()))
        claims = self._told.claims(content.claims)
        if fold(question).startswith(_MEANS):
            claims.sort(key=lambda claim: not claim.mode)
        if verdict in (Verdict.STATED, Verdict.HEDGED) and getattr(content, "over", False):
            return f"{self._verdict}, of a time that is over. {self._told.told(claims)}"
        if verdict is Verdict.DERIVED:
            rests = self._told.told(self._told.claims(link.claim for link in content.chain), 1)
            return f"Derived: {rests} With other claims it follows that {that}; none says so as firmly outright."
        if verdict is Verdict.NOT_STATED:
            if getattr(content, "may_hold", ()):
                return (
                    f"Not stated of the time that is asked for: no claim dated so says that {that}."
                )
            nothing = f"Not stated: no claim that counts says that {that}{self._limits()}"
            elsewhere = getattr(content, "lead", "").partition(", but in ")[2]
            if elsewhere:
                return f"{nothing}, but in {elsewhere}"
            return f"{nothing}, and none denies it."
        if verdict is Verdict.NOT_ASSERTED:
            beside = self._told.claims(content.claims or content.beside)
            return f"Not asserted: nobody asserts that {that}. {self._told.told(beside)}".strip()
        if verdict is Verdict.DENIED:
            return f"Denied: no claim that counts says that {that}. {self._told.told(denied or claims)}"
        if verdict is Verdict.CONTRADICTED:
            asserting = [claim for claim in claims if claim not in denied]
            return f"Contradicted. {self._told.told(asserting, 1)} {self._told.told(denied, 1)}"
        return f"{self._verdict}. {self._told.told(claims)}"

    def _in_time(self, content: Timeline) -> str:
        """Return the first things that happened; of a day that is asked for, those first that are of that day."""
        days = content.filters.spans
        moments = sorted(
            (moment for moment in content.moments),
            key=lambda moment: not _within(moment.when.first, moment.when.last, days),
        )
        if not moments:
            return self._nothing()
        then = [one for one in moments if days and _within(one.when.first, one.when.last, days)]
        shown = [f"{moment.name} ({_on(moment.when)})" for moment in (then or moments)[: MOST + 1]]
        left = len(moments) - len(shown)
        later = f"; {left:,} of another or longer time {'are' if left > 1 else 'is'} told below"
        more = f", and {left:,} more" if left and not then else later if left else ""
        text = "; ".join(shown)
        return f"{self._verdict}. {text[:1].upper()}{text[1:]}{more}."

    def _resting(self, sources: Sequence[Source]) -> str:
        """Return on which sources a case rests."""
        names = self._words_of({one.publisher for one in sources} - {""})
        shown = [
            ", ".join(filter(None, (names.get(one.publisher, "") or one.title, _on(one.date))))
            for one in sources[:_MOST_NAMES]
        ]
        left = len(sources) - len(shown)
        more = f"; {left:,} more" if left else ""
        return f"{self._verdict}. The case rests on {count(len(sources), 'source')}: {'; '.join(shown)}{more}."

    def _speaking(self, voices: Sequence[Voice]) -> str:
        """Return who makes claims, and how many."""
        shown = [f"{one.name} ({count(one.claims, 'claim')})" for one in voices[:_MOST_NAMES]]
        left = len(voices) - len(shown)
        more = f"; {left:,} more" if left else ""
        return f"{count(len(voices), 'voice')}, those of one government counted once: {'; '.join(shown)}{more}."

    def _counted(self, content: Figures) -> str:
        """Return the first figures; of those that cannot all hold, each with whose word it is."""
        from actorgraph.questions.apart import are_disputed

        counting = [one for one in content.figures if one.modality in content.filters.counting]
        of_one = len({one.about for one in counting}) == 1 and len(counting) <= _MOST_FIGURES
        if of_one and content.differ and are_disputed(self._told.claims(content.claims)):
            shown = [
                f"{counted(one.quantity, one.quantity.unit)} ({content.names[one.claimant]})"
                for one in counting
            ]
            return f"{self._verdict}. The figures differ: {listed(shown)}. None is preferred."
        left = len(content.figures) - MOST
        told = self._told.told(self._told.claims(content.claims))
        more = f" {left:,} more such figures are told; they are not added up." if left > 0 else ""
        return f"{self._verdict}. {told}{more}"

    def _compared(self, content: Comparison) -> str:
        """Return that two sources do not contradict each other, and how much each tells alone."""
        names = self._words_of([content.before, content.after])
        sides = ((content.before, content.dropped), (content.after, content.added))
        told = [
            f"only {names.get(side, side)} tells {count(len(its), 'thing')}" for side, its in sides
        ]
        return f"{self._verdict}. They do not contradict each other; {listed(told)}."

    def _nothing(self) -> str:
        words = self._call.bare_words(self._store).removesuffix("?")
        words = words.removesuffix(", and how sure they are")
        arguments = self._call.arguments
        if self._call.name in ("when", "where", "why") and arguments.get("relation"):
            from actorgraph.questions.clause import clause_of

            ends = (str(arguments.get(key, "")) for key in ("name", "relation", "object"))
            words = f"{self._call.name} {clause_of(self._store, *ends).words(self._store)}"
        asks = words.startswith(
            ("who", "when", "where", "why", "how", "what", "whether", "to whom", "of what")
        )
        clause = words.removeprefix("what is said of this: ")
        words = f"says that {clause}" if clause != words else f"says {words if asks else 'so'}"
        if self._call.name == "gaps":
            return f"Not stated: {words.removeprefix('says what ').removesuffix(' leave open')} leave nothing open."
        if self._call.name == "figures":
            what = arguments.get("needed") or arguments.get("what") or "figures"
            of = self._words_of([arguments["name"]]) if arguments.get("name") else {}
            words = f"gives such a figure ({what}){''.join(f' of {one}' for one in of.values())}"
        return f"Not stated: no claim that counts {words}{self._limits()}."

    def _called(self, question: str) -> str:
        """Return that a name of the question is another name of the one that it is about."""
        content = self._content
        if not _is_dossier(content) or isinstance(content.subject, Claim):
            return ""
        asked = f" {fold(question)} "
        further = [quoted(name.text) for name in content.subject.names]
        if further and not _NAMES.isdisjoint(asked.split()):
            left = len(further) - _MOST_NAMES
            shown = further[:_MOST_NAMES] + ([f"{left} more"] if left > 0 else [])
            return f"{content.named[0].name} is also called {listed(shown)}. "
        if f" {fold(content.subject.name)} " in asked:
            return ""
        names = [name.text for name in content.subject.names if f" {fold(name.text)} " in asked]
        if not names:
            return ""
        return f"{quoted(max(names, key=len))} is another name of {content.named[0].name}. "

    def _printed(self) -> str:
        """Return the lines with which the answer itself begins, if it is of a kind whose lines do."""
        if self._call.name not in _BEGINS or (
            self._call.name == "sufferers" and not self._content.named
        ):
            return ""
        lines = islice(
            map(plain, self._call.lines(self._content, self._store)), _BEGINS[self._call.name], None
        )
        return " ".join(takewhile(_is_said, lines)).removesuffix(":").rpartition("? ")[2]


# By name, as importing the class would load what most questions do not need.


def _is_dossier(content: Answer[Any]) -> TypeGuard[Dossier]:
    return type(content).__name__ == "Dossier"


def _is_timeline(content: Answer[Any]) -> TypeGuard[Timeline]:
    return type(content).__name__ == "Timeline"


def _are_figures(content: Answer[Any]) -> TypeGuard[Figures]:
    return type(content).__name__ == "Figures"


def _is_comparison(content: Answer[Any]) -> TypeGuard[Comparison]:
    return type(content).__name__ == "Comparison"


def _within(first: int, last: int, spans: Sequence[tuple[int, int]]) -> bool:
    return all(start <= first and last <= end for start, end in spans) and first <= last


def _on(when: Any) -> str:
    return day_words(when) if when.is_day else told(when) or "no date"


def _is_said(line: str) -> bool:
    return bool(line) and not line[0].isspace()
