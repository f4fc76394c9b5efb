"""The sentences about how a question was read, and why one is refused; the page's reader has the same."""

from __future__ import annotations

from typing import Any, Final

NOTES: Final = {
    # on a reading
    "respelt": "{wrong!r} is read as {right!r}",
    "meant": "{words!r} is read as {thing}",
    "people": "of {state} it is {part} of whom it is told",
    "of several": "of the events that these words may mean, {thing} is the one of which far more is told",
    "others": "of others that these words may mean nothing is said to that",
    "means": "it is asked of backing by any means, not only {mode}",
    "control": "control of an organisation is read as command of it, not as occupation",
    "either": "{word!r} is read as {other!r}: nobody is said here to have done the other thing that it may mean",
    "there": "what was done there is {event}",
    "end": "nobody is said to have left; when the {family} held is answered",
    "anybody": "whom {word!r} means is open: claims of anybody and anything answer",
    "run": "running an organisation is read as leading it, not as owning it",
    "counted back": "{words!r} is counted back from {day}, the day of the latest report",
    "attacks": "attacks on {patient} are counted, also those by others than {agent}",
    "counted": "those with a name here are counted; a report may say that there are more",
    "condition": "no such claim has {words!r}",
    "happened": "it is asked who was behind {event}",
    "hour": "the day of the event itself counts, as no claim tells the hour",
    "no day": "{word!r} asks of now, and no report has a date",
    "now": "{word!r} is asked of {day}, the date of the latest report",
    "no longer": "whether it still is so is asked: if it is denied, it is no longer so",
    "model": "the grammar did not understand it; this is how {model} reads it",
    # why nothing is answered
    "no call": "{model} {why}",
    "empty": "the question is empty",
    "no words": "the question holds no words",
    "characters": "the question has {count} characters; at most {most} are read",
    "words": "the question has {count} words; at most {most} are read",
    "denial": "a question with {word!r} asks what is not so; claims do not tell that",
    "twice": "it asks how many twice; ask one after the other",
    "no time": "no day is {times}; ask of one time",
    "english": "only questions in English are understood; names may be in any script",
    "pronoun": "{word!r} may mean anybody; write the name",
    "judgement": "{word!r} asks for a judgement; claims tell what is said, not what is right or should be",
    "nobody": "nobody and nothing is called {words!r} here",
    "unknown word": "this word was not understood: {words}",
    "unknown words": "these words were not understood: {words}",
    "order": "each word is known, but not this way of asking",
    "near": "; did you mean {names}?",
}


def note(name: str, **words: Any) -> str:
    """Return one of the sentences with words in it.

    >>> note("respelt", wrong="Irn", right="Iran")
    "'Irn' is read as 'Iran'"
    """
    return NOTES[name].format(**words)
