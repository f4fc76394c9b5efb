"""What a question asks, made of what the grammar found in it: a clause with its parts, or a question of its own kind.

A function returns None where the words fit and the sense does not, so that another reading is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.ask.grammar import Found
from actorgraph.ask.kinds import ACTS, AUX, JUDGEMENTS, KINDS_OF_ACTORS, QUESTION_WORDS, SMALL, TEXT
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.lexicon import LIGHT, Form
from actorgraph.ask.naming import TITLES, titled
from actorgraph.ask.notes import note
from actorgraph.ask.question import Question
from actorgraph.ask.slots import ANYBODY, ASKED, SITES
from actorgraph.ask.words import POSSESSIVE, Word, typed
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import DEEDS
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Thing

if TYPE_CHECKING:
    from actorgraph.ask.reader import Reader
    from actorgraph.model.vocabulary import Reading

#: What the grammar calls questions that are read by the words of quotes, if in no other way.
BY_QUOTES: Final = "in_words"
#: Families of what happens, and of what lasts.
_HAPPENING: Final = frozenset(
    {*DEEDS, "contact", "protection", "demand", "response", "rupture", "location"}
)
LASTING: Final = frozenset({"sponsorship", "leadership", "alliance", "sanction"})
#: Words of a question that no quote need have.
NO_CONTENT: Final = (
    AUX
    | LIGHT
    | SMALL
    | words_of_set("uncounted")
    | words_of_set("prepositions")
    | words_of_set("within")
    | words_of_set("no_content")
)
#: How what is done on condition is said.
_IF: Final = "conditional"
#: Deeds of an actor that are looked at for whether states are hit by them.
_MOST_DEEDS: Final = 5_000
#: Things with a word in a name that are looked at.
_MOST_HELD: Final = 12
_SECOND: Final = words_of_set("asks_again")
_RECORDS: Final = words_of_set("records")
_LOSING: Final = words_of_set("losing")
#: Types of actors that have names wherever they are told of.
_NAMED: Final = frozenset({"state", "government-body", *SITES})
_VOICES: Final = words_of_set("voices")
_SAYING: Final = frozenset(map(stem, words_of_set("saying")))
_OWN_WORD: Final = ("claims-responsibility", "denies-responsibility", "does-not-claim")


def question_of(reader: Reader, found: Found) -> Question | None:
    """Return the question that was found; None if its words make no sense together."""
    kind = found["is"]
    return _made(reader, kind, found) if kind in MADE else _BUILDERS[kind](reader, found)


def _made(reader: Reader, name: str, found: Found) -> Question | None:
    """Return the question that a row of `MADE` makes of what was found; None if a part of it is missing."""
    kind, *rest = MADE[name].split()
    parts: dict[str, Any] = {"topic": (), "filters": {}}
    for part, _, source in (text.partition("=") for text in rest if "=" in text):
        value: Any = tuple(source.replace("_", " ").split("/"))
        if source[0] == "{":
            found_value: Any = found.get(source.strip("{?}"))
            if found_value is None and "?" not in source:
                return None
            value = found_value
        if part == "reading":
            if not reader.knows(source):
                return None
            value = reader.vocabulary.reading(source)
        if part == "topic":
            parts["topic"] += value or ()
        elif part == "claimant":
            parts["filters"] = {"claimant": value.id} if value else {}
        elif part == "modality":
            parts["filters"] = {"modality": value}
        else:
            parts[part] = value
    return None if "apart" in rest and parts["a"] == parts["b"] else Question(kind, **parts)


# -- clauses ---------------------------------------------------------------------------------------------


class Clause(NamedTuple):
    """Who does what to whom, in which event; an end is `ASKED` if the question asks for it.

    `relation` goes from the agent to the patient. It is missing if the clause says that somebody did an event.
    """

    agent: Any
    patient: Any
    event: Any
    relation: Reading | None = None

    @property
    def ends(self) -> tuple[Thing | None, Thing | None]:
        """Agent and patient, if they have names."""
        agent, patient = (
            end if isinstance(end, Thing) else None for end in (self.agent, self.patient)
        )
        return agent, patient


def _clause(reader: Reader, found: Found) -> Clause:
    """Return the clause, with the ends of a passive or of an inverse phrase in their places."""
    ends = {role: found.get(role) for role in ("s", "o", "by", "e")}
    asks = found.get("asks", "")
    if asks in ("s", "o"):
        ends[asks] = ASKED
    if found.get("voice") == "passive":
        by = ends["by"] or (ASKED if asks == "o" else None)
        ends["o"] = None if asks == "o" else ends["o"]
        suffers = "e" if found.get("pred") == "did" or found.get("gap") == "{e}" else "o"
        ends[suffers], ends["s"] = ends["s"], by
    if found.get("pred") in ("did", "part", "answers"):
        agent, event = ends["s"], ends["e"]
        at_event = found["pred"] == "part" and isinstance(event, Thing) and event.type != "attack"
        if at_event and "attends" in reader.vocabulary:
            return Clause(agent, event, None, reader.vocabulary.reading("attends"))
        if found["pred"] == "answers":
            return Clause(agent, ends["o"], None, reader.vocabulary.reading("responds-to"))
        return Clause(agent, None, event)
    reading = reader.lexicon.reading(found["form"])
    agent, patient = ends["s"], ends["o"]
    if reading.inverse:
        agent, patient, reading = patient, agent, reading.turned(reader.vocabulary)
    return Clause(agent, patient, ends["e"], reading)


def _of_clause(reader: Reader, found: Found) -> Question | None:
    """Return the question that asks for a part of a clause, or whether it is so."""
    clause = _clause(reader, found)
    if clause.event == ASKED or (found.get("strict") and not _fits(clause)):
        return None
    people = _killed_of(reader, clause)
    made = _asked_of(reader, clause._replace(patient=people or clause.patient), found)
    if made is None:
        return None
    made = _at_a_place(reader, made)
    if people:
        notes = (*made.notes, note("people", state=clause.patient.words, part=people.words))
        made = replace(made, notes=notes)
    mode = found["form"].mode if "form" in found else ""
    return replace(made, mode=mode) if mode and made.kind in ("who", "yes-no") else made


def _killed_of(reader: Reader, clause: Clause) -> Thing | None:
    """Return the one part of a state of which somebody was killed or hurt, if the state is said to be: "Americans"."""
    patient, reading = clause.patient, clause.relation
    if not isinstance(patient, Thing) or patient.type != "state" or reading is None:
        return None
    if {reader.family(name) for name in reading.relations} != {"casualties"}:
        return None
    hurt = partial(reader.store.claims, relations=reading.relations)
    if any(hurt(object=patient.n)):
        return None
    parts = reader.store.things_with_ids(reader.store.children(patient.n))
    found = [part for part in parts if any(hurt(object=part.n))]
    return found[0] if len(found) == 1 else None


def _at_a_place(reader: Reader, made: Question) -> Question:
    """Return a question of deeds that hit a place or state as one of what was done there, if no claim has it hit.

    "Why did X bomb Y?" is of the one event there, "Which countries did X bomb?" of where that was.
    """
    reading = made.reading
    if (
        reading is None
        or made.event
        or not all(reader.family(name) in DEEDS for name in reading.relations)
    ):
        return made
    claims = partial(reader.store.claims, relations=reading.relations)
    if made.kind == "who" and reading.inverse and "state" in made.types and made.a:
        ends = {claim.object for claim in islice(claims(subject=made.a.n), _MOST_DEEDS)}
        hit = {thing.type for thing in reader.store.things_with_ids(ends - {""})}
        if hit.isdisjoint(made.types):
            return Question("where", a=made.a, reading=reading.turned(reader.vocabulary))
        return made
    place = made.b if made.kind in ("yes-no", "why", "when") else made.a
    if (
        place is None
        or place.type not in (*SITES, "state")
        or (made.kind == "who" and reading.inverse)
        or made.kind not in ("who", "yes-no", "why", "when")
        or any(claims(object=place.n))
    ):
        return made
    store = reader.store
    lies = store.claims(relations=reader.vocabulary.members("location"), object=place.n)
    there = {*store.events_at(place.n), *(claim.subject for claim in lies)}
    doers: list[int | None] = [None]
    if made.kind != "who" and made.a:
        doers = [made.a.n, *store.row_ids(store.children(made.a.n))]
    events = {
        claim.event for doer in doers for claim in claims(subject=doer) if claim.event in there
    }
    if not events:
        return made
    if made.kind == "who" or (made.kind == "yes-no" and not made.a):
        return Question("claims", reading=reading, topic=("relation", reading.name), at=place)
    if made.kind == "yes-no":
        return replace(made, kind="where", b=None, topic=("at", place.id), direct=False)
    found = store.things_with_ids(events)
    if len(found) > 1 and made.kind == "why":  # that of which a reason is told
        answers = reader.vocabulary.members("response")
        found = [one for one in found if any(store.claims(relations=answers, subject=one.n))]
    if len(found) != 1:
        return made
    return Question(made.kind, event=found[0], notes=(note("there", event=found[0].words),))


def _fits(clause: Clause) -> bool:
    """Return False if a phrase of the lexicon has the wrong type of object: only places are held or worked in."""
    agent, patient = clause.agent, clause.patient
    if clause.relation is not None and isinstance(agent, Thing) and agent.is_event:
        return "sponsors" not in clause.relation.relations
    if clause.relation is None or not isinstance(patient, Thing):
        return True
    if set(clause.relation.relations) <= {"occupies", "operates-in", "located-in"}:
        return patient.type in (*SITES, "state")
    if clause.relation.relations == ("attends",):
        return patient.is_event
    return True


def _asked_of(reader: Reader, clause: Clause, found: Found) -> Question | None:
    asks = found.get("asks", "")
    if clause.relation is None:
        tools = found.get("pred") == "part" and found.get("types") == TEXT  # planes do no attack
        return None if tools else _did(reader, clause, asks)
    if asks in ("when", "where", "why"):
        return _circumstance(reader, clause, asks, found)
    if clause.relation.relations == ("attends",) and not found.get(
        "types"
    ):  # planes attend nothing
        taken_part = _taking_part(
            reader, clause, strict="strict" in found or found.get("pred") == "noun"
        )
        if taken_part is not None:
            return taken_part
    if ASKED in (clause.agent, clause.patient):
        return _who(reader, clause, found)
    return _yes_no(reader, clause, found)


def _taking_part(reader: Reader, clause: Clause, *, strict: bool) -> Question | None:
    """Return who did an attack in which it is asked who took part, or met at an event that nobody is told to attend.

    Who is *strictly* asked to have been there need not have done it.
    """
    event, agent = clause.patient, clause.ends[0]
    if not isinstance(event, Thing) or not event.is_event:
        return None
    store, contact = reader.store, reader.vocabulary.members("contact")
    if any(store.claims(relations=("attends",), object=event.n)):
        return None
    if event.type == "attack" and not strict:
        return _did(reader, Clause(clause.agent, None, event), "")
    if any(store.claims(relations=contact, event=event.n)):
        reading = reader.vocabulary.reading("contact")
        return Question(
            "claims", a=agent, event=event, reading=reading, topic=("relation", "contact")
        )
    return None


def _did(reader: Reader, clause: Clause, asks: str) -> Question | None:
    event = clause.event
    if not isinstance(event, Thing) or not event.is_event:
        return None
    if asks in ("when", "where", "why"):
        return Question(asks, event=event)
    if clause.agent in (ASKED, ANYBODY, None):
        return Question("attribution", event=event)
    if clause.agent.is_event or "attributes" not in reader.vocabulary:
        return None
    return Question("yes-no", a=clause.agent, event=event, topic=("did-it",))


def _circumstance(reader: Reader, clause: Clause, asks: str, found: Found) -> Question | None:
    agent, patient = clause.ends
    reading = clause.relation
    assert reading is not None
    if agent is None and patient is None:
        return None
    if (
        patient is not None
        and patient.is_event
        and reader.family(reading.relations[0]) == "leadership"
    ):
        return None
    if (
        asks == "where"
        and agent
        and all(reader.family(name) == "location" for name in reading.relations)
    ):
        return Question("where", a=agent)
    if (
        agent is None
        and patient is not None
        and (patient.is_event or reader.family(reading.relations[0]) == "location")
    ):
        return None
    topic = tuple(
        key
        for key, role in (("since", "start"), ("ahead", "ahead"))
        if found.get(role) and asks == "when"
    )
    return Question(asks, a=agent, b=patient, reading=reading, topic=topic)


def _who(reader: Reader, clause: Clause, found: Found) -> Question | None:
    agent, patient = clause.ends
    reading = clause.relation
    assert reading is not None
    if (
        agent is not None
        and agent.is_event
        and agent is found.get("s")
        and reading.name == "membership"
    ):
        return Question("where", event=agent)  # "What country was the attack in?"
    event, types = clause.event, tuple(found.get("types") or ())
    asks_both = agent is None and patient is None
    if asks_both and event is not None and "attributes" in reading.relations:
        return Question("attribution", event=event)
    if asks_both and clause.patient is ASKED and clause.agent is None:
        return Question(
            "claims",
            reading=reading.turned(reader.vocabulary),
            event=event,
            types=types,
            topic=("suffers",),
        )
    if asks_both:
        return Question("claims", reading=reading, topic=("relation", reading.name), event=event)
    if clause.agent is ASKED and clause.patient is None:
        return None
    thing = patient or agent
    assert thing is not None
    if patient is None:
        reading = reading.turned(reader.vocabulary)
    meeting = reader.family(reading.relations[0]) == "contact"
    if meeting and found.get("asks") == "o" and not types and not thing.is_event:
        types = TEXT  # "Whom did X meet?" may be told in words that name nobody
    made = _who_of(reader, reading, thing, event, types, found)
    if found.get("ahead") and made is not None and made.kind == "who":
        from actorgraph.questions.whether import AHEAD

        return replace(made, direct=True, filters={"modality": AHEAD})
    return made


def _is_owned(reader: Reader, thing: Thing) -> bool:
    """Return True if something is said to own a place: it belongs to that, and is only in others."""
    owns = ("owns",)
    return "owns" in reader.vocabulary and any(reader.store.claims(relations=owns, object=thing.n))


def _who_of(
    reader: Reader,
    reading: Reading,
    thing: Thing,
    event: Thing | None,
    types: tuple[str, ...],
    found: Found,
) -> Question | None:
    vocabulary = reader.vocabulary
    member = reading.name.startswith("membership")
    hosted = reading.relations == ("operates-in",)  # "which country hosts the outpost"
    if (member or hosted) and thing.type in SITES:
        if member and reading.inverse and _is_owned(reader, thing):
            reading = vocabulary.reading("owns")
        else:  # "is in"
            reading = vocabulary.reading_of(
                vocabulary.members("location"), "location", inverse=reading.inverse
            )
    owned = reading.relations == ("owns",) and not reading.inverse
    told = owned or (reading.name.startswith("location") and reading.inverse)
    if told and thing.type in SITES and "state" in types:
        types = ()  # a place, or a body of it, may tell the country
    if reading.relations == ("member-of",) and thing.type == "class" and not reading.inverse:
        reading = reader.lexicon.reading(
            Form("membership", False)
        )  # those of a class are its members
    if set(reading.relations) <= set(_OWN_WORD) and thing.is_event and not reading.inverse:
        return Question("responsibility", event=thing, topic=reading.relations)
    family = reader.family(reading.relations[0])
    if thing.is_event and (family == "leadership" or (types == TEXT and reading.name == "attends")):
        return None  # planes attend nothing
    if thing.is_event and not reading.inverse and _is_told_of(reader, reading, thing):
        return Question("claims", event=thing, reading=reading, topic=("relation", reading.name))
    if "attributes" in reading.relations and event is not None:
        if reading.inverse:
            return Question("attribution", event=event, filters={"claimant": thing.id})
        return Question("attribution", event=event, b=thing) if event.is_event else None
    happened = None if reading.inverse else _named_after(reader, reading, thing)
    if happened is not None:
        return Question(
            "attribution", event=happened, notes=(note("happened", event=happened.words),)
        )
    if thing.is_event and reading.inverse and family in ("attack", "casualties"):
        return Question("claims", event=thing, reading=reading, types=types, topic=("suffers",))
    if (
        thing.is_event
        and not reading.inverse
        and (
            family in ("attribution", "attack", "casualties") or reading.relations == ("sponsors",)
        )
    ):
        return Question(
            "attribution", event=thing
        )  # whoever "attacked" or "funded" an attack had a part in it
    return Question("who", a=thing, event=event, reading=reading, types=types)


def _named_after(reader: Reader, reading: Reading, thing: Thing) -> Thing | None:
    """Return the one attack that has the name of what was attacked, if no claim has that as its object."""
    relations = [name for family in DEEDS for name in reader.vocabulary.members(family)]
    if (
        thing.is_event
        or thing.type in ("place", "state")
        or not set(reading.relations) <= set(relations)
    ):
        return None
    store = reader.store
    if next(iter(store.claims(relations=relations, object=thing.n)), None) is not None:
        return None
    held = store.named_with(fold(thing.name), _MOST_HELD)
    events = [one for one in held if one.is_event and one.type == "attack"]
    return events[0] if len(events) == 1 and len(held) < _MOST_HELD else None


def _is_told_of(reader: Reader, reading: Reading, event: Thing) -> bool:
    """Return True if what somebody says of an event stands in claims about it: who announced, who condemned it."""
    if reading.relations == ("announces",):
        return True
    if any(
        reader.family(name) not in ("sanction", "sponsorship", "demand")
        for name in reading.relations
    ):
        return False
    store, relations = reader.store, reading.relations
    direct = next(iter(store.claims(relations=relations, object=event.n)), None)
    return (
        direct is None
        and next(iter(store.claims(relations=relations, event=event.n)), None) is not None
    )


def _yes_no(reader: Reader, clause: Clause, found: Found) -> Question | None:
    a, b = clause.ends
    reading, event = clause.relation, clause.event
    assert reading is not None
    if a is None and b is None:
        return None
    if a is None and b and b.is_event and reader.family(reading.relations[0]) == "attack":
        return None  # "Was the explosion a bomb?"
    blames = "attributes" in reading.relations
    if event is not None and blames and a is None and b is not None:
        return Question("yes-no", a=b, event=event, topic=("did-it",))
    ahead = {"topic": ("ahead",), "direct": True} if found.get("ahead") else {}
    if a is not None and a.is_event and b is not None and not (ahead or blames):
        claims = partial(reader.store.claims, relations=reading.relations, object=b.n)
        if not any(claims(subject=a.n)) and any(claims(event=a.n)):  # whoever did it is told to
            return Question(
                "claims", b=b, event=a, reading=reading, topic=("relation", reading.name)
            )
    if a is not None and b is not None:
        if reading.name == "membership" and b.type in SITES:
            reading = reader.vocabulary.reading("location")  # "is in"
        if set(reading.relations) <= set(_OWN_WORD) and b.is_event:
            return Question("yes-no", a=a, event=b, reading=reading, topic=("own",))
        if b.is_event and reader.family(reading.relations[0]) == "leadership":
            return None
        happened = _named_after(reader, reading, b)
        if happened is not None and not a.is_event and not ahead:
            notes = (note("happened", event=happened.words),)
            return Question("yes-no", a=a, event=happened, topic=("did-it",), notes=notes)
        if reading.relations == ("sponsors",) and b.is_event and not a.is_event:
            return Question("yes-no", a=a, event=b, topic=("did-it",))
    return Question("yes-no", a=a, b=b, reading=reading, event=event, **ahead)  # type: ignore[arg-type]


def _how(reader: Reader, found: Found) -> Question | None:
    """Return how somebody does something: the same claims as for whether, with their means."""
    made = _of_clause(reader, found)
    if made is None or made.kind != "yes-no" or made.reading is None:
        return None
    return replace(made, topic=("how",), filters={}, direct=False, mode="")


def _says(reader: Reader, found: Found) -> Question | None:
    """Return who says that something is so."""
    clause = _clause(reader, found)
    if clause.relation is None:
        return _blamed(reader, found, clause)
    made = _yes_no(reader, clause, found)
    return replace(made, topic=("says",)) if made and not made.topic else made


def _blamed(reader: Reader, found: Found, clause: Clause) -> Question | None:
    del reader, found
    agent, _ = clause.ends
    if clause.event is None or not clause.event.is_event or agent is None:
        return None
    return Question("attribution", event=clause.event, b=agent)


def _does_say(reader: Reader, found: Found) -> Question | None:
    """Return whether somebody says that something is so."""
    clause, speaker = _clause(reader, found), found["v"]
    if clause.relation is None:
        if not isinstance(clause.agent, Thing):
            return None
        if clause.agent == speaker:  # "Did X say that it did …"
            return _made(reader, "owns_up", {"v": speaker, "e": clause.event})
        reading = reader.vocabulary.reading("attributes")
        return Question("yes-no", a=speaker, b=clause.agent, event=clause.event, reading=reading)
    made = _yes_no(reader, clause, found)
    if made is None or made.topic:
        return None
    return replace(made, filters={"claimant": speaker.id})


def _denies(reader: Reader, found: Found) -> Question | None:
    """Return whether somebody denies that something is so: the claims with which they do."""
    speaker = found["v"]
    clause = _clause(reader, {"s": speaker, **found})
    if clause.relation is None:
        own = clause.agent == speaker and clause.event is not None
        return _made(reader, "disowns", {"v": speaker, "e": clause.event}) if own else None
    agent, patient = clause.ends
    filters: Any = {"modality": ("denied",), "claimant": speaker.id}
    return Question(
        "claims", a=agent, b=patient, reading=clause.relation, topic=("denies",), filters=filters
    )


def _sure(reader: Reader, found: Found) -> Question | None:
    """Return how sure somebody is that something is so, or who did an event."""
    clause = _clause(reader, found)
    if clause.relation is not None:
        return _does_say(reader, found)
    if clause.event is None or not clause.event.is_event:
        return None
    return Question("attribution", event=clause.event, filters={"claimant": found["v"].id})


def _voices(reader: Reader, found: Found) -> Question | None:
    """Return how many voices say that something is so, or speak of somebody."""
    if "form" not in found and "pred" not in found:
        return Question("voices", a=found.get("s"))
    clause = _clause(reader, found)
    if clause.relation is None:
        return None
    agent, patient = clause.ends
    return Question("voices", a=agent, b=patient, event=clause.event, reading=clause.relation)


# -- names ----------------------------------------------------------------------------------------------


def _same(reader: Reader, found: Found) -> Question | None:
    del reader
    a, b = found["a"], found["b"]
    return Question("same", a=a, b=b) if a.is_event == b.is_event else None


def _plain(reader: Reader, found: Found) -> Question | None:
    """Return whether a is b: only of two of one type, as "is the brigade Iran" asks something else."""
    a, b = found["a"], found["b"]
    if b.type == "class" and a.n != b.n and "instance-of" in reader.vocabulary:
        return Question("yes-no", a=a, b=b, reading=reader.vocabulary.reading("instance-of"))
    return _same(reader, found) if a.type == b.type else None


def _of_class(reader: Reader, found: Found) -> Question | None:
    if found["o"].type != "class" or "instance-of" not in reader.vocabulary:
        return None
    return Question(
        "who", a=found["o"], reading=reader.vocabulary.reading("instance-of"), types=found["types"]
    )


def _title(reader: Reader, found: Found) -> Question | None:
    """Return who has a title: the president of something; "Biden's defence secretary" has it in a state."""
    if not found["title"] or found["o"].type == "person":
        return None
    reading = reader.vocabulary.reading("leadership")
    wanted = set(map(stem, found["title"]))
    if not reader.store.has_role(reading.relations, tuple(wanted), stem) and (
        TITLES.isdisjoint({*found["title"]} - SMALL)
        or any(titled(reader.store, found["o"], wanted, _MOST_DEEDS))
    ):
        return None  # whoever holds it is named so: "Karth's foreign minister"
    return Question("who", a=found["o"], reading=reading, topic=found["title"])


# -- claims of a kind, what is ahead -----------------------------------------------------------------------


def _modal(reader: Reader, found: Found) -> Question | None:
    del reader
    word, names = found.get("modal") or ("denied", ("denied",))
    return Question(
        "claims", a=found.get("a"), topic=("modality", word), filters={"modality": names}
    )


def _modal_by(reader: Reader, found: Found) -> Question | None:
    del reader
    _, names = found["modal"]
    filters: Any = {"modality": names, "claimant": found["v"].id}
    return Question("claims", topic=("modality", names[0]), filters=filters)


def _acts_told(reader: Reader, found: Found) -> Question | None:
    name = found["acts"][0]
    if name not in reader.vocabulary.families:
        return None
    reading = reader.vocabulary.reading(name)
    return Question("claims", reading=reading, topic=("relation", reading.name), at=found.get("at"))


def _content(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of a question that a quote must have."""
    return tuple(
        word.folded for word in words if word.folded not in NO_CONTENT and word.folded != POSSESSIVE
    )


