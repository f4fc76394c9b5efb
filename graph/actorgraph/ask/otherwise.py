"""What is said near a question of which nothing is: of other times, by others, of parts, of each of two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, product
from typing import Any, Final

from actorgraph.ask.telling import Told
from actorgraph.model.claim import Claim
from actorgraph.model.filters import several
from actorgraph.questions.answer import Answer, Verdict
from actorgraph.questions.call import Call, Run
from actorgraph.store.reader import Store

#: Filters that limit a question to times, and those that limit it to voices.
_TIMES: Final = frozenset({"as_of", "since", "until"})
_VOICES: Final = frozenset({"claimant", "without"})
#: Pairs of two actors and their bodies that are looked at, and claims of one.
_MOST: Final = 40
#: Claims of a store in which no way is looked for, as that takes long, and hops of a way that is told.
_MANY: Final = 20_000
_LONGEST: Final = 2

#: Claims that are told of some of them, where it is more than one.
_TOLD: Final = {"of_its_class": 2, "of_the_way": _LONGEST}
#: What is said near a question, with the words before it.
_Near = Iterator[tuple[str, list[Claim]]]


def otherwise(store: Store, call: Call, content: Answer[Any], run: Run) -> str:
    """Return what comes nearest to the answer of a question without one, with a blank before it; else an empty text."""
    near = _Otherwise(store, call, content, run)
    told_of = Told(store).told
    nothing = content.verdict is Verdict.NOT_STATED
    found: tuple[Callable[[], _Near], ...] = (
        near.of_parts, near.of_the_whole, near.of_attacks, near.of_its_class, near.in_its_report, near.by_bodies, near.in_own_words, near.without_limits, near.of_others, near.of_the_two, near.of_the_way,
        near.of_each, near.of_itself,
    )  # fmt: skip
    for of in found if nothing else found[:1]:
        most = _TOLD.get(of.__name__, 1)
        told = [f"{lead}: {told_of(claims, most)}" for lead, claims in of() if claims]
        if told:
            return f" {' '.join(told)}"
    return ""


class _Otherwise:
    def __init__(self, store: Store, call: Call, content: Answer[Any], run: Run) -> None:
        self._store = store
        self._run = run
        self._told = Told(store)
        self._call = call
        self._content = content
        self._arguments = call.arguments

    def of_parts(self) -> _Near:
        """Yield what is said of bodies of the two of a question of yes or no, or of the one of another."""
        if self._call.name == "who" and self._arguments.get("actor"):
            for body in self._with_bodies(str(self._arguments["actor"]))[1:_MOST]:
                found = self._asked(actor=body)
                if found.verdict in (Verdict.STATED, Verdict.HEDGED):
                    yield "Said of a part of it", self._claims(found)
                    return
        ends = [self._arguments.get(key) for key in ("subject", "object")]
        if self._call.name != "whether" or not all(ends):
            return
        one, other = (self._with_bodies(str(end)) for end in ends)
        for subject, object_ in islice(product(one, other), 1, _MOST):
            found = self._asked(subject=subject, object=object_, direct=True)
            if found.verdict in (Verdict.STATED, Verdict.HEDGED):
                yield "Said of parts of them", self._claims(found)
                return

    def of_the_whole(self) -> _Near:
        """Yield what somebody, or a voice of it, says about the state or body of which that is a part, about which it is asked."""
        about = str(self._arguments.get("about", ""))
        thing = self._store.thing(about) if self._call.name == "said" and about else None
        for actor in self._store.actors([thing.n]) if thing and not thing.is_event else ():
            if actor.parent:
                whole = self._store.thing(actor.parent)
                yield f"About {whole.words}", self._claims(self._asked(about=whole.id))

    def of_attacks(self) -> _Near:
        """Yield who attacks where nobody is said to kill: datasets give the dead as figures of attacks."""
        relation = str(self._arguments.get("relation", ""))
        if self._call.name in ("who", "whether") and relation in ("kills", "injures", "casualties"):
            yield "Attacks are told", self._claims(self._asked(relation="attacks"))

    def of_its_class(self) -> _Near:
        """Yield by which claims the second of two may belong to what the question is true of, though none asserts it."""
        ends = [str(self._arguments.get(key, "")) for key in ("subject", "object")]
        if self._call.name != "whether" or not all(ends):
            return
        belongs = self._store.vocabulary.members("membership")
        of = self._store.thing(ends[1])
        for claim in islice(self._store.claims(relations=belongs, subject=of.n), _MOST):
            found = self._asked(object=claim.object) if claim.object != ends[0] else None
            if found and found.verdict in (Verdict.STATED, Verdict.HEDGED):
                yield "What bears on it", [claim, *self._claims(found)]
                return

    def in_its_report(self) -> _Near:
        """Yield what others say in the sources of a publisher who is to vouch for it."""
        claimants = {*several(self._call.filters.get("claimant", ()), "claimant")}
        its = self._published_by(claimants) if claimants else set()
        if its:
            rest = {key: value for key, value in self._call.filters.items() if key != "claimant"}
            found = self._run(replace(self._call, filters=rest))  # type: ignore[arg-type]
            yield "In its report", [one for one in self._claims(found) if one.source in its]

    def _published_by(self, ids: set[str]) -> set[str]:
        """Return the ids of the sources that some publish."""
        return {one.id for one in self._store.sources() if one.publisher in ids}

    def by_bodies(self) -> _Near:
        """Yield what bodies of those say who are to vouch for it."""
        claimants = several(self._call.filters.get("claimant", ()), "claimant")
        bodies = tuple(body for one in claimants for body in self._with_bodies(one)[1:])
        if bodies:
            of = replace(self._call, filters={**self._call.filters, "claimant": bodies})
            yield "By bodies of it", self._claims(self._run(of))

    def in_own_words(self) -> _Near:
        """Yield what the one who is to do it says of the same, as of others."""
        name = self._arguments.get("subject") or self._arguments.get("actor")
        if (
            self._call.name not in ("who", "whether")
            or not name
            or self._store.thing(str(name)).is_event
            or self._published_by({str(name)})
        ):
            return
        reading = self._store.vocabulary.reading(str(self._arguments["relation"]))
        if self._call.name == "who" and not reading.inverse:
            return
        filters = replace(self._call.filters_in(self._store), claimants=(str(name),))
        found = self._store.claims(filters, relations=reading.relations)
        yield "In its own words", list(islice(found, _MOST))

    def without_limits(self) -> _Near:
        """Yield what is said of other times, or by others than those who are asked for."""
        limits = (_TIMES | _VOICES) & self._call.filters.keys()
        if limits:
            rest = {key: value for key, value in self._call.filters.items() if key not in limits}
            found = self._run(replace(self._call, filters=rest))  # type: ignore[arg-type]
            lead = "Of other times" if limits <= _TIMES else "By others" if limits <= _VOICES else "Otherwise"  # fmt: skip
            yield lead, [] if found.verdict is Verdict.NOT_STATED else self._claims(found)

    def of_others(self) -> _Near:
        """Yield such figures of others, or when, where and why it was done to others."""
        arguments = self._arguments
        near = getattr(self._content, "near", ())
        if self._call.name == "figures" and near:
            yield "Of more or of a part of it", self._told.claims(one.claim for one in near)
        elif self._call.name == "figures" and arguments.get("name") and arguments.get("what"):
            of = replace(self._call, arguments={"what": arguments["what"]}, filters={})
            yield "Of others", self._claims(self._run(of))
        if self._call.name in ("when", "where", "why") and arguments.get("object"):
            yield "Of others", self._claims(self._asked(object=""))

    def of_the_two(self) -> _Near:
        """Yield what else is said of the two of a question of yes or no, the firmest first."""
        ends = [str(self._arguments.get(key, "")) for key in ("subject", "object")]
        if self._call.name != "whether" or not all(ends):
            return
        one, other = (self._store.thing(end).n for end in ends)
        found = [
            *islice(self._store.claims(subject=one, object=other), _MOST),
            *islice(self._store.claims(subject=other, object=one), _MOST),
        ]
        counting = self._content.filters.counting
        found.sort(key=lambda claim: claim.modality not in counting)
        yield "Otherwise said of the two", found

    def of_the_way(self) -> _Near:
        """Yield the claims that connect the two of a question of yes or no, in a store of few."""
        ends = [str(self._arguments.get(key, "")) for key in ("subject", "object")]
        if self._call.name != "whether" or not all(ends) or self._store.has_claims(_MANY):
            return
        way = self._run(Call("path", {"start": ends[0], "end": ends[1]}))
        if 1 < len(way.chain) <= _LONGEST:
            yield (
                "They are connected so",
                self._told.claims(link.claim for link in way.chain),
            )

    def of_each(self) -> _Near:
        """Yield what is said of each of two that nothing ties."""
        if self._call.name != "between":
            return
        for key in ("one", "other"):
            thing = self._store.thing(str(self._arguments[key]))
            claims = self._store.claims(subject=thing.n)
            yield f"Of {thing.words}", list(islice(claims, _MOST))

    def of_itself(self) -> _Near:
        """Yield what is taken for granted, hinted or the like of what is asked, of which nothing is asserted."""
        told = self._told.claims(self._content.claims or self._content.beside)
        if self._call.name == "show" and not told:
            thing = self._store.thing(str(self._arguments["name"]))
            told = list(islice(self._store.claims(either=thing.n), _MOST))
        if self._call.name in ("show", "plans"):
            yield "Said of it", told

    def _asked(self, **arguments: Any) -> Answer[Any]:
        of = replace(self._call, arguments={**self._arguments, **arguments})
        return self._run(of)

    def _claims(self, content: Answer[Any]) -> list[Claim]:
        return self._told.claims(content.claims)

    def _with_bodies(self, name: str) -> list[str]:
        n = self._store.thing(name).n
        return [thing.id for thing in self._store.things([n, *self._store.bodies(n)]).values()]
