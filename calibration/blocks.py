"""The tables of the evidence page, as Markdown."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from calibration.compare import (
    CEILING,
    KINDS,
    ROLE_TASKS,
    SCORECARD,
    WHOLE,
    WITHOUT,
    HeldOut,
    Kind,
    Repetitions,
    Task,
    calibration_error,
    interval_of,
    results_of,
)
from calibration.fit import Fit
from calibration.mentions import FewMentions
from calibration.methods import BASELINES
from calibration.origin import Agreement, FirstRoles, Typed, interval
from calibration.responses import Responses
from calibration.specialities import FieldShares, Naming
from calibration.words import WORDS, word_losses
from roleadvisor.evaluation import AgreementPoint, Replay
from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import COLUMNS, Scorecard, compile_scorecard
from roleadvisor.scoring.separability import told_apart

ANSWERS = (5, 10, 15, 20, 25, 30, 40)
PARTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
DESTINATIONS = 4
WORTH_NAMING = 0.03
# Figures of a role with fewer people or ads are mostly noise.
FEW = 50
TASK_NAMES = {
    "three": "engineer, scientist, ML engineer",
    "four": "the same and data analyst",
    "eight": "eight surveyed roles",
    WHOLE: "all whole roles",
}


def scorecard_digest(card: Scorecard) -> str:
    """Return a digest of the integers that all figures depend on; nobody measured has job titles."""
    tables = [sorted(card.tables[column].items()) for column in COLUMNS]
    return hashlib.sha256(repr((card.roles, card.starts, tables)).encode()).hexdigest()[:12]


def mentions_block(few: Iterable[FewMentions]) -> str:
    """Return how often the right role comes first with few mentions."""
    rows = [
        [str(part.known), f"{part.accuracy:.0%}", str(part.roles), f"{part.ads:,}"] for part in few
    ]
    return _table(["mentions known", "right role first", "roles", "ads"], rows)


def people_block(catalog: Catalog, responses: Responses) -> str:
    """Return how many people and ads of each role each source brought."""
    rows = []
    for label, role in enumerate(responses.roles):
        counts = np.bincount(
            responses.surveys[responses.labels == label], minlength=len(responses.survey_names)
        )
        rows.append([catalog.roles[role].name, *map(_count, counts)])
    total = np.bincount(responses.surveys, minlength=len(responses.survey_names))
    rows.append(["all", *map(_count, total)])
    return _table(["role", *responses.survey_names], rows)


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


def weights_block(fit: Fit) -> str:
    """Return the fitted weights in words: the heaviest, the lightest, and the rule for the rest."""
    known, items = fit.known, fit.catalog.items
    parts = []
    for name, is_fitted, what in (
        ("weight", known.is_asked, "Answers"),
        ("mention_weight", known.is_recordable, "Mentions"),
    ):
        fitted = sorted(
            (getattr(items[item], name), item)
            for item, fits in zip(known.items, is_fitted, strict=True)
            if fits
        )
        others = [i for i, fits in zip(known.items, is_fitted, strict=True) if not fits]
        rest = {items[i].kind: getattr(items[i], name) for i in others if getattr(items[i], name)}
        heavy = ", ".join(f"`{item}` {weight:.2f}" for weight, item in reversed(fitted[-8:]))
        light = ", ".join(f"`{item}` {weight:.2f}" for weight, item in fitted[:8])
        means = ", ".join(f"{kind}s {weight:.2f}" for kind, weight in sorted(rest.items()))
        rule = f": {means}" if means else " count as a yes"
        parts.append(
            f"{what}, heaviest: {heavy}.\n\n{what}, lightest: {light}.\n\n"
            f"{what} to items without a source ({len(others)} of {len(items)}){rule}."
        )
    return "\n\n".join(parts)


def vouched_block(fit: Fit) -> str:
    """Return the weights of the items that no people were asked about: from ads, or words alone."""
    known, catalog = fit.known, fit.catalog
    rows, unvouched = [], []
    for column, item in enumerate(known.items):
        if known.is_asked[column]:
            continue
        if not known.is_recordable[column]:
            unvouched.append(f"`{item}`")
            continue
        named = np.where(known.ads[:, column] >= FEW, known.named[:, column], 0.0)
        best = int(named.argmax())
        rows.append(
            [
                f"`{item}`",
                f"{catalog.items[item].mention_weight:.2f}",
                f"{catalog.roles[known.roles[best]].name} {100 * named[best]:.0f}%",
                f"{int(known.ads[best, column]):,}",
            ]
        )
    head = ["item", "weight of a mention", "named most in ads for", "of so many"]
    return (
        f"{_table(head, rows)}\n\nNeither people nor ads speak of {', '.join(unvouched)}: these set "
        "roles and specialities apart by words alone."
    )


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
    fit: Fit, responses: Responses, repetitions: Repetitions, years: Mapping[Task, HeldOut]
) -> str:
    """Return the tables that compare the scorecard with the other methods."""
    newest = max(responses.people.surveys)
    of_newest = {
        task: [part.only(part.surveys == newest) for part in parts]
        for task, parts in repetitions.items()
        if task.kind == "people"
    }
    across = {task: [part] for task, part in years.items()}
    named: list[tuple[str, Kind, Mapping[Task, Sequence[HeldOut]]]] = [
        (
            "People of both years, five-fold cross-validation:",
            "people",
            repetitions,
        ),
        ("The same, people of 2022 only:", "people", of_newest),
        (
            "Trained on 2021 (and on ads), tested on 2022, where no data architects were asked before:",
            "people",
            across,
        ),
        ("Ads of 2023, by what they mention alone, cross-validated likewise:", "ads", repetitions),
    ]
    digest = scorecard_digest(compile_scorecard(fit.catalog))
    parts = [f"{title}\n\n{_comparison(kind, parts)}" for title, kind, parts in named]
    return "\n\n".join([*parts, f"Measured with scorecard `{digest}`."])


def ablation_table(repetitions: Repetitions) -> str:
    """Return what the items left out add to the scorecard's accuracy."""
    results = {(r.task, r.method): r for r in results_of(repetitions, against=WITHOUT)}
    rows = []
    for task in repetitions:
        whole, less = results[task, SCORECARD], results[task, WITHOUT]
        gain = f"{whole.lead:+.4f} ± {whole.lead_error:.4f}"
        name = f"{task.kind}: {TASK_NAMES[task.name]}"
        rows.append([name, f"{less.accuracy:.4f}", f"{whole.accuracy:.4f}", gain])
    return _table(["roles", "without", "with", "gain"], rows)


