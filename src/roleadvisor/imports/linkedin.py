"""Read an export of LinkedIn: its archive, or any of the tables in it that say what somebody can do.

LinkedIn names the files in English and their columns sometimes in the person's language. A table is
told by its columns, then by its file's name; one without a header is a list of skills.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Literal

from roleadvisor.errors import InputError, Problem
from roleadvisor.imports.documents.kinds import MAX_CHARACTERS, kind_of, refused, text_in
from roleadvisor.imports.headings import heading_key, heading_keys
from roleadvisor.imports.lines_told import degrees_in
from roleadvisor.imports.mentions import Mention, MentionKind, within_limits
from roleadvisor.imports.reading import Reading
from roleadvisor.imports.resumes import read_resume
from roleadvisor.safe.archives import Archive
from roleadvisor.safe.characters import shown

_Table = Literal[
    "skills", "positions", "profile", "certifications", "education", "courses", "projects"
]
_Field = Literal["name", "skill", "title", "description", "headline", "summary", "degree", "notes"]

_FILES: Mapping[str, _Table] = {
    "skills": "skills",
    "positions": "positions",
    "profile": "profile",
    "profile summary": "profile",
    "certifications": "certifications",
    "education": "education",
    "courses": "courses",
    "projects": "projects",
}
# Tables of the profile that say nothing of skills; all others are no part of it, and not named.
_PASSED_OVER = frozenset(
    {"languages", "honors", "organizations", "patents", "publications", "test scores", "volunteering",
     "causes you care about", "recommendations received"}
)  # fmt: skip


_FIELDS: Mapping[_Field, frozenset[str]] = {
    "skill": heading_keys("skill, skill name, skills, kenntnis, kenntnisse, competence, competences, aptitud, aptitudes, "
                    "competencia, competencias, habilidad, habilidades, 보유기술, 기술"),
    "headline": heading_keys("headline, profile headline, profil slogan, slogan, titre du profil, titular, extracto profesional, "
                       "titulo profissional, 헤드라인, professional headline"),
    "summary": heading_keys("summary, profile summary, info, zusammenfassung, resume, resumen, resumo, extracto, acerca de, "
                      "sobre, 요약, 소개"),
    "degree": heading_keys("degree name, degree, abschluss, abschlussname, diplome, nom du diplome, titulo obtenido, titulacion, "
                     "nombre del titulo, formacao, nome do diploma, grau, diploma, nome do curso, 학위, 학위명, 전공"),
    "notes": heading_keys("notes, activities, notizen, aktivitaten, activites, notas, actividades, atividades, activities and "
                    "societies, 활동, 메모"),
    "title": heading_keys("title, position, titel, stelle, jobtitel, job title, bezeichnung, titre, poste, intitule du poste, "
                    "cargo, titulo, puesto, 직함, 직책, 직위"),
    "description": heading_keys("description, beschreibung, descripcion, descricao, 설명, 내용"),
    "name": heading_keys("name, nom, nombre, nome, 이름, 명칭"),
}  # fmt: skip
# Columns by which a table is told.
_TOLD_BY: Mapping[_Table, frozenset[str]] = {
    "profile": _FIELDS["headline"],
    "education": _FIELDS["degree"],
    "positions": heading_keys("company name, company, unternehmen, unternehmensname, firma, entreprise, nom de l entreprise, "
                        "empresa, nombre de la empresa, nome da empresa, compania, 회사, 회사명"),
    "certifications": heading_keys("authority, license number, aussteller, ausstellende organisation, lizenznummer, autorite, "
                             "organisme, numero de licence, autoridad, numero de licencia, autoridade, entidad emisora, "
                             "organizacao emissora, numero da licenca, 발급기관, 발행기관, 자격증번호"),
    "projects": _FIELDS["title"],
    "courses": heading_keys("number, nummer, numero, kursnummer, 번호"),
    "skills": _FIELDS["skill"] | _FIELDS["name"],
}  # fmt: skip
_KINDS: Mapping[_Table, Sequence[tuple[_Field, MentionKind]]] = {
    "skills": (("skill", "skill"), ("name", "skill")),
    "positions": (("title", "job"), ("description", "text")),
    "projects": (("title", "title"), ("description", "text")),
    "profile": (("headline", "job"), ("summary", "text")),
    "certifications": (("name", "certificate"),),
    "courses": (("name", "certificate"),),
    "education": (("degree", "degree"), ("notes", "text"), ("description", "text")),
}
_DELIMITERS = ",;\t"
_MOST_COLUMNS = 60


def read_linkedin(data: bytes, file: str) -> Reading:
    """Return what an export says; raise `InputError` if it is none, or malformed."""
    kind = kind_of(data, file)
    if kind in {"pdf", "docx", "odt"}:
        return read_resume(data, file)
    if kind == "text":
        mentions = list(_of_table(text_in(data, file), file, file))
        return Reading(mentions=within_limits(mentions, file), passed_over=[])
    return _of_archive(Archive(data, file), file)


def _of_archive(archive: Archive, file: str) -> Reading:
    mentions: list[Mention] = []
    passed_over: dict[str, None] = {}
    tables = [
        name for name in archive.names if name.lower().endswith(".csv") and "__MACOSX" not in name
    ]
    for name in tables:
        called = _called(name)
        if called in _FILES:
            text = text_in(archive.read(name, MAX_CHARACTERS * 4), file)
            mentions += _placed(_of_table(text, f"{file}: {shown(name, 60)}", name), name)
        elif called in _PASSED_OVER:
            passed_over[called] = None
    if not any(_called(name) in _FILES for name in tables):
        message = "no LinkedIn export: it has no Skills.csv, Positions.csv or Profile.csv"
        raise refused(file, message, "header")
    return Reading(mentions=within_limits(mentions, file), passed_over=list(passed_over))


def _called(name: str) -> str:
    return PurePosixPath(name.lower()).stem.replace("_", " ")


def _placed(mentions: Iterator[Mention], name: str) -> Iterator[Mention]:
    base = shown(PurePosixPath(name).name, 40)
    return (mention._replace(where=f"{base}, {mention.where}") for mention in mentions)


def _of_table(text: str, file: str, name: str) -> Iterator[Mention]:
    """Yield the mentions of one table; `name` is its file's, which tells what no column does."""
    rows = list(_rows(text, file))
    header = next(
        ((i, found) for i, (_, row) in enumerate(rows[:5]) if (found := _table(row, name))), None
    )
    if header:
        start, table = header
        yield from _of_rows(rows[start + 1 :], rows[start][1], table)
        return
    if rows and max(len([cell for cell in row if cell]) for _, row in rows) > 1:
        message = "no table of a LinkedIn export: none of its columns is known; read its Skills.csv"
        raise InputError([Problem(shown(file), rows[0][0], 1, message, "header")])
    if not rows and (not text.strip() or _called(name) not in _FILES):
        raise InputError([Problem(shown(file), 1, 1, "the file is empty", "header")])
    for line, row in rows:
        yield from (Mention(cell, f"line {line}") for cell in row if cell)


