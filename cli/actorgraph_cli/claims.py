"""The command claims: what the sources say, each with its quote."""

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
def command(
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
