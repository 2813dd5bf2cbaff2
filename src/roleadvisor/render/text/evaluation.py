"""An evaluation as text: accuracy, confusions between roles, and how reliable fits are."""

from collections.abc import Sequence

from roleadvisor.evaluation import (
    AgreementPoint,
    CurvePoint,
    Evaluation,
    Naming,
    Replay,
    RoleResult,
)
from roleadvisor.evaluation.measures import FEW_PEOPLE
from roleadvisor.render.charts import bar, bars
from roleadvisor.render.console import Page
from roleadvisor.render.writing import bullet, heading, inline, percent, say
from roleadvisor.scoring.match import CLEAR_FIT

NEARLY_ALL = 0.97
LISTED_ANSWERS = (1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100)
DESTINATIONS = 4
LISTED_LABELS = 6
NARROW = 64
PART = 0.4


def write_evaluation(result: Evaluation, page: Page) -> None:
    """Print an evaluation."""
    _summary(page, result)
    if not result.people:
        return
    heading(page, "How often a person's own role comes first")
    bars(page, [(_counted(r), r.top_1) for r in result.roles if r.n])
    if any(role.is_small for role in result.roles):
        say(page, f"* fewer than {FEW_PEOPLE} people: too few to rely on.", style="dim")
    heading(page, "Which roles are taken for others")
    _confusion(page, result)
    if result.specialities:
        heading(page, "How often a speciality is named")
        _specialities(page, result.specialities)
    heading(page, "How often the family is right")
    bars(page, [(f"{f.name} ({f.n})", f.top_1) for f in result.family.families])
    heading(page, "How far a fit can be trusted")
    _reliability(page, result)
    if result.curve:
        heading(page, "How many answers it takes")
        if result.curve_people < result.people:
            say(page, f"Measured on {_people(result.curve_people)}, with fewer from large roles.")
        _curve(page, result.curve)
        heading(page, "How soon the first role is final")
        _agreement(page, result.agreement)
    if result.quiz:
        heading(page, "How well the quiz does")
        _quiz(page, result.quiz)


def _counted(role: RoleResult) -> str:
    return f"{role.name} ({role.n}{'*' if role.is_small else ''})"


def _specialities(page: Page, naming: Naming) -> None:
    """Print how often a speciality is named to its own people, and to those of whole roles."""
    names = {part.id: part.name for part in naming.labelled}
    for part in naming.labelled:
        if part.n:
            bullet(page, f"{part.name} ({part.n}): named for {percent(part.named / part.n)}")
    for whole in naming.plain:
        if not whole.n:
            continue
        listed = sorted((-n, role) for role, n in whole.specialities.items())
        told = [f"{inline(names[role])} {percent(-n / whole.n)}" for n, role in listed]
        which = f" ({', '.join(told)})" if told else ""
        given = f"one is named for {percent(whole.named / whole.n)}{which}"
        bullet(page, f"{whole.name} without a speciality ({whole.n}): {given}")


def _agreement(page: Page, points: Sequence[AgreementPoint]) -> None:
    say(page, "Asked       same first role as with all answers", style="dim")
    for point in points:
        say(page, f"{percent(point.share):>10} {percent(point.agreement):>10}")
    clear = next(p for p in points if p.share >= PART)
    if clear.clear_agreement is not None:
        say(
            page,
            f"Of the {clear.clear_people:,} with a fit above {percent(CLEAR_FIT)} in the end, "
            f"{100 * clear.clear_agreement:.1f}% have their first role after "
            f"{percent(clear.share)} of the answers.",
        )


def _quiz(page: Page, quiz: Replay) -> None:
    say(page, f"Replayed with {_people(quiz.people)}, asking only what they have answered.")
    say(
        page,
        f"Half of them were done within {quiz.questions:g} questions, {quiz.answers:g} answers "
        f"and an estimated {quiz.seconds:.0f} seconds.",
    )
    reasons = ", ".join(f"{reason} {n}" for reason, n in sorted(quiz.reasons.items()))
    say(page, f"Why it stopped: {reasons}.")
    say(
        page,
        f"Its first role is the same as with all answers for {percent(quiz.agreement)}. It is the "
        f"person's own for {percent(quiz.own_role)}, and with all answers for "
        f"{percent(quiz.own_role_full)} (mean over roles).",
    )
    say(
        page,
        f"It expected more answers to change {100 * quiz.stated_chance:.1f}% of first roles; they "
        f"changed {100 * (1 - quiz.agreement):.1f}%. The highest chance it stated was "
        f"{percent(quiz.highest_chance)}.",
    )
    say(page, "")
    say(page, "Chance of change  stated  changed  moments", style="dim")
    for part in quiz.on_the_way:
        span = f"{percent(part.low)} to {percent(part.high)}"
        say(page, f"{span:<16} {100 * part.stated:>6.1f}% {100 * part.changed:>7.1f}% {part.n:>8,}")
    say(
        page,
        f"Its number of questions left was off by {quiz.left_error:.1f} on average.",
        style="dim",
    )