def _table(row: Sequence[str], name: str) -> _Table | None:
    """Return the table that a header begins, None if the row is none."""
    keys = {heading_key(cell) for cell in row}
    named = _FILES.get(_called(name))
    if named and any(keys & _FIELDS[field] for field, _ in _KINDS[named]):
        return named
    return next((table for table, columns in _TOLD_BY.items() if keys & columns), None)


def _of_rows(
    rows: Sequence[tuple[int, Sequence[str]]], header: Sequence[str], table: _Table
) -> Iterator[Mention]:
    keys = [heading_key(cell) for cell in header]
    columns: list[tuple[int, MentionKind]] = []
    for field, kind in _KINDS[table]:
        columns += [(i, kind) for i, key in enumerate(keys) if key in _FIELDS[field]]
    for line, row in rows:
        for i, kind in columns:
            cell = row[i] if i < len(row) else ""
            parts = list(degrees_in(cell)) or [cell] if kind == "degree" else [cell]
            yield from (Mention(part, f"line {line}", kind) for part in parts if part)


def _rows(text: str, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each row that is not empty, and the line on which it begins."""
    delimiter = _delimiter(text)
    rows = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in rows:
            cells = [cell.strip() for cell in row[:_MOST_COLUMNS]]
            if any(cells):
                yield line, cells
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError([Problem(shown(file), line, 1, shown(str(error)), "syntax")]) from None


def _delimiter(text: str) -> str:
    """Return what separates the cells: what the first line has most of; it may be a sentence, too."""
    first = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max(_DELIMITERS, key=first.count)
