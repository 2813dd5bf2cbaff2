"""Write what was measured into docs/evidence.md and its picture."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from calibration import blocks
from calibration.blocks import TASK_NAMES
from calibration.compare import (
    ROLE_TASKS,
    WHOLE,
    HeldOut,
    Repetitions,
    Say,
    Task,
    cross_validate,
    joined,
    predict,
    reliability,
)
from calibration.fit import Fit, fit_catalog
from calibration.mentions import by_mentions
from calibration.origin import agreements, first_roles, stand_in_quality, typed_titles
from calibration.picture import reliability_svg
from calibration.responses import Responses, folds
from calibration.shares import LIMITS
from calibration.specialities import field_shares, naming_of
from roleadvisor.evaluation import (
    AgreementPoint,
    Quizzed,
    Replay,
    agreement_of,
    curve_of,
    final_of,
    replay,
    summary_of,
    thin_out,
    walks_of,
)
from roleadvisor.occupations.model import load_occupations
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Experience

# A quiz takes a twentieth of a second, so it is held with some people of each fold only.
QUIZ_PEOPLE = 100
DRAWN_PEOPLE = 12
NEWCOMERS_SKILLS = 1 / 3

_BLOCK = r"(<!-- {0}: [^>]*-->\n).*?(<!-- end -->)"


def write_evidence(
    document: Path, bare: Catalog, responses: Responses, worth_of_no: float, say: Say
) -> None:
    """Measure everything, and write it into the document and the picture beside it.

    The worth of a no is the committed one: one number for all folds.
    """
    repetitions = cross_validate(bare, responses, worth_of_no, say)
    say("from the older survey to the newer")
    years = across_years(bare, responses, worth_of_no)
    say("each source without the other")
    variants = {"both": {task: parts[0] for task, parts in repetitions.items()}}
    variants |= without_a_source(bare, responses, worth_of_no)
    say("how many answers it takes")
    asked = ask_held_out(bare, responses, worth_of_no)
    say("quizzes with people drawn from the profiles")
    fit = fit_catalog(bare, responses, worth_of_no=worth_of_no)
    drawn = quiz_drawn(fit.catalog)
    filled = cheap_blocks(fit, responses) | {
        "comparison": blocks.comparison_block(fit, responses, repetitions, years),
        "sources": blocks.sources_block(variants),
        "calibration": blocks.calibration_block(repetitions),
        "answers": blocks.answers_block(asked.curves),
        "agreement": blocks.agreement_block(asked.agreement),
        "quiz": blocks.quiz_block(asked.quizzes),
        "chances": blocks.chances_block(asked.quizzes),
        "drawn": blocks.quiz_block(drawn),
        "guesses": blocks.chances_block(drawn),
        "destinations": blocks.destinations_block(fit.catalog, repetitions),
        "pairs": blocks.pairs_block(fit.catalog, repetitions[Task("people", WHOLE)]),
    }
    text = document.read_text("utf-8")
    for name, block in filled.items():
        text = put_block(text, name, block)
    document.write_text(text, "utf-8")
    document.with_name("reliability.svg").write_text(reliability_svg(_points(repetitions)), "utf-8")


def across_years(bare: Catalog, responses: Responses, worth_of_no: float) -> dict[Task, HeldOut]:
    """Return what is named for the newest survey's people after a fit to older surveys and ads."""
    is_newest = responses.surveys == responses.people.surveys.max()
    train, test = responses.take(~is_newest), responses.take(is_newest)
    return predict(bare, train, test, worth_of_no=worth_of_no)


def without_a_source(
    bare: Catalog, responses: Responses, worth_of_no: float
) -> dict[str, dict[Task, HeldOut]]:
    """Return what is named where shares are drawn from people alone, and from ads alone.

    Levels stay those of people, and weights are fitted on both in any case.
    """
    found = {}
    for name, limits in (
        ("people alone", LIMITS._replace(ads=0)),
        ("ads alone", LIMITS._replace(people=0)),
    ):
        alone = partial(predict, bare, methods={}, worth_of_no=worth_of_no, limits=limits)
        parts: dict[Task, list[HeldOut]] = {}
        for held_out in folds(responses, 1):
            predicted = alone(responses.take(~held_out), responses.take(held_out))
            for task, part in predicted.items():
                parts.setdefault(task, []).append(part)
        found[name] = {task: joined(listed) for task, listed in parts.items()}
    return found


def write_origin_evidence(document: Path, catalog: Catalog, data: Path) -> None:
    """Measure the way from an occupation, and write it into the document."""
    book = load_occupations()
    block = blocks.origin_block(
        agreements(book, data),
        first_roles(catalog, book),
        stand_in_quality(book),
        typed_titles(book),
    )
    text = put_block(document.read_text("utf-8"), "origin", block)
    document.write_text(text, "utf-8")


