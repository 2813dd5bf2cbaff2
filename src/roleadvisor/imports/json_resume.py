"""Read a résumé that is data: JSON Resume (https://jsonresume.org/schema), RenderCV, and their like.

People write these files by hand and by many tools, and shapes differ: lists, mappings by category,
texts with commas, other names for the same. So a value counts for what its key says, whatever its
shape. Keys are compared as headings are; what no key explains is read if it is a sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from roleadvisor.imports.headings import Section, heading_key, heading_keys, is_rest, section_of
from roleadvisor.imports.levels import UNCLEAR, level_of
from roleadvisor.imports.lines_told import degrees_in
from roleadvisor.imports.mentions import Mention, MentionKind
from roleadvisor.imports.reading import Reading
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import Key

Path = tuple[Key, ...]

_DEEPEST = 8
_SENTENCE_WORDS = 6
_LEVEL_CHARACTERS = 30


_TITLES = heading_keys(
    "label, headline, title, position, role, job title, designation, occupation, job, roles"
)
_TEXTS = heading_keys("""summary, description, highlights, about, objective, bio, details, responsibilities, bullets,
    achievements, content, tasks, duties, notes, accomplishments, bullet, text, points, body, overview,
    profile, contributions, impact, results, context""")
_LISTS = heading_keys("""keywords, technologies, skills, tools, tech stack, stack, tags, languages, software, tech,
    frameworks, libraries, environment, technology, skills used, technologies used, tools used, databases,
    programming languages, built with, techstack, platforms, methods, items, values, list, competencies""")
# Keys of a mapping of skills that are no category of them.
_GENERIC = heading_keys(
    "keywords, skills, items, values, list, name, label, category, entries, all"
)
_NAMES = heading_keys(
    "name, skill, title, technology, tool, label, category, area, type, group, heading, topic"
)
_LEVELS = heading_keys(
    "level, rating, proficiency, fluency, score, experience level, skill level, expertise level"
)
_DEGREES = heading_keys(
    "study type, degree, qualification, degree name, diploma, title, name, program, programme, award"
)
_COURSES = heading_keys(
    "courses, coursework, relevant coursework, modules, subjects, relevant courses, classes"
)
_WITHIN_WORK = heading_keys(
    "positions, roles, projects, jobs, assignments, engagements, sub projects"
)
# Keys that hold no section: of the format itself, and of the person.
_NO_SECTION = heading_keys("""meta, basics, design, locale, theme, config, settings, template, schema, id, uuid,
    rendercv settings, version, image, picture, photo, images, layout, style, styles, options, rendercv,
    personal information, header, cv, resume, sections, social networks, profiles, location, headings""")
_ORDER: Sequence[Section] = (
    "summary",
    "skills",
    "work",
    "projects",
    "certificates",
    "courses",
    "education",
)
_WRAPPERS = ("resume", "cv", "jsonresume", "json_resume", "data", "content")


class _Place(NamedTuple):
    path: Path
    level: int | None = None

    def at(self, key: Key) -> "_Place":
        return self._replace(path=(*self.path, key))


def read_data(data: Any) -> Reading | None:
    """Return what a résumé that is data says; None if it has no section that résumés have."""
    resume, path = _unwrapped(data)
    if resume is None:
        return None
    passed_over: dict[str, None] = {}
    mentions = list(_of_resume(resume, _Place(path), passed_over))
    return Reading(mentions=mentions, passed_over=list(passed_over))


def _unwrapped(data: Any, path: Path = ()) -> tuple[Mapping[str, Any] | None, Path]:
    """Return the mapping of sections within data, and the way to it."""
    if isinstance(data, list) and len(data) == 1 and not path:
        return _unwrapped(data[0], (0,))
    if not isinstance(data, dict):
        return None, path
    if isinstance(data.get("sections"), dict) or _has_sections(data):
        return data, path
    inner = ((key, data[key]) for key in _WRAPPERS if isinstance(data.get(key), dict))
    for key, value in inner:
        if len(path) < _DEEPEST and (found := _unwrapped(value, (*path, key)))[0] is not None:
            return found
    return None, path


def _has_sections(data: Mapping[str, Any]) -> bool:
    named = {section_of(_plain(key)) for key in data}
    return "basics" in data or bool(
        named & {"skills", "work", "projects", "education", "certificates"}
    )


def _plain(key: str) -> str:
    """Return a key without the number that a repeated one has: "skills (2)"."""
    return key.partition(" (")[0]


def _key(key: Any) -> str:
    return heading_key(_plain(str(key)))


def _of_resume(
    resume: Mapping[str, Any], place: _Place, passed_over: dict[str, None]
) -> Iterator[Mention]:
    if isinstance(resume.get("sections"), dict):
        yield from _of_person(resume, place)
        resume, place = resume["sections"], place.at("sections")
    ranked = sorted(resume.items(), key=lambda part: _rank(section_of(_plain(part[0]))))
    for key, value in ranked:
        if _is_empty(value):
            continue
        name = _key(key)
        section = section_of(_plain(key)) or _guessed(value)
        if name in {"basics", "personalinformation", "header"} and isinstance(value, dict):
            yield from _of_person(value, place.at(key))
        elif name in _TITLES and isinstance(value, str):
            yield from _texts(value, place.at(key), "job")
        elif name in _NO_SECTION or section == "contact":
            continue
        elif is_rest(_plain(key)) and isinstance(value, str):
            yield from _texts(value, place.at(key), "skill")
        elif section is None or section == "other":
            if isinstance(value, dict | list):
                passed_over[shown(_plain(key), 40)] = None
        else:
            yield from _of_section(section, value, place.at(key))


def _rank(section: Section | None) -> int:
    """Return the place of a section in what is read: what names skills plainly comes first."""
    return _ORDER.index(section) if section in _ORDER else 0


def _is_empty(value: Any, depth: int = 0) -> bool:
    if isinstance(value, dict):
        return depth < _DEEPEST and all(_is_empty(part, depth + 1) for part in value.values())
    if isinstance(value, list):
        return depth < _DEEPEST and all(_is_empty(part, depth + 1) for part in value)
    return value is None or (isinstance(value, str) and not value.strip())


def _of_person(person: Mapping[str, Any], place: _Place) -> Iterator[Mention]:
    for key, value in person.items():
        name = _key(key)
        if name in _TITLES:
            yield from _texts(value, place.at(key), "job")
        elif name in _TEXTS or section_of(_plain(key)) == "summary":
            yield from _texts(value, place.at(key), "text")
        elif name == "skills":
            yield from _of_section("skills", value, place.at(key))


def _guessed(value: Any) -> Section | None:
    """Return the section that the entries of a list are of, by their keys; None if they tell none."""
    if not isinstance(value, list):
        return None
    keys = {_key(key) for entry in value[:5] if isinstance(entry, dict) for key in entry}
    if keys & {"institution", "studytype", "school", "university"}:
        return "education"
    if "position" in keys or ("company" in keys and keys & {"highlights", "summary", "title"}):
        return "work"
    if "details" in keys and "label" in keys:
        return "skills"
    return None


def _of_section(section: Section, value: Any, place: _Place) -> Iterator[Mention]:
    if section == "skills":
        yield from _skills(value, place)
    elif section in {"certificates", "courses"}:
        yield from _named(value, place, "certificate")
    elif section == "summary":
        yield from _texts(value, place, "text")
    elif section == "education":
        yield from _each(value, place, _education)
    else:
        yield from _each(value, place, _work if section == "work" else _project)


def _each(value: Any, place: _Place, read: Any) -> Iterator[Mention]:
    """Read each entry of a list, or of a mapping by names; an entry may be a mapping or a text."""
    if isinstance(value, list) and len(place.path) < _DEEPEST:
        for i, entry in enumerate(value):
            yield from _each(entry, place.at(i), read)
    elif isinstance(value, dict):
        entries = list(value.items())
        if entries and all(isinstance(entry, dict) for _, entry in entries):
            for key, entry in entries:
                yield from read(entry, place.at(key))
        else:
            yield from read(value, place)
    elif isinstance(value, str):
        yield from read({"": value}, place)


def _skills(value: Any, place: _Place) -> Iterator[Mention]:
    """Yield skills: texts, entries with a name and keywords, or a mapping by categories or by names."""
    if isinstance(value, list) and len(place.path) < _DEEPEST:
        for i, entry in enumerate(value):
            yield from _skills(entry, place.at(i))
    elif isinstance(value, str):
        yield from _texts(value, place, "skill")
    elif isinstance(value, dict):
        keys = {_key(key) for key in value}
        is_entry = keys & _LEVELS or (keys & _NAMES and _is_named(value))
        yield from _skill_entry(value, place) if is_entry else _categories(value, place)


def _is_named(entry: Mapping[str, Any]) -> bool:
    return any(_key(key) in _NAMES and isinstance(value, str) for key, value in entry.items())


def _skill_entry(entry: Mapping[str, Any], place: _Place) -> Iterator[Mention]:
    stated = next((value for key, value in entry.items() if _key(key) in _LEVELS), None)
    place = place._replace(level=level_of(stated))
    for key, value in entry.items():
        name = _key(key)
        if name in {"label", "category", "type", "group", "area", "heading"}:
            yield from _texts(value, place.at(key), "text")
        elif name in _NAMES or name in _LISTS or name == "details":
            yield from _leaves(value, place.at(key), "skill")
        elif name in _TEXTS:
            yield from _texts(value, place.at(key), "text")


def _categories(entry: Mapping[str, Any], place: _Place) -> Iterator[Mention]:
    for key, value in entry.items():
        name, at = _plain(str(key)), place.at(key)
        if value is None or isinstance(value, bool | int | float) or _states_level(value):
            if value is not False and _key(key) not in _NAMES | _LISTS | _TEXTS:
                yield from _texts(name, at._replace(level=level_of(value)), "skill")
        elif isinstance(value, dict) and {_key(part) for part in value} & _LEVELS:
            yield from _skill_entry({"name": name, **value}, at)
        else:
            if _key(key) not in _GENERIC:
                yield from _texts(name, at, "text")
            yield from _skills(value, at)


def _states_level(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > _LEVEL_CHARACTERS or "," in value:
        return False
    return value[:1].isdecimal() or level_of(value) not in {None, UNCLEAR}


def _work(entry: Mapping[str, Any], place: _Place) -> Iterator[Mention]:
    return _entry(entry, place, _TITLES, "job")


def _project(entry: Mapping[str, Any], place: _Place) -> Iterator[Mention]:
    return _entry(entry, place, _TITLES | {"name"}, "title")


def _entry(
    entry: Mapping[str, Any], place: _Place, titles: frozenset[str], kind: MentionKind
) -> Iterator[Mention]:
    for key, value in entry.items():
        name, at = _key(key), place.at(key) if key else place
        if name in _WITHIN_WORK and isinstance(value, list | dict):
            yield from _each(value, at, _work)
        elif name in titles:
            yield from _texts(value, at, kind)
        elif name in _LISTS:
            yield from _skills(value, at)
        elif name in _TEXTS or not key or _is_sentence(value):
            yield from _texts(value, at, "text")


def _education(entry: Mapping[str, Any], place: _Place) -> Iterator[Mention]:
    is_sure = any(_key(key) in {"studytype", "degree"} and value for key, value in entry.items())
    for key, value in entry.items():
        name, at = _key(key), place.at(key) if key else place
        if name in {"studytype", "degree"}:
            yield from _texts(value, at, "degree")
        elif name in _COURSES:
            yield from _named(value, at, "certificate")
        elif isinstance(value, str) and not is_sure and (name in _DEGREES or not key):
            for degree in degrees_in(value):
                yield Mention(degree, _where(at.path), "degree")
        elif name in _TEXTS or _is_sentence(value):
            yield from _texts(value, at, "text")


def _is_sentence(value: Any) -> bool:
    return isinstance(value, str) and len(value.split()) >= _SENTENCE_WORDS


def _named(value: Any, place: _Place, kind: MentionKind) -> Iterator[Mention]:
    """Yield the names of certificates or courses: texts, or entries with a name."""
    if isinstance(value, list) and len(place.path) < _DEEPEST:
        for i, entry in enumerate(value):
            yield from _named(entry, place.at(i), kind)
    elif isinstance(value, str):
        yield from _texts(value, place, kind)
    elif isinstance(value, dict):
        wanted = _NAMES | _TEXTS | heading_keys("certificate, course, certification")
        by_name = [(key, part) for key, part in value.items() if _key(key) in wanted]
        for key, part in by_name or value.items():
            yield from _texts(
                part, place.at(key), "text" if _key(key) in _TEXTS - {"details"} else kind
            )


def _texts(value: Any, place: _Place, kind: MentionKind) -> Iterator[Mention]:
    """Yield a text, or each text of a list; a mapping within was meant as "key: value"."""
    if isinstance(value, str):
        if value.strip():
            yield Mention(value, _where(place.path), kind, place.level)
    elif isinstance(value, list) and len(place.path) < _DEEPEST:
        for i, part in enumerate(value):
            yield from _texts(part, place.at(i), kind)
    elif isinstance(value, dict):
        yield from _pairs(value, place, kind)


def _pairs(value: Mapping[str, Any], place: _Place, kind: MentionKind) -> Iterator[Mention]:
    for key, part in value.items():
        if isinstance(part, str) and _key(key) not in _TEXTS | _NAMES and len(value) == 1:
            yield from _texts(f"{_plain(str(key))}: {part}", place, kind)
        elif len(place.path) < _DEEPEST:
            yield from _texts(part, place.at(key), kind)


def _leaves(value: Any, place: _Place, kind: MentionKind) -> Iterator[Mention]:
    """Yield the texts of a list whose entries may be mappings with a name."""
    if isinstance(value, list) and len(place.path) < _DEEPEST:
        for i, part in enumerate(value):
            yield from _leaves(part, place.at(i), kind)
    elif isinstance(value, dict):
        yield from _skills(value, place)
    else:
        yield from _texts(value, place, kind)


def _where(path: Sequence[Key]) -> str:
    keys = (f"[{key}]" if isinstance(key, int) else f".{shown(key, 40)}" for key in path)
    return "".join(keys).removeprefix(".")
