"""The parts that every answer has in JSON: answers, figures, chain and claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actorgraph.ask.answer import Content
    from actorgraph.ask.findings import Findings
    from actorgraph.questions.attribution import Attribution
    from actorgraph.questions.conflicts import Conflicts
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.figures import Figures
    from actorgraph.questions.paths.path import Paths
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.whether import Whether
    from actorgraph.questions.who import Who
    from actorgraph.questions.why import Why

Parts = dict[str, Any]


def parts_of(content: Content | None) -> Parts:
    """Return the answers, figures, chain and claim ids of an answer, each a list, empty where none."""
    parts: Parts = {"answers": [], "figures": [], "chain": [], "also_said": [], "claims": []}
    if content is None:
        return parts
    return parts | _FUNCTIONS[type(content).__name__](content)


def claims_of(content: Content | None) -> list[str]:
    """Return the ids of the claims on which an answer rests or which it tells beside, each once."""
    parts = parts_of(content)
    return list(dict.fromkeys([*parts["claims"], *parts["also_said"]]))


def _who(it: Who) -> Parts:
    return {
        "answers": [answer.document() for answer in it.answers],
        "chain": [link.document() for answer in it.answers for link in answer.chain],
        "also_said": list(it.beside),
        "claims": list(it.claims),
    }


def _whether(it: Whether) -> Parts:
    return {
        "answers": [it.derived.document()] if it.derived else [],
        "chain": [link.document() for link in it.derived.chain] if it.derived else [],
        "also_said": list(it.beside),
        "claims": list(it.claims),
    }


def _attribution(it: Attribution) -> Parts:
    return {
        "answers": [answer.document() for answer in it.answers],
        "also_said": list(it.beside),
        "claims": list(it.claims),
    }


def _paths(it: Paths) -> Parts:
    hops = [hop for way in it.paths for hop in way.hops]
    first = it.paths[0].hops if it.paths else ()
    return {
        "chain": [
            {"subject": h.subject, "relation": h.relation, "object": h.object, "claim": h.claims[0]}
            for h in first
        ],
        "claims": _unique(key for hop in hops for part in (hop, *hop.also) for key in part.claims),
    }


def _timeline(it: Timeline) -> Parts:
    return {"claims": list(it.claims)}


def _dossier(it: Dossier) -> Parts:
    name = getattr(it.subject, "name", "")
    return {
        "answers": [_named(it.subject.id, name, "stated", ())],
        "also_said": list(it.beside),
        "claims": list(it.claims),
    }


def _figures(it: Figures) -> Parts:
    return {
        "figures": [figure.document() for figure in it.figures],
        "claims": list(it.claims),
    }


def _why(it: Why) -> Parts:
    return {
        "also_said": list(it.beside),
        "claims": list(it.claims),
    }


def _conflicts(it: Conflicts) -> Parts:
    return {"claims": _unique(claim.id for conflict in it.conflicts for claim in conflict.claims)}


def _findings(it: Findings) -> Parts:
    return {"answers": [named.document() for named in it.answers], "claims": list(it.claims)}


def _named(key: str, name: str, modality: str, claims: Iterable[str]) -> Parts:
    return {
        "actor": key,
        "name": name,
        "known": "stated",
        "modality": modality,
        "claims": list(claims),
    }


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


#: By the name of the answer's class, so that no kind of answer is imported but the one at hand.
_FUNCTIONS: dict[str, Callable[[Any], Parts]] = {
    "Who": _who, "Whether": _whether, "Attribution": _attribution, "Paths": _paths,
    "Timeline": _timeline, "Dossier": _dossier, "Figures": _figures, "Why": _why,
    "Conflicts": _conflicts, "Findings": _findings,
}  # fmt: skip
