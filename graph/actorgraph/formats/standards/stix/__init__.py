"""STIX 2.0 and 2.1: bundles, lists and single objects of any producer in, one 2.1 bundle out.

What becomes of foreign STIX:

- intrusion-set, threat-actor, identity: actors; location: a place; campaign, incident: events;
- ``attributed-to`` from a campaign or incident: its creator ``attributes`` the event. From an actor to an
  actor it is ``related-to`` with the role "attributed-to", for STIX does not say what ties them;
- ``targets``: ``attacks`` with the role "targets"; ``uses``, ``part-of``, ``owns``, ``cooperates-with`` as
  they are; ``located-at``: ``operates-in``; ``duplicate-of``: ``same-as``, stated and never confirmed; every
  other word: ``related-to`` with the word as role;
- malware, tools, attack patterns, vulnerabilities and the like are no actors: where an actor uses or targets
  one, its name is the claim's text and its type the mode; where they are the subject, there is no claim;
- a sighting of an actor or event: ``related-to`` each place, with the role "sighted at";
- an opinion of a relationship: the same claim by its author, `believed` (agree) or `denied` (disagree); who is neutral
  says nothing. A note on an actor, event or relationship: its author describes it in these words (`described-as`);
- reports make no claims, and neither do words in descriptions, motives, means and roles.

A claim is vouched for by who created its object, else by the file. What is revoked or deprecated makes no claims, and
takes those back that an earlier import made; a revoked actor is found by its names, and is tied to its successor alone.
A marking of the Traffic Light Protocol, 1 or 2, is the `tlp` of what it marks, and one of a part is one of the whole; the
names of other markings stand in the notes.

*Confidence* means the same both ways, on the scale of ICD 203 in appendix A of STIX 2.1
(`actorgraph.formats.standards.stix.words`):

- in: 60 ("likely") and more is `likely`, less is `possible`; no number confirms, and without one a relationship
  is `stated`;
- out: what is `believed` or `likely` has 70, unless the source gave a number; what is `stated` or `confirmed`
  has none.

A relationship asserts, and who signs "attributed-to" attributes. A claim that nobody asserts, that counts none,
that has one end only, or in which one reports whom another blames is a ``note`` with its sentence. So is the
claim of responsibility of who did it: an attribution without a confidence would look firmer than a belief of 70.
An actor is ``located-at`` a place only if it lies there, not if it operates in it, occupies it or sends forces to
it; sanctions are no ``targets``, and a splinter is not ``derived-from`` a group as a text is from another.

What came as STIX (actors, events, relationships, and what these refer to) leaves as it came, with its dates,
creator, references and markings; an object of STIX 2.0 that is an actor, event or claim gets the version 2.1.
An actor that is known by its id in STIX alone gets an id of ours, and a reference to that one.

What is marked leaves with the marking of the standard (AMBER+STRICT with that of OASIS's extension); a claim has the strictest of its own, its source's
and those whom it names.

What we write holds every claim in an extension (``extensions``, with its definition in the bundle), so that it
comes back as it was. Ids depend on the store's title and our ids only. Objects without a date of their own are
dated 1970-01-01, or as the option ``date`` says. Standard: https://docs.oasis-open.org/cti/stix/v2.1/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from actorgraph.formats.format import Format, Option, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target

_ID: Final = re.compile(r'"id"\s*:\s*"([a-z][a-z0-9-]*)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-', re.ASCII)
_TYPE: Final = re.compile(r'"type"\s*:\s*"([a-z][a-z0-9-]*)"', re.ASCII)


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read the files of ours one by one, and all others together, for they may refer to each other."""
    from actorgraph.formats.standards.stix.own import is_own, read_own
    from actorgraph.formats.standards.stix.reader import read as read_foreign

    own = [file for file in inputs if is_own(file)]
    for file in own:
        read_own(file, sink)
    foreign = [file for file in inputs if file not in own]
    if foreign:
        sink.scope = "stix"
        read_foreign(foreign, sink)


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a bundle of STIX 2.1."""
    from actorgraph.formats.standards.stix.writer import write as write_bundle

    return write_bundle(selection, target, options)


def recognises(file: Input) -> bool:
    """Return True where an object in the begin of a file has an id that begins with its type."""
    head = file.head_text()
    if head.lstrip()[:1] not in ("{", "["):
        return False
    kinds = set(_TYPE.findall(head))
    return any(kind in kinds for kind in _ID.findall(head))


FORMAT: Final = Format(
    name="stix",
    title="STIX (ATT&CK, OpenCTI, any bundle); reads 2.0 and 2.1 and writes 2.1",
    verbatim=True,
    suffixes=(".stix.json", ".stix21.json", ".stix20.json", ".stix"),
    read=read,
    write=write,
    recognises=recognises,
    priority=80,
    options=(
        Option(
            "date", "the day given to written objects that have no date of their own", "1970-01-01"
        ),
    ),
    keeps="everything, in an extension of the nearest standard objects; what came as STIX leaves as it came",
    loses="from other programs' files: relations between malware, tools, indicators and observations",
    unasserted="notes with the sentence; only what came as a relationship of STIX leaves as one",
)
