"""What a check of a pack found, and which pack is in use, as text."""

import sys

from roleadvisor.render.console import Page
from roleadvisor.render.writing import bullet, heading, inline, say
from roleadvisor.results.packs import PackCheck, PackMatrix, PackPath
from roleadvisor.safe.documents import MORE

HARDEST = 8
CELL = 3
_CHOSEN_BY = {
    "option": "chosen by {option}",
    "environment": "chosen by the environment variable {variable}",
    "bundled": "because no other is named",
}


def write_check(result: PackCheck, page: Page) -> None:
    """Print a line for each problem, as compilers do, and how many there are."""
    for p in result.problems:
        text = f"{p.file}:{p.line}:{p.column}: {p.message} [{p.code}]"
        page.console.print(page.safe(text), soft_wrap=True)
    roles = _counted(result.roles, "role")
    if result.problems:
        is_cut = result.problems[-1].code == MORE
        count = _counted(len(result.problems) - is_cut, "problem")
        say(page, f"{f'More than {count}' if is_cut else count} in {roles}.")
    else:
        say(page, f"No problems: {roles}, {_counted(result.items, 'item')}.")


def write_annotations(result: PackCheck) -> None:
    """Print each problem as GitHub Actions marks it in a change."""
    for p in result.problems:
        place = f"file={_property(p.file)},line={p.line},col={p.column},title={_property(p.code)}"
        sys.stdout.write(f"::error {place}::{_data(p.message)}\n")


def write_path(result: PackPath, page: Page) -> None:
    """Print the pack in use, and the packs that can be named."""
    page.console.print(page.safe(result.folder), soft_wrap=True)
    option = page.option("pack")
    chosen_by = _CHOSEN_BY[result.chosen_by].format(
        option=option, variable=page.option("pack-variable")
    )
    say(page, f"In use, {chosen_by}.", style="dim")
    heading(page, f"Packs that {option} finds by name")
    for name in result.user_packs:
        bullet(page, name)
    if not result.user_packs:
        say(page, "None yet.")
    page.console.print(page.safe(f"Packs are looked for in {result.user_folder}"), soft_wrap=True)


def write_matrix(result: PackMatrix, page: Page) -> None:
    """Print the hardest pairs and, if there is room, a table of how often each is told apart."""
    names = result.roles
    say(page, "How many of 100 people, half from each role, score higher for their own.")
    say(page, "50 is chance; real people are told apart less often.", style="dim")
    if page.console.width >= max(map(len, names.values())) + CELL * (len(names) + 1):
        say(page, "")
        _table(page, result)
    heading(page, "Hardest to tell apart")
    for pair in result.pairs[:HARDEST]:
        few = "" if pair.told_apart >= pair.wanted else " (too few)"
        by = ", ".join(item.id for item in pair.items)
        told = f"by {by}" if by else "by nothing"
        both = f"{names[pair.first]} and {inline(names[pair.second])}"
        bullet(page, f"{_of_100(pair.told_apart)}{few}: {both}, {told}")


def _of_100(told_apart: float) -> int:
    """Return how many of 100, at most 99: no two roles are always told apart."""
    return min(round(told_apart * 100), 99)


def _table(page: Page, result: PackMatrix) -> None:
    apart = {frozenset((p.first, p.second)): p.told_apart for p in result.pairs}
    width = max(map(len, result.roles.values()))
    roles = list(result.roles)
    numbers = "".join(f"{number:>{CELL}}" for number in range(1, len(roles)))
    say(page, " " * (width + CELL) + numbers, style="dim")
    for row, role in enumerate(roles):
        cells = [f"{_of_100(apart[frozenset((role, o))]):>{CELL}}" for o in roles[:row]]
        say(page, f"{result.roles[role]:<{width}}{row + 1:>{CELL}}{''.join(cells)}")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" + "s" * (count != 1)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