def sources_block(variants: Mapping[str, Mapping[Task, HeldOut]]) -> str:
    """Return what each source is worth: accuracy on people and on ads, with it and without."""
    rows = []
    for name, parts in variants.items():
        cells = [
            f"{_accuracy(parts[Task(kind, task)]):.3f}" for kind in KINDS for task in ROLE_TASKS
        ]
        rows.append([name, *cells])
    head = [f"{kind}: {len(roles) or 'all'}" for kind in KINDS for roles in ROLE_TASKS.values()]
    return _table(["shares from", *head], rows)


def calibration_block(repetitions: Repetitions) -> str:
    """Return accuracy with its interval, and calibration error, for every choice of roles."""
    rows = []
    for task, parts in repetitions.items():
        low, high = interval_of(parts[0])
        counts = np.bincount(parts[0].labels)
        few = [n for n in counts if 0 < n < FEW]
        rows.append(
            [
                f"{task.kind}: {TASK_NAMES[task.name]}",
                f"{np.mean([_accuracy(part) for part in parts]):.3f}",
                f"{low:.3f} to {high:.3f}",
                f"{calibration_error(parts):.3f}",
                str(len(few)) if few else "",
            ]
        )
    head = ["sheets and roles", "own role first", "95 % interval", "calibration error"]
    return _table([*head, f"roles under {FEW}"], rows)


def specialities_block(catalog: Catalog, naming: Sequence[Naming]) -> str:
    """Return the start and the margin of each speciality, and how often whom it is named to."""
    rows = []
    for row in naming:
        fitted = catalog.roles[row.role].fitted
        shares = (row.plain_people, row.drawn_plain, row.drawn_own)
        rows.append(
            [
                catalog.roles[row.role].name,
                str(fitted.start),
                str(fitted.margin),
                *("" if share is None else f"{100 * share:.0f}%" for share in shares),
                "" if row.own_people is None else f"{100 * row.own_people:.0f}% of {row.n_own}",
            ]
        )
    head = ["speciality", "starts at", "named from", "of surveyed plain people"]
    return _table(
        [*head, "of drawn plain people", "of its drawn people", "of its surveyed people"], rows
    )


def field_block(catalog: Catalog, shares: FieldShares) -> str:
    """Return how often each whole role comes first for people drawn from the field's shares."""
    rows = [
        [catalog.roles[role].name, f"{100 * plain:.0f}%", f"{100 * split:.0f}%"]
        for role, (plain, split) in shares.items()
    ]
    return _table(["whole role", "plain roles only", "with specialities"], rows)


def answers_block(curves: Mapping[str, Sequence[float]]) -> str:
    """Return the share of the full accuracy that each number of answers reaches."""
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
                TASK_NAMES[task],
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
    """Return the stated chances that the first role changes, and how often it did."""
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


def destinations_block(catalog: Catalog, repetitions: Repetitions) -> str:
    """Return which role comes first for the people and the ads of each title."""
    roles = sorted(catalog.whole_roles)
    tables = []
    for kind in KINDS:
        parts = repetitions[Task(kind, WHOLE)]
        rows = []
        for label in np.unique(parts[0].labels).tolist():
            named = np.concatenate([p.named[SCORECARD][p.labels == label] for p in parts])
            n = int((parts[0].labels == label).sum())
            shares = np.bincount(named, minlength=len(roles)) / len(named)
            order = [i for i in np.argsort(-shares, kind="stable") if i != label][:DESTINATIONS]
            others = ", ".join(
                f"{catalog.roles[roles[i]].name} {100 * shares[i]:.0f}%"
                for i in order
                if shares[i] >= WORTH_NAMING
            )
            name = catalog.roles[roles[label]].name
            rows.append([name, _count(n), f"{100 * shares[label]:.0f}%", others])
        tables.append(_table([f"title ({kind})", "n", "own role", "other roles, from 3%"], rows))
    return "\n\n".join(tables)


def pairs_block(catalog: Catalog, parts: Sequence[HeldOut]) -> str:
    """Return, in percent, how often real people of two titles score higher for their own."""
    roles = sorted(catalog.whole_roles)
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


def _comparison(kind: Kind, repetitions: Mapping[Task, Sequence[HeldOut]]) -> str:
    results = {(r.task, r.method): r for r in results_of(repetitions) if r.task.kind == kind}
    methods = [*BASELINES, SCORECARD]
    rows = []
    for name in ROLE_TASKS:
        task = Task(kind, name)
        cells = [f"{results[task, method].accuracy:.3f}" for method in methods]
        own = results[task, SCORECARD]
        rows.append([TASK_NAMES[name], *cells, f"{own.lead:+.3f} ± {own.lead_error:.3f}"])
    return _table(["roles", *methods, f"lead over {CEILING}"], rows)


def _accuracy(part: HeldOut) -> float:
    right = part.named[SCORECARD] == part.labels
    return float(np.mean([right[part.labels == label].mean() for label in np.unique(part.labels)]))


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