def cheap_blocks(fit: Fit, responses: Responses) -> dict[str, str]:
    """Return the blocks that take no cross-validation, for a test to compare with the document."""
    return {
        "people": blocks.people_block(fit.catalog, responses),
        "words": blocks.words_block(fit),
        "weights": blocks.weights_block(fit),
        "vouched": blocks.vouched_block(fit),
        "specialities": blocks.specialities_block(
            fit.catalog, naming_of(fit.catalog, responses.people)
        ),
        "field": blocks.field_block(fit.catalog, field_shares(fit.catalog)),
        "mentions": blocks.mentions_block(by_mentions(fit.catalog, responses.ads)),
        "separability": blocks.separability_block(fit.catalog),
    }


def put_block(text: str, name: str, block: str) -> str:
    """Return the text with the named block's content replaced."""
    pattern = re.compile(_BLOCK.format(name), re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"no block {name!r} in the document")
    return pattern.sub(lambda found: f"{found[1]}\n{block}\n{found[2]}", text)


class Asked(NamedTuple):
    """The results of asking held-out people, by choice of roles; a curve ends with all answers."""

    curves: Mapping[str, Sequence[float]]
    agreement: Mapping[str, Sequence[AgreementPoint]]
    quizzes: Mapping[str, Replay]


def ask_held_out(bare: Catalog, responses: Responses, worth_of_no: float) -> Asked:
    """Ask every person, held out, in the selector's order, and hold the quiz with some of them."""
    curves: dict[str, list[list[float]]] = {task: [] for task in ROLE_TASKS}
    walked: dict[str, list[tuple[list[str], int, tuple[str, float]]]] = {t: [] for t in ROLE_TASKS}
    quizzed: dict[str, list[Quizzed]] = {task: [] for task in ROLE_TASKS}
    for held_out in folds(responses, 1):
        train = responses.take(~held_out)
        catalog = fit_catalog(bare, train, worth_of_no=worth_of_no).catalog
        card = compile_scorecard(catalog)
        sheets = _sheets(responses.take(held_out).people)
        for task, chosen in ROLE_TASKS.items():
            among = [sheet for sheet in sheets if not chosen or sheet.label in chosen]
            walks = walks_of(catalog, card, among, chosen)
            curves[task].append([p.balanced_top_1 for p in curve_of(catalog, among, walks, chosen)])
            finals = [final_of(catalog, card, sheet, chosen) for sheet in among]
            lengths = [len(sheet.levels) for sheet in among]
            walked[task] += zip(walks, lengths, finals, strict=True)
            quizzed[task] += replay(catalog, card, thin_out(among, QUIZ_PEOPLE), chosen)
    return Asked(
        curves={task: _mean_curve(listed) for task, listed in curves.items()},
        agreement={task: agreement_of(*zip(*w, strict=True)) for task, w in walked.items()},
        quizzes={TASK_NAMES[task]: summary_of(people) for task, people in quizzed.items()},
    )


def quiz_drawn(catalog: Catalog) -> dict[str, Replay]:
    """Hold the quiz with people drawn from the profiles, who answer every item.

    Newcomers have a third of the skills that their role's people have.
    """
    card = compile_scorecard(catalog)
    groups: dict[str, Experience] = {
        "practitioners": "practitioner",
        "newcomers, a third of the skills": "newcomer",
    }
    return {
        name: summary_of(replay(catalog, card, _drawn(catalog, experience), ()))
        for name, experience in groups.items()
    }


def _drawn(catalog: Catalog, experience: Experience) -> list[AnswerSheet]:
    rng = np.random.default_rng(0)
    sheets = []
    for role in sorted(catalog.roles) * DRAWN_PEOPLE:
        levels = {}
        for item in catalog.items.values():
            is_new = experience == "newcomer" and item.kind == "skill"
            share = catalog.share(role, item.id) * (NEWCOMERS_SKILLS if is_new else 1)
            levels[item.id] = TOP_LEVEL * int(rng.random() < share)
        sheets.append(AnswerSheet(levels=levels, experience=experience, label=role))
    return sheets


def _points(repetitions: Repetitions) -> dict[str, Sequence[tuple[float, float, float]]]:
    """Return the dots of the picture: four roles and all whole roles by answers, and by mentions."""
    drawn = {
        "four roles, people": Task("people", "four"),
        "all whole roles, people": Task("people", WHOLE),
        "four roles, ads": Task("ads", "four"),
    }
    return {name: reliability(repetitions[task]) for name, task in drawn.items()}


def _sheets(people: Responses) -> list[AnswerSheet]:
    sheets = []
    for yes, no, label in zip(people.yes, people.no, people.labels, strict=True):
        levels = {people.items[i]: TOP_LEVEL for i in np.flatnonzero(yes).tolist()}
        levels |= {people.items[i]: 0 for i in np.flatnonzero(no).tolist()}
        sheets.append(AnswerSheet(levels=levels, label=people.roles[label]))
    return sheets


def _mean_curve(curves: Sequence[Sequence[float]]) -> list[float]:
    longest = max(map(len, curves))
    padded = [[*curve, *[curve[-1]] * (longest - len(curve))] for curve in curves]
    return [float(mean) for mean in np.mean(padded, axis=0)]
