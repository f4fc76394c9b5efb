"""The relations that a sentence itself decides: who does what to whom, by the verbs and nouns of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from actorgraph.ask.lexicon import LIGHT, Lexicon, Phrase
from actorgraph.case.ends import barred
from actorgraph.drafts.cues import (
    ACCUSES,
    AUXILIARIES,
    BE,
    BEFORE_GERUND,
    BEFORE_TO,
    BELIEF_STEMS,
    BETWEEN,
    DEEDS,
    DENIAL_STEMS,
    DETERMINERS,
    DOES_DEED,
    DOES_ITSELF,
    FANCY_STEMS,
    MAKES,
    MUTUAL,
    NEGATIONS,
    NOUNS_OF_DOING,
    NUMBERS,
    ONCE,
    OPENERS,
    PAST,
    PLACED,
    PLEDGE_STEMS,
    POLITICAL,
    PREPOSITIONS,
    REPORTED,
    SAID_NOUNS,
    SPEECH_STEMS,
    TIMES,
    TITLES,
    TRADES,
    UNDER,
    WANTS,
    stems,
)
from actorgraph.drafts.mood import STATED, Lead, Mood, doubted, lead_of, may_be, weakest
from actorgraph.drafts.names import Items, Known
from actorgraph.drafts.noun_phrase import (
    MARKS,
    Group,
    ends_phrase,
    group_before,
    heads_clause,
    object_at,
)
from actorgraph.drafts.voice import Report, is_pronoun, voice_at
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

#: The relations of which a verb between two names is taken for a statement of it.
STRICT: Final = wordlist(
    "sponsors supports-politically allied-with affiliated-with cooperates-with attacks clashes-with"
    " fights abducts destroys occupies kills injures attributes claims-responsibility denies-"
    " responsibility member-of part-of splinter-of merges-with leads commands holds-office-in speaks-for"
    " threatens warns urges meets condemns sanctions arrests expels defends pays aids agrees-with"
    " pressures shows-force-to protests-against leaves reduces-relations-with investigates owns operates-"
    " in located-in deploys-to suspends-attacks-on seeks-conflict-with instance-of deters"
)
#: What an attack on something of X is: one on X.
HOLDING: Final = frozenset(("attacks", "kills", "injures", "destroys", "abducts", "arrests"))
#: Verbs of the lexicon that say more often something else.
VAGUE: Final = stems(
    "form make see run follow hold keep put take give leave fall end raise press call ask head join serve"
    " represent control guide host summon"
)  # fmt: skip
ROLES: Final = {
    "leads": wordlist(
        "leader president chief head emir chairman chairwoman chair ruler premier director king queen"
        " sultan founder"
    ),
    "commands": frozenset(["commander"]),
    "speaks-for": wordlist("spokesman spokeswoman spokesperson"),
    "holds-office-in": wordlist(
        "minister official officer envoy ambassador analyst adviser advisor secretary deputy general"
        " researcher diplomat coordinator lawmaker senator governor negotiator"
    ),
}
_ROLE: Final = {noun: relation for relation, nouns in ROLES.items() for noun in nouns}


class Edge(NamedTuple):
    """A relation between two places of a sentence; a place of -1 is no name. `first` to `last` are its words."""

    relation: str
    subject: int
    object: int
    verb: int
    mood: Mood
    first: int
    last: int
    event: int = -1
    inherited: Known | None = None
    why: str = ""
    voice: Report | None = None


class _Said(NamedTuple):
    """The last verb with its subject, for one that shares it: "X attacked Y and killed Z"."""

    group: Group
    mood: Mood
    stop: int
    pronoun: Known | None


def edges_of(items: Items, lexicon: Lexicon, reports: list[Report]) -> list[Edge]:
    """Return the relations that a sentence decides, in its order."""
    verbs = list(_verbs(items, lexicon, reports))
    seen = {edge[:3] for edge in verbs}
    nouns = [*_nominal(items), *(edge for edge in _deeds(items) if fits(lexicon, edge, items))]
    return [*verbs, *(edge for edge in nouns if edge[:3] not in seen)]


def _deeds(items: Items) -> Iterator[Edge]:
    """Yield what nouns of doing say: "X's attack on Y", "an attack by X on Y", "clashes between X and Y".

    Nothing in the sentence may leave open that it happened.
    """
    unsure = weakest(items) != STATED or any(
        item.stem in _UNDONE
        or item.low in ("imminent", "planned", "possible", "threatened", "myth", "false")
        for item in items
    )
    for at, item in enumerate(items):
        relation, preps = NOUNS_OF_DOING.get(item.stem, ("", frozenset()))
        if unsure or not relation or relation not in STRICT:
            continue
        ends = _of_deed(items, at, preps) or _between_two(items, at, relation)
        if ends:
            first, last = min(at, *ends), max(at, *ends) + 1
            yield Edge(relation, *ends, at, STATED, first, last, why=f"{item.text!r} joins them")


def _of_deed(items: Items, at: int, preps: frozenset[str]) -> tuple[int, int] | None:
    """Return who does a deed to whom."""
    doers: tuple[int, ...] = ()
    whom: tuple[int, ...] = ()
    owner = at - 2 if at > 1 and items[at - 1].low in ("'s", "'") else at - 1
    if owner >= 0 and items[owner].thing:
        doers = (owner,)
    place = at + 1
    for _ in range(2):
        if place < len(items) and items[place].low == "by" and not doers:
            doers = _name_at(items, place + 1)
            place = doers[-1] + 1 if doers else place
        elif place < len(items) and items[place].low in preps and not whom:
            whom = _name_at(items, place + 1) or object_at(items, place + 1, holding=True)
            place = whom[-1] + 1 if whom else place
    if len(doers) != 1 or len(whom) != 1:
        return None
    return doers[0], whom[0]


def _between_two(items: Items, at: int, relation: str) -> tuple[int, int] | None:
    if relation in MUTUAL.values() and at + 1 < len(items) and items[at + 1].low == "between":
        one = _name_at(items, at + 2)
        other = _name_at(items, one[0] + 2) if one and items[one[0] + 1].low == "and" else ()
        return (one[0], other[0]) if other else None
    return None


def _name_at(items: Items, at: int) -> tuple[int, ...]:
    """Return the place of a name behind its article, if no noun follows that has it."""
    while at < len(items) and items[at].low in ("the", "a", "an"):
        at += 1
    if at >= len(items) or items[at].thing is None:
        return ()
    follows = items[at + 1].low if at + 1 < len(items) else ""
    free = ends_phrase(items, at + 1) or follows.endswith("ed") or follows in AUXILIARIES
    return (at,) if free else ()


#: Verbs and nouns that leave open whether a deed beside them is done.
_UNDONE: Final = (
    frozenset(BEFORE_TO) | frozenset(BEFORE_GERUND) | WANTS | DENIAL_STEMS | PLEDGE_STEMS | BELIEF_STEMS
    | FANCY_STEMS | ACCUSES | SAID_NOUNS | SPEECH_STEMS | stems(
    "prevent foil thwart avert avoid abort plan fear simulate rehearse exercise suspend lift cancel"
    " postpone rule anniversary withdraw speak talk learn hear"
)
) - {stem("help"), stem("come"), stem("go")}  # fmt: skip


def _verbs(items: Items, lexicon: Lexicon, reports: list[Report]) -> Iterator[Edge]:
    said: _Said | None = None
    seen: set[tuple[str, int, int]] = set()
    at = 0
    while at < len(items):
        if items[at].thing is not None or not items[at].stem:
            at += 1
            continue
        special = _special(items, at, reports)
        found = special or _clause(items, at, lexicon, reports, said)
        if found is None:
            at += 1
            continue
        edges, said, _ = found
        for edge in edges:
            if edge[:3] not in seen:
                seen.add(edge[:3])
                yield edge
        at += 1


_Found = tuple[list[Edge], "_Said | None", int]


def _clause(
    items: Items, at: int, lexicon: Lexicon, reports: list[Report], said: _Said | None
) -> _Found | None:
    lead = lead_of(items, at)
    if lead is None:
        return None
    if at and items[at].low.endswith("ing") and items[at - 1].thing:
        return None  # "a video of X attacking Y"
    passive = _passive(items, at, lexicon, lead)
    if passive:
        return passive
    article = _article_before(items, at)
    of_noun = lead_of(items, article) if article < at else lead
    for phrase, ends, event, stop in _matches(items, at, lexicon):
        lead = (of_noun if phrase.state else None) or lead
        explained = _explained(items, article) if phrase.state and not lead.passive else None
        relation = relation_of(lexicon, phrase.form.target, items, ends, at)
        if (
            relation not in STRICT
            or (phrase.state and not (lead.passive or explained))
            or (lead.passive and not phrase.state and not items[at].low.endswith("ing"))
            or is_past(lexicon, relation, items, lead.stop, at)
        ):
            continue
        subject = explained or _subject(items, at, lead, reports, said)
        if subject is None:
            continue
        edges = [
            edge
            for edge in _edges(items, relation, phrase.form.inverse, subject, ends, at, stop, event)
            if fits(lexicon, edge, items)
        ]
        if edges:
            return edges, subject._replace(stop=stop), stop
    return _of_relative(items, at, lexicon, lead)


def _article_before(items: Items, at: int) -> int:
    """Return where the article of a noun stands, with at most two adjectives between; the noun itself without one."""
    for place in range(at - 1, max(-1, at - 4), -1):
        low = items[place].low
        if low in ("a", "an", "the"):
            return place
        plain = low.isalpha() and low not in PREPOSITIONS | AUXILIARIES | OPENERS | NEGATIONS
        if not plain or low in REPORTED | PAST | UNDER | ONCE:
            break
    return at


def is_past(lexicon: Lexicon, relation: str, items: Items, start: int, stop: int) -> bool:
    """Return True if words say of a state that it was so once: "who once led", "formerly backed by"."""
    is_state = lexicon.vocabulary[relation].kind == "state"
    return is_state and any(item.low in ONCE for item in items[max(0, start) : stop])


def _explained(items: Items, at: int) -> _Said | None:
    """Return who is explained by words from a place on: "X, the armed wing of Y,"."""
    if at < 2 or items[at - 1].text != "," or not items[at - 2].thing:
        return None
    if items[at].low in PREPOSITIONS:
        return None
    if heads_clause(items, at - 2) < 0:
        return None
    return _Said(Group((at - 2,), at - 2), STATED, at, None)


def _of_relative(items: Items, at: int, lexicon: Lexicon, lead: Lead) -> _Found | None:
    """Read "X, which Y backs": the object stands before its subject."""
    ends = at + 1 >= len(items) or items[at + 1].text in MARKS
    group = group_before(items, lead.stop) if ends and not lead.passive else None
    if group is None or len(group.places) != 1 or lead.stop != group.places[0] + 1:
        return None
    relative = group.start - 1
    whom = relative - 2 if relative > 1 and items[relative - 1].text == "," else relative - 1
    if whom < 0 or items[relative].low not in ("which", "whom") or not items[whom].thing:
        return None
    if heads_clause(items, whom) < 0:
        return None
    for phrase in lexicon.beginning(items[at].stem):
        relation = relation_of(lexicon, phrase.form.target, items, group.places)
        if phrase.own and len(phrase.key) == 2 and not phrase.form.inverse and relation in STRICT:
            said = _Said(group._replace(start=whom), lead.mood, at, None)
            edges = _edges(items, relation, False, said, (whom,), at, at + 1, -1)
            return [edge for edge in edges if fits(lexicon, edge, items)], said, at + 1
    return None


def _passive(items: Items, at: int, lexicon: Lexicon, lead: Lead) -> _Found | None:
    """Read "X is backed by Y", "X, backed by Y" and "X, a group backed by Y"."""
    by = at + 1
    while (
        by < len(items)
        and by < at + 3
        and items[by].low != "by"
        and items[by].low in ("up", "out", "down", "off", "in", "again", "jointly")
    ):
        by += 1
    if items[by : by + 1] and items[by].low in ("and", "or") and at + 1 == by:
        by += 2  # "is funded and commanded by"
    if by >= len(items) or items[by].low != "by" or items[at].low.endswith("ing"):
        return None
    particles = tuple(
        items[place].stem
        for place in range(at + 1, by)
        if items[place].low not in ("again", "jointly") and items[at + 1].low not in ("and", "or")
    )
    phrase = _of_passive(lexicon, items[at].stem, particles)
    if phrase is None:
        return None
    agents = object_at(items, by + 1)
    relation = relation_of(lexicon, phrase.form.target, items, agents, at)
    if not agents or relation not in STRICT:
        return None
    if not lead.passive and lead.stop > 1 and items[lead.stop - 1].low in ("and", "or"):
        shared = lead_of(items, lead.stop - 2)  # "was armed and trained by"
        lead = shared if shared and shared.passive else lead
    group = group_before(items, lead.stop) if lead.passive else _patient(items, at)
    if group is None and lead.passive and items[lead.stop - 1].low in ("that", "which"):
        group = _patient(items, lead.stop - 1)
    if group is None:
        return None
    said = _Said(group, lead.mood.and_then(_before_subject(items, group)), at, None)
    stop = agents[-1] + 1
    edges = _edges(items, relation, not phrase.form.inverse, said, agents, at, stop, -1)
    edges = [edge for edge in edges if fits(lexicon, edge, items)]
    return (edges, said, stop) if edges else None


def _of_passive(lexicon: Lexicon, verb: str, particles: tuple[str, ...]) -> Phrase | None:
    keys = {(verb, *particles, "{o}"), (verb, "{o}", *particles)}
    for phrase in sorted(lexicon.beginning(verb), key=lambda one: not one.own):
        if phrase.key in keys and not phrase.state and not phrase.form.inverse:
            return phrase if phrase.own or verb not in VAGUE else None
    return None


def _patient(items: Items, at: int) -> Group | None:
    """Return who a participle without "to be" is said of: the name before it, or the one that is explained."""
    if at and items[at - 1].thing:
        return Group((at - 1,), at - 1)
    comma = next(
        (place for place in range(at - 1, max(-1, at - 8), -1) if items[place].text == ","), -1
    )
    if comma < 1 or items[comma - 1].thing is None:
        return None
    between = items[comma + 1 : at]
    if any(item.thing or item.text in MARKS for item in between):
        return None
    if between and between[0].low not in ("a", "an", "the", "also", "which", "who", "long", "once"):
        return None
    before = comma - 2
    while before >= 0 and items[before].low in ("the", "a"):
        before -= 1
    if before >= 0 and items[before].low in ("of", "from", "in"):
        return None
    return Group((comma - 1,), comma - 1)


def _matches(
    items: Items, at: int, lexicon: Lexicon
) -> Iterator[tuple[Phrase, tuple[int, ...], int, int]]:
    """Yield the phrases that begin at a word, the longest first, with the places of whom they are about."""
    key = items[at].stem
    phrases = sorted(lexicon.beginning(key), key=lambda one: (-len(one.key), not one.own))
    for phrase in phrases:
        if len(phrase.key) == 2 and not phrase.own and key in VAGUE:
            continue
        found = _match(items, at, phrase, lexicon)
        if found:
            yield (phrase, *found)


def _match(
    items: Items, at: int, phrase: Phrase, lexicon: Lexicon
) -> tuple[tuple[int, ...], int, int] | None:
    place = at
    ends: tuple[int, ...] = ()
    event = -1
    holding = phrase.form.target in HOLDING
    for index, part in enumerate(phrase.key):
        if part == "{o}":
            ends = object_at(items, place, holding=holding)
            if not ends:
                return None
            place = ends[-1] + 1
        elif part in ("{e}", "{m}"):
            following = phrase.key[index + 1] if index + 1 < len(phrase.key) else ""
            found = _filler(items, place, following)
            if found is None:
                return None
            place, named = found
            event = named if part == "{e}" else event
        else:
            while (
                index
                and place < len(items)
                and (items[place].low in LIGHT | BETWEEN or _counts(items[place].low))
            ):
                if _word_end(items, place, part) > 0:
                    break
                place += 1
            place = _word_end(items, place, part)
            if place < 0:
                return None
    return (ends, event, place) if ends else None


def _counts(low: str) -> bool:
    return low.isdigit() or low in NUMBERS or low.replace(",", "").isdigit()


def _word_end(items: Items, place: int, part: str) -> int:
    """Return where a word of a phrase ends, one of several by "|" and of words joined by "_"; -1 if it is not there."""
    for word in part.split("|"):
        stems = word.split("_")
        if [item.stem for item in items[place : place + len(stems)]] == stems:
            return place + len(stems)
    return -1


def _filler(items: Items, at: int, following: str) -> tuple[int, int] | None:
    """Return where the words of an event or means end, and the place of a name in them or -1."""
    place, named = at, -1
    while place < len(items) and place < at + 8 and items[place].text not in MARKS:
        if (
            following
            and place > at
            and items[place].thing is None
            and items[place].stem in following.split("|")
        ):
            return place, named
        if items[place].thing and named < 0:
            if following:
                return None
            named = place
        place += 1
    return (place, named) if not following and place > at else None


def _subject(
    items: Items, at: int, lead: Lead, reports: list[Report], said: _Said | None
) -> _Said | None:
    stop = lead.stop
    last = stop - 1
    if (
        last >= 0
        and items[last].low in ("and", "or", "but", "then")
        and said
        and last >= said.stop - 1
    ):
        return _shared(items, last, said, lead)
    if (
        last >= 0
        and items[last].text == ","
        and said
        and last == said.stop
        and lead.mood == STATED
        and items[at].low.endswith("ed")
    ):
        return _shared(items, last, said, lead)  # "attacked X, killed Y and …"
    if last > 0 and items[last].low in ("and", "or") and items[last - 1].thing is None:
        lead = lead_of(items, last - 1) or lead  # "has armed and trained"
        stop = lead.stop
    group = group_before(items, stop)
    if group:
        return _Said(group, lead.mood.and_then(_before_subject(items, group)), at, None)
    if is_pronoun(items, last):
        report = voice_at(reports, at)
        near = report is not None and last <= report.start + 1
        who = report.who if report and near else None
        if who and (who.type == "person") != (items[last].low in ("he", "she")):
            return None
        return _Said(Group((), last), lead.mood, at, who) if who else None
    return None


def _shared(items: Items, last: int, said: _Said, lead: Lead) -> _Said | None:
    """Return the subject of the verb before, if nobody else stands between."""
    between = items[said.stop : last]
    if any(
        item.text in ';:“”"' or item.low in ("that", "which", "who", "when", "as")
        for item in between
    ):
        return None
    if any(item.thing for item in between):
        return None
    mood = lead.mood if lead.mood != STATED or last + 1 < lead.stop else said.mood
    return _Said(said.group, mood if lead.mood != STATED else said.mood, said.stop, said.pronoun)


def _before_subject(items: Items, group: Group) -> Mood:
    """Return the mood of what stands before a subject: "neither X nor Y", "apparently X"."""
    place = group.start - 1
    while place >= 0 and items[place].text == ",":
        place -= 1
    if place >= 0 and items[place].low in ("neither", "nor", "no", "not"):
        return Mood("denied", place, place)
    if place >= 0 and may_be(items[place]):
        return Mood("possible", place, place)
    return doubted(items, place)


def _edges(
    items: Items, relation: str, inverse: bool, said: _Said, ends: tuple[int, ...], verb: int, stop: int,
    event: int,
) -> list[Edge]:  # fmt: skip
    first = min((said.group.start, verb))
    subjects = said.group.places or (-1,)
    found = []
    for subject in subjects:
        for end in ends:
            pair = (end, subject) if inverse else (subject, end)
            found.append(
                Edge(relation, *pair, verb, said.mood, first, max(stop, *(e + 1 for e in ends)), event,
                     said.pronoun, f"{items[verb].text!r} between them")
            )  # fmt: skip
    return found


def relation_of(
    lexicon: Lexicon, target: str, items: Items, ends: tuple[int, ...], word: int = -1
) -> str:
    """Return the relation that a phrase stands for; of a family, the one that its word or whom it is about says."""
    families = lexicon.vocabulary.families
    key = items[word].stem if word >= 0 else ""
    if target == "sponsors" and key in TRADES:
        return ""  # who sells arms is paid for them
    if target == "membership":
        whole = items[ends[-1]].thing if ends else None
        umbrella = whole is not None and whole.type in ("umbrella-group", "class")
        return "member-of" if umbrella or key == "member" else "part-of"
    if target == "sponsorship" and key in POLITICAL:
        return "supports-politically"
    return lexicon.vocabulary.members(target)[0] if target in families else target


def fits(lexicon: Lexicon, edge: Edge, items: Items) -> bool:
    """Return True if both ends can stand there by their types, and are two."""
    subject = items[edge.subject].thing if edge.subject >= 0 else edge.inherited
    object_ = items[edge.object].thing if edge.object >= 0 else edge.inherited
    if subject is None or object_ is None or subject.id == object_.id:
        return False
    if edge.relation == "leaves" and object_.type in ("place", "facility", "state"):
        return False
    bars = barred(lexicon.vocabulary[edge.relation])
    if subject.type in bars.subject or object_.type in bars.object:
        return False
    return edge.relation in (
        "attributes",
        "claims-responsibility",
        "denies-responsibility",
    ) or not (
        subject.type == "event" or (object_.type == "event" and edge.relation != "located-in")
    )


def _special(items: Items, at: int, reports: list[Report]) -> _Found | None:
    """Read what has a form of its own: accusing, claiming and denying responsibility, "X-backed Y"."""
    low = items[at].low
    key = items[at].stem
    if low in ("backed", "sponsored", "supported", "funded", "armed", "trained") and at >= 2:
        return _hyphenated(items, at)
    if key in ACCUSES or key == "accus":
        return _blames_on(items, at, reports) or _accuses(items, at, reports)
    if key == "claim" or (low in ("took", "takes", "accepted", "admitted")):
        return _claims(items, at, reports)
    if key == "deny":
        return _denies(items, at, reports)
    if key in PLACED:
        return _placed(items, at)
    return _did(items, at, reports) or _mutual(items, at)


def _placed(items: Items, at: int) -> _Found | None:
    """Read "X's troops were deployed to Y"."""
    lead = lead_of(items, at)
    to = at + 1
    if (
        not lead
        or not lead.passive
        or to >= len(items)
        or items[to].low not in ("in", "to", "at", "into", "near")
    ):
        return None
    group, where = group_before(items, lead.stop), object_at(items, to + 1)
    if group is None or not where:
        return None
    said = _Said(group, lead.mood.and_then(_before_subject(items, group)), at, None)
    edges = _edges(items, PLACED[items[at].stem], False, said, where, at, where[-1] + 1, -1)
    return edges, said, where[-1] + 1


def _mutual(items: Items, at: int) -> _Found | None:
    """Read "X and Y clashed" and "X and Y signed a defence agreement"."""
    lead = lead_of(items, at)
    group = group_before(items, lead.stop) if lead and not lead.passive else None
    if lead is None or group is None or len(group.places) != 2:
        return None
    stop = at + 1
    relation = MUTUAL.get(items[at].stem, "")
    while stop < len(items) and stop < at + 5 and items[at].stem in MAKES:
        word = items[stop]
        if word.thing or word.text in MARKS or word.low in PREPOSITIONS:
            break
        found, _ = NOUNS_OF_DOING.get(word.stem, ("", frozenset()))
        relation = found if found in MUTUAL.values() else relation
        stop += 1
    ends = (
        stop >= len(items)
        or items[stop].text in MARKS
        or items[stop].low in PREPOSITIONS - {"with"}
    )
    if not relation or not (ends or items[stop].low in TIMES):
        return None
    said = _Said(
        group._replace(places=group.places[:1]),
        lead.mood.and_then(_before_subject(items, group)),
        at,
        None,
    )
    return _edges(items, relation, False, said, group.places[1:], at, stop, -1), said, stop


def _hyphenated(items: Items, at: int) -> _Found | None:
    if items[at - 1].text not in "-–" or not items[at - 2].thing:
        return None
    after = at + 1
    while (
        after < len(items)
        and after < at + 5
        and items[after].thing is None
        and items[after].text not in MARKS
    ):
        after += 1
    whom = -1
    if after < len(items) and items[after].thing and after == at + 1:
        whom = after
    elif (
        at >= 5
        and items[at - 3].low in ("a", "an", "the")
        and items[at - 4].text == ","
        and items[at - 5].thing
    ):
        whom = at - 5
    if whom < 0:
        return None
    if items[at - 3].low in ONCE:
        return None
    first, last = min(at - 2, whom), max(at, whom) + 1
    edge = Edge(
        "sponsors",
        at - 2,
        whom,
        at,
        doubted(items, at - 3),
        first,
        last,
        why=f"{items[at].text!r} before it",
    )
    return [edge], None, at + 1


def _accuses(items: Items, at: int, reports: list[Report]) -> _Found | None:
    lead = lead_of(items, at)
    if lead is None or lead.passive:
        return None
    subject = _subject(items, at, lead, reports, None)
    whom = at + 1
    while whom < len(items) and items[whom].low in ("the", "a", "an"):
        whom += 1
    if subject is None or whom + 1 >= len(items) or items[whom].thing is None:
        return None
    link = whom + 1
    if not (items[link].low in ("of", "for", "over") or ends_phrase(items, link)):
        return None
    event = event_in(items, link, len(items))
    stop = next(
        (place for place in range(link, len(items)) if items[place].text in ".;"), len(items)
    )
    ends = object_at(items, at + 1) or (whom,)
    return _edges(items, "attributes", False, subject, ends, at, stop, event), subject, link


def _blames_on(items: Items, at: int, reports: list[Report]) -> _Found | None:
    """Read "X blamed the attack on Y", where the last "on" has whom is blamed."""
    if items[at].stem != stem("blame"):
        return None
    stop = next(
        (place for place in range(at, len(items)) if items[place].text in MARKS), len(items)
    )
    blamed = [
        ends
        for place in range(at + 2, stop)
        if items[place].low in ("on", "upon") and (ends := object_at(items, place + 1))
    ]
    lead = lead_of(items, at)
    subject = _subject(items, at, lead, reports, None) if lead and not lead.passive else None
    if not blamed or subject is None:
        return None
    event = event_in(items, at + 1, blamed[-1][0])
    return _edges(items, "attributes", False, subject, blamed[-1], at, stop, event), subject, stop


def is_event(items: Items, place: int) -> bool:
    """Return True if the name at a place is that of an event."""
    thing = items[place].thing
    return thing is not None and thing.type == "event"


def event_in(items: Items, first: int, stop: int) -> int:
    """Return the first place from *first* to before *stop* with the name of an event; -1 without one."""
    return next((at for at in range(first, min(len(items), stop)) if is_event(items, at)), -1)


def does_itself(items: Items, at: int, event: int) -> bool:
    """Return True if who "carried out" or "was behind" an event has attacked in it."""
    thing = items[event].thing
    named = thing is not None and any(stem(word) in DEEDS for word in thing.name.lower().split())
    return named and (
        items[at].low in BE | {"behind", "responsible"} or items[at].stem in DOES_ITSELF
    )


def _did(items: Items, at: int, reports: list[Report]) -> _Found | None:
    """Read "X carried out the raid", "the raid was carried out by X", "X was behind the raid"."""
    lead = lead_of(items, at)
    behind = items[at].low in ("behind", "responsible") and at > 0 and items[at - 1].low in BE
    if lead is None or not (behind or items[at].stem in DOES_DEED):
        return None
    after = at + 1
    while after < len(items) and (
        items[after].low in ("out", "for") or items[after].low in DETERMINERS
    ):
        after += 1
    if lead.passive and not behind:
        group = group_before(items, lead.stop)
        by = next(
            (p for p in (at + 1, at + 2) if p < len(items) and items[p].low == "by"), len(items)
        )
        event, doers = group.places[0] if group else -1, object_at(items, by + 1)
        said = _Said(group, lead.mood, at, None) if group else None
    else:
        said = _subject(items, at, lead, reports, None)
        event, doers = after, said.group.places if said else ()
    if said is None or not doers or not 0 <= event < len(items) or not is_event(items, event):
        return None
    report = voice_at(reports, at)
    who = report.who if report else None
    first, last = min(said.group.start, event), max(at, event, *doers) + 1
    why = f"{items[at].text!r} beside the name of an event"
    if who:
        edges = [
            Edge("attributes", -1, doer, at, said.mood, first, last, event, who, why)
            for doer in doers
            if items[doer].thing != who
        ]
    elif report is None and does_itself(items, at, event):
        edges = [
            Edge("attacks", doer, -1, at, said.mood, first, last, event, None, why)
            for doer in doers
        ]
    else:
        return None
    return edges, said, last


def _claims(items: Items, at: int, reports: list[Report]) -> _Found | None:
    """Read "X claimed responsibility for the raid", "X claimed the attack" and "responsibility was claimed by X"."""
    lead = lead_of(items, at)
    if lead is None:
        return None
    if lead.passive:
        return _claimed(items, at, lead)
    after = at + 1
    while after < len(items) and items[after].low in ("full", "the", "any", "sole"):
        after += 1
    if after >= len(items):
        return None
    if items[after].low in _RESPONSIBILITY:
        event = event_in(items, after, after + 10)
        stop = next((at for at in range(after, len(items)) if items[at].text in ",.;"), len(items))
    elif is_event(items, after) or items[after].stem in DEEDS:
        event, stop = (after if is_event(items, after) else -1), after + 1
    else:
        return None
    subject = _subject(items, at, lead, reports, None)
    return (_claiming(items, at, subject, event, stop), subject, stop) if subject else None


_RESPONSIBILITY: Final = wordlist("responsibility credit")


def _claimed(items: Items, at: int, lead: Lead) -> _Found | None:
    start = next((p for p in range(lead.stop) if items[p].low in _RESPONSIBILITY), -1)
    by = at + 1
    doers = object_at(items, by + 1) if by < len(items) and items[by].low == "by" else ()
    if start < 0 or not doers:
        return None
    said = _Said(Group(doers, start), lead.mood, at, None)
    stop = doers[-1] + 1
    return _claiming(items, at, said, event_in(items, start, at), stop), said, stop


def _claiming(items: Items, at: int, said: _Said, event: int, stop: int) -> list[Edge]:
    """Return that each subject claims responsibility, or says nothing of the kind."""
    relation, mood = "claims-responsibility", said.mood
    if mood.modality == "denied":
        relation, mood = "does-not-claim", STATED
    why = f"{items[at].text!r}"
    return [
        Edge(relation, place, -1, at, mood, said.group.start, stop, event, said.pronoun, why)
        for place in said.group.places or (-1,)
    ]


def _denies(items: Items, at: int, reports: list[Report]) -> _Found | None:
    after = items[at + 1 : at + 5]
    if not any(
        item.low in ("responsibility", "involvement", "part", "role", "hand", "having")
        for item in after
    ):
        return None
    if any(item.low == "having" for item in after) and not any(
        item.low in ("do", "anything", "part") for item in items[at + 1 : at + 6]
    ):
        return None
    lead = lead_of(items, at)
    subject = _subject(items, at, lead, reports, None) if lead and not lead.passive else None
    if subject is None and lead and not lead.passive and items[lead.stop - 1].low == "and":
        subject = _first_subject(items, lead)
    if subject is None:
        return None
    event = event_in(items, at, at + 12)
    stop = next(
        (place for place in range(at + 1, len(items)) if items[place].text in ",.;"), len(items)
    )
    edges = [
        Edge("denies-responsibility", place, -1, at, subject.mood, subject.group.start, stop, event, subject.pronoun, f"{items[at].text!r}")
        for place in subject.group.places or (-1,)
    ]  # fmt: skip
    return edges, subject, stop


def _first_subject(items: Items, lead: Lead) -> _Said | None:
    """Return the name with which a sentence begins, for its second verb."""
    at = next((place for place in range(min(3, len(items))) if items[place].thing), -1)
    if (
        at < 0
        or heads_clause(items, at) < 0
        or not items[at + 1].low
        or items[at + 1].text in MARKS
    ):
        return None
    return _Said(Group((at,), 0), lead.mood, at, None)


# -- nouns ------------------------------------------------------------------------------------------


def _nominal(items: Items) -> Iterator[Edge]:
    """Yield what titles and explanations say: "the Brigade's leader, Jarek Sol", "Lena Dorn, a minister of X"."""
    for at, item in enumerate(items):
        relation = _ROLE.get(item.low, "") if item.thing is None else ""
        before = {one.low for one in items[max(0, at - 3) : at]}
        if not relation or before & PAST:
            continue
        if before & UNDER:
            relation = "holds-office-in"
        edge = _role_after_body(items, at, relation) or _role_of_body(items, at, relation)
        if edge:
            yield edge


def _role_after_body(items: Items, at: int, relation: str) -> Edge | None:
    """Read "X's foreign minister, Y" and "X leader Y"."""
    person = at + 1
    if person < len(items) and items[person].text == ",":
        person += 1
    if person >= len(items) or not _is_person(items, person):
        return None
    body = at - 1
    while body >= 0 and (
        items[body].low in TITLES or items[body].low in ("'s", "'", "main", "own", "top")
    ):
        body -= 1
    if body >= 0 and items[body].low in ("its", "their") and relation == "speaks-for":
        body = next(
            (
                place
                for place in range(body)
                if _is_body(items, place) and heads_clause(items, place) >= 0
            ),
            -1,
        )
        if body < 0:
            return None
        return Edge(
            relation, person, body, at, STATED, body, person + 1, why=f"'its {items[at].text}'"
        )
    if body < 0 or not _is_body(items, body):
        return None
    if person == at + 2 and items[body + 1].low not in ("'s", "'"):
        return None
    return Edge(
        relation, person, body, at, STATED, body, person + 1, why=f"{items[at].text!r} between them"
    )


def _role_of_body(items: Items, at: int, relation: str) -> Edge | None:
    """Read "Y, the leader of X" and "the leader of X, Y"."""
    body = at + 1
    if body >= len(items) or items[body].low not in ("of", "for", "at", "to", "in"):
        return None
    body += 1
    while body < len(items) and items[body].low in ("the", "a"):
        body += 1
    if (
        body >= len(items)
        or not _is_body(items, body)
        or (body + 1 < len(items) and items[body + 1].low in ("'s", "'"))
    ):
        return None
    start = at - 1
    while start >= 0 and (
        items[start].low in TITLES or items[start].low in ("the", "a", "an", "main", "political")
    ):
        start -= 1
    if start >= 1 and items[start].text == "," and _is_person(items, start - 1):
        return Edge(
            relation,
            start - 1,
            body,
            at,
            STATED,
            start - 1,
            body + 1,
            why=f"{items[at].text!r} of it",
        )
    person = body + 2
    while person < len(items) and items[person].low in TITLES:
        person += 1
    if person < len(items) and items[body + 1].text == "," and _is_person(items, person):
        return Edge(
            relation,
            person,
            body,
            at,
            STATED,
            start + 1,
            person + 1,
            why=f"{items[at].text!r} of it",
        )
    return None


def _is_person(items: Items, at: int) -> bool:
    thing = items[at].thing
    return thing is not None and (
        thing.type == "person" or (thing.type == "unknown" and " " in thing.name)
    )


def _is_body(items: Items, at: int) -> bool:
    thing = items[at].thing
    return thing is not None and thing.type not in ("person", "event", "media-outlet", "facility")
