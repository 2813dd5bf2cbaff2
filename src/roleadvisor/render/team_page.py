"""What a team covers as one HTML page that loads nothing else."""

from functools import partial

from roleadvisor.packs import Catalog
from roleadvisor.render.html import environment_of, shared_by_pages
from roleadvisor.render.team_words import (
    MEANINGS,
    MEASURE,
    best_hires,
    left_out,
    mark_of,
    some,
    standing,
    team_name,
)
from roleadvisor.render.writing import brief
from roleadvisor.results.team import Team

HIRES = 5
BROUGHT = 6
MISSING = 30
IDS = 20


def team_page_of(team: Team, catalog: Catalog) -> str:
    """Return the HTML of a team; as in `page_of`, the page holds its style and fetches nothing."""
    environment = environment_of(ids=partial(some, most=IDS), mark=mark_of, brief=brief)
    return environment.get_template("team.html").render(
        **shared_by_pages(environment, catalog),
        team=team,
        title=team_name(team),
        standing=standing(team),
        measure=MEASURE,
        meanings=MEANINGS,
        left_out=list(left_out(team)),
        hires=best_hires(team)[:HIRES],
        most_brought=BROUGHT,
        most_missing=MISSING,
    )