def _summary(page: Page, result: Evaluation) -> None:
    say(page, f"{_people(result.people)} in {_roles(result)}", style="bold")
    if result.left_out:
        labels = [f"{label or 'none'} {n:,}" for label, n in result.left_out_labels.items()]
        more = ", ..." if len(labels) > LISTED_LABELS else ""
        listed = ", ".join(labels[:LISTED_LABELS]) + more
        say(page, f"{_people(result.left_out)} with other roles left out: {listed}.")
    if result.insufficient:
        say(
            page,
            f"{_people(result.insufficient)} left out because they said too little to be ranked.",
        )
    if result.unknown:
        unknown = ", ".join(result.unknown)
        say(page, f"Not counted, because the pack does not ask about them: {unknown}.")
    if not result.people:
        say(page, "There is nobody to measure.")
        return
    say(page, "")
    say(page, "                 mean over   over")
    say(page, "Own role is          roles   people")
    places = ("first", "in the first 2", "in the first 3")
    for place, balanced, plain in zip(
        places, _shares(result.balanced), _shares(result.plain), strict=True
    ):
        say(page, f"{place:<16} {balanced:>9} {plain:>8}")
    family = result.family
    say(
        page,
        f"{'family is first':<16} {percent(family.balanced_top_1):>9}"
        f" {percent(family.plain_top_1):>8}",
    )
    say(page, "")
    say(
        page,
        f"Mean reciprocal rank {result.mean_reciprocal_rank:.3f}, log loss "
        f"{result.log_loss:.3f}, calibration error {result.calibration_error:.3f}.",
    )
    first, error = result.intervals.balanced_top_1, result.intervals.calibration_error
    say(
        page,
        f"95% intervals: own role first {percent(first[0])} to {percent(first[1])}, calibration error "
        f"{_hundredths(error[0])} to {_hundredths(error[1])}.",
    )


def _hundredths(error: float) -> str:
    return f"{error:.2f}".lstrip("0")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def _roles(result: Evaluation) -> str:
    present = sum(bool(role.n) for role in result.roles)
    total = len(result.roles)
    of_all = "" if present == total else f", ranked among {total}"
    return ("1 role" if present == 1 else f"{present} roles") + of_all


def _shares(top: object) -> list[str]:
    return [percent(getattr(top, f"top_{k}")) for k in (1, 2, 3)]


def _confusion(page: Page, result: Evaluation) -> None:
    names = {role.id: role.name for role in result.roles}
    for label, named in result.confusion.items():
        total = sum(named.values())
        others = sorted((-n, role) for role, n in named.items() if n and role != label)
        listed = [f"right {percent(named[label] / total)}"] + [
            f"{inline(names[role])} {percent(-n / total)}" for n, role in others[:DESTINATIONS]
        ]
        bullet(page, f"{names[label]}: {', '.join(listed)}")


def _reliability(page: Page, result: Evaluation) -> None:
    say(page, "Fit of the first   mean   right  people", style="dim")
    for part in result.reliability:
        span = f"{round(part.low * 100)} to {round(part.high * 100)}%"
        say(
            page,
            f"{span:<16} {percent(part.fit):>6} {percent(part.accuracy):>7} {part.n:>7}"
            f"{_side_bar(page, part.accuracy)}",
        )
    say(
        page,
        "Where right is close to mean, fits can be trusted. Each role counts equally.",
        style="dim",
    )


def _side_bar(page: Page, share: float) -> str:
    return f"  {bar(page, share)}" if page.console.width >= NARROW else ""


def _curve(page: Page, curve: Sequence[CurvePoint]) -> None:
    say(page, "Answers  own role first   of full accuracy", style="dim")
    for point in curve:
        if point.answers in LISTED_ANSWERS or point is curve[-1]:
            say(
                page,
                f"{point.answers:>7} {percent(point.balanced_top_1):>15}"
                f" {percent(point.of_full):>18}{_side_bar(page, point.balanced_top_1)}",
            )
    enough = [
        point.answers
        for i, point in enumerate(curve)
        if all(later.of_full >= NEARLY_ALL for later in curve[i:])
    ]
    if enough:
        full = f"{percent(NEARLY_ALL)} of the accuracy with all answers"
        say(page, f"From {enough[0]} answers on, it is at least {full}.")
