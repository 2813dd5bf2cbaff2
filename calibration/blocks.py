"""The tables of the evidence page, as Markdown."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from calibration.compare import (
    ALL_ROLES,
    CEILING,
    FAMILY_TASK,
    ROLE_TASKS,
    SCORECARD,
    WITHOUT,
    HeldOut,
    calibration_error,
    results_of,
)
from calibration.fit import Fit
from calibration.methods import BASELINES, answer_tables, scorecard_points
from calibration.origin import Agreement, FirstRoles, Typed, interval
from calibration.responses import Floats, Responses
from calibration.words import WORDS, word_losses
from roleadvisor.catalog import Catalog
from roleadvisor.evaluation import AgreementPoint, Replay
from roleadvisor.scorecard import Scorecard, compile_scorecard
from roleadvisor.separability import told_apart

ANSWERS = (5, 10, 15, 20, 25, 30, 40)
PARTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
DESTINATIONS = 5
WORTH_NAMING = 0.03
REASONS = 4
TASK_NAMES = {
    "three": "engineer, scientist, ML engineer",
    "four": "the same and data analyst",
    "eight": "eight surveyed roles",
    FAMILY_TASK: "families, fifteen roles in play",
}
CHOICE_NAMES = {task: TASK_NAMES[task] for task in ROLE_TASKS} | {ALL_ROLES: "all fifteen roles"}


def scorecard_digest(card: Scorecard) -> str:
    """Return a name for the integers that all figures depend on."""
    text = repr((card.roles, sorted(card.practitioner.items()), sorted(card.newcomer.items())))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def people_block(catalog: Catalog, responses: Responses) -> str:
    """Return how many people of each role each survey brought."""
    rows = []
    for label, role in enumerate(responses.roles):
        counts = np.bincount(
            responses.surveys[responses.labels == label], minlength=len(responses.survey_names)
        )
        rows.append([catalog.roles[role].name, *map(_count, counts), _count(counts.sum())])
    total = np.bincount(responses.surveys, minlength=len(responses.survey_names))
    rows.append(["all", *map(_count, total), _count(total.sum())])
    return _table(["role", *responses.survey_names, "together"], rows)


def words_block(fit: Fit) -> str:
    """Return what the words are worth and how well they predict."""
    words, estimation = fit.catalog.questionnaire.words, fit.catalog.questionnaire.estimation
    rows = []
    for word in WORDS:
        chosen = np.array([w == word for w in fit.readings.word])
        low, high = np.percentile(fit.readings.share[chosen], [25, 75])
        spread = f"{low:.2f} to {high:.2f}"
        rows.append([word, f"{words.share(word):.2f}", spread, str(chosen.sum())])
    losses = [
        [way, f"{loss:.4f}"] for way, loss in word_losses(fit.readings, words, estimation).items()
    ]
    return "\n".join(
        [
            _table(["word", "mean share ticked", "middle half", "role and item pairs"], rows),
            "",
            (
                f"Fitted trust: word {estimation.word}, base share {estimation.base}, difference "
                f"of words {estimation.difference}, centre {estimation.centre}."
            ),
            "",
            _table(["predicted from", "cross-entropy, nats an answer"], losses),
        ]
    )


def weights_block(catalog: Catalog, responses: Responses) -> str:
    """Return the fitted weights in words: the heaviest, the lightest, and the rule for the rest."""
    fitted = sorted((catalog.items[item].weight, item) for item in responses.items)
    without = len(catalog.items) - len(responses.items)
    rest = {i.kind: i.weight for i in catalog.items.values() if i.id not in responses.items}
    heavy = ", ".join(f"`{item}` {weight:.2f}" for weight, item in reversed(fitted[-8:]))
    light = ", ".join(f"`{item}` {weight:.2f}" for weight, item in fitted[:8])
    others = ", ".join(f"{kind}s {weight:.2f}" for kind, weight in sorted(rest.items()))
    return f"Heaviest: {heavy}.\n\nLightest: {light}.\n\nItems without a survey ({without} of {len(catalog.items)}): {others}."


def separability_block(catalog: Catalog) -> str:
    """Return, in percent, how often people drawn from two profiles are told apart."""
    card = compile_scorecard(catalog)
    roles = sorted(catalog.roles)
    numbers = [str(i) for i in range(1, len(roles) + 1)]
    rows = []
    for row, role in enumerate(roles):
        apart = [
            "" if other == role else f"{100 * told_apart(catalog, card, role, other):.0f}"
            for other in roles
        ]
        mark = "" if catalog.roles[role].surveyed else " ~"
        rows.append([f"{row + 1} {catalog.roles[role].name}{mark}", *apart])
    return _table(["role", *numbers], rows)


def comparison_block(
    fit: Fit, repetitions: Mapping[str, Sequence[HeldOut]], years: Mapping[str, Sequence[HeldOut]]
) -> str:
    """Return the tables that hold the scorecard beside the other methods."""
    newest = max(int(part.surveys.max()) for part in repetitions[FAMILY_TASK])
    of_newest = {
        task: [part.only(part.surveys == newest) for part in parts]
        for task, parts in repetitions.items()
    }
    named: list[tuple[str, Mapping[str, Sequence[HeldOut]]]] = [
        ("Five-fold cross-validation, three repetitions, all people:", repetitions),
        ("The same, people of 2022 only:", of_newest),
        ("Trained on 2021, tested on 2022 (no data architects in 2021, so seven roles):", years),
    ]
    digest = scorecard_digest(compile_scorecard(fit.catalog))
    parts = [f"{title}\n\n{_comparison(repeated)}" for title, repeated in named]
    return "\n\n".join([*parts, f"Measured with scorecard `{digest}`."])


def ablation_table(repetitions: Mapping[str, Sequence[HeldOut]]) -> str:
    """Return what the items left out add to the scorecard's accuracy."""
    results = {(r.task, r.method): r for r in results_of(repetitions, against=WITHOUT)}
    rows = []
    for task, name in TASK_NAMES.items():
        whole, less = results[task, SCORECARD], results[task, WITHOUT]
        gain = f"{whole.lead:+.4f} ± {whole.lead_error:.4f}"
        rows.append([name, f"{less.accuracy:.4f}", f"{whole.accuracy:.4f}", gain])
    return _table(["roles", "without", "with", "gain"], rows)


