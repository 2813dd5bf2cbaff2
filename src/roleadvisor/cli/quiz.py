"""`quiz`: the questions, and the role that fits."""

from pathlib import Path
from typing import Annotated

import typer

from roleadvisor.cli.options import Company, CurrentJob, FromLinkedIn, FromResume, Json, Keep, Pack


def quiz(
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the quiz that was left last.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Ask everything, however clear the result.")
    ] = False,
    peek: Annotated[
        bool, typer.Option("--peek", help="Show the leading role; it may steer your answers.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Numbered choices, typed answers; for screen readers.")
    ] = False,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="FILE", help="Write the answers as a sheet.")
    ] = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    company: Company = None,
    keep: Keep = False,
    current_job: CurrentJob = None,
    json: Json = False,
    pack: Pack = None,
) -> int:
    """Answer some questions in three minutes, and see the role that fits."""
    from time import monotonic

    from roleadvisor.cli.inputs import ImportFiles
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
            as_json=json,
            prompts=Options(clock=monotonic, is_plain=plain, is_peeking=peek),
            files=ImportFiles(from_resume, from_linkedin),
        )
    )
