"""What each pattern makes of its slots: one function for each name in `actorgraph.ask.patterns`.

A function returns None where the pattern fits and the sense does not, so that a later pattern is tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actorgraph.ask.question import Question
from actorgraph.ask.relations import Form
from actorgraph.ask.words import Word, typed
from actorgraph.questions.whether import AHEAD
from actorgraph.sentence.stem import stem

if TYPE_CHECKING:
    from actorgraph.ask.adjuncts import Stripped
    from actorgraph.ask.reader import Reader
    from actorgraph.model.vocabulary import Reading

Bound = Mapping[str, Any]
_PLACES = ("place", "facility")
#: What a case holds; 'actorgraph info' counts it.
_RECORDS = ("actors", "claims", "events", "edges", "nodes", "ties", "statements")
_RESPONSIBILITY = ("claims-responsibility", "denies-responsibility", "does-not-claim")


# -- who and whom --------------------------------------------------------------------------------------


def who(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who R a: the subjects, or the objects where the phrase is the inverse."""
    del kept
    reading = reader.forms.reading(bound["rel"])
    return _who(reader, reading, bound)


def whom(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whom a R: the same from the other end."""
    del kept
    reading = reader.forms.reading(bound["rel"], turned=True)
    return _who(reader, reading, bound)


def noun_of(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Ask for the backers of a, or a's proxies."""
    del kept
    return _who(reader, reader.forms.reading(bound["noun"]), bound)


def who_will(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Ask who will R a: what is done already does not answer."""
    made = who(reader, bound, kept)
    if made is None or made.kind != "who":
        return None
    return replace(made, direct=True, filters={"modality": AHEAD})


def which_backed(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Ask which a-backed groups there are: whom a backs."""
    del kept
    reading = reader.forms.reading(bound["rel_verb"], turned=True)
    return _who(reader, reading, {**bound, "who": bound.get("kinds", ())})


def _who(reader: Reader, reading: Reading, bound: Bound) -> Question | None:
    thing, event = bound["a"], bound.get("event")
    if reading.name.startswith("membership") and thing.type in _PLACES:  # "is in"
        reading = reader.store.vocabulary.reading_of(
            reader.store.vocabulary.members("location"), "location", inverse=reading.inverse
        )
    if reading.relations == ("member-of",) and thing.type == "class" and not reading.inverse:
        reading = reader.forms.reading(
            Form("membership", False)
        )  # those of a class are its members
    types = tuple(bound.get("who") or bound.get("kinds") or ())
    if set(reading.relations) <= set(_RESPONSIBILITY) and thing.is_event and not reading.inverse:
        return Question("responsibility", event=thing, topic=reading.relations)
    family = reader.store.vocabulary[reading.relations[0]].family
    if thing.is_event and reading.inverse and family in ("attack", "casualties"):
        return Question("claims", event=thing, reading=reading, types=types, topic=("suffers",))
    if thing.is_event and not reading.inverse and family in ("attribution", "attack", "casualties"):
        return Question("attribution", event=thing)  # whoever "attacked" an attack did it
    if thing.is_event and reading.relations == ("sponsors",) and not reading.inverse:
        return Question("attribution", event=thing)  # and who "funded" it had a part in it
    return Question("who", a=thing, event=event, reading=reading, types=types)


def who_of(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Ask who has a title: the president of a."""
    del kept
    if not bound["title"]:
        return None
    reading = reader.store.vocabulary.reading("leadership")
    if not reader.store.has_role(reading.relations, bound["title"], stem):
        return None
    return Question("who", a=bound["a"], reading=reading, topic=bound["title"])


def listing(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Ask who R whom: all the claims of a relation."""
    del kept
    form: Form = bound.get("rel") or bound["rel_alone"]
    reading = reader.forms.reading(form)
    event = bound.get("event")
    if event is not None and "attributes" in reading.relations:
        return Question("attribution", event=event)
    topic = ("relation", reading.name)
    return Question("claims", reading=reading, topic=topic, event=event)


# -- who did it ------------------------------------------------------------------------------------------


def attribution(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who blames whom for an event."""
    del reader, kept
    return Question("attribution", event=bound["event"])


def blamed_by(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whom does a blame for an event."""
    del reader, kept
    return Question("attribution", event=bound["event"], filters={"claimant": bound["a"].id})


def blaming(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who blames a for an event."""
    del reader, kept
    return Question("attribution", event=bound["event"], b=bound["a"])


def did_blame(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a blames b for an event."""
    del kept
    reading = reader.store.vocabulary.reading("attributes")
    return Question("yes-no", a=bound["a"], b=bound["b"], event=bound["event"], reading=reading)


def did_it(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a did an event, as far as anybody says so."""
    del kept
    if bound["a"].is_event or "attributes" not in reader.store.vocabulary:
        return None
    return Question("yes-no", a=bound["a"], event=bound["event"], topic=("did-it",))


def sure_blame(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How sure a is about who did an event."""
    return blamed_by(reader, bound, kept)


def sure(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How sure a is that b does something to c."""
    del kept
    b, c, reading = _facing(reader.forms.reading(bound["rel"]), bound["b"], bound["c"], reader)
    return Question("yes-no", a=b, b=c, reading=reading, filters={"claimant": bound["a"].id})


def responsibility(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who claims an event."""
    del reader, kept
    return Question("responsibility", event=bound["event"], topic=("claims-responsibility",))


def denial(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who denies an event."""
    del reader, kept
    return Question("responsibility", event=bound["event"], topic=("denies-responsibility",))


def could_be_meant(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whom the name of an umbrella, a class or an accusation may mean."""
    del reader, kept
    return Question("could-be-meant", a=bound["a"])


# -- yes or no ---------------------------------------------------------------------------------------------


def yes_no(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a R b."""
    del kept
    reading = reader.forms.reading(bound["rel"])
    if bound["rel"].target == "membership" and bound["b"].type in ("place", "facility"):
        reading = reader.store.vocabulary.reading("location")  # "is in"
    a, b, reading = _facing(reading, bound["a"], bound["b"], reader)
    if set(reading.relations) <= set(_RESPONSIBILITY) and b.is_event:
        return Question("yes-no", a=a, event=b, reading=reading, topic=("own",))
    if reading.relations == ("sponsors",) and b.is_event and not a.is_event:
        return Question("yes-no", a=a, event=b, topic=("did-it",))
    return Question("yes-no", a=a, b=b, reading=reading, event=bound.get("event"))


def suspected(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a is suspected to R b: what is only possible counts too."""
    kept.tentative = True
    return yes_no(reader, {**bound, "rel": bound.get("rel") or bound["noun"]}, kept)


def yes_no_noun(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a is a backer of b."""
    return yes_no(reader, {**bound, "rel": bound["noun"]}, kept)


def yes_no_alone(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a R anybody."""
    del kept
    reading = reader.forms.reading(bound.get("rel_alone") or bound["rel"])
    if reading.inverse:  # "is under sanctions"
        turned = reading.turned(reader.store.vocabulary)
        return Question("yes-no", b=bound["a"], reading=turned)
    return Question("yes-no", a=bound["a"], reading=reading)


def was_done(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether R was done to a, by whomever."""
    del kept
    reading = reader.forms.reading(bound["participle"])
    return Question("yes-no", b=bound["a"], reading=reading, event=bound.get("event"))


def sufferers(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """To whom R was done, by whomever."""
    del kept
    reading = reader.forms.reading(bound["participle"], turned=True)
    types = tuple(bound.get("who") or ())
    return Question(
        "claims", reading=reading, event=bound.get("event"), types=types, topic=("suffers",)
    )


def how(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How a does R to b: the same claims as for whether, with their means."""
    made = yes_no(reader, bound, kept)
    return (
        Question(made.kind, made.a, made.b, made.event, made.reading, topic=("how",))
        if made
        else None
    )


def supplies(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """With what a sponsors b."""
    del kept
    if "sponsors" not in reader.store.vocabulary:
        return None
    reading = reader.store.vocabulary.reading("sponsors")
    return Question("yes-no", a=bound["a"], b=bound["b"], reading=reading, topic=("how",))


def why_alone(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Why a is under R."""
    del kept
    reading = reader.forms.reading(bound["rel_alone"])
    if not reading.inverse:
        return None
    return Question("why", b=bound["a"], reading=reading.turned(reader.store.vocabulary))


def accused_of(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Of what a is accused."""
    del kept
    reading = reader.store.vocabulary.reading("attributes")
    return Question("claims", b=bound["a"], reading=reading, topic=("accused",))


def answer_to(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What answered an event."""
    del kept
    return Question("who", a=bound["event"], reading=reader.store.vocabulary.reading("responds-to"))


def together(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a and b R each other."""
    del kept
    reading = reader.forms.reading(bound["rel_with"])
    return Question("yes-no", a=bound["a"], b=bound["b"], reading=reading)


def does_say(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a says that b R c."""
    return sure(reader, bound, kept)


def will_act(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a will do R (to b), as far as anybody says so; what is done already does not answer."""
    del kept
    reading = reader.forms.reading(bound.get("rel") or bound["rel_alone"])
    if "b" in bound:
        a, b, reading = _facing(reading, bound["a"], bound["b"], reader)
        return Question("yes-no", a=a, b=b, reading=reading, topic=("ahead",), direct=True)
    return Question("yes-no", a=bound["a"], reading=reading, topic=("ahead",), direct=True)


def _facing(reading: Reading, a: Any, b: Any, reader: Reader) -> tuple[Any, Any, Reading]:
    """Return the one that does, the one that suffers, and the reading from the first to the second."""
    if not reading.inverse:
        return a, b, reading
    return b, a, reading.turned(reader.store.vocabulary)


def same_plain(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a is b: only of two of one type, as "is the brigade Iran" asks something else."""
    a, b = bound["a"], bound["b"]
    if b.type == "class" and a.n != b.n and "instance-of" in reader.store.vocabulary:
        reading = reader.store.vocabulary.reading("instance-of")
        return Question("yes-no", a=a, b=b, reading=reading)
    return same(reader, bound, kept) if a.type == b.type else None


def who_is_class(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Which groups are of a class."""
    del kept
    if bound["a"].type != "class" or "instance-of" not in reader.store.vocabulary:
        return None
    reading = reader.store.vocabulary.reading("instance-of")
    return Question("who", a=bound["a"], reading=reading, types=bound["kinds"])


def answers(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a is said to answer b."""
    del kept
    reading = reader.store.vocabulary.reading("responds-to")
    return Question("yes-no", a=bound["a"], b=bound["b"], reading=reading)


def same(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a and b are one actor."""
    del reader, kept
    if bound["a"].is_event != bound["b"].is_event:
        return None
    return Question("same", a=bound["a"], b=bound["b"])


# -- evidence ------------------------------------------------------------------------------------------------


def says(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who says that a R b."""
    del kept
    reading = reader.forms.reading(bound["rel"])
    if "b" not in bound:
        return Question("yes-no", a=bound["a"], reading=reading, topic=("says",))
    a, b, reading = _facing(reading, bound["a"], bound["b"], reader)
    return Question("yes-no", a=a, b=b, reading=reading, topic=("says",))


def voices(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How many voices say that a R b, or speak of a."""
    del kept
    if "rel" not in bound:
        return Question("voices", a=bound["a"])
    reading = reader.forms.reading(bound["rel"])
    if bound.get("event") is not None or "b" not in bound:
        return Question("voices", b=bound["a"], event=bound.get("event"), reading=reading)
    a, b, reading = _facing(reading, bound["a"], bound["b"], reader)
    return Question("voices", a=a, b=b, reading=reading)


def all_voices(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How many voices there are."""
    del reader, bound, kept
    return Question("voices")


def anonymous(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Which claims rest on somebody who is not named."""
    del reader, bound, kept
    return Question("claims", topic=("anonymous",))


def implied(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Which claims are the coder's reading and not the words."""
    del reader, bound, kept
    return Question("claims", topic=("implied",))


def modal(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Which claims are said in one way, such as denied."""
    del reader, kept
    word, names = bound["modal"]
    return Question(
        "claims", a=bound.get("a"), topic=("modality", word), filters={"modality": names}
    )


def modal_by(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What a denies, hints at, confirms."""
    del reader, kept
    _, names = bound["modal_verb"]
    return Question(
        "claims",
        topic=("modality", names[0]),
        filters={"modality": names, "claimant": bound["a"].id},
    )


def conflicts(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Where what is told cannot all be true."""
    del reader, kept
    return Question("conflicts", a=bound.get("a"))


def own_voice(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What a publisher says without passing on somebody else's word."""
    del reader, kept
    return Question("said", a=bound["a"], b=bound.get("b"), topic=("own",))


def said(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What a says (about b)."""
    del reader, kept
    return Question("said", a=bound["a"], b=bound.get("b"))


def said_about(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What is said about a."""
    del reader, kept
    return Question("about", a=bound["a"])


# -- what is ahead -----------------------------------------------------------------------------------------------


def expected(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether more is said to come."""
    del reader, kept
    return Question("intentions", topic=("ahead", *bound.get("acts", ())))


def wants_war(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who wants or shuns it."""
    del reader, kept
    return Question("intentions", topic=("wish", *bound["acts"]))


def does_want(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Whether a wants it (with b)."""
    del reader, kept
    return Question("intentions", a=bound["a"], b=bound.get("b"), topic=("wish", *bound["acts"]))


def intends(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What a wants, plans or threatens."""
    del reader, kept
    return Question("intentions", a=bound["a"], b=bound.get("b"), topic=("all",))


# -- time, place, reason -------------------------------------------------------------------------------------------


def timeline(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What happened (to or around a)."""
    del reader, kept
    return Question("timeline", a=bound.get("a"))


def acts_told(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Which attacks, talks, sanctions … are told of."""
    del kept
    name = bound["acts"][0]
    if name not in reader.store.vocabulary.families:
        return None
    reading = reader.store.vocabulary.reading(name)
    return Question("claims", reading=reading, topic=("relation", reading.name))


def deeds(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What a did."""
    del reader, kept
    return Question("claims", a=bound["a"], topic=("deeds",))


def suffered(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What was done to a."""
    del reader, kept
    return Question("claims", b=bound["a"], topic=("suffered",))


def when(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """When an event was, or a did something."""
    del kept
    if "rel" not in bound:
        return Question("when", event=bound["event"])
    return _relation_question(reader, bound, "when")


def since_when(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Since when a R (b): only dates that a source gives for it."""
    made = when(reader, bound, kept)
    return replace(made, topic=("since",)) if made else None


def when_will(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """When a will R (b): what is done already does not answer."""
    made = when(reader, bound, kept)
    return replace(made, topic=("ahead",)) if made else None


def when_done(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """When R was done to a."""
    del kept
    return Question("when", b=bound["a"], reading=reader.forms.reading(bound["participle"]))


def where_done(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Where R was done to a."""
    del kept
    reading = reader.forms.reading(bound["participle"])
    if bound["a"].is_event or reader.store.vocabulary[reading.relations[0]].family == "location":
        return None
    return Question("where", b=bound["a"], reading=reading)


def why_done(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Why R was done to a."""
    del kept
    if bound["a"].is_event:
        return None
    return Question("why", b=bound["a"], reading=reader.forms.reading(bound["participle"]))


def where(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Where something is or happened."""
    del kept
    if "rel" in bound:
        reading = reader.forms.reading(bound["rel"])
        if all(
            reader.store.vocabulary[relation].family == "location" for relation in reading.relations
        ):
            return Question("where", a=bound["a"])
        return _relation_question(reader, bound, "where")
    if bound.get("event") is not None:
        return Question("where", event=bound["event"])
    return Question("where", a=bound["a"])


def why(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """What is said as the reason for an event, or for what a does."""
    del kept
    if "rel" not in bound:
        return Question("why", event=bound["event"])
    return _relation_question(reader, bound, "why")


def _relation_question(reader: Reader, bound: Bound, kind: str) -> Question:
    reading = reader.forms.reading(bound["rel"])
    if "b" not in bound:
        return Question(kind, a=bound["a"], reading=reading)
    a, b, reading = _facing(reading, bound["a"], bound["b"], reader)
    return Question(kind, a=a, b=b, reading=reading)


# -- figures, links, names -----------------------------------------------------------------------------------------------


def figures(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How many of what the further words say."""
    from actorgraph.ask.counted import scope_of

    del kept
    words: Sequence[Word] = bound["words"]
    scope = scope_of(reader, words)
    thing, topic = scope.thing, scope.topic
    if (not topic and thing is None) or _asks_voices(words) or words[0].folded in _RECORDS:
        return None
    if scope.unknown:
        return None
    event = thing if thing is not None and thing.is_event else None
    asked = (typed(words), " ".join(scope.needed), *topic)
    return Question(
        "figures", a=None if event else thing, b=scope.at, event=event, role=scope.role, topic=asked
    )


def _asks_voices(words: Sequence[Word]) -> bool:
    """Return True for "how many sources say …": a figure is not what is asked."""
    says = {
        stem(word)
        for word in ("say", "claim", "report", "state", "believe", "blame", "think", "allege")
    }
    heads = {"voices", "sources", "claimants", "outlets", "reports", "people", "governments"}
    return words[0].folded in heads and any(word.stem in says for word in words[1:3])


def toll(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How many were killed or injured."""
    del reader, kept
    return Question(
        "figures", event=bound.get("event"), topic=("killed and injured", "", "kill", "injure")
    )


def deaths(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How many were killed."""
    del reader, kept
    return Question("figures", event=bound.get("event"), topic=("killed", "", "kill"))


def path(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """How a and b are connected."""
    del reader, kept
    return Question("path", a=bound["a"], b=bound["b"])


def about(reader: Reader, bound: Bound, kept: Stripped) -> Question | None:
    """Who or what a is."""
    del reader, kept
    return Question("about", a=bound["a"])
