"""The answer to *show*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.sentence.wording import told
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.model.actor import Name
    from actorgraph.questions.dossier import Dossier
    from actorgraph.store.reader import Store


def dossier_lines(store: Store, dossier: Dossier) -> Iterator[str]:
    """Yield who or what it is, then the claims by family, then what it says itself; or the one claim."""
    subject, names = dossier.subject, dossier.names
    if isinstance(subject, Claim):
        yield from _claim_lines(store, subject)
        return
    claims = [claim for group in dossier.ties.values() for claim in group]
    evidence = Evidence(store, [*claims, *dossier.voiced])
    yield f"{heading(subject.name)} · {subject.type} · {subject.id}"
    if isinstance(subject, Actor):
        if subject.parent:
            yield f"  belongs to {names.get(subject.parent, subject.parent)} (background)"
        if subject.anonymous:
            yield "  anonymous"
    else:
        places = ", ".join(names.get(place, place) for place in subject.places)
        yield "  " + " · ".join(filter(None, (told(subject.when) or "no date", places)))
        if subject.part_of:
            yield f"  part of {names.get(subject.part_of, subject.part_of)}"
    if subject.names:
        yield from indented("also: " + ", ".join(_name(name) for name in subject.names), 2, hang=6)
    if dossier.children:
        children = ", ".join(names.get(key, key) for key in dossier.children)
        yield from indented(f"includes (background): {children}", 2, hang=4)
    if subject.note:
        yield from indented(f"note: {subject.note}", 2, hang=6)
    for family, group in dossier.ties.items():
        yield ""
        yield heading(family.replace("-", " ").capitalize())
        for claim in group:
            yield from evidence.told(claim, 2)
    if dossier.voiced:
        yield ""
        yield heading("Says of others")
        for claim in dossier.voiced:
            yield from evidence.told(claim, 2)
    if not claims and not dossier.voiced:
        yield ""
        yield "No claim that counts is about it."
    yield from counted_lines(dossier.same)


def _claim_lines(store: Store, claim: Claim) -> Iterator[str]:
    """Yield one claim with all that is known of it."""
    evidence = Evidence(store, [claim])
    yield heading(evidence.sentence(claim))
    yield from evidence.lines(claim, 2)
    about = {
        "relation": claim.relation,
        "event": evidence.name(claim.event) if claim.event else "",
        "text": claim.text,
        "figure": str(claim.quantity or ""),
        "note": claim.note,
    }
    for key, value in about.items():
        if value:
            yield from indented(f"{key}: {value}", 2, hang=4)


def _name(name: Name) -> str:
    about = [word for word in (name.language, "background" if name.background else "") if word]
    if name.since or name.until:
        about.append(f"{name.since or '..'}/{name.until or '..'}")
    return f"{name.text} ({', '.join(about)})" if about else name.text