def _behind(reader: Reader, found: Found) -> Question | None:
    """Return who is behind a group, or whether somebody is: its sponsors."""
    either = [found["a"], found.get("s")]
    if (
        any(end is not None and end.is_event for end in either)
        or found["a"].type in SITES  # of what was done there
        or "sponsorship" not in reader.vocabulary.families
    ):
        return None
    reading = reader.vocabulary.reading("sponsorship")
    if "s" in found:
        return Question("yes-no", a=found["s"], b=found["a"], reading=reading)
    return Question("who", a=found["a"], reading=reading, types=found["types"])


def _parties(reader: Reader, found: Found) -> Question | None:
    """Return who made an agreement, or whether somebody did."""
    event: Thing = found["e"]
    if event.type != "agreement" or "agrees-with" not in reader.vocabulary:
        return None
    reading = reader.vocabulary.reading("agrees-with")
    if "a" in found:
        return Question("yes-no", a=found["a"], event=event, reading=reading)
    return Question("claims", event=event, reading=reading, topic=("relation", reading.name))


# -- figures --------------------------------------------------------------------------------------------


def _figures(reader: Reader, found: Found) -> Question | None:
    """Return how many there are of what the further words say."""
    from actorgraph.ask.counted import scope_of

    words: Sequence[Word] = found["words"]
    losing = any(word.folded in _LOSING for word in words)
    if words[0].folded in ("times", "according") or losing or asks_again(words):
        return None
    scope = scope_of(reader, words)
    thing, topic = scope.thing, scope.topic
    if (
        (not topic and thing is None)
        or _asks_voices(words)
        or words[0].folded in _RECORDS
        or _is_of_names(reader, words[0].folded)
        or scope.unknown
    ):
        return None
    event = thing if thing is not None and thing.is_event else None
    asked = (typed(words), " ".join(scope.needed), *topic)
    return Question(
        "figures", a=None if event else thing, b=scope.at, event=event, role=scope.role, topic=asked
    )


