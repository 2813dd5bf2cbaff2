"""Tell what stands on the page of a saved plan: its ticks, and the lines that are the person's own."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import TOP_LEVEL, BankItem, Catalog
from roleadvisor.packs.model import HAS_LEVEL
from roleadvisor.packs.names import item_names, name_key
from roleadvisor.safe.documents import first_problems
from roleadvisor.sheets.mistakes import Names, bad_level, unknown_item
from roleadvisor.sheets.sheet import level_of

# What notes stand below that belong to no step: these are no ids of items.
TOP = "top of the page"
BOTTOM = "bottom of the page"

# The answer that a tick gives stands in the line of its step: (`docker: yes`).
_ANSWER = re.compile(r"\(`([a-z0-9][a-z0-9-]{0,62}): *([^`]{1,40})`\)")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|(?=\[))")
_BOX = re.compile(r"\[([^\]]{0,3})\](?![(\[])")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_SECTION = re.compile(r"\s{0,3}##\s")
_EMPHASIS = re.compile(r"[*_`\\]")


class Tick(NamedTuple):
    """A check box for a skill: the level that its tick answers, and whether it is ticked."""

    level: int
    is_done: bool


class Page(NamedTuple):
    """What stands on the page of a plan.

    `ticks` are the check boxes by item, `added` the lines of those that the person wrote. `notes` are
    the person's other lines, by the item that they stand below, or `TOP` or `BOTTOM`.
    """

    ticks: Mapping[str, Tick]
    added: Mapping[str, str]
    notes: Mapping[str, Sequence[str]]


class Reading(NamedTuple):
    """What lines are read with; `has_steps` says whether the program wrote any step on the page."""

    file: str
    catalog: Catalog
    ignore_unknown: bool
    has_steps: bool


class Boxed(NamedTuple):
    """A line with a check box: the column of the box, what is in it, and the text after it."""

    column: int
    content: str
    text: str

    @property
    def is_done(self) -> bool:
        """Whether the box is ticked."""
        return self.content.strip() in {"x", "X"}

    @property
    def is_readable(self) -> bool:
        """Whether the box is ticked or empty, and nothing else."""
        return self.content.strip() in {"x", "X", ""}


def answer_mark(item: str, word: str) -> str:
    """Return how the line of a step says which answer its tick gives."""
    return f"(`{item}: {word}`)"


def mark_of(line: str) -> str:
    """Return a mark by which a line is known again, ticked or not and however it is indented.

    >>> mark_of("- [ ] **Docker**") == mark_of("  * [x]  **Docker** ")
    True
    """
    boxed = _boxed(line)
    text = f"- [ ] {boxed.text}" if boxed else _BULLET.sub("- ", line, count=1)
    return f"{crc32(' '.join(text.split()).encode(errors='replace')):08x}"


def read_lines(lines: Sequence[str], own: Collection[str], reading: Reading) -> Page:
    """Return the ticks by item, and the person's own lines by what they stand below.

    `own` are the marks of the program's lines. Raise `InputError` for check boxes that cannot be read.
    """
    scan = _Scan(set(own), reading)
    for number, line in enumerate(lines, 1):
        scan.take(number, line)
    if scan.problems:
        raise InputError(first_problems(scan.problems))
    notes = {anchor: kept for anchor, lines in scan.notes.items() if (kept := _trimmed(lines))}
    return Page(scan.ticks, scan.added, notes)


def _boxed(line: str) -> Boxed | None:
    bullet = _BULLET.match(line)
    box = _BOX.match(line, bullet.end()) if bullet else None
    return Boxed(box.start() + 1, box[1], line[box.end() :].strip()) if box else None


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    """Return lines without blank ones at both ends."""
    written = [n for n, line in enumerate(lines) if line.strip()]
    return lines[written[0] : written[-1] + 1] if written else []


class _Scan:
    """Reads a page line by line."""

    def __init__(self, own: Collection[str], reading: Reading) -> None:
        self.ticks: dict[str, Tick] = {}
        self.added: dict[str, str] = {}
        self.notes: dict[str, list[str]] = {}
        self.problems: list[Problem] = []
        self._own = own
        self._reading = reading
        self._by_name = _skills_by_name(reading.catalog)
        self._anchor = TOP
        self._is_fenced = False
        self._is_below_steps = not reading.has_steps
        self._is_after_own = True

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        is_own = bool(line.strip()) and mark_of(line) in self._own
        if is_own:
            self._is_fenced, self._is_after_own = False, True
        elif _FENCE.match(line):
            self._is_fenced = not self._is_fenced
        if self._is_fenced or not self._step(number, line, is_own=is_own):
            self._other(line, is_own=is_own)

    def _other(self, line: str, *, is_own: bool) -> None:
        """Take a line that is no step."""
        if is_own:
            if _SECTION.match(line):
                self._anchor = BOTTOM if self._is_below_steps else TOP
            return
        if _HEADING.match(line) and not self._is_fenced:
            self._anchor = BOTTOM
        if line.strip() or not self._is_after_own:
            self._note(line)

    def _note(self, line: str) -> None:
        kept = self.notes.setdefault(self._anchor, [])
        if kept and self._is_after_own:
            kept[:] = [*_trimmed(kept), ""]
        kept.append(line)
        self._is_after_own = False

    def _step(self, number: int, line: str, *, is_own: bool) -> bool:
        """Take the line of a skill with a check box; return whether it is one."""
        answer, boxed = _ANSWER.search(line), _boxed(line)
        if answer is None:
            return boxed is not None and not is_own and self._named(line, boxed)
        if not _BULLET.match(line):
            return False
        item = self._reading.catalog.items.get(answer[1])
        if item is None:
            return self._unknown(number, answer)
        level = level_of(answer[2].strip(), item)
        if level is None:
            message = bad_level(answer[2].strip(), item)
            self._refuse(number, answer.start(2) + 1, message, "level")
        elif boxed is None or not boxed.is_readable:
            what = f"'[{boxed.content}]'" if boxed else "no check box"
            message = f"{what} before '{item.id}'; write [x] if it is done, [ ] if it is not"
            self._refuse(number, boxed.column if boxed else 1, message, "check-box")
        else:
            self._tick(item, level, is_done=boxed.is_done)
            if not is_own:
                self._remainder(line, boxed, item)
        return True

    def _named(self, line: str, boxed: Boxed) -> bool:
        """Take the check box of a skill that stands there by its name only, if there is one.

        One that is indented belongs to a note.
        """
        item = self._by_name.get(name_key(_EMPHASIS.sub("", boxed.text)))
        if item is None or not boxed.is_readable or line[:1].isspace():
            return False
        self._tick(item, _usual_level(item), is_done=boxed.is_done)
        self.added.setdefault(item.id, line)
        return True

    def _tick(self, item: BankItem, level: int, *, is_done: bool) -> None:
        """Note a check box; of several for one skill, the highest ticked one counts."""
        boxes = [*filter(None, [self.ticks.get(item.id)]), Tick(level, is_done)]
        self.ticks[item.id] = max(boxes, key=lambda box: (box.is_done, box.level))
        self._anchor, self._is_below_steps, self._is_after_own = item.id, True, True

    def _remainder(self, line: str, boxed: Boxed, item: BankItem) -> None:
        """Keep what a person wrote into the line of a step."""
        answer = next(_ANSWER.finditer(line))
        head, tail = line[: answer.end()], line[answer.end() :].strip()
        name = line[boxed.column + len(boxed.content) + 1 : answer.start()].strip()
        is_known = (
            mark_of(head) in self._own
            or self._by_name.get(name_key(_EMPHASIS.sub("", name))) == item
        )
        kept = " ".join(part for part in ("" if is_known else name, tail) if part)
        if kept:
            self._note(f"  {kept}")

    def _unknown(self, number: int, answer: re.Match[str]) -> bool:
        """Refuse an unknown item; return whether the line is no note then."""
        catalog = self._reading.catalog
        if self._reading.ignore_unknown or answer[1] in catalog.questionnaire.retired:
            return False
        message = unknown_item(answer[1], Names(catalog).near(answer[1]))
        self._refuse(number, answer.start(1) + 1, message, "unknown-item")
        return True

    def _refuse(self, line: int, column: int, message: str, code: str) -> None:
        self.problems.append(Problem(self._reading.file, line, column, message, code))


def _usual_level(item: BankItem) -> int:
    return TOP_LEVEL if item.scale == "yes-no" else HAS_LEVEL


def _skills_by_name(catalog: Catalog) -> Mapping[str, BankItem]:
    """Return the skills that can be learned, by all their names."""
    return {key: catalog.items[item] for item, key in _skill_names(catalog)}


def _skill_names(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for screen in catalog.questionnaire.screens:
        if screen.kind == "skill" and screen.learnable:
            for item in screen.items:
                for name in (item.id, item.text, *item_names(item)):
                    yield item.id, name_key(name)
