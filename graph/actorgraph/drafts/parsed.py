"""The relations that a sentence decides by its grammar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actorgraph.drafts.blame import blamed
from actorgraph.drafts.edge import Edge, is_event
from actorgraph.drafts.nouns import noun_edges
from actorgraph.drafts.tree import Tree
from actorgraph.drafts.verbs import verb_edges

_OF_EVENTS: Final = ("claims-responsibility", "denies-responsibility")


def parsed_edges(tree: Tree) -> list[Edge]:
    """Return the relations that the grammar of a sentence decides, in its order."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in _all(tree):
        if edge.relation in _OF_EVENTS and edge.object >= 0 and is_event(tree.items, edge.object):
            edge = edge._replace(object=-1, event=edge.object)
        one, other = (
            tree.items[at].thing if at >= 0 else None for at in (edge.subject, edge.object)
        )
        found.setdefault((edge.relation, one.id if one else "", other.id if other else ""), edge)
    return sorted(found.values(), key=lambda edge: edge.verb)


def _all(tree: Tree) -> Iterator[Edge]:
    for at, item in enumerate(tree.items):
        verbal = tree.is_verb(at) or tree.tags[at].startswith("JJ")
        if verbal and item.stem:
            yield from verb_edges(tree, at)
            yield from blamed(tree, at)
        yield from noun_edges(tree, at)
