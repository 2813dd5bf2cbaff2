"""Fitting: shares, weights and costs from people and ads, written into the pack."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bakery import bakery
from conftest import MakePack

from calibration.classes import with_starts
from calibration.fit import Fit
from calibration.packfile import load_unfitted, write_fit
from calibration.responses import Responses, as_responses, folds
from calibration.shares import known_of, with_known, with_sources
from calibration.weights import (
    PRIOR_WEIGHT,
    Block,
    Choice,
    fit_mention_weights,
    fit_scale,
    fit_temperature,
    fit_weights,
    mention_costs,
)
from calibration.words import fit_estimation, fit_words, read_words, word_losses, words_of
from roleadvisor.packs import Catalog, bundled_pack, load_catalog
from roleadvisor.packs.files import FITTED, find_files
from roleadvisor.packs.model import DEFAULT_WEIGHT, Words

FITTED_FILES = [path.name for path in find_files(bundled_pack()).fitted]


def people(*rows: tuple[str, dict[str, bool]]) -> Responses:
    return as_responses([("s-1", {"label": role, "answers": said}) for role, said in rows])


def ads(*rows: tuple[str, list[str]], recordable: tuple[str, ...] = ("oven",)) -> Responses:
    sheets = [("a-1", {"label": role, "answers": {}, "mentioned": said}) for role, said in rows]
    return as_responses(sheets, {"a-1": recordable})


def sheets_of(responses: Responses) -> list[dict[str, Any]]:
    return [
        {
            "label": responses.roles[label],
            "answers": {
                i: bool(y) for i, y, n in zip(responses.items, yes, no, strict=True) if y or n
            },
        }
        for yes, no, label in zip(responses.yes, responses.no, responses.labels, strict=True)
    ]


def test_people_are_counted_by_role_and_base_shares_are_means_over_whole_roles(
    make_pack: MakePack,
) -> None:
    catalog = load_catalog(make_pack(baker="oven: core", seller="oven: rare"))
    counted = people(
        ("baker", {"oven": True}), ("baker", {"oven": True}), ("seller", {"oven": False})
    )
    found = known_of(catalog, counted)
    column = found.items.index("oven")
    assert found.n[:, column].tolist() == [2, 1]
    assert found.ticked[:, column].tolist() == [1, 0]
    assert found.base[column] == 0.5
    assert found.is_asked.tolist() == [item == "oven" for item in found.items]


def test_what_an_ad_cannot_name_is_missing_and_no_no(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="oven: core", seller="oven: rare"))
    found = known_of(catalog, ads(("baker", ["oven"]), ("seller", [])))
    column = found.items.index("oven")
    assert found.ads[:, column].tolist() == [1, 1]
    assert found.named[:, column].tolist() == [1, 0]
    assert found.is_recordable.tolist() == [item == "oven" for item in found.items]
    assert not found.n.any()


def test_a_share_has_the_level_of_people_and_the_contrast_of_both(tmp_path: Path) -> None:
    catalog = bakery(tmp_path)
    asked = people(*[(role, {"oven": i < 50}) for role in ("baker", "seller") for i in range(100)])
    named = [("baker", ["oven", "mixer"]), ("seller", ["till", "mixer"])] * 100
    sheets = [("s-1", sheet) for sheet in sheets_of(asked)]
    sheets += [("a-1", {"label": r, "answers": {}, "mentioned": said}) for r, said in named]
    both = as_responses(sheets, {"a-1": ("mixer", "oven", "till")})
    alone, blended = (with_known(catalog, known_of(catalog, part)) for part in (asked, both))
    assert abs(alone.share("baker", "oven") - alone.share("seller", "oven")) < 0.1
    assert blended.share("baker", "oven") > 0.6
    assert blended.share("seller", "oven") < 0.4
    # What the ads of all roles name alike tells no role from another.
    assert abs(blended.share("baker", "mixer") - alone.share("baker", "mixer")) < 0.1


def test_few_people_hardly_move_a_share_from_its_word(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="oven: core", seller="oven: rare"))
    one = with_known(
        catalog, known_of(catalog, people(("baker", {"oven": False}), ("seller", {"oven": False})))
    )
    many = with_known(
        catalog,
        known_of(
            catalog, people(*[(r, {"oven": r == "seller"}) for r in ("baker", "seller")] * 300)
        ),
    )
    assert one.share("baker", "oven") > one.share("seller", "oven")
    assert many.share("baker", "oven") < many.share("seller", "oven")


def test_what_people_said_is_shown_as_they_said_it(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="oven: rare", seller="oven: rare"))
    listed = people(*[("baker", {"oven": True})] * 90, *[("seller", {"oven": False})] * 90)
    fitted = with_sources(with_known(catalog, known_of(catalog, listed)), listed)
    assert fitted.items["oven"].base == 0.5
    share = fitted.shares["baker"]["oven"]
    assert (share.share, share.of, share.n, share.source) == (1.0, "people", 90, "s-1")
    assert 0.75 < share.scored < 1


def test_folds_spread_every_role_and_hold_everyone_out_once() -> None:
    listed = people(*[(role, {"x": True}) for role in "ab" for _ in range(10)])
    held_out = np.array(folds(listed))
    assert held_out.sum(axis=0).tolist() == [1] * 20
    assert [listed.labels[fold].tolist() for fold in held_out] == [[0, 0, 1, 1]] * 5


def test_a_speciality_takes_over_the_words_it_does_not_state(catalog: Catalog) -> None:
    words = words_of("etl-developer", catalog.roles)
    assert words["etl-suites"] == "core"
    assert words["sql"] == words_of("data-engineer", catalog.roles)["sql"]


def test_a_words_share_is_the_mean_that_ticked_such_items(catalog: Catalog) -> None:
    said = {"python": 0.8, "sql": 0.6, "airflow": 0.5, "scala": 0.3, "kubeflow": 0.1}
    listed = people(
        *[("data-engineer", {i: n < 10 * share for i, share in said.items()}) for n in range(10)]
    )
    words = fit_words(read_words(catalog, known_of(catalog, listed)))
    assert words == Words(core=0.7, common=0.5, occasional=0.3, rare=0.1)


def block(
    yes: np.ndarray, right: np.ndarray, importance: float, *, mentioned: bool = False
) -> Block:
    """Two whole roles and two items, of which only the first differs between them."""
    presence = np.log([[1.6, 1.0], [0.4, 1.0]])
    absence = np.log([[0.4, 1.0], [1.6, 1.0]]) * (not mentioned)
    said = yes.astype(float)
    choice = Choice(
        sheets=np.arange(len(yes)),
        classes=np.array([0, 1]),
        speaks_for=np.array([0, 1]),
        starts=np.zeros(2),
        labels=right,
        importance=np.full(len(yes), importance),
    )
    nothing = np.zeros_like(said)
    return Block(
        yes=nothing if mentioned else said,
        no=nothing if mentioned else 1 - said,
        mentioned=said if mentioned else nothing,
        presence=presence,
        absence=absence,
        named=np.array([0.65, 0.35]),
        is_whole=np.array([True, True]),
        choices=[choice],
        fold=0,
    )


def test_what_an_item_claims_earns_weight_only_if_people_bear_it_out() -> None:
    rng = np.random.default_rng(0)
    right = np.repeat([0, 1], 5000)
    telling = rng.random(10_000) < np.where(right == 0, 0.8, 0.2)
    asked = block(np.column_stack([telling, rng.random(10_000) < 0.5]), right, 10.0)
    weights = fit_weights([asked])
    assert weights[0] == pytest.approx(1, abs=0.05)
    assert fit_temperature([asked], weights) == pytest.approx(1, abs=0.05)
    assert fit_temperature([asked], 2 * weights) == pytest.approx(2, abs=0.1)


def test_an_item_that_few_answered_keeps_the_weight_of_the_prior() -> None:
    asked = block(np.ones((2, 2)), np.array([0, 1]), 1.0)
    assert fit_weights([asked])[0] == pytest.approx(PRIOR_WEIGHT, abs=0.02)


def test_a_mention_costs_what_the_fields_mentions_would_bring() -> None:
    presence, named = np.log([[1.6, 1.0], [0.4, 1.0]]), np.array([0.5, 0.5])
    costs = mention_costs(np.ones(2), presence, named)
    # Over the field's mentions the odds of each role are multiplied by one on average.
    assert (named * np.exp(presence - costs[:, None])).sum(axis=1) / named.sum() == pytest.approx(1)


def test_mentions_earn_weight_and_a_scale_of_their_own() -> None:
    rng = np.random.default_rng(0)
    right = np.repeat([0, 1], 5000)
    # Of two items a text names one: the first for four of five texts of the first role.
    first = rng.random(10_000) < np.where(right == 0, 0.8, 0.5)
    texts = block(np.column_stack([first, ~first]), right, 10.0, mentioned=True)
    weights = fit_mention_weights([texts])
    assert 0 < weights[0] < PRIOR_WEIGHT + 1
    scale = fit_scale([texts], weights, 1.0)
    assert fit_scale([texts], scale * weights, 1.0) == pytest.approx(1, abs=0.1)
    # Twice as sure a temperature takes mentions twice as strong.
    assert fit_scale([texts], weights, 2.0) == pytest.approx(2 * scale, rel=0.2)


def test_the_committed_starts_keep_whole_roles_from_winning_by_their_specialities(
    catalog: Catalog,
) -> None:
    started = with_starts(catalog)
    for role in catalog.roles:
        assert started.roles[role].fitted.start == catalog.roles[role].fitted.start


@pytest.mark.parametrize("name", FITTED_FILES)
def test_the_committed_numbers_are_those_of_a_fresh_fit(
    fit: Fit, tmp_path: Path, name: str
) -> None:
    roles = shutil.copytree(bundled_pack(), tmp_path / "roles")
    write_fit(roles, fit)
    written, committed = (pack / FITTED / name for pack in (roles, bundled_pack()))
    assert written.read_text() == committed.read_text(), f"{name} is stale"


def test_writing_a_fit_changes_nothing_that_people_write(catalog: Catalog, tmp_path: Path) -> None:
    roles = shutil.copytree(bundled_pack(), tmp_path / "roles")
    (roles / FITTED / "gone.yaml").write_text("of a role that is no more")
    texts = {path: path.read_text() for path in roles.rglob("*.yaml") if path.name != "gone.yaml"}
    unread: Any = None
    write_fit(roles, Fit(catalog, unread, unread))
    assert {path: path.read_text() for path in roles.rglob("*.yaml")} == texts


def test_loading_without_what_was_fitted_keeps_the_estimates() -> None:
    bare = load_unfitted(bundled_pack())
    assert all(p.surveyed is p.advertised is None for p in bare.roles.values())
    assert all(p.estimates and not p.fitted.shares for p in bare.roles.values())
    assert {item.weight for item in bare.items.values()} == {DEFAULT_WEIGHT}


def test_word_and_base_share_together_predict_better_than_either(fit: Fit) -> None:
    questionnaire = fit.catalog.questionnaire
    losses = word_losses(fit.readings, questionnaire.words, questionnaire.estimation)
    best = losses.pop("word and base share")
    assert losses.pop("the share itself") < best < min(losses.values())


def test_a_trusting_estimation_is_found_where_words_are_exact(catalog: Catalog) -> None:
    words = Words(core=0.8, common=0.5, occasional=0.2, rare=0.05)
    roles = ("data-engineer", "statistician")
    listed = people(*[(role, {"sql": i < 8, "r": i < 2}) for role in roles for i in range(10)])
    readings = read_words(catalog, known_of(catalog, listed))
    exact = readings._replace(share=np.array([words.share(w) for w in readings.word]))
    estimation = fit_estimation(exact, words)
    assert estimation.difference == pytest.approx(1, abs=0.05)