def calibration_block(repetitions: Mapping[str, Sequence[HeldOut]]) -> str:
    """Return accuracy and calibration error for every choice of roles, and for all of them."""
    accuracies = {r.task: r.accuracy for r in results_of(repetitions, against=SCORECARD)}
    rows = [
        [name, f"{accuracies[task]:.3f}", f"{calibration_error(repetitions[task]):.3f}"]
        for task, name in CHOICE_NAMES.items()
    ]
    return _table(["roles", "own role first", "calibration error"], rows)


def answers_block(curves: Mapping[str, Sequence[float]]) -> str:
    """Return which share of the full accuracy so many answers reach."""
    rows = [
        [
            TASK_NAMES[task],
            *(f"{100 * curve[min(count, len(curve)) - 1] / curve[-1]:.0f}%" for count in ANSWERS),
            f"{curve[-1]:.3f}",
        ]
        for task, curve in curves.items()
    ]
    return _table(["roles", *map(str, ANSWERS), "with all"], rows)


def agreement_block(agreement: Mapping[str, Sequence[AgreementPoint]]) -> str:
    """Return how often a part of the answers names the role that all of them name."""
    rows = []
    for task, points in agreement.items():
        by_share = {point.share: point for point in points}
        clear = by_share[0.4].clear_agreement
        rows.append(
            [
                CHOICE_NAMES[task],
                *(f"{100 * by_share[share].agreement:.0f}%" for share in PARTS),
                "" if clear is None else f"{100 * clear:.1f}%",
            ]
        )
    parts = [f"{100 * share:.0f}%" for share in PARTS]
    return _table(["roles", *parts, "fit above .6, at 40%"], rows)


