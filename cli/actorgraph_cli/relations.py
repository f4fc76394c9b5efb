"""The command relations: what can be asked for, both ways."""

from __future__ import annotations

import click

from actorgraph_cli.names import RELATION
from actorgraph_cli.options import case_option, json_option, opened_store, print_json, print_lines


@click.command("relations")
@click.argument("words", nargs=-1, type=RELATION, metavar="[NAME]")
@case_option
@json_option
def command(words: tuple[str, ...], case: str | None, as_json: bool) -> None:
    """The relations that can be asked for, both ways, by family; NAME explains one of them.

    NAME is a relation, its reverse, a phrase that means it, or a family.

    Example: actorgraph relations attributes
    """
    from actorgraph.questions.relation import relation_entries, relation_entry
    from actorgraph.text.relations import family_lines, relation_lines, relations_lines

    store = opened_store(case)
    named = store.vocabulary.reading(" ".join(words)).relations if words else ()
    if len(named) == 1:
        entry = relation_entry(store, named[0])
        if as_json:
            print_json(entry.full_document())
        else:
            print_lines(relation_lines(store, entry))
        return
    if as_json:
        kept = (
            entry for entry in relation_entries(store) if not named or entry.relation.name in named
        )
        print_json([entry.document() for entry in kept])
    elif named:
        print_lines(family_lines(store.vocabulary, store.vocabulary[named[0]].family))
    else:
        print_lines(relations_lines(store.vocabulary))
