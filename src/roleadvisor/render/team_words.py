"""What a team covers in words, for text and page alike."""

from collections.abc import Iterator, Sequence

from roleadvisor.render.writing import brief, listed, percent
from roleadvisor.results.hiring import Hire, MissingSkill
from roleadvisor.results.team import Team, TeamRole
from roleadvisor.safe.characters import shown

# How many ids or names a sentence lists.
NAMED = 5
LONGEST_NAME = 40
HIRES = 3
MEASURE = "100%: the role's best person, and all together, know what one usually knows."
# By whether anybody was asked for a skill that nobody has, its mark, and what the marks mean.
MARKS = {True: "·", False: "?"}
MEANINGS = ("· nobody has it", "? nobody was asked")


def team_name(result: Team) -> str:
    """Return what a team is called: by how many people count."""
    return "A team of one" if result.counted == 1 else f"A team of {result.counted}"


def standing(result: Team) -> str:
    """Return how many roles have several people, one, or nobody."""
    if not result.roles:
        return "Nothing here can be measured."
    depths = [role.depth for role in result.roles]
    several, alone, nobody = (depths.count(depth) for depth in ("several", "alone", "nobody"))
    said = [
        (several, f"{several} {_verb(several, 'has', 'have')} several people"),
        (alone, f"{alone} {_verb(alone, 'rests', 'rest')} on one person alone"),
        (nobody, f"{nobody} {_verb(nobody, 'has', 'have')} nobody"),
    ]
    roles = "one role" if len(depths) == 1 else f"{len(depths)} roles"
    of_which = f"Of {'all ' * result.are_all_roles}{roles}"
    return f"{of_which}, {listed([text for count, text in said if count])}."


def people_of(role: TeamRole, room: int) -> str:
    """Return whose role it is, and who else is close to it, with as many ids as there is room for."""
    most = max(len(role.people), len(role.close), 1)
    told = [
        f"{_own(role, count)}{close}"
        for is_whole in (True, False)
        for count in range(most, 0, -1)
        for close in [f"; close: {some(role.close, count)}" if role.close and is_whole else ""]
    ]
    return next((text for text in told if len(text) <= room), told[-1])


def some(names: Sequence[str], most: int = NAMED) -> str:
    """Return names with commas; those beyond the most are counted."""
    more = len(names) - most
    told = ", ".join(shown(name, LONGEST_NAME) for name in names[:most])
    return f"{told} +{more}" if more > 0 else told


def assumed(result: Team) -> str:
    """Return what a hire is taken to be, with the first one's figure."""
    if not result.hires:
        return "no hire would raise the coverage"
    figure = percent(result.hires[0].coverage)
    return f"to {figure}: the coverage with a typical person of that role"


def best_hires(result: Team) -> list[Hire]:
    """Return the best of each whole role and its specialities."""
    best: dict[str, Hire] = {}
    for hire in result.hires:
        best.setdefault(hire.specialises or hire.id, hire)
    return list(best.values())


def hire_in_words(hire: Hire, most: int) -> str:
    """Return how far a hire would raise the coverage, and by which skills."""
    brings = [brief(skill.text) for skill in hire.brings[:most]]
    skills = f", with {listed(brings)}" if brings else ""
    return f"to {percent(hire.coverage)}{skills}"


def mark_of(skill: MissingSkill) -> str:
    """Return a missing skill with a mark that says whether anybody was asked."""
    return f"{MARKS[skill.asked > 0]} {brief(skill.text)}"


def left_out(result: Team) -> Iterator[str]:
    """Yield who and what does not count, and why."""
    if result.unmeasured:
        names = listed([role.name for role in result.unmeasured])
        yield f"Not measured, as no skill sets them apart: {names}."
    if result.unanswered:
        yield f"Not counted, too few answers: {some(result.unanswered)}."
    if result.outside:
        yield f"Not counted, mostly other work: {some(result.outside)}."
    if result.passed_over:
        yield f"Passed over, neither sheet nor résumé: {some(result.passed_over)}."


def _own(role: TeamRole, most: int) -> str:
    if role.depth == "nobody":
        return "nobody"
    return some(role.people, most) + " alone" * (role.depth == "alone")


def _verb(count: int, one: str, more: str) -> str:
    return one if count == 1 else more