def quiz_block(quizzes: Mapping[str, Replay]) -> str:
    """Return how the quiz went with each group of people."""
    rows = [
        [
            name,
            f"{quiz.people:,}",
            f"{quiz.questions:g}",
            f"{quiz.answers:g}",
            f"{quiz.seconds:.0f}",
            f"{100 * quiz.agreement:.1f}%",
            f"{100 * quiz.stated_chance:.1f}%",
            f"{quiz.own_role:.3f}",
            f"{quiz.own_role_full:.3f}",
            f"{quiz.left_error:.1f}",
        ]
        for name, quiz in quizzes.items()
    ]
    head = ["group", "people", "questions", "answers", "seconds", "final", "said to change"]
    return _table([*head, "own role", "with all", "left off by"], rows)


def chances_block(quizzes: Mapping[str, Replay]) -> str:
    """Return how often the first role changed after moments of a stated chance that it would."""
    spans = sorted({(b.low, b.high) for quiz in quizzes.values() for b in quiz.on_the_way})
    rows = []
    for low, high in spans:
        row = [f"{100 * low:.0f} to {100 * high:.0f}%"]
        for quiz in quizzes.values():
            found = next((b for b in quiz.on_the_way if (b.low, b.high) == (low, high)), None)
            row.append(
                f"{100 * found.stated:.1f} / {100 * found.changed:.1f}% ({found.n:,})"
                if found
                else ""
            )
        rows.append(row)
    return _table(["chance", *quizzes], rows)


def destinations_block(catalog: Catalog, parts: Sequence[HeldOut]) -> str:
    """Return where the people of each surveyed title go with all roles in play."""
    roles = sorted(catalog.roles)
    families = sorted(catalog.families)
    family = np.array([families.index(catalog.roles[role].family) for role in roles])
    rows = []
    for label in np.unique(parts[0].labels).tolist():
        chosen = [part.only(part.labels == label) for part in parts]
        named = np.concatenate([part.named[SCORECARD] for part in chosen])
        fits = np.concatenate([part.fits for part in chosen]) @ np.eye(len(families))[family]
        shares = np.bincount(named, minlength=len(roles)) / len(named)
        right = (fits.argmax(axis=1) == family[label]).mean()
        order = [i for i in np.argsort(-shares, kind="stable") if i != label][:DESTINATIONS]
        others = ", ".join(
            f"{catalog.roles[roles[i]].name} {100 * shares[i]:.0f}%"
            for i in order
            if shares[i] >= WORTH_NAMING
        )
        own, name = f"{100 * shares[label]:.0f}%", catalog.roles[roles[label]].name
        rows.append([name, own, f"{100 * right:.0f}%", others])
    table = _table(["title", "own role", "own family", "other roles, from 3%"], rows)
    return f"{table}\n\n{_taken(catalog, parts)}"


def reasons_block(catalog: Catalog, responses: Responses) -> str:
    """Return, for each role without respondents, whom it takes and by which answers.

    An answer's effect is its mean lead in points over the people's own role.
    """
    roles = sorted(catalog.roles)
    own = np.array([roles.index(role) for role in responses.roles])[responses.labels]
    named = scorecard_points(catalog, responses).argmax(axis=1)
    yes, no = answer_tables(catalog, responses.items)
    rows = []
    for column, role in enumerate(roles):
        taken = named == column
        if catalog.roles[role].surveyed or not taken.any():
            continue
        people = responses.take(taken)
        lead_yes = (people.yes * (yes[:, [column]] - yes[:, own[taken]]).T).mean(axis=0)
        lead_no = (people.no * (no[:, [column]] - no[:, own[taken]]).T).mean(axis=0)
        titles = Counter(responses.roles[label] for label in people.labels)
        rows.append(
            [
                f"{catalog.roles[role].name} ({taken.sum()})",
                ", ".join(f"{catalog.roles[t].name} {n}" for t, n in titles.most_common(3)),
                _reasons(people.items, lead_yes, lead_no),
            ]
        )
    return _table(["role (people taken)", "their titles", "by answers such as"], rows)


def pairs_block(catalog: Catalog, parts: Sequence[HeldOut]) -> str:
    """Return, in percent, how often real people of two titles score higher for their own."""
    roles = sorted(catalog.roles)
    labels = np.unique(parts[0].labels).tolist()
    apart = {
        frozenset(pair): np.mean([_pair(part, *pair) for part in parts])
        for pair in combinations(labels, 2)
    }
    numbers = [str(i) for i in range(1, len(labels) + 1)]
    rows = [
        [
            f"{i} {catalog.roles[roles[own]].name}",
            *(
                "" if own == other else f"{100 * apart[frozenset((own, other))]:.0f}"
                for other in labels
            ),
        ]
        for i, own in enumerate(labels, start=1)
    ]
    return _table(["title", *numbers], rows)


