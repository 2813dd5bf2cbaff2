"""Every reader of what strangers wrote, as a function of bytes.

Each one reads, and then prints what it has read, so that a value that cannot be shown is found too.
A new reader is one more function in `READERS`; the tests and the fuzzer take it from there.
"""

import io
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from filelock import FileLock
from rich.console import Console

from roleadvisor.batch import BatchOptions, score_stream
from roleadvisor.cli.imports import completed
from roleadvisor.cli.naming import find_roles
from roleadvisor.cli.sheet_files import template_of
from roleadvisor.errors import InputError, RoleAdvisorError
from roleadvisor.history.kept import read_result
from roleadvisor.imports.imported import Imported, Source, refit_import
from roleadvisor.imports.json_resume import read_resume as mentions_of_resume
from roleadvisor.imports.linkedin import read_skills as mentions_of_skills
from roleadvisor.imports.mentions import Mention
from roleadvisor.imports.recognise import recognise
from roleadvisor.occupations import Profiles, TitleIndex, load_occupations
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.roles import find_role
from roleadvisor.quiz.saved import SavedQuiz
from roleadvisor.quiz.session import current, open_quiz, refit, sheet_of
from roleadvisor.render.console import Page
from roleadvisor.render.documents.common import encode
from roleadvisor.render.documents.compare import find_document
from roleadvisor.render.documents.errors import error_document
from roleadvisor.render.documents.history import diff_document, history_document
from roleadvisor.render.documents.match import match_document
from roleadvisor.render.documents.origin import from_document, own_role_part
from roleadvisor.render.documents.questions import questions_document
from roleadvisor.render.documents.roles import list_document, show_document
from roleadvisor.render.text.compare import write_find
from roleadvisor.render.text.history import write_diff, write_history
from roleadvisor.render.text.origin import write_from
from roleadvisor.render.text.result import write_match
from roleadvisor.render.text.roles import write_list, write_questions, write_show
from roleadvisor.results import origin as advice
from roleadvisor.results.diff import difference_of
from roleadvisor.results.find import find, find_near
from roleadvisor.results.kin import kin_of
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import decode
from roleadvisor.scoring.match import rank_roles
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.people import read_sheets
from roleadvisor.sheets.sheet import AnswerSheet, read_sheet

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
        document = show_document(catalog, "baker")
        encode(document)
        encode(list_document(catalog))
        encode(questions_document(catalog))
        write_show(document, catalog, _page(), has_sources=True)
        write_list(catalog, _page())
        write_questions(catalog, _page())
        if is_refused(lambda data: _read(data, catalog), template_of(catalog).encode()):
            raise AssertionError("the sheet to fill in is no sheet")

    return read


def read_one_sheet(data: bytes) -> None:
    """Read a sheet and print the result."""
    catalog = _catalog()
    _print_match(catalog, _read(data, catalog))


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
    document = SavedQuiz(path, FileLock(path.with_suffix(".lock"))).load()
    encode(document)
    session, _ = refit(_catalog(), document.session)
    current(open_quiz(_catalog(), _card()), session)
    imported = refit_import(_catalog(), document.imported or Imported())
    _print_match(_catalog(), sheet_of(session), imported)


def read_kept_result(data: bytes) -> None:
    """Read a kept result, list it, and compare it with itself."""
    result = read_result(_file("kept.json", data))
    history = history_document([result, result])
    encode(history)
    write_history(history, _page())
    diff = diff_document(_catalog(), (1, result), (2, result), difference_of(result, result))
    encode(diff)
    write_diff(diff, _page())


def read_resume(data: bytes) -> None:
    """Read a résumé and print what it mentions."""
    _print_import(mentions_of_resume(decode(data, "resume"), "resume"), "resume")


def read_linkedin(data: bytes) -> None:
    """Read the skills of a LinkedIn export and print what they mention."""
    _print_import(mentions_of_skills(decode(data, "skills"), "skills"), "linkedin")


def read_title(data: bytes) -> None:
    """Read a job title and show the way from there."""
    text = _argument(data)
    index, profiles = _occupations()
    reading = advice.read_title(_catalog(), profiles, index, text)
    origin = reading.best and advice.origin_of(_catalog(), profiles, index, reading, reading.best)
    role = advice.own_role(_catalog(), text)
    own = own_role_part(_catalog(), role, kin_of(_catalog(), _card(), role)) if role else None
    if origin or own:
        document = from_document(_catalog(), shown(text, 60), own, origin)
        encode(document)
        write_from(document, _catalog(), _page())


def read_search(data: bytes) -> None:
    """Look for a tool by what somebody calls it."""
    text = _argument(data)
    exact = find(_catalog(), text)
    found = exact or find_near(_catalog(), text)
    document = find_document(_catalog(), shown(text, 60), found, is_near=not exact)
    encode(document)
    write_find(document, _catalog(), _page())


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
    "sheet": read_one_sheet,
    "sheets": read_many_sheets,
    "batch": read_batch,
    "saved-quiz": read_saved_quiz,
    "kept-result": read_kept_result,
    "resume": read_resume,
    "linkedin": read_linkedin,
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
    encode(error_document(error))


def _pack(changed: Mapping[str, bytes]) -> Catalog:
    for name, text in SMALL_PACK.items():
        _file(f"pack/{name}", changed.get(name, text.encode()))
    return load_catalog(Path(_folder().name) / "pack")


def _read(data: bytes, catalog: Catalog) -> AnswerSheet:
    return read_sheet(decode(data, "sheet"), "sheet", catalog)


def _argument(data: bytes) -> str:
    """Return bytes as Python gives an argument of the command line."""
    return data.replace(b"\0", b"").decode(errors="surrogateescape")


def _print_import(mentions: Sequence[Mention], source: Source) -> None:
    imported = recognise(_catalog(), mentions, [source])
    _print_match(_catalog(), completed(AnswerSheet(levels={}), imported), imported)


def _print_match(catalog: Catalog, sheet: AnswerSheet, imported: Imported | None = None) -> None:
    match = rank_roles(
        catalog,
        sheet.levels,
        mentioned=sheet.mentioned,
        experience=sheet.experience,
        scorecard=_card(),
    )
    document = match_document(catalog, _card(), sheet, match, imported=imported)
    encode(document)
    write_match(document, catalog, _page())


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
def _card() -> Scorecard:
    return compile_scorecard(_catalog())


@cache
def _occupations() -> tuple[TitleIndex, Profiles]:
    book = load_occupations()
    return TitleIndex(book), Profiles(book)
