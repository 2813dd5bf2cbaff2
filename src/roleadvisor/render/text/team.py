"""What a team covers as text: on one screen, and on request the rest below."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roleadvisor.render.charts import note_room, noted
from roleadvisor.render.console import Page
from roleadvisor.render.team_words import (
    HIRES,
    MEANINGS,
    MEASURE,
    assumed,
    best_hires,
    hire_in_words,
    left_out,
    mark_of,
    people_of,
    standing,
    team_name,
)
from roleadvisor.render.text.screen import (
    LEAST_BESIDE,
    Row,
    fitting,
    headline,
    labelled,
    packed,
    say_commands,
)
from roleadvisor.render.writing import inline, line, percent, say, title
from roleadvisor.results.team import Depth, Team, TeamPerson, TeamRole
from roleadvisor.safe.characters import shown

if TYPE_CHECKING:
    from rich.text import Text

HEADER = ("Role", "Coverage", "People")
STYLES: dict[Depth, str] = {"several": "", "alone": "yellow", "nobody": "red"}
BLENDED = 2
# How many missing skills a page lists that is not cut to a number of lines.
MISSING = 15
LONGEST_ID = 16
# Room for all ids.
ALL = 1_000_000


class _Amount(NamedTuple):
    """How much to show: lines of missing skills, hires, skills of each, blends, roles if not all."""

    missing_lines: int
    hires: int
    brings: int
    blends: int
    roles: int | None = None


# What is tried in turn until the result fits the screen.
AMOUNTS = [
    _Amount(2, HIRES, 3, 4),
    _Amount(2, HIRES, 2, 4),
    _Amount(1, HIRES, 2, 4),
    _Amount(1, HIRES, 1, 4),
    _Amount(1, HIRES, 1, 0),
    _Amount(1, 2, 1, 0),
    _Amount(1, 1, 1, 0),
    *(_Amount(1, 1, 1, 0, roles) for roles in range(12, 5, -1)),
]


def write_team(result: Team, page: Page, *, is_long: bool = False) -> None:
    """Print what a team covers on one screen; if it `is_long`, with everything else below."""
    if result.status == "insufficient":
        title(page, "Nobody in this team can be counted.")
        _write_left_out(page, result)
        return

    def write(draft: Page, amount: _Amount) -> None:
        _write_screen(draft, result, amount)
        say(draft, "")
        say_commands(draft, *_commands(draft, result, is_long=False))

    _write_screen(page, result, AMOUNTS[0] if is_long else fitting(page, AMOUNTS, write))
    if is_long:
        from roleadvisor.render.text.team_details import write_details

        write_details(page, result)
    say(page, "")
    say_commands(page, *_commands(page, result, is_long=is_long))


def write_roles(page: Page, roles: Sequence[TeamRole], *, is_whole: bool = False) -> None:
    """Print roles with their coverage and people: all if it `is_whole`, else who fits on the line."""
    width = max((len(role.name) for role in roles), default=0)
    room = ALL if is_whole or page.is_simple else note_room(page, width)
    rows = [(role.name, role.coverage, people_of(role, room), STYLES[role.depth]) for role in roles]
    noted(page, HEADER, rows)


def blend_of(person: TeamPerson, most: int) -> str:
    """Return the roles that a person would do in a small company."""
    return ", ".join(f"{inline(one.name)} {percent(one.fit)}" for one in person.blend[:most])


def _write_screen(page: Page, result: Team, amount: _Amount) -> None:
    headline(page, team_name(result), f"coverage {percent(result.coverage)}")
    choose = f" Choose with {page.option('roles')}." * result.are_all_roles
    say(page, f"{standing(result)}{choose}")
    say(page, MEASURE, style="dim")
    say(page, "")
    _write_weakest(page, result.roles, amount.roles)
    say(page, "")
    lines = amount.missing_lines + (page.console.width < LEAST_BESIDE)
    labelled(page, "Missing", packed(page, _missing(page, result), lines))
    if result.missing:
        labelled(page, "", packed(page, (line(page, said, "dim") for said in MEANINGS), 2))
    _write_hires(page, result, amount)
    _write_blends(page, result, amount.blends)
    _write_left_out(page, result)


def _write_weakest(page: Page, roles: Sequence[TeamRole], most: int | None) -> None:
    """Print roles with their people; of more than the most, those that are covered least."""
    better = roles[: -most if most else 0]
    if better:
        say(page, f"And {len(better)} more, each with {percent(better[-1].coverage)} at least.")
    write_roles(page, roles[len(better) :])


def _missing(page: Page, result: Team) -> list["Text"]:
    """Return the missing skills; those beyond what an uncut page lists are counted."""
    is_uncut = page.markdown or page.is_simple
    most = MISSING if is_uncut else len(result.missing)
    parts = [line(page, mark_of(skill)) for skill in result.missing[:most]]
    more = len(result.missing) - len(parts)
    return [*parts, line(page, f"+{more} more", "dim")] if more else parts


def _write_hires(page: Page, result: Team, amount: _Amount) -> None:
    rows = [
        Row(
            f"{number}  ",
            line(page, hire.name).append_text(
                line(page, f": {hire_in_words(hire, amount.brings)}", "dim")
            ),
        )
        for number, hire in enumerate(best_hires(result)[: amount.hires], 1)
    ]
    labelled(page, "Next hire", rows)
    label = "" if rows else "Next hire"
    labelled(page, label, [Row("", line(page, assumed(result), "dim"))])


def _write_blends(page: Page, result: Team, most: int) -> None:
    """Print what each would do in a small company; nothing of a team that is too large for one."""
    counted = [person for person in result.people if person.blend]
    if counted and len(counted) <= most:
        width = min(max(len(person.id) for person in counted), LONGEST_ID)
        rows = [
            Row(f"{shown(p.id, LONGEST_ID)}:".ljust(width + 3), line(page, blend_of(p, BLENDED)))
            for p in counted
        ]
        labelled(page, "Blend", rows)


def _write_left_out(page: Page, result: Team) -> None:
    for text in left_out(result):
        say(page, text, style="dim")


def _commands(page: Page, result: Team, *, is_long: bool) -> Iterator[str]:
    """Yield the commands to go on with: the rest, the page, the role to hire for."""
    if answers := page.commands.answers:
        report = f"report {page.option('team')} {answers} -o team.html"
        yield report if is_long else f"team {answers} {page.option('long')}"
    for hire in result.hires[:1]:
        yield f"show {hire.id}"
    if not (answers or result.hires):
        yield "list"
