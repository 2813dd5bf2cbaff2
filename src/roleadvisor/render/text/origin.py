"""The way from an occupation into data as text: the nearest roles, what carries over, what to do."""

from collections.abc import Iterator, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.render.charts import figures
from roleadvisor.render.console import Page
from roleadvisor.render.writing import bullet, frame, heading, inline, line, listed, say, say_next
from roleadvisor.results.jobs import CurrentJob, FoundOccupation, OccupationName
from roleadvisor.results.nearest import NearRole
from roleadvisor.results.origin import Origin, OwnRole, RatedTrait

ROLES = 6
OTHERS = 4
_SCALE = (
    "Likeness of what is important at work: 1 is the same, 0 is no more than chance, below 0 is "
    "the opposite."
)
_CREDIT = "From O*NET 29.2 and 29.0 (USDOL/ETA), CC BY 4.0; see roleadvisor from"


def write_from(result: Origin, catalog: Catalog, page: Page) -> None:
    """Print the way from an occupation into data, and what a role of ours of that name is."""
    if result.role:
        _write_own(page, result.role, result, catalog)
    if result.occupation:
        if result.role:
            say(page, "")
        _write_way(page, result.occupation, result)


def write_current_job(page: Page, job: CurrentJob, roles: Sequence[str]) -> None:
    """Print how alike a current job is to the first roles of a result."""
    by_role = {role.id: role for role in job.roles}
    heading(page, f"From your job as {job.occupation.called}")
    rows = [(by_role[r].name, by_role[r].likeness) for r in roles if r in by_role]
    if rows:
        write_likeness(page, rows)
    nearest = job.roles[0]
    if nearest.id not in roles:
        say(
            page,
            f"The nearest role of all is {inline(nearest.name)} ({_figure(nearest.likeness)}).",
        )
    say(page, f"{_SCALE} It does not change the fit.", style="dim")
    say(
        page,
        f"More: {page.commands.to_run(f'from {job.occupation.code}')} (O*NET, CC BY 4.0)",
        style="dim",
    )


def write_likeness(page: Page, rows: Sequence[tuple[str, float]]) -> None:
    """Print a bar for each name and likeness; below 0 there is none."""
    figures(page, [(name, _figure(alike), max(alike, 0.0)) for name, alike in rows])


def _write_own(page: Page, role: OwnRole, result: Origin, catalog: Catalog) -> None:
    """Print that a title is one of our roles, and which roles are nearest to it."""
    kind = line(page, f"This is one of the roles in {result.field} described here.", "dim")
    frame(page, role.name, [kind, line(page, role.summary)])
    if role.nearest:
        heading(page, "The nearest roles (of 100 people, so many would be given the other)")
    for kin in role.nearest:
        taken = round((1 - kin.told_apart) * 100) or "<1"
        bullet(page, f"{kin.name} ({taken}): {kin.difference or catalog.roles[kin.id].summary}")
    say(page, "")
    if not result.occupation:
        say(page, "O*NET has no occupation with this name.", style="dim")
    compared = [f"compare {role.id} {kin.id}" for kin in role.nearest[:1]]
    say_next(page, f"show {role.id}", *compared)


def _write_way(page: Page, occupation: FoundOccupation, result: Origin) -> None:
    """Print how near an occupation is, what carries over, what is missing, and ways in."""
    nearest = result.roles[0]
    about = f"{occupation.title} ({occupation.code}): {occupation.description}"
    told = [line(page, text) for text in (_verdict(result), about)]
    frame(page, f"From {occupation.called} into {result.field}", told)
    _write_reading(page, occupation, result)
    heading(page, f"The roles in {result.field}, the nearest first")
    write_likeness(page, [(_name(role), role.likeness) for role in result.roles[:ROLES]])
    for note in _notes(occupation, result):
        say(page, note, style="dim")
    name = inline(nearest.name)
    shared = f"What carries over to {name}"
    if not result.stands_out:
        shared = "What you need in both jobs, and in most others"
    _write_traits(page, shared, result.carries_over)
    _write_traits(page, f"What is missing for {name}", result.missing)
    if result.ways_in:
        is_own = result.ways_in[0].is_own
        known = "from your work" if is_own else "from other work (none names yours)"
        heading(page, f"Ways in {known}")
    for way in result.ways_in:
        bullet(
            page,
            f"{way.background}, to {inline(way.name)}. Bring: {way.bring}. Learn: {way.learn}.",
        )
    say(page, "")
    say_next(page, *(f"show {role.id}" for role in result.as_near))
    say(page, f"{_CREDIT} {page.option('help')}", style="dim")


