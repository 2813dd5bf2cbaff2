"""`plan`: what to learn for a role, as a page to tick off too."""

import sys
from collections.abc import Sequence
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleadvisor.cli.hints import NO_ANSWERS, Answers, to_run
from roleadvisor.cli.inputs import ImportFiles, open_answers, open_pack
from roleadvisor.cli.options import (
    Form,
    Format,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Keep,
    Pack,
    Sheet,
    role_ids,
)
from roleadvisor.cli.outputs import exit_code, form_of, keep_result, page, print_json
from roleadvisor.errors import UsageError

if TYPE_CHECKING:
    from roleadvisor.cli.ticking import PageFile
    from roleadvisor.packs import Catalog
    from roleadvisor.results.plan import Plan
    from roleadvisor.sheets.sheet import AnswerSheet

STEPS = 8


def plan(
    role: Annotated[
        str | None,
        typer.Argument(
            metavar="[ROLE]",
            help="A role's id, name or alias, such as ml-engineer.",
            autocompletion=role_ids,
            show_default=False,
        ),
    ] = None,
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    save: Annotated[
        Path | None,
        typer.Option("--save", metavar="FILE", help="Write the plan as a page to tick off."),
    ] = None,
    saved: Annotated[
        Path | None,
        typer.Option(
            "--continue",
            metavar="FILE",
            help="Go on with a saved plan: count its ticks, and plan what is left.",
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(
            "--steps", metavar="N", min=1, max=40, help=f"Show at most N steps, {STEPS} by default."
        ),
    ] = None,
    form: Format = None,
    json: Json = False,
    keep: Keep = False,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what to learn for a role: foundations first, then what sets it apart."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.plan import plan as plan_for

    chosen = form_of(form, json=json)
    files = ImportFiles(from_resume, from_linkedin)
    _check_call(role, sheet, files, saved)
    target = _free_place(save, (sheet, *files)) if save else None
    catalog = open_pack(pack)
    if saved:
        from roleadvisor.cli.ticking import continued

        planned, answers, page_file = continued(
            catalog, saved, target, steps=steps, ignore_unknown=ignore_unknown
        )
    else:
        wanted = find_role(catalog, role or "")
        answers, _ = open_answers(
            sheet, files, catalog, ignore_unknown=ignore_unknown, call=f"plan {wanted} {{}}"
        )
        planned = plan_for(catalog, answers, wanted, steps=steps or STEPS)
        page_file = _begun(catalog, planned, answers, target, steps or STEPS) if target else None
    # The page comes first: a reader that stops early, such as `head`, must not cost anybody a tick.
    if page_file:
        page_file.write()
    flags = ["--ignore-unknown"] * ignore_unknown
    given = Answers(sheet, from_resume, from_linkedin, tuple(flags))
    _print(planned, catalog, chosen, NO_ANSWERS if save else given)
    sys.stdout.flush()
    if page_file:
        sys.stderr.write(f"{page_file.told}\n")
    elif save and not planned.goal:
        sys.stderr.write("No plan is saved: there are not enough answers.\n")
    if keep and planned.goal:
        from roleadvisor.results.advice import advise

        return keep_result(advise(catalog, answers), catalog, towards=planned)
    return exit_code(planned.status)


def _check_call(
    role: str | None, sheet: Path | None, files: ImportFiles, saved: Path | None
) -> None:
    """Raise `UsageError` unless there is either a role or a saved plan, which has its answers."""
    if saved and (role or sheet or files.are_given):
        raise UsageError("a saved plan has its role and answers: give --continue FILE alone")
    if saved is None and role is None:
        raise UsageError("name a role, or give --continue FILE to go on with a saved plan")
    if role and sheet is None and isfile(role):  # noqa: PTH113 (also false for what is no name)
        raise UsageError(f"the role comes first: {to_run(f'plan ROLE {role}')}")


def _print(planned: "Plan", catalog: "Catalog", form: Form, given: Answers) -> None:
    if form == "json":
        print_json("plan", planned, catalog)
        return
    from roleadvisor.render.text.plan import write_plan

    write_plan(planned, catalog, page(form=form, answers=given))


def _free_place(save: Path, inputs: Sequence[Path | None]) -> Path:
    from roleadvisor.cli.ticking import free_place

    return free_place(save, inputs)


def _begun(
    catalog: "Catalog", planned: "Plan", answers: "AnswerSheet", target: Path, steps: int
) -> "PageFile | None":
    from roleadvisor.cli.ticking import begun

    return begun(catalog, planned, answers, target, steps=steps)
