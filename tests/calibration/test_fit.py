import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from conftest import MakePack

from calibration.fit import Fit
from calibration.packfile import load_unsurveyed, write_fit
from calibration.responses import Responses, as_responses, folds
from calibration.shares import survey_shares, with_survey
from calibration.weights import PRIOR_WEIGHT, Block, fit_temperature, fit_weights
from calibration.words import fit_estimation, fit_words, read_words, word_losses, words_of
from roleadvisor.catalog import Catalog, bundled_pack, load_catalog
from roleadvisor.catalog.model import Words

ROLES = sorted(p.name for p in bundled_pack().glob("*.yaml"))


def people(*rows: tuple[str, dict[str, bool]]) -> Responses:
    return as_responses([("s-1", {"label": role, "answers": said}) for role, said in rows])


def test_shares_are_counted_by_role_and_drawn_toward_the_base() -> None:
    counted = people(("a", {"x": True}), ("a", {"x": True}), ("b", {"x": False}))
    surveyed = survey_shares(counted)
    assert surveyed.base.tolist() == [0.5]
    assert surveyed.n.tolist() == [[2], [1]]
    assert surveyed.ticked.tolist() == [[1], [0]]
    assert surveyed.shares[0, 0] == round((2 + 10 * 0.5) / 12, 3)


def test_who_was_not_asked_is_not_counted() -> None:
    surveyed = survey_shares(people(("a", {"x": True}), ("a", {"y": True}), ("b", {"x": False})))
    assert surveyed.n.tolist() == [[1, 1], [1, 0]]
    assert surveyed.shares[1, 1] == surveyed.base[1]


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
    words = fit_words(read_words(catalog, listed, survey_shares(listed)))
    assert words == Words(core=0.7, common=0.5, occasional=0.3, rare=0.1)


def test_what_an_item_claims_earns_weight_only_if_people_bear_it_out() -> None:
    rng = np.random.default_rng(0)
    right = np.repeat(np.eye(2, dtype=bool), 5000, axis=0)
    telling = rng.random(10_000) < np.where(right[:, 0], 0.8, 0.2)
    chance = rng.random(10_000) < 0.5
    yes = np.column_stack([telling, chance]).astype(float)
    presence, absence = np.log([[1.6, 1.6], [0.4, 0.4]]), np.log([[0.4, 0.4], [1.6, 1.6]])
    block = Block(yes, 1 - yes, presence, absence, right, np.full(10_000, 10.0))
    weights = fit_weights([block])
    assert weights.tolist() == pytest.approx([1, 0], abs=0.05)
    assert fit_temperature([block], weights) == pytest.approx(1, abs=0.05)
    assert fit_temperature([block], 2 * weights) == pytest.approx(2, abs=0.1)


def test_an_item_that_few_answered_keeps_the_weight_of_the_prior() -> None:
    right = np.eye(2, dtype=bool)
    tables = np.log([[1.6], [0.4]]), np.log([[0.4], [1.6]])
    block = Block(np.ones((2, 1)), np.zeros((2, 1)), *tables, right, np.ones(2))
    assert fit_weights([block])[0] == pytest.approx(PRIOR_WEIGHT, abs=0.02)


def test_survey_shares_replace_the_catalogues_own(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="oven: rare", seller="oven: rare"))
    listed = people(*[("baker", {"oven": True})] * 90, *[("seller", {"oven": False})] * 90)
    replaced = with_survey(catalog, listed, survey_shares(listed))
    assert replaced.items["oven"].base == 0.5
    assert (replaced.share("baker", "oven"), replaced.shares["baker"]["oven"].n) == (0.95, 90)


@pytest.mark.parametrize("name", ROLES)
def test_the_committed_numbers_are_those_of_a_fresh_fit(
    fit: Fit, tmp_path: Path, name: str
) -> None:
    roles = shutil.copytree(bundled_pack(), tmp_path / "roles")
    write_fit(roles, fit)
    assert (roles / name).read_text() == (bundled_pack() / name).read_text(), f"{name} is stale"


def test_writing_a_fit_keeps_comments_and_order(fit: Fit, tmp_path: Path) -> None:
    roles = shutil.copytree(bundled_pack(), tmp_path / "roles")
    bank, role = roles / "questionnaire.yaml", roles / "data-engineer.yaml"
    commented = re.sub(
        r"^(temperature|  core|  word|        (?:base|weight)): .*$",
        r"\g<0>  # why",
        bank.read_text(),
        flags=re.MULTILINE,
    )
    bank.write_text(commented)
    before, _, shares = role.read_text().partition("surveyed:")
    shares = shares.replace("    aws:", "    # about clouds\n    aws:").replace(
        "n: 666}", "n: 666}  # all"
    )
    moved = before.replace("estimates:", f"surveyed:{shares}\n# words\nestimates:")
    role.write_text(moved)
    write_fit(roles, fit)
    assert bank.read_text() == commented
    assert role.read_text() == moved


def test_loading_without_the_survey_keeps_the_estimates() -> None:
    bare = load_unsurveyed(bundled_pack())
    assert all(profile.surveyed is None for profile in bare.roles.values())
    assert all(bare.roles[role].estimates for role in bare.roles)


def test_word_and_base_share_together_predict_better_than_either(fit: Fit) -> None:
    questionnaire = fit.catalog.questionnaire
    losses = word_losses(fit.readings, questionnaire.words, questionnaire.estimation)
    best = losses.pop("word and base share")
    assert losses.pop("the share itself") < best < min(losses.values())


def test_a_trusting_estimation_is_found_where_words_are_exact(catalog: Catalog) -> None:
    words = Words(core=0.8, common=0.5, occasional=0.2, rare=0.05)
    roles = ("data-engineer", "statistician")
    listed = people(*[(role, {"sql": i < 8, "r": i < 2}) for role in roles for i in range(10)])
    readings = read_words(catalog, listed, survey_shares(listed))
    exact = readings._replace(share=np.array([words.share(w) for w in readings.word]))
    estimation = fit_estimation(exact, words)
    assert estimation.difference == pytest.approx(1, abs=0.05)
