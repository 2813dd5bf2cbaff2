"""`match`: score one person's answers, or with --batch many people's."""

from pathlib import Path

from roleadvisor.cli.hints import NO_ANSWERS, Answers
from roleadvisor.cli.inputs import ImportFiles, find_roles, open_answers, open_pack
from roleadvisor.cli.options import (
    Batch,
    Company,
    CurrentJob,
    Fields,
    Format,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Keep,
    Long,
    Pack,
    Roles,
    Save,
    Sheet,
    Strict,
)
from roleadvisor.cli.outputs import form_of, print_advice, save_answers
from roleadvisor.errors import UsageError


def match(
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    form: Format = None,
    json: Json = False,
    is_long: Long = False,
    roles: Roles = None,
    company: Company = None,
    save: Save = None,
    keep: Keep = False,
    ignore_unknown: IgnoreUnknown = False,
    current_job: CurrentJob = None,
    batch: Batch = None,
    fields: Fields = None,
    strict: Strict = False,
    pack: Pack = None,
) -> int:
    """Rank the roles for one person's answers or résumé, or for many people with --batch."""
    printed = form_of(form, json=json)
    files = ImportFiles(from_resume, from_linkedin)
    _refuse_beside_batch(
        batch,
        fields=fields,
        strict=strict,
        has_sheet=sheet is not None or files.are_given,
        is_single=any((keep, json, form, is_long, current_job, company, save)),
    )
    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    if batch is not None:
        from roleadvisor.cli.batch import match_batch

        return match_batch(
            batch,
            catalog,
            roles=chosen,
            fields=fields,
            is_strict=strict,
            ignore_unknown=ignore_unknown,
        )
    from roleadvisor.results.advice import advise

    job = None
    if current_job is not None:
        from roleadvisor.results.origin import find_current_job

        job = find_current_job(catalog, current_job)
    answers, imported = open_answers(
        sheet, files, catalog, ignore_unknown=ignore_unknown, call="match {}"
    )
    if save:
        save_answers(answers, save, catalog, kept=(sheet, *files))
    advice = advise(
        catalog, answers, roles=chosen, company=company, current_job=job, imported=imported
    )
    flags = ["--ignore-unknown"] * ignore_unknown
    given = Answers(sheet, from_resume, from_linkedin, tuple(flags))
    return print_advice(
        "match",
        advice,
        catalog,
        form=printed,
        is_kept=keep,
        is_long=is_long,
        answers=NO_ANSWERS if chosen else given,
    )


def _refuse_beside_batch(
    batch: Path | None, *, fields: str | None, strict: bool, has_sheet: bool, is_single: bool
) -> None:
    """Raise `UsageError` if options do not go together.

    `has_sheet` says that one person's answers are given too, `is_single` that an option is for one
    person only.
    """
    if batch is None:
        if fields is not None or strict:
            raise UsageError("--fields and --strict go with --batch")
        return
    if has_sheet:
        raise UsageError("give one person's answers, or --batch with a file of many, not both")
    if is_single:
        raise UsageError(
            "--json, --format, --long, --save, --keep, --current-job and --company are for one "
            "person, not for --batch"
        )