def _times(reader: Reader, found: Found) -> Question | None:
    """Return how often somebody attacked, or was attacked: figures that count attacks."""
    clause = _clause(reader, found)
    agent, patient = clause.ends
    if clause.relation is None or reader.family(clause.relation.relations[0]) != "attack":
        return None
    if reader.vocabulary[
        clause.relation.relations[0]
    ].symmetric:  # figures count what one does to another
        both = bool(agent and patient)
        return Question("when", a=agent, b=patient, reading=clause.relation) if both else None
    notes: tuple[str, ...] = ()
    if agent and patient:
        notes = (note("attacks", patient=patient.words, agent=agent.words),)
    role = "" if patient else "acts"
    topic = ("attacks", "", "attacks")
    return Question(
        "figures", a=patient or agent, event=clause.event, role=role, topic=topic, notes=notes
    )


def asks_again(words: Sequence[Word]) -> bool:
    """Return True if a second question follows: "… and who is blamed for it"."""
    texts = [word.folded for word in words]
    return any(
        join in ("and", "but") and after in QUESTION_WORDS for join, after in pairwise(texts)
    )


def _counted(reader: Reader, found: Found) -> Question | None:
    """Return who they are, if as many are asked for as have names: "how many groups does X back"."""
    made = _of_clause(reader, found)
    if made is None or made.reading is None:
        return None
    if made.kind != "who" and made.topic != ("suffers",):
        return None
    lasting = reader.family(made.reading.relations[0]) in LASTING
    if made.types in ((), TEXT) or not (lasting or _is_of_names(reader, found["kind"])):
        return None
    return replace(made, notes=(*made.notes, note("counted")))


