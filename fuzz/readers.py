"""Every reader of what strangers wrote, as a function of bytes.

Each one reads, and then prints what it has read, so that a value that cannot be shown is found too.
A new reader is one more function in `READERS`; the tests and the fuzzer take it from there.
"""

import io
import json
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from filelock import FileLock
from msgspec import Struct
from msgspec.structs import replace
from rich.console import Console

from roleadvisor.batch import BatchOptions, score_stream
from roleadvisor.cli.inputs import find_roles
from roleadvisor.errors import InputError, RoleAdvisorError
from roleadvisor.history.compared import difference_of, history_of
from roleadvisor.history.kept import read_result
from roleadvisor.imports.documents import lines_of
from roleadvisor.imports.imported import Imported, Source, refit_import
from roleadvisor.imports.lines import Line
from roleadvisor.imports.linkedin import read_linkedin as reading_of_export
from roleadvisor.imports.reading import Reading
from roleadvisor.imports.recognise import recognise
from roleadvisor.imports.resumes import read_resume as reading_of_resume
from roleadvisor.imports.team import Members, read_file, read_stream
from roleadvisor.occupations.likeness import Profiles
from roleadvisor.occupations.model import load_occupations
from roleadvisor.occupations.titles import TitleIndex
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.names import find_role
from roleadvisor.quiz.rating import refitted
from roleadvisor.quiz.refitting import refit
from roleadvisor.quiz.saved import QuizDocument, RatingDocument, SavedQuiz
from roleadvisor.quiz.session import current, open_quiz, sheet_of
from roleadvisor.render.console import Page
from roleadvisor.render.json import document, encode, failure_of
from roleadvisor.render.plan_page import plan_page
from roleadvisor.render.team_page import team_page_of
from roleadvisor.render.text.ad import write_ad
from roleadvisor.render.text.find import write_find
from roleadvisor.render.text.history import write_diff, write_history
from roleadvisor.render.text.level import write_level
from roleadvisor.render.text.origin import write_from
from roleadvisor.render.text.plan import write_plan
from roleadvisor.render.text.result import write_match
from roleadvisor.render.text.roles import write_list, write_questions, write_show
from roleadvisor.render.text.team import write_team
from roleadvisor.results import origin as origins
from roleadvisor.results.ad import read_job_ad
from roleadvisor.results.advice import advise
from roleadvisor.results.continuing import continue_plan
from roleadvisor.results.find import find
from roleadvisor.results.level import ladder_of, level_of, skills_asked
from roleadvisor.results.plan_file import read_plan
from roleadvisor.results.roles import list_items, list_roles, show
from roleadvisor.results.team import team
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import decode
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.sheets.people import read_sheets
from roleadvisor.sheets.sheet import AnswerSheet, read_sheet, with_mentions
from roleadvisor.sheets.skills import skills_template
from roleadvisor.sheets.written import template_of

SMALL_PACK: Mapping[str, str] = {
    "pack.yaml": """\
version: "1"
field: bread
families: {engineering: Engineering}
temperature: 1.0
minimum_answers: 1
words: {core: 0.8, common: 0.5, occasional: 0.2, rare: 0.05}
screens: [knowing]
""",
    "terms.yaml": "terms: [{name: Stove, aliases: [range], implies: [oven]}]\n",
    "ladders.yaml": """\
source: {name: A guild, notice: Used with leave., url: "https://example.org/"}
roles: {baker: {ladder: bakers}}
ladders: [{id: bakers, name: Baker, rungs: [
  {name: Apprentice, seniority: junior, summary: Bakes beside others and learns.},
  {name: Master, seniority: lead, branch: experts, summary: Bakes better than any other.}],
  asks: {kneading: [null, expert], heating: [awareness, working]}}]
skills: [{id: kneading, name: Kneading, can: {expert: knead}},
  {id: heating, name: Heating, can: {awareness: turn it on, working: keep it hot}}]
""",
    "screens/knowing.yaml": """\
{id: knowing, title: Knowing, prompt: Which?, kind: skill, scale: yes-no, items: [
  {id: oven, text: An oven, base: 0.5, weight: 1.0}]}
""",
    "baker.yaml": """\
id: baker
name: Baker
family: engineering
summary: A made-up role that exists for the tests only.
responsibilities: [Do the work]
day: A day on which the work is done from the morning to the evening.
sources: [{id: made-up, title: Made up, url: "https://example.org/", used_for: tests}]
""",
    "fitted/pack.yaml": "items: {oven: {base: 0.5}}\n",
    "fitted/baker.yaml": "fitted: {cost: 7, shares: {oven: 0.5}}\n",
}

