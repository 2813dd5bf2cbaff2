"""Cut the lines of a résumé into its sections, and say what each line is in its own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from roleadvisor.imports.dates import undated
from roleadvisor.imports.headings import Section, is_rest, is_tongues, is_tools_label, section_of
from roleadvisor.imports.lines import Line
from roleadvisor.imports.lines_told import degrees_in, title_in
from roleadvisor.imports.mentions import Mention, MentionKind
from roleadvisor.imports.reading import Reading
from roleadvisor.safe.characters import shown

# Before the first heading, and under a heading that is not known, whatever is sure is read.
_Part = Section | None

_LABEL = re.compile(r"([^:|]{2,45}?)\s*(?::|\s\|\s)\s*(\S.*)")
# Sections in which a heading is only a label of a part: "Languages", "Tools", "Highlights".
_LABELS: dict[_Part, frozenset[Section]] = {
    "skills": frozenset({"skills", "other", "courses"}),
    "work": frozenset({"skills", "summary", "projects", "other", "work"}),
    "projects": frozenset({"skills", "summary", "projects", "other"}),
    "education": frozenset({"skills", "courses", "education", "other", "projects"}),
    "certificates": frozenset({"courses", "certificates"}),
}
# Sections in which a name may stand alone in capitals, and is no heading.
_NAMES_ALONE = frozenset[_Part]({"skills", "work", "projects", "education"})
# Sections that a label among the skills may name; "Experience: Spark" is about skills.
_NO_SKILLS = frozenset[_Part]({"education", "certificates", "courses", "other"})
# What the one section of skills is called, however small its heading; "Tools" may be those of a job.
_SKILLS = re.compile(
    r"skill|kenntnis|kompeten|comp[eé]ten|f[aä]higkeit|habilidad|aptitud|conocimiento|conhecimento|connaissance",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:english|german|deutsch|french|spanish|italian|portuguese|chinese|mandarin|japanese|hindi|arabic|"
    r"russian|dutch|korean|polish|turkish|englisch|franz[oö]sisch|spanisch|italienisch|anglais|allemand|"
    r"espagnol|fran[cç]ais|italien|ingl[eé]s|alem[aá]n|franc[eé]s|espa[nñ]ol|italiano|portugu[eê]s|alem[aã]o|"
    r"native|mother tongue|bilingual|muttersprache|fluent|flie[sß]+end|nativo|nativa|[abc][12])\b",
    re.IGNORECASE,
)
_SHORT = 40
_LONGEST_LIST = 200
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_LEAST_WORDS = 12
_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p[aá]gina)\W+\d+(?:\W+\w+\W+\d+)?\W*", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d,|@/]")
_NAME_WORDS = 5


def read_sections(lines: Sequence[Line]) -> Reading:
    """Return the mentions of a résumé's lines, and the headings of the sections passed over."""
    reader = _Reader(lines)
    mentions = list(reader.mentions())
    return Reading(mentions=mentions, passed_over=list(reader.passed_over))


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = [line for line in lines if not _PAGE_NUMBER.fullmatch(line.text)]
        self._sections = [
            None if line.is_item else section_of(_bare(line.text)) for line in self._lines
        ]
        self._level = self._level_of_sections()
        self._part: _Part = None
        self._name = ""
        self._is_label = self._is_heading = False
        self.passed_over: dict[str, None] = {}

    def _level_of_sections(self) -> int:
        """Return the level that most headings of known sections have, 0 if most have none."""
        both = zip(self._lines, self._sections, strict=True)
        levels = Counter(line.heading for line, section in both if section)
        most = max(levels.values(), default=0)
        return min((level for level, count in levels.items() if count == most), default=0)

    def mentions(self) -> Iterator[Mention]:
        for index, line in enumerate(self._lines):
            self._is_heading = self._heads(index)
            if not self._begins(index, line):
                yield from self._of_line(line)
            self._is_label = self._is_label and bool(line.heading or self._is_name(line))

    def _heads(self, index: int) -> bool:
        """Return whether the line is a heading of something, and no entry that looks like one."""
        line, following = self._lines[index], self._lines[index + 1 : index + 2]
        is_last = not following or following[0].heading > 0 or self._is_name(following[0])
        is_entry = line.is_item or is_last or (line.is_capitals and self._part == "skills")
        return line.heading > 0 and not is_entry

    def _is_name(self, line: Line) -> bool:
        return section_of(_bare(line.text)) is not None

    def _begins(self, index: int, line: Line) -> bool:
        """Begin a section, or a labelled part of one, if the line is its heading."""
        if line.is_item:
            return False
        section = section_of(_bare(line.text))
        if section is None:
            self._leave(line)
            return False
        if section == "other" and not _is_spoken(self._lines, index):
            section = "skills"
        if self._is_within(line, section) and not self._is_only_one(index, section):
            self._is_label = section == "skills"
            return True
        self._part, self._name = section, shown(_bare(line.text), _SHORT)
        self._is_label = False
        return True

    def _is_within(self, line: Line, section: Section) -> bool:
        is_smaller = self._level > 0 and (line.heading == 0 or line.heading > self._level)
        return is_smaller and section in _LABELS.get(self._part, ())

    def _is_only_one(self, index: int, section: Section) -> bool:
        """Return whether a small heading is the only one of skills, and no jobs follow in its section."""
        if section != "skills" or self._sections.count("skills") > 1:
            return False
        following = takewhile(lambda i: not self._sections[i], range(index + 1, len(self._lines)))
        has_job = any(title_in(self._lines[i].text) for i in following)
        return not has_job and _SKILLS.search(self._lines[index].text) is not None

    def _leave(self, line: Line) -> None:
        """Leave the section if an unknown heading as large as those of sections begins another.

        Names of skills, and of those for whom one worked, may stand alone in capitals.
        """
        if line.is_capitals and self._part in _NAMES_ALONE:
            return
        is_as_large = 0 < line.heading <= self._level
        is_name = len(line.text.split()) <= _NAME_WORDS and not _NO_NAME.search(line.text)
        is_list = self._part not in {"work", "projects", "education"}
        if is_as_large and is_name and (is_list or line.heading < self._level) and self._part:
            self._part, self._name = None, ""

    def _of_line(self, line: Line) -> Iterator[Mention]:
        part = self._part
        label = _LABEL.fullmatch(line.text)
        labelled = _labelled(label[1], label[2]) if label else None
        if part == "skills" and label and not self._is_elsewhere(label[1], labelled):
            labelled = None
        if part == "skills" and label and is_rest(label[1]):
            yield from self._of_part(line, part, label[2])
        elif label and labelled:
            yield from self._of_label(line, labelled, label[1], label[2])
        elif self._is_label and len(line.text) < _LONGEST_LIST and not _SENTENCE.search(line.text):
            yield from self._of_part(line, "skills", line.text)
        else:
            yield from self._of_part(line, part, line.text)

    def _is_elsewhere(self, label: str, section: Section | None) -> bool:
        """Return whether a label among the skills plainly names a section, and no category of them."""
        if self._level == 0 and section != "summary":
            return section not in {None, "skills"} and not is_rest(label)
        return section in _NO_SKILLS and not is_rest(label)

    def _of_label(self, line: Line, section: Section, label: str, text: str) -> Iterator[Mention]:
        if section == "other":
            self.passed_over[shown(label, _SHORT)] = None
            return
        if self._level == 0 and self._part not in {"work", "projects", "education"}:
            self._part, self._name = section, shown(label, _SHORT)
        yield from self._of_part(line, None if section == "work" else section, text)

    def _of_part(self, line: Line, part: _Part, text: str) -> Iterator[Mention]:
        where = f"{self._name}, {line.where}" if self._name else line.where
        if part == "other":
            self.passed_over[self._name] = None
        elif part == "skills":
            yield Mention(text, where, _kind_in_skills(text, is_heading=self._is_heading))
        elif part in {"certificates", "courses"}:
            if any(letter.isalpha() for letter in text):
                yield Mention(text, where, "certificate")
        elif part == "education":
            degrees = [] if line.is_item and _SENTENCE.search(text) else list(degrees_in(text))
            yield from (Mention(degree, where, "degree") for degree in degrees)
            if not degrees:
                yield Mention(text, where, "text")
        elif part in {None, "work", "projects"} and not line.is_item and (title := title_in(text)):
            yield Mention(title, where, "job")
            if rest := undated(text).replace(title, " ", 1).strip(" |,-–—"):
                yield Mention(rest, where, "text")
        elif part != "contact":
            yield Mention(text, where, "text")


def _labelled(label: str, text: str) -> Section | None:
    """Return the section that the label of one line names, such as "Tools: Excel, Tableau"."""
    if is_tools_label(label):
        return "skills"
    if is_tongues(label) and not _SPOKEN.search(text):
        return "skills"
    return section_of(label)


def _bare(text: str) -> str:
    return text.strip(" :|#-–—_*•.")


def _kind_in_skills(text: str, *, is_heading: bool) -> MentionKind:
    """Return what a line among the skills is: an entry, a heading of some, or a sentence."""
    words = len(text.split())
    is_prose = words >= _LEAST_WORDS and text.endswith(".") and text.count(",") * 4 < words
    return "text" if is_prose or is_heading else "skill"


def _is_spoken(lines: Sequence[Line], index: int) -> bool:
    """Return whether a section that is not about skills by its name is not so by its text either."""
    if not is_tongues(_bare(lines[index].text)):
        return True
    following: list[str] = []
    for line in lines[index + 1 : index + 6]:
        if section_of(_bare(line.text)):
            break
        following.append(line.text)
    return not following or _SPOKEN.search(" ".join(following)) is not None