def _is_of_names(reader: Reader, noun: str) -> bool:
    """Return True for states and places, which have names and which no figure counts: "how many countries"."""
    types = KINDS_OF_ACTORS.get(noun, ())
    return bool(types) and _NAMED.issuperset(types) and not reader.has_figures_of(noun)


def _asks_voices(words: Sequence[Word]) -> bool:
    """Return True for "how many sources say …": a figure is not what is asked."""
    return words[0].folded in _VOICES and any(word.stem in _SAYING for word in words[1:3])


def _there(reader: Reader, found: Found) -> Question | None:
    """Return whether somebody does something in a place."""
    if "e" in found and "form" not in found:
        if "s" in found:
            return None  # "Did X order the strike in Y?" is of X
        return Question("where", event=found["e"], topic=("at", found["at"].id))
    made = _of_clause(reader, found)
    if made is None or made.kind != "yes-no" or made.topic or made.event or made.reading is None:
        return None
    return replace(made, kind="where", topic=("at", found["at"].id))


def _at_place(reader: Reader, found: Found) -> Question | None:
    """Return a question of a clause of what was done in a place alone: who did it there, or to whom."""
    made = _of_clause(reader, found)
    if made is None or made.kind not in ("who", "claims") or made.event or made.reading is None:
        return None
    # "Who backs militias in Iraq?" leaves open who is there, and "Whom does X back in Iraq?" does not
    if made.kind == "who" and not made.reading.inverse and not _happens(reader, made.reading):
        return None
    return replace(made, at=found["at"])