Reader = Callable[[bytes], object]


def is_refused(reader: Reader, data: bytes) -> bool:
    """Let a reader read; return whether it refused, which must be in safe lines of text."""
    try:
        reader(data)
    except RoleAdvisorError as error:
        _check_refusal(error)
        return True
    return False


def reader_of(name: str) -> Reader:
    """Return what reads a file of that name in a pack, and prints what the pack says."""

    def read(data: bytes) -> None:
        catalog = _pack({name: data})
        compile_scorecard(catalog)
        baker = show(catalog, "baker")
        _print_json("show", baker, catalog)
        _print_json("list", list_roles(catalog), catalog)
        _print_json("questions", list_items(catalog), catalog)
        write_show(baker, catalog, _page(), has_sources=True)
        write_list(list_roles(catalog), catalog, _page())
        write_questions(list_items(catalog), catalog, _page())
        if is_refused(lambda data: _read(data, catalog), template_of(catalog).encode()):
            raise AssertionError("the sheet to fill in is no sheet")
        _print_levels(catalog)

    return read


def read_one_sheet(data: bytes) -> None:
    """Read a sheet and print the result."""
    catalog = _catalog()
    _print_match(catalog, _read(data, catalog))


def read_saved_plan(data: bytes) -> None:
    """Read a saved plan, go on with it, and read the page that is written then."""
    catalog = _catalog()
    saved = read_plan(decode(data, "plan.md"), "plan.md", catalog)
    continued = continue_plan(catalog, saved, today=date(2026, 11, 27))
    _print_json("plan", continued.plan, catalog)
    write_plan(continued.plan, catalog, _page())
    if goal := continued.plan.goal:
        text = plan_page(continued.plan, goal, continued.state, "plan --continue", saved.page)
        again = read_plan(text, "plan.md", catalog)
        if continue_plan(catalog, again, today=date(2027, 1, 3)).sheet != continued.sheet:
            raise AssertionError("the page that was written has other answers")


def read_many_sheets(data: bytes) -> None:
    """Read NDJSON; every line's refusal must be as clean as a file's."""
    errors = [
        r for _, r in read_sheets(io.BytesIO(data), "s", _catalog()) if isinstance(r, InputError)
    ]
    if errors:
        raise InputError(problem for error in errors for problem in error.problems)


def read_batch(data: bytes) -> None:
    """Score NDJSON with numpy and without, to the same records, one a line."""
    both = [
        b"".join(
            outcome.records
            for outcome in score_stream(
                _catalog(), io.BytesIO(data), "s", BatchOptions(is_fast=is_fast, block_bytes=200)
            )
        )
        for is_fast in (False, True)
    ]
    assert both[0] == both[1], "numpy and plain Python differ"  # noqa: S101 (this is a test)
    for record in both[0].splitlines():
        text = json.dumps(json.loads(record), ensure_ascii=False)
        assert shown(text, len(text)) == text, repr(text)  # noqa: S101


def read_saved_quiz(data: bytes) -> None:
    """Read an unfinished quiz and go on with it."""
    path = _file("quiz.json", data)
    saved = SavedQuiz(path, FileLock(path.with_suffix(".lock")), QuizDocument).load()
    encode(saved)
    session, _ = refit(_catalog(), saved.session)
    current(open_quiz(_catalog(), compile_scorecard(_catalog())), session)
    imported = refit_import(_catalog(), saved.imported) if saved.imported else None
    _print_match(_catalog(), sheet_of(session), imported)


def read_saved_level(data: bytes) -> None:
    """Read unfinished answers about the skills of a role and go on with them."""
    path = _file("level.json", data)
    saved = SavedQuiz(path, FileLock(path.with_suffix(".lock")), RatingDocument).load()
    encode(saved)
    asks = list(ladder_of(_catalog(), "data-engineer").asks)
    rating = refitted(saved.rating, asks)
    sheet = AnswerSheet(levels={}, skills=rating.answered)
    _print_json("level", level_of(_catalog(), sheet, "data-engineer"), _catalog())


