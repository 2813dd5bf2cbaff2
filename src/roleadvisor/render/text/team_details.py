"""What `--long` adds to a team: specialities, what each role needs, every hire, everybody's blend."""

from roleadvisor.render.charts import table
from roleadvisor.render.console import Page
from roleadvisor.render.team_words import HIRES, hire_in_words
from roleadvisor.render.text.screen import LEAST_BESIDE
from roleadvisor.render.text.team import blend_of, write_roles
from roleadvisor.render.writing import bullet, heading, percent, say, short
from roleadvisor.results.team import Team, TeamRole, TeamSkill

_HEADER = ("Skill", "Usual", "Team", "Counts", "People")
# How many of these columns a narrow page has.
_NARROW = 3


def write_details(page: Page, result: Team) -> None:
    """Print everything that a team on one screen leaves out."""
    if result.specialities:
        heading(page, "Specialities")
        write_roles(page, result.specialities, is_whole=True)
    for role in result.roles:
        _write_role(page, role)
    if len(result.hires) > HIRES:
        heading(page, "Every hire that would raise the coverage")
        for hire in result.hires:
            bullet(page, f"{hire.name}: {hire_in_words(hire, len(hire.brings))}")
    heading(page, "In a small company, each would do")
    for person in result.people:
        if person.blend:
            bullet(page, f"{person.id}: {blend_of(person, len(person.blend))}")


def _write_role(page: Page, role: TeamRole) -> None:
    """Print how the coverage of a role adds up, and what of its skills the team has."""
    heading(page, f"{role.name}: {percent(role.coverage)}")
    best = role.best
    say(
        page,
        f"The best person is {best.id}: knows {percent(best.known)}, times {best.nearness:.2f} for how "
        f"near the role is, makes {percent(best.part)}. All together know {percent(role.together)}. "
        "The coverage is the mean of both.",
    )
    is_narrow = page.console.width < LEAST_BESIDE
    shown = _NARROW if is_narrow else len(_HEADER)
    table(page, _HEADER[:shown], [_row(skill)[:shown] for skill in role.skills])


def _row(skill: TeamSkill) -> tuple[str, ...]:
    people = str(skill.people) if skill.people or skill.asked else "not asked"
    figures = (percent(skill.typical), percent(skill.level), f"{skill.weight:.2f}")
    return (short(skill.text), *figures, people)