def _happens(reader: Reader, reading: Reading) -> bool:
    return all(reader.family(name) in _HAPPENING for name in reading.relations)


def _members(reader: Reader, found: Found) -> Question | None:
    """Return who of a kind belongs to a group, or is in a place."""
    if "membership" not in reader.vocabulary.families or found["o"].is_event:
        return None
    reading = reader.vocabulary.reading("membership")
    return _who_of(reader, reading, found["o"], None, tuple(found["types"]), found)


def _when_there(reader: Reader, found: Found) -> Question | None:
    """Return when something was done in a place, if it is told of one event there: when that was."""
    made = _of_clause(reader, found)
    if made is None or made.reading is None or made.topic:
        return None
    ends = {key: end.n for key, end in (("subject", made.a), ("object", made.b)) if end}
    claims = reader.store.claims(relations=made.reading.relations, **ends)  # type: ignore[arg-type]
    told = {claim.event for claim in claims} & set(reader.store.events_at(found["at"].n))
    event = next(iter(reader.store.things_with_ids(told)), None)
    return Question("when", event=event) if len(told) == 1 else None


def _told(reader: Reader, found: Found) -> Question | None:
    """Return what somebody told somebody, else what it says at all."""
    a, b = found["a"], found["v"]
    if "tells" in reader.vocabulary and "b" not in found:
        reading = reader.vocabulary.reading("tells")
        if any(reader.store.claims(relations=("tells",), subject=a.n, object=b.n)):
            return Question("claims", a=a, b=b, reading=reading, topic=("relation", "tells"))
    return _made(reader, "said", found)