def read_kept_result(data: bytes) -> None:
    """Read a kept result, list it, and compare it with itself."""
    result = read_result(_file("kept.json", data))
    history = history_of([result, result])
    _print_json("history", history)
    write_history(history, _page())
    difference = difference_of(_catalog(), (1, result), (2, result))
    _print_json("diff", difference)
    write_diff(difference, _page())


def read_resume(data: bytes) -> None:
    """Read a résumé and print what it mentions."""
    _print_import(reading_of_resume(data, "resume"), "resume")


def read_linkedin(data: bytes) -> None:
    """Read a LinkedIn export, or a table of one, and print what it mentions."""
    _print_import(reading_of_export(data, "export"), "linkedin")


def read_document(data: bytes) -> None:
    """Read the lines of a document of any kind."""
    lines = lines_of(data, "document")
    assert lines, "a document without lines is to be refused"  # noqa: S101
    for line in lines:
        assert line.text.strip(), line  # noqa: S101
        assert "\n" not in line.text, line  # noqa: S101
        assert shown(line.where) == line.where, line  # noqa: S101


def read_word(data: bytes) -> None:
    """Read what a Word document holds, where its archive is sound."""
    read_document(_zipped("word/document.xml", data))


def read_open_document(data: bytes) -> None:
    """Read what an OpenDocument text holds, where its archive is sound."""
    kind = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    read_document(_zipped("content.xml", data, **kind))


def read_page(data: bytes) -> None:
    """Read what a web page holds, whatever it begins with."""
    read_document(b"<!doctype html>" + data)


def read_ad(data: bytes) -> None:
    """Read a job ad, alone and for a person."""
    lines = [Line(text, f"line {n}") for n, text in enumerate(decode(data, "ad").splitlines(), 1)]
    for sheet in (None, AnswerSheet(levels={"sql": 4, "python": 0, "excel": 4, "r": 0, "git": 2})):
        result = read_job_ad(_catalog(), lines, "ad", sheet=sheet)
        _print_json("ad", result, _catalog())
        write_ad(result, _catalog(), _page(), is_long=True)


def read_team(data: bytes) -> None:
    """Read a stream as a team and print what it covers, as text, JSON and a page."""
    stream = io.BufferedReader(io.BytesIO(data))
    _print_team(read_stream(stream, "team", _catalog()))


def read_team_file(data: bytes) -> None:
    """Read a file of a team's folder, a sheet or a résumé, and print what the person covers."""
    read = read_file(_file("me.json", data), _catalog(), ignore_unknown=False)
    if read:
        imported = {"me": read.imported} if read.imported else {}
        _print_team(Members([replace(read.sheet, id="me")], imported))


def read_title(data: bytes) -> None:
    """Read a job title and show the way from there."""
    origin = _origin(_argument(data))
    if origin:
        _print_json("from", origin, _catalog())
        write_from(origin, _catalog(), _page())


def read_search(data: bytes) -> None:
    """Look for a tool by what somebody calls it."""
    findings = find(_catalog(), _argument(data))
    _print_json("find", findings, _catalog())
    write_find(findings, _catalog(), _page())


def read_role_names(data: bytes) -> None:
    """Look for roles by id or name, one and several."""
    text = _argument(data)
    for name in text.split(","):
        find_role(_catalog(), name.strip())
    find_roles(_catalog(), text)


READERS: Mapping[str, Reader] = {
    "pack": reader_of("pack.yaml"),
    "terms": reader_of("terms.yaml"),
    "screen": reader_of("screens/knowing.yaml"),
    "role": reader_of("baker.yaml"),
    "fitted-pack": reader_of("fitted/pack.yaml"),
    "fitted-role": reader_of("fitted/baker.yaml"),
    "pay": reader_of("fitted/pay.yaml"),
    "sheet": read_one_sheet,
    "sheets": read_many_sheets,
    "batch": read_batch,
    "saved-plan": read_saved_plan,
    "ladders": reader_of("ladders.yaml"),
    "saved-quiz": read_saved_quiz,
    "saved-level": read_saved_level,
    "kept-result": read_kept_result,
    "resume": read_resume,
    "linkedin": read_linkedin,
    "document": read_document,
    "word": read_word,
    "open-document": read_open_document,
    "page": read_page,
    "ad": read_ad,
    "team": read_team,
    "team-file": read_team_file,
    "title": read_title,
    "search": read_search,
    "role-names": read_role_names,
}


