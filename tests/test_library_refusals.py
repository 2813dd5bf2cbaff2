"""What the library does not take is refused in one clear way, or means what it means in a sheet."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from roleadvisor import (
    AnswerSheet,
    Catalog,
    UnknownIdError,
    advise,
    explain,
    next_items,
    plan,
    rank_roles,
)
from roleadvisor.results.compare import compare
from roleadvisor.results.roles import show
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.drawn import draw_people

SAID = ("sql", "python", "airflow", "spark", "kafka")
ODD: Any = object()


def test_true_is_a_yes_and_false_a_no_as_in_a_sheet(catalog: Catalog) -> None:
    said: dict[str, int] = dict.fromkeys(SAID, True)
    match = rank_roles(catalog, {**said, "r": False})
    assert match == rank_roles(catalog, {**dict.fromkeys(SAID, 4), "r": 0})
    assert {e.item: e.answer for e in match.evidence}["r"] == 0
    assert rank_roles(catalog, {}, mentioned=said).mentioned == len(SAID)


def test_a_yes_as_true_is_had_in_the_advice_too(catalog: Catalog) -> None:
    best = advise(catalog, AnswerSheet(levels=dict.fromkeys(SAID, True))).best
    assert best
    assert {t.name for t in (*best.languages, *best.tools) if t.item == "python" and t.has_it}


@pytest.mark.parametrize("level", [2.5, 4.0, "yes", None, -1, 5, float("nan"), ODD])
def test_another_level_is_refused(catalog: Catalog, level: object) -> None:
    levels = cast("dict[str, int]", {"python": level})
    with pytest.raises(ValueError, match=r"^the level of 'python' is .*, not 0 to 4$"):
        rank_roles(catalog, levels)
    with pytest.raises(ValueError, match=r"^the level of 'python' is .*, not 1 to 4$"):
        rank_roles(catalog, {}, mentioned=levels)


def test_a_no_is_no_mention(catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="is False, not 1 to 4"):
        rank_roles(catalog, {}, mentioned={"python": False})


def test_another_experience_or_size_is_refused(catalog: Catalog) -> None:
    sheet = AnswerSheet(levels={"sql": 4}, experience=cast("Any", "novice"))
    for refuse in (lambda: advise(catalog, sheet), lambda: explain(catalog, sheet)):
        with pytest.raises(
            ValueError, match="experience is 'novice', not newcomer or practitioner"
        ):
            refuse()
    with pytest.raises(ValueError, match="size is 'huge', not small, medium or large"):
        advise(catalog, AnswerSheet(levels={}), company=cast("Any", "huge"))


@pytest.mark.parametrize(
    "use",
    [
        lambda c: rank_roles(c, {}, roles=["baker", "data-engineer"]),
        lambda c: advise(c, AnswerSheet(levels={}), roles=["data-engineer", "baker"]),
        lambda c: explain(c, AnswerSheet(levels={}), roles=["baker"]),
        lambda c: plan(c, AnswerSheet(levels={}), "baker"),
        lambda c: show(c, "baker"),
        lambda c: compare(c, "data-engineer", "baker"),
        lambda c: compare(c, "baker", "data-engineer"),
        lambda c: next_items(c, [], {"baker": 1.0, "data-engineer": 0.5}),
        lambda c: list(draw_people(c, 1, seed=1, roles=["baker"])),
    ],
)
def test_an_unknown_role_is_named(catalog: Catalog, use: Callable[[Catalog], object]) -> None:
    with pytest.raises(UnknownIdError, match=r"^unknown role 'baker'$"):
        use(catalog)


@pytest.mark.parametrize(
    "use",
    [
        lambda c: rank_roles(c, {"baking": 4}),
        lambda c: rank_roles(c, {}, mentioned={"baking": 4}),
        lambda c: advise(c, AnswerSheet(levels={"sql": 4, "baking": 4})),
        lambda c: next_items(c, ["baking"]),
    ],
)
def test_an_unknown_item_is_named(catalog: Catalog, use: Callable[[Catalog], object]) -> None:
    with pytest.raises(UnknownIdError, match=r"^unknown item 'baking'$"):
        use(catalog)


def test_a_role_is_not_compared_with_itself(catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="'statistician' cannot be compared with itself"):
        compare(catalog, "statistician", "statistician")


def test_fits_that_say_nothing_are_refused(catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="sum to no more than nothing"):
        next_items(catalog, [], {"data-engineer": 0.0, "statistician": 0.0})


def test_with_no_evidence_there_is_advice_without_a_role(catalog: Catalog, card: Scorecard) -> None:
    advice = advise(catalog, AnswerSheet(levels={}))
    assert (advice.status, advice.best, advice.certainty) == ("insufficient", None, "open")
    assert not advice.is_close
    assert len(advice.next) == 5
    assert explain(catalog, AnswerSheet(levels={})).reasons == ()
    assert plan(catalog, AnswerSheet(levels={}), "statistician").steps == ()
    assert len(contest_of(catalog, card).roles) == len(catalog.whole_roles)