def _deed(reader: Reader, found: Found) -> Question | None:
    """Return the claims of what a noun names: "the warning of X", "X's reaction to Y"."""
    doer, name, to = found["s"], found["deed"], found.get("o")
    if not reader.knows(name) or doer.is_event:
        return None
    reading = reader.vocabulary.reading(name)
    claims = partial(reader.store.claims, subject=doer.n)
    if to is None or not any(claims(relations=reading.relations, event=to.n)):
        if (
            to is not None
            and name == "response"
            and not any(claims(relations=reading.relations, object=to.n))
        ):  # who condemns an event reacts to it
            return Question("claims", a=doer, event=to, topic=("deed",)) if to.is_event else None
        return Question("claims", a=doer, b=to, reading=reading, topic=("relation", name))
    return Question("claims", a=doer, event=to, reading=reading, topic=("relation", name))


def _deed_on(reader: Reader, found: Found) -> Question | None:
    """Return who does to somebody what a noun names: "Are there sanctions on X?"."""
    if not reader.knows(found["deed"]) or found["o"].is_event:
        return None
    return Question("who", a=found["o"], reading=reader.vocabulary.reading(found["deed"]))


def _said_of(reader: Reader, found: Found) -> Question | None:
    """Return what somebody says in words for what may come, such as war; else whether they want it."""
    said = _in_words(reader, {"v": found["a"], "words": found["words"]})
    return said or _made(reader, "does_want", found)