def _check_refusal(error: RoleAdvisorError) -> None:
    text = str(error)
    lines = len(error.problems) if isinstance(error, InputError) else 1
    assert text, "a refusal says nothing"  # noqa: S101 (this is a test)
    assert len(text.splitlines()) == lines, f"a message is not one line: {text!r}"  # noqa: S101
    assert shown(text.replace("\n", " "), len(text)) == text.replace("\n", " "), repr(text)  # noqa: S101
    _print_json("error", failure_of(error, text))


def _pack(changed: Mapping[str, bytes]) -> Catalog:
    for name, text in SMALL_PACK.items():
        _file(f"pack/{name}", changed.get(name, text.encode()))
    return load_catalog(Path(_folder().name) / "pack")


def _read(data: bytes, catalog: Catalog) -> AnswerSheet:
    return read_sheet(decode(data, "sheet"), "sheet", catalog)


def _argument(data: bytes) -> str:
    """Return bytes as Python gives an argument of the command line."""
    return data.replace(b"\0", b"").decode(errors="surrogateescape")


def _origin(text: str) -> origins.Origin | None:
    """Return the way from a title, with the occupations opened once: to open them takes long."""
    if origins.own_role(_catalog(), text):
        return origins.find_origin(_catalog(), text)
    index, profiles = _occupations()
    reading = origins.read_title(_catalog(), profiles, index, text)
    if reading.best is None:
        return None
    origin = origins.origin_of(_catalog(), profiles, index, reading, reading.best)
    return replace(origin, query=shown(text, 60)) if origin else None


def _zipped(name: str, data: bytes, **others: bytes) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, content in (others | {name: data}).items():
            archive.writestr(path, content)
    return buffer.getvalue()


def _print_import(reading: Reading, source: Source) -> None:
    imported = recognise(_catalog(), reading.mentions, [source], reading.passed_over)
    sheet = with_mentions(AnswerSheet(levels={}), imported.mentioned)
    _print_match(_catalog(), sheet, imported)


def _print_match(catalog: Catalog, sheet: AnswerSheet, imported: Imported | None = None) -> None:
    advice = advise(catalog, sheet, imported=imported)
    _print_json("match", advice, catalog)
    write_match(advice, catalog, _page())


def _print_levels(catalog: Catalog) -> None:
    """Print the rungs of each role that has some, for people with nothing and with everything."""
    for role in catalog.roles:
        stated = catalog.ladders.roles.get(role)
        if not (stated and stated.ladder):
            continue
        skills = skills_asked(catalog, ladder_of(catalog, role))
        if is_refused(lambda data: _read(data, catalog), skills_template(skills, role).encode()):
            raise AssertionError("the sheet of skills to fill in is no sheet")
        for level in (0, 4):
            sheet = AnswerSheet(levels={}, skills={skill.id: level for skill in skills})
            result = level_of(catalog, sheet, role)
            _print_json("level", result, catalog)
            write_level(result, catalog, _page(), is_long=True)


def _print_team(members: Members) -> None:
    result = team(_catalog(), members.sheets, imported=members.imported)
    _print_json("team", result, _catalog())
    write_team(result, _page(), is_long=True)
    team_page_of(result, _catalog())


def _print_json(name: str, result: Struct, catalog: Catalog | None = None) -> None:
    encode(document(name, result, catalog))


def _page() -> Page:
    console = Console(file=io.StringIO(), width=80, markup=False, emoji=False, highlight=False)
    return Page(console, is_framed=False, is_unicode=True)


def _file(name: str, data: bytes) -> Path:
    path = Path(_folder().name) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="roleadvisor-fuzz-")


@cache
def _catalog() -> Catalog:
    return load_catalog()


@cache
def _occupations() -> tuple[TitleIndex, Profiles]:
    book = load_occupations()
    return TitleIndex(book), Profiles(book)
