"""Which actors of different datasets are one: same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import click

from actorgraph_cli.names import ACTOR
from actorgraph_cli.options import json_option, note, opened, print_json, print_lines, store_option

if TYPE_CHECKING:
    from actorgraph.library import Case

_ACTIONS: Final = ("propose", "list", "confirm", "refuse", "withdraw")
_ONE_OF: Final = ", ".join(f"--{action}" for action in _ACTIONS)


@click.command("same")
@click.argument("names", nargs=-1, type=ACTOR, metavar="[ACTOR [ACTOR]]")
@click.option(
    "--propose", "action", flag_value="propose", help="Pairs that may be one; ACTOR keeps its own."
)
@click.option("--list", "action", flag_value="list", help="What was decided, and by whom.")
@click.option("--confirm", "action", flag_value="confirm", help="The two are one.")
@click.option("--refuse", "action", flag_value="refuse", help="The two are not one.")
@click.option(
    "--withdraw", "action", flag_value="withdraw", help="Take out what was decided of the two."
)
@click.option(
    "--by",
    metavar="NAME",
    default="",
    help="Who decides; with --withdraw, only this person's decision.",
)
@click.option("--note", "words", metavar="TEXT", default="", help="Why, in the decider's words.")
@click.option(
    "--most",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Print at most N proposals; 0 for all.",
)
@store_option
@json_option
def command(
    names: tuple[str, ...],
    action: str | None,
    by: str,
    words: str,
    most: int,
    case: str | None,
    as_json: bool,
) -> None:
    """Actors of different datasets that may be one: proposed by rules, decided by you, never merged.

    A decision is a claim of yours that can be withdrawn. Questions count actors that are confirmed to be
    one as one, and say so; their claims stay as they are.

    Example: actorgraph same --propose
    """
    if action is None:
        raise click.UsageError(f"say what to do: {_ONE_OF}")
    wanted = {"propose": (0, 1), "list": (0,)}.get(action, (2,))
    if len(names) not in wanted:
        counts = " or ".join(("no actor", "one actor", "two actors")[n] for n in wanted)
        raise click.UsageError(f"--{action} needs {counts}, not {len(names)}")
    if action in ("confirm", "refuse") and not by.strip():
        raise click.UsageError(f"--{action} needs --by NAME: who decides")
    opened_case = opened(case)
    if action == "propose":
        _propose(opened_case, *names, most=most, as_json=as_json)
    elif action == "list":
        _list(opened_case, as_json=as_json)
    elif action == "withdraw":
        _withdraw(opened_case, *names, by=by, as_json=as_json)
    else:
        _decide(opened_case, *names, action=action, by=by, words=words, as_json=as_json)


def _propose(case: Case, name: str = "", *, most: int, as_json: bool) -> None:
    found = case.same_proposals(name)
    if as_json:
        print_json(found.document(most))
    else:
        from actorgraph.text.same import proposal_lines

        print_lines(proposal_lines(found, most))
    if not found.pairs:
        note("no two actors of different datasets look like one")
    if found.too_common:
        noun = "name or code is" if found.too_common == 1 else "names and codes are"
        note(f"{found.too_common} {noun} too common to propose anything")


def _list(case: Case, *, as_json: bool) -> None:
    claims = case.same_decisions()
    if as_json:
        from actorgraph.questions.documents import claim_document

        print_json([claim_document(claim) for claim in claims])
    else:
        from actorgraph.text.same import decision_lines

        print_lines(decision_lines(case.store, claims))
    if not claims:
        note("nothing is decided yet")


def _decide(
    case: Case, first: str, second: str, *, action: str, by: str, words: str, as_json: bool
) -> None:
    from actorgraph.identity.decide import claim_text, decide

    same = action == "confirm"
    command = f"actorgraph same {first!r} {second!r} --{action} --by {by!r}"
    if case.folder is not None:
        one, other = case.store.each(first), case.store.each(second)
        today = date.today()  # noqa: DTZ011 (the day where the person is)
        told = {"by": by, "same": same, "note": words, "words": command, "today": today}
        click.echo(claim_text(one, other, **told), nl=False)  # type: ignore[arg-type]
        raise click.ClickException(_of_a_folder(case, "paste this into it"))
    claim = decide(case.store.path, first, second, by=by, same=same, note=words, words=command)
    if as_json:
        from actorgraph.questions.documents import claim_document

        print_json(claim_document(claim))
        return
    note(f"[{claim.id}] {claim.subject} {'is' if same else 'is not'} {claim.object}, says {by}")


def _withdraw(case: Case, first: str, second: str, *, by: str, as_json: bool) -> None:
    from actorgraph.identity.decide import withdraw

    if case.folder is not None:
        raise click.ClickException(_of_a_folder(case, "take the claim out of its report"))
    claims = withdraw(case.store.path, first, second, by=by)
    if as_json:
        from actorgraph.questions.documents import claim_document

        print_json([claim_document(claim) for claim in claims])
        return
    for claim in claims:
        note(f"[{claim.id}] is taken out: {claim.subject}, {claim.object}")


def _of_a_folder(case: Case, what: str) -> str:
    return f"{str(case.folder)!r} is a case folder, which only people write; {what}"