def _urged(reader: Reader, found: Found) -> Question | None:
    """Return the claims that somebody asks for what a question says: "Who called for strikes inside Iran?".

    Each word must be in their quotes, but for nouns of acts, for which reports have verbs.
    """
    from actorgraph.questions.claims import sense_of

    if not reader.knows("demand"):
        return None
    reading = reader.vocabulary.reading("demand")
    words = [word for word in _content(found["words"]) if word not in ACTS]
    wanted = {sense_of(word) for word in words}
    said = reader.quotes(None, None, reading.relations)
    if not wanted or not any(wanted <= its for _, its in said):
        return None
    return Question("claims", reading=reading, topic=("words", *words))


def _in_words(reader: Reader, found: Found) -> Question | None:
    """Return the claims that have the words of a question in their quote, if there are any.

    The question names who says so, or says how something is judged.
    """
    from actorgraph.questions.claims import sense_of

    words = _content(found["words"])
    doer, voice = found.get("s"), found.get("v")
    judged = found.get("as") == "described"
    if any(word.folded in _SECOND for word in found["words"]):
        return None  # "… and who backs them" asks something else, too
    if voice and voice.is_event:
        return None  # which says nothing itself
    if not words or (not JUDGEMENTS.isdisjoint(words) and not judged):
        return None
    if judged and "described-as" not in reader.vocabulary:
        return None
    if any(reader.is_of_a_name(word) for word in words):
        return None  # "Hezbollah" may be another
    wanted = {sense_of(word) for word in words}
    relations = ("described-as",) if judged else ()
    if not any(wanted <= its for _, its in reader.quotes(doer, voice, relations)):
        return None
    return Question(
        "claims",
        a=doer,
        reading=reader.vocabulary.reading("described-as") if judged else None,
        topic=("words", *words),
        filters={"claimant": voice.id} if voice else {},
    )