def _comparison(repetitions: Mapping[str, Sequence[HeldOut]]) -> str:
    results = {(r.task, r.method): r for r in results_of(repetitions)}
    methods = [*BASELINES, SCORECARD]
    rows = []
    for task, name in TASK_NAMES.items():
        cells = [
            f"{results[task, method].accuracy:.3f}" if (task, method) in results else ""
            for method in methods
        ]
        own = results[task, SCORECARD]
        rows.append([name, *cells, f"{own.lead:+.3f} ± {own.lead_error:.3f}"])
    return _table(["roles", *methods, f"lead over {CEILING}"], rows)


def _reasons(items: Sequence[str], lead_yes: Floats, lead_no: Floats) -> str:
    leads = [(-lead, f"yes to `{item}`") for item, lead in zip(items, lead_yes, strict=True)]
    leads += [(-lead, f"no to `{item}`") for item, lead in zip(items, lead_no, strict=True)]
    return ", ".join(said for _, said in sorted(leads)[:REASONS])


def _taken(catalog: Catalog, parts: Sequence[HeldOut]) -> str:
    roles = sorted(catalog.roles)
    named = np.concatenate([part.named[SCORECARD] for part in parts])
    shares = np.bincount(named, minlength=len(roles)) / len(named)
    listed = ", ".join(
        f"{catalog.roles[role].name} {100 * shares[i]:.1f}%"
        for i, role in enumerate(roles)
        if not catalog.roles[role].surveyed
    )
    return f"Of all people, an estimated role comes first for: {listed}."


def _pair(part: HeldOut, first: int, second: int) -> float:
    rates = []
    for own, other in ((first, second), (second, first)):
        fits = part.fits[part.labels == own]
        rates.append((fits[:, own] > fits[:, other]).mean())
    return float(np.mean(rates))


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    is_number = [all(_is_number(row[i]) for row in rows) for i in range(len(head))]
    lines = [head, ["---:" if number else "---" for number in is_number], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _is_number(cell: str) -> bool:
    return not cell or bool(re.fullmatch(r"[-+]?[\d.,]+%?( ± [\d.]+)?", cell))


def origin_block(
    agreements: Sequence[Agreement],
    firsts: FirstRoles,
    stand_ins: Mapping[str, tuple[int, float]],
    typed: Sequence[Typed],
) -> str:
    """Return how the way from an occupation agrees with O*NET's own judgements, and reads titles."""
    rows = [
        [
            a.title + " ~" * a.is_stand_in,
            _count(a.related),
            f"{a.auc:.3f}",
            f"{a.auc_skills:.3f}",
            f"{a.median_rank:g}",
            f"{a.interests:.2f}",
            f"{a.chance:.2f}",
        ]
        for a in agreements
    ]
    means = [
        "{:.3f} ({:.3f} to {:.3f})".format(*interval(values))
        for values in ([a.auc for a in agreements], [a.auc_skills for a in agreements])
    ]
    hits = ", ".join(f"{rule} {share:.0%}" for rule, share in firsts.hits.items())
    kept = ", ".join(f"{level} {r:.2f} ({n})" for level, (n, r) in stand_ins.items())
    headers = [
        "occupation",
        "related",
        "AUC",
        "skills alone",
        "median rank",
        "interests",
        "by chance",
    ]
    read = [[t.kind, f"{t.first:.1%}", f"{t.shown:.1%}"] for t in typed]
    return "\n".join(
        [
            _table(headers, rows),
            "",
            f"Mean AUC: {means[0]}; by skills alone {means[1]}.",
            "",
            (
                f"Of {firsts.occupations} related occupations that no role cites, the first role cites "
                f"one that lists them: {hits}; {firsts.chance:.0%} by chance."
            ),
            "",
            f"Median likeness of a rated occupation to what would stand in for it: {kept}.",
            "",
            _table(["title typed", "its occupation first", "among those shown"], read),
        ]
    )
