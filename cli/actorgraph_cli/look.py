"""Looking things up: find, claims, actors, events, sources, relations, info."""

from __future__ import annotations

from typing import Any

import click

from actorgraph_cli.options import (
    ACTOR,
    EVENT,
    RELATION,
    case_option,
    filter_options,
    filters_of,
    json_option,
    note,
    opened,
    print_json,
    print_lines,
)


@click.command("find")
@click.argument("text")
@case_option
@json_option
def find_command(text: str, case: str | None, as_json: bool) -> None:
    """Where a text occurs: in names, and in the words of claims.

    Example: actorgraph find "series of larger-scale"
    """
    from actorgraph.text.look import found_lines

    opened_case = opened(case)
    found = opened_case.find(text)
    if as_json:
        print_json(found.document())
    else:
        print_lines(found_lines(opened_case.store, found))
    if not (found.actors or found.events or found.claims):
        note(f"nothing holds {text!r}")


@click.command("claims")
@click.option("--relation", type=RELATION, default="", help="Only this relation or family.")
@click.option("--subject", type=ACTOR, default="", help="Only what this actor does.")
@click.option("--object", "target", type=ACTOR, default="", help="Only what is done to this actor.")
@click.option("--actor", type=ACTOR, default="", help="Only what this actor does or suffers.")
@click.option("--event", type=EVENT, default="", help="Only what is said about this event.")
@click.option("--source", default="", help="Only what this source says.")
@click.option("--own-voice", is_flag=True, help="Only what a claimant says itself, through nobody.")
@click.option("--anonymous", is_flag=True, help="Only what rests on a voice without a name.")
@click.option("--implied", is_flag=True, help="Only what is the coder's reading and not the words.")
@filter_options
@case_option
@json_option
def claims_command(
    relation: str,
    subject: str,
    target: str,
    actor: str,
    event: str,
    source: str,
    own_voice: bool,
    anonymous: bool,
    implied: bool,
    case: str | None,
    as_json: bool,
    **filters: Any,
) -> None:
    """The claims, in the order of the text, each with its quote.

    Example: actorgraph claims --relation sponsors --claimant CENTCOM
    """
    from actorgraph.questions.documents import claim_document
    from actorgraph.text.look import claims_lines

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    if own_voice and not asked.claimants:
        raise click.UsageError("--own-voice needs --claimant: whose own voice?")
    claims = list(
        opened_case.chosen(
            asked,
            relation=relation,
            subject=subject,
            object=target,
            actor=actor,
            event=event,
            source=source,
        )
    )
    if own_voice:
        claims = [it for it in claims if not it.spokesperson and it.claimant in asked.claimants]
    if anonymous:
        nameless = opened_case.store.anonymous()
        claims = [it for it in claims if nameless & {it.claimant, it.spokesperson}]
    if implied:
        claims = [it for it in claims if it.implied]
    if as_json:
        print_json([claim_document(claim) for claim in claims])
    else:
        print_lines(claims_lines(opened_case.store, claims))
    if not claims:
        note("no claim meets all of this")


@click.command("actors")
@case_option
@json_option
def actors_command(case: str | None, as_json: bool) -> None:
    """The actors, with their types and further names.

    Example: actorgraph actors
    """
    from actorgraph.questions.documents import actor_document
    from actorgraph.text.look import actor_lines

    opened_case = opened(case)
    if as_json:
        print_json([actor_document(actor) for actor in opened_case.actors()])
    else:
        print_lines(actor_lines(opened_case.actors()))


@click.command("events")
@case_option
@json_option
def events_command(case: str | None, as_json: bool) -> None:
    """The events, with their dates and places.

    Example: actorgraph events
    """
    from actorgraph.questions.documents import event_document
    from actorgraph.text.look import event_lines

    opened_case = opened(case)
    if as_json:
        print_json([event_document(event) for event in opened_case.events()])
    else:
        print_lines(event_lines(opened_case.events()))


@click.command("sources")
@case_option
@json_option
def sources_command(case: str | None, as_json: bool) -> None:
    """The sources: who published what, and when.

    Example: actorgraph sources
    """
    from actorgraph.questions.documents import source_document
    from actorgraph.text.look import source_lines

    opened_case = opened(case)
    if as_json:
        print_json([source_document(source) for source in opened_case.sources()])
    else:
        print_lines(source_lines(opened_case.store))


@click.command("relations")
@case_option
@json_option
def relations_command(case: str | None, as_json: bool) -> None:
    """The relations that can be asked for, both ways, by family.

    Example: actorgraph relations
    """
    from actorgraph.text.look import relation_documents, relation_lines

    opened_case = opened(case)
    if as_json:
        print_json(relation_documents(opened_case.store))
    else:
        print_lines(relation_lines(opened_case.vocabulary))


@click.command("info")
@case_option
@json_option
def info_command(case: str | None, as_json: bool) -> None:
    """What a case or store holds: title, sources, licence, counts.

    Example: actorgraph info
    """
    from actorgraph.text.look import info_lines

    opened_case = opened(case)
    answer = opened_case.info()
    if as_json:
        print_json(answer.document())
    else:
        print_lines(info_lines(opened_case.store, answer))
