"""`quiz`: the questions, and the role that fits."""

from typing import Annotated

import typer

from roleadvisor.cli.options import (
    Company,
    CurrentJob,
    Format,
    FromLinkedIn,
    FromResume,
    Json,
    Keep,
    Long,
    Pack,
    Plain,
    Save,
)


def quiz(
    resume: Annotated[
        bool, typer.Option("--resume", help="Continue the last unfinished quiz.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Ask every question, however clear the result.")
    ] = False,
    peek: Annotated[
        bool,
        typer.Option("--peek", help="Show the leading role, which may influence your answers."),
    ] = False,
    plain: Plain = False,
    save: Save = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    company: Company = None,
    keep: Keep = False,
    current_job: CurrentJob = None,
    form: Format = None,
    json: Json = False,
    is_long: Long = False,
    pack: Pack = None,
) -> int:
    """Answer questions for about three minutes and see which role fits."""
    from time import monotonic

    from roleadvisor.cli.inputs import ImportFiles
    from roleadvisor.cli.outputs import form_of
    from roleadvisor.cli.sitting import Request, take_quiz
    from roleadvisor.quiz.saved import Wanted
    from roleadvisor.terminal import Options

    return take_quiz(
        Request(
            pack=pack,
            wanted=Wanted(
                company=company,
                current_job=current_job,
                is_kept=keep,
                save=str(save.absolute()) if save else None,
            ),
            is_resumed=resume,
            is_full=full,
            form=form_of(form, json=json),
            is_long=is_long,
            prompts=Options(clock=monotonic, is_plain=plain, is_peeking=peek),
            files=ImportFiles(from_resume, from_linkedin),
        )
    )