def _verdict(result: Origin) -> str:
    nearest = result.roles[0]
    part = int((result.nearer_than or 0) * 100)
    nearer = f"nearer to {result.field} than {part} of 100 occupations"
    said = listed([inline(role.name) for role in result.as_near])
    if result.distance == "own":
        named = [inline(role.name) for role in result.roles if role.is_own][:3]
        own, own_count = listed(named), len(named)
        verb = "is" if own_count == 1 else "are"
        return f"You are already there: for O*NET, {own} {verb} this occupation."
    if result.distance == "near":
        return f"Near: {nearer}. The shortest way is to {said}."
    if result.distance == "some-way":
        return f"Some way off: {nearer}. The shortest way is to {said}."
    least = f"The nearest role is {inline(nearest.name)}."
    if nearest.likeness <= 0:
        least = "By this measure no role is nearer than chance; the quiz asks what you would enjoy."
    return (
        f"Far: {100 - part} of 100 occupations are nearer to {result.field}. That says how much would "
        f"be new to you, not whether you can learn it. {least}"
    )


def _write_reading(page: Page, occupation: FoundOccupation, result: Origin) -> None:
    """Say how the title was read, where that is unsure, and what else it may mean."""
    if result.certainty == "exact":
        return
    called = occupation.called
    say(page, "")
    if result.certainty == "near":
        say(page, f"No occupation is called '{result.query}'; it was read as '{called}'.")
    elif result.others:
        say(
            page,
            f"{len(result.others) + 1} occupations have the title '{called}'; this is one of them.",
        )
    if result.others:
        say(page, "If you mean another:")
    for other in result.others[:OTHERS]:
        bullet(page, f"{other.title}: {page.commands.to_run(f'from {other.code}')}")
    if len(result.others) > OTHERS:
        say(page, f"  and {len(result.others) - OTHERS} more, which a longer title would find")


def _notes(occupation: FoundOccupation, result: Origin) -> Iterator[str]:
    yield _SCALE
    near = result.as_near
    if len(near) > 1 and result.distance != "far":
        names = listed([inline(role.name) for role in near])
        yield f"By this measure, {names} are about equally near."
    cited = [o for role in result.roles for o in role.occupations if o.is_rated]
    others = [other for other in cited if other.code != occupation.code]
    if others:
        best = max(others, key=lambda other: other.likeness)
        yield f"The nearest occupation behind these roles: {best.title} ({_figure(best.likeness)})."
    if occupation.rated_as:
        yield (
            f"O*NET has no ratings for {occupation.title}. The mean of "
            f"{_several(occupation.rated_as)} is used instead."
        )
    shown = [role for role in result.roles[:ROLES] if role.has_stand_in]
    if shown:
        yield "~ partly from similar occupations, where O*NET has no ratings for the role's own."
    if result.not_comparable:
        yield f"Not compared, because they cite no occupation: {', '.join(result.not_comparable)}."


def _write_traits(page: Page, title: str, traits: Sequence[RatedTrait]) -> None:
    if not traits:
        return
    heading(page, title)
    if page.is_simple:
        for trait in traits:
            say(
                page,
                f"{trait.name}: {trait.yours:.1f} in your job, {trait.theirs:.1f} in the role, of 5",
            )
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_row(
        *(line(page, text, "dim") for text in ("importance, of 5", "your job", "the role"))
    )
    for trait in traits:
        figures = (f"{trait.yours:.1f}", f"{trait.theirs:.1f}")
        table.add_row(*(line(page, text) for text in (trait.name, *figures)))
    page.console.print(table)


def _name(role: NearRole) -> str:
    return f"{role.name} ~" if role.has_stand_in else role.name


def _figure(likeness: float) -> str:
    return f"{round(likeness, 2) + 0:.2f}"


def _several(occupations: Sequence[OccupationName]) -> str:
    first = [occupation.title for occupation in occupations[:2]]
    more = len(occupations) - len(first)
    return listed([*first, f"{more} more"] if more else first)
