"""The forms of English verbs."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from actorgraph.sentence.wordlist import wordlist

#: Verbs whose forms no rule gives: lemma, past, participle; and the gerund, if it is irregular too.
_IRREGULAR: Final = """
arise arose arisen
become became become
begin began begun beginning
bid bid bid bidding
bind bound bound
blow blew blown
break broke broken
bring brought brought
build built built
buy bought bought
catch caught caught
choose chose chosen
come came come
cut cut cut cutting
deal dealt dealt
deter deterred deterred deterring
die died died dying
dig dug dug digging
do did done
draw drew drawn
drive drove driven
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
flee fled fled
fly flew flown
forbid forbade forbidden forbidding
forget forgot forgotten forgetting
freeze froze frozen
get got got getting
give gave given
go went gone
grow grew grown
hang hung hung
hear heard heard
hide hid hidden
hit hit hit hitting
hold held held
hurt hurt hurt
keep kept kept
know knew known
lay laid laid
lead led led
leave left left
lend lent lent
let let let letting
lie lay lain lying
lose lost lost
make made made
mean meant meant
meet met met
pay paid paid
put put put putting
read read read
rid rid rid ridding
ride rode ridden
ring rang rung
rise rose risen
run ran run running
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set setting
shake shook shaken
shoot shot shot
show showed shown
shut shut shut shutting
sink sank sunk
sit sat sat sitting
sleep slept slept
speak spoke spoken
spend spent spent
split split split splitting
spread spread spread
stand stood stood
steal stole stolen
strike struck struck
swear swore sworn
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
throw threw thrown
tie tied tied tying
understand understood understood
wake woke woken
wear wore worn
win won won winning
withdraw withdrew withdrawn
write wrote written
"""
_TABLE: Final = {row.split()[0]: row.split()[1:] for row in _IRREGULAR.strip().splitlines()}
#: Regular verbs of more than one syllable that double their last letter.
_DOUBLED: Final = wordlist(
    "admit ban commit confer control expel forgo infer occur omit permit plan ram refer regret"
    " repel rebel stop submit transfer trap"
)
_VOWELS: Final = "aeiou"


class Verb(NamedTuple):
    """The forms of a verb. `plural` is the present of the plural; `was` and `were` are the past."""

    lemma: str
    third: str
    plural: str
    was: str
    were: str
    participle: str
    gerund: str


#: `can` has no forms beside the finite ones: what may be said to be so *may be* so.
_BE: Final = Verb("be", "is", "are", "was", "were", "been", "being")
_OWN: Final = {
    "be": _BE,
    "have": Verb("have", "has", "have", "had", "had", "had", "having"),
    "do": Verb("do", "does", "do", "did", "did", "done", "doing"),
    "can": Verb("", "can", "can", "could", "could", "", ""),
}


@lru_cache(maxsize=512)
def verb(lemma: str) -> Verb:
    """Return the forms of a verb.

    >>> verb("deny")[1:]
    ('denies', 'deny', 'denied', 'denied', 'denied', 'denying')
    >>> verb("lead").participle, verb("strike").was, verb("stop").gerund, verb("be").were
    ('led', 'struck', 'stopping', 'were')
    """
    if lemma in _OWN:
        return _OWN[lemma]
    if lemma in _TABLE:
        past, participle, *gerund = _TABLE[lemma]
        return Verb(
            lemma, _third(lemma), lemma, past, past, participle, *(gerund or [_gerund(lemma)])
        )
    past = _past(lemma)
    return Verb(lemma, _third(lemma), lemma, past, past, past, _gerund(lemma))


def present(lemma: str, *, plural: bool) -> str:
    """Return the present of a verb for one or several subjects.

    >>> present("deny", plural=False), present("be", plural=True)
    ('denies', 'are')
    """
    forms = verb(lemma)
    return forms.plural if plural else forms.third


def lemma_of(third: str) -> str:
    """Return the verb of which a word is the third person, empty if it does not look like one.

    >>> [lemma_of(word) for word in ("gives", "is", "denies", "has", "passes", "shelter", "press")]
    ['give', 'be', 'deny', 'have', 'pass', '', '']
    """
    for own in ("be", "have", "do"):
        if third == verb(own).third:
            return own
    if not third.isascii() or not third.isalpha() or not third.endswith("s") or len(third) < 3:
        return ""
    if third.endswith(("ss", "us")):
        return ""
    if third.endswith("ies") and len(third) > 4:
        return f"{third[:-3]}y"
    if third.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return third[:-2]
    return third[:-1]


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{_doubled(lemma)}ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return f"{lemma[:-1]}ing"
    return f"{_doubled(lemma)}ing"


def _doubled(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLED else lemma


class Form(NamedTuple):
    """In which form a verb stands.

    `mood` is ``"finite"``, ``"bare"`` (sponsor), ``"perfect"`` (have sponsored), ``"participle"``
    (sponsored) or ``"gerund"`` (sponsoring). `tense` is for finite verbs: ``"present"``, ``"past"`` or ``"future"``. `modal` comes
    before a bare verb; `adverb` and `negative` go with the verb where English has them.
    """

    mood: str = "finite"
    tense: str = "present"
    modal: str = ""
    adverb: str = ""
    negative: bool = False


class Group(NamedTuple):
    """The words of a verb: what says how firm it is, what comes between, and the verb itself."""

    before: str
    between: str
    verb: str


def group(lemma: str, form: Form, *, plural: bool) -> Group:
    """Return the words of a verb in a form.

    >>> group("sponsor", Form(negative=True), plural=False)
    Group(before='does not', between='', verb='sponsor')
    >>> group("be", Form(tense="past", adverb="likely"), plural=True)
    Group(before='', between='likely', verb='were')
    >>> group("claim", Form(adverb="likely", negative=True), plural=True)
    Group(before='likely do not', between='', verb='claim')
    >>> group("attack", Form("perfect", modal="may"), plural=True)
    Group(before='may', between='', verb='have attacked')
    """
    forms = verb(lemma)
    modal = form.modal or ("will" if form.mood == "finite" and form.tense == "future" else "")
    if modal or form.mood != "finite":
        before = " ".join(
            filter(None, [modal, "not" if form.negative else "", form.adverb if modal else ""])
        )
        return Group(before, "", _infinite(forms, form.mood))
    past = form.tense == "past"
    if lemma in ("be", "can"):
        word = (forms.were if plural else forms.was) if past else present(lemma, plural=plural)
        return Group("", f"{form.adverb} not".lstrip() if form.negative else form.adverb, word)
    if form.negative:
        does = "did" if past else "do" if plural else "does"
        return Group(f"{form.adverb} {does} not".lstrip(), "", forms.lemma)
    return Group(form.adverb, "", forms.was if past else present(lemma, plural=plural))


def _infinite(forms: Verb, mood: str) -> str:
    if mood == "perfect":
        return f"have {forms.participle}".strip()
    return {"gerund": forms.gerund, "participle": forms.participle}.get(mood, forms.lemma)