def _on_condition(reader: Reader, found: Found) -> Question | None:
    """Return what somebody does on a condition that has words of the question; those that it has not are named."""
    from actorgraph.questions.claims import sense_of

    words = _content(found["words"])
    if any(reader.is_of_a_name(word) for word in words):
        return None
    said = [
        (claim.modality == _IF, [word for word in words if sense_of(word) in its])
        for claim, its in reader.quotes(found["s"], None, ())
        if claim.modality == _IF or "if" in fold(claim.text).split()
    ]
    is_so, most = max(said, key=lambda one: (len(one[1]), one[0]), default=(False, []))
    if not most:
        return None
    left = typed([word for word in found["words"] if word.folded in {*words} - {*most}])
    return Question(
        "claims",
        a=found["s"],
        topic=("words", *(() if is_so else ("if",)), *most),
        filters={"modality": (_IF,)} if is_so else {},
        notes=(note("condition", words=left),) if left else (),
    )


def _most(reader: Reader, found: Found) -> Question | None:
    """Return who does something most, or to whom it is done most."""
    clause = _clause(reader, found)
    if clause.relation is None or clause.event or ASKED not in (clause.agent, clause.patient):
        return None
    asks_patient = clause.agent is not ASKED
    reading = clause.relation.turned(reader.vocabulary) if asks_patient else clause.relation
    agent, patient = clause.ends
    return Question(
        "most", a=agent or patient, reading=reading, types=tuple(found.get("types") or ())
    )


def _where(reader: Reader, found: Found) -> Question | None:
    del reader
    thing = found.get("e") or found["s"]
    return Question("where", event=thing) if thing.is_event else Question("where", a=thing)


#: Questions that are made of their parts alone: the kind, then where each part comes from. ``{o}`` is what the
#: grammar found as ``o``, without which there is no such question unless a ``?`` follows; ``/`` parts several
#: words and ``_`` stands for a blank. With ``apart``, a and b are not the same. The page makes them of the same rows.
MADE: Final = {
    "about": "about a={a}",
    "accused_of": "claims b={o} reading=attributes topic=accused",
    "anonymous": "claims topic=anonymous",
    "calls": "claims a={a} claimant={v?} reading=described-as topic=described",
    "answer_to": "who a={o} reading=responds-to",
    "attribution": "attribution event={e}",
    "blamed_by": "attribution event={e} claimant={v}",
    "blaming": "attribution event={e} b={o}",
    "compare": "compare a={a} b={b} apart",
    "confirms": "said a={v} b={o} modality=confirmed",
    "conflicts": "conflicts a={a?}",
    "deaths": "figures event={e?} a={a?} topic=killed//kill",
    "denies_war": "intentions topic=wish topic={acts} modality=denied",
    "withheld": "claims a={v} reading=attributes topic=relation modality=withheld/hinted",
    "deed_told": "claims reading={deed} topic=relation",
    "deeds": "claims a={a} topic=deeds",
    "did_blame": "yes-no a={s} b={o} event={e} reading=attributes apart",
    "disclaimers": "responsibility event={e} topic=denies-responsibility",
    "disowns": "yes-no a={v} event={e} reading=denies-responsibility topic=own",
    "does_want": "intentions a={a} b={b?} topic=wish topic={acts}",
    "expected": "intentions topic=ahead topic={acts?}",
    "gaps": "gaps a={a?}",
    "hit_in": "claims event={e} reading=attacked-by topic=suffers",
    "implied": "claims topic=implied",
    "intends": "intentions a={a} b={b?} topic=all",
    "meant": "could-be-meant a={a}",
    "office": "who a={a} reading=leadership-by",
    "part_in": "yes-no a={s} event={e} topic=did-it",
    "own_voice": "said a={a} b={b?} topic=own",
    "owns_up": "yes-no a={v} event={e} reading=claims-responsibility topic=own",
    "path": "path a={a} b={b}",
    "response": "yes-no a={s} b={e} reading=responds-to topic=how",
    "responsibility": "responsibility event={e} topic=claims-responsibility",
    "said": "said a={a} b={b?}",
    "sanctions_on": "when b={o} reading=sanctions",
    "spoke": "said a={a} b={b} apart",
    "suffered": "claims b={a} topic=suffered",
    "supplies": "yes-no a={s} b={o} reading=sponsors topic=how",
    "timeline": "timeline a={a?}",
    "toll": "figures event={e?} a={a?} topic=killed_and_injured//kill/injure",
    "wants_war": "intentions topic=wish topic={acts}",
    "when": "when event={e}",
    "why": "why event={e}",
}
_BUILDERS: Final[dict[str, Callable[[Reader, Found], Question | None]]] = {
    "clause": _of_clause, "how": _how, "says": _says, "does_say": _does_say, "sure": _sure, "voices": _voices,
    "denies": _denies, "same": _same, "plain": _plain, "of_class": _of_class, "title": _title, "modal": _modal,
    "modal_by": _modal_by, "acts_told": _acts_told, "times": _times, "behind": _behind, "parties": _parties,
    "party": _parties, "figures": _figures, "where": _where, "there": _there, "at_place": _at_place, "when_there": _when_there, "members": _members,
    "told": _told, "deed": _deed, "deed_on": _deed_on, "in_words": _in_words, "urged": _urged, "said_of": _said_of, "counted": _counted, "most": _most,
    "on_condition": _on_condition,
}  # fmt: skip
