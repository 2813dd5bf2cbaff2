"""Hold the quiz with people whose answers are known, and compare it with asking them everything."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.evaluation.intervals import rounded
from roleadvisor.evaluation.order import Progress
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.quiz.bank import Question, QuestionBank, narrowed, open_banks
from roleadvisor.quiz.chances import chance_of_change
from roleadvisor.quiz.session import is_ticked, tick
from roleadvisor.quiz.standing import Reply, Standing, standing_of
from roleadvisor.quiz.stop import Stop
from roleadvisor.quiz.stopping import LEAST_QUESTIONS, next_step, questions_ahead
from roleadvisor.scoring.contest import titled
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet

# The level of "it depends".
UNDECIDED = 2
# The bins of the chance of change, finer where quizzes stop.
EDGES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 1.0)


class ChanceBin(Struct, frozen=True, kw_only=True):
    """Moments whose stated chance of change lay from `low` up to `high`, and what did change."""

    low: Proportion
    high: Proportion
    n: int
    stated: Proportion
    changed: Proportion


class Replay(Struct, frozen=True, kw_only=True):
    """The quiz held with these people. A change is a first role other than that of all answers.

    `questions`, `answers` and `seconds` are medians; `own_role` is balanced over roles.
    """

    people: int
    questions: float
    answers: float
    seconds: float
    reasons: Mapping[str, int]
    agreement: Proportion
    own_role: Proportion
    own_role_full: Proportion
    stated_chance: Proportion
    highest_chance: Proportion
    at_stop: Sequence[ChanceBin]
    on_the_way: Sequence[ChanceBin]
    left_error: float


class Moment(NamedTuple):
    """A quiz before a question, or at its end.

    `named` is the first role, `chance` that of a change, None early on, and `left` is about how
    many questions are left.
    """

    named: str
    chance: float | None
    left: int


class Quizzed(NamedTuple):
    """How the quiz went with one person; `full` is the first role of all their answers."""

    label: str
    moments: Sequence[Moment]
    stop: Stop
    answers: int
    seconds: float
    full: str


def replay(
    catalog: Catalog,
    card: Scorecard,
    sheets: Sequence[AnswerSheet],
    roles: Sequence[str],
    progress: Progress | None = None,
) -> list[Quizzed]:
    """Return how the quiz goes with each person, who is asked only the items that they answered.

    It chooses between whole roles, or between those named in `roles`, side by side. It begins with
    what a sheet mentions, as after a résumé.
    """
    banks = open_banks(catalog, card, roles=roles)
    people: list[Quizzed] = []
    for sheet in sheets:
        bank = narrowed(banks[sheet.experience], sheet.levels)
        own = bank._replace(contest=titled(bank.contest, card, sheet.titles))
        people.append(_quizzed(own, sheet))
        if progress:
            progress(len(people), len(sheets))
    return people


def filled_in(catalog: Catalog, sheet: AnswerSheet) -> AnswerSheet:
    """Return a sheet that answers everything: open interests with "it depends", the rest with no.

    Ticked items imply others, as in the quiz. Items that are only mentioned stay unanswered.
    """
    levels: dict[str, int] = {}
    for screen in catalog.questionnaire.screens:
        question = Question(screen, tuple(item.id for item in screen.items))
        if question.is_list:
            ticked = [i for i in question.items if is_ticked(sheet.levels.get(i, 0))]
            levels |= tick(question, ticked)
        else:
            level = UNDECIDED if screen.kind == "interest" else 0
            levels |= dict.fromkeys(question.items, level)
    left_open = {item: level for item, level in levels.items() if item not in sheet.mentioned}
    return replace(sheet, levels={**left_open, **sheet.levels}, skipped=())


def summary_of(people: Sequence[Quizzed]) -> Replay:
    """Return the summary of the quizzes of at least one person."""
    ends = [(p.moments[-1].chance, p.moments[-1].named != p.full) for p in people]
    on_the_way = [(m.chance, m.named != p.full) for p in people for m in p.moments]
    left = (
        abs(m.left - (len(p.moments) - 1 - i)) for p in people for i, m in enumerate(p.moments[:-1])
    )
    return Replay(
        people=len(people),
        questions=median(len(p.moments) - 1 for p in people),
        answers=median(p.answers for p in people),
        seconds=rounded(median(p.seconds for p in people)),
        reasons=dict(Counter(p.stop.reason for p in people)),
        agreement=rounded(fmean(not changed for _, changed in ends)),
        own_role=rounded(_balanced((p.label, p.moments[-1].named) for p in people)),
        own_role_full=rounded(_balanced((p.label, p.full) for p in people)),
        stated_chance=rounded(_mean(chance for chance, _ in ends if chance is not None)),
        highest_chance=rounded(max((c for c, _ in ends if c is not None), default=0.0)),
        at_stop=_bins(ends),
        on_the_way=_bins(on_the_way),
        left_error=rounded(_mean(left)),
    )


def _quizzed(bank: QuestionBank, sheet: AnswerSheet) -> Quizzed:
    replies = [
        Reply((item,), {item: level}, is_imported=True)
        for item, level in sheet.mentioned.items()
        if item not in sheet.levels
    ]
    moments: list[Moment] = []
    while True:
        standing = standing_of(bank, replies)
        step = next_step(bank, standing)
        moments.append(_moment(bank, standing, step))
        if isinstance(step, Stop):
            break
        replies.append(Reply(step.items, {item: sheet.levels[item] for item in step.items}))
    everything = [Reply((item,), {item: level}) for item, level in sheet.levels.items()]
    return Quizzed(
        label=_role_of(bank, sheet.label or ""),
        moments=moments,
        stop=step,
        answers=sum(len(reply.levels) for reply in replies if not reply.is_imported),
        seconds=standing.seconds,
        full=_first(bank, standing_of(bank, [*replies, *everything])),
    )


def _moment(bank: QuestionBank, standing: Standing, step: Question | Stop) -> Moment:
    if isinstance(step, Stop):
        chance = step.chance_of_change
    elif standing.questions >= LEAST_QUESTIONS:
        chance = chance_of_change(bank, standing)
    else:
        chance = None
    return Moment(_first(bank, standing), chance, len(questions_ahead(bank, standing)))


def _role_of(bank: QuestionBank, label: str) -> str:
    """Return the role of a label: for a speciality that is not ranked, its whole role."""
    is_speciality = label in bank.catalog.roles and label not in bank.contest.roles
    return bank.catalog.whole_of(label) if is_speciality else label


def _first(bank: QuestionBank, standing: Standing) -> str:
    return bank.contest.roles[standing.first]


def _bins(moments: Iterable[tuple[float | None, bool]]) -> list[ChanceBin]:
    stated = [(chance, changed) for chance, changed in moments if chance is not None]
    bins = []
    for low, high in pairwise(EDGES):
        within = [(c, x) for c, x in stated if low <= c < high or c == high == EDGES[-1]]
        if within:
            chances, changes = zip(*within, strict=True)
            bins.append(
                ChanceBin(
                    low=low,
                    high=high,
                    n=len(within),
                    stated=rounded(fmean(chances)),
                    changed=rounded(fmean(changes)),
                )
            )
    return bins


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return fmean(listed) if listed else 0.0


def _balanced(pairs: Iterable[tuple[str, str]]) -> float:
    right: dict[str, list[bool]] = {}
    for label, named in pairs:
        right.setdefault(label, []).append(label == named)
    return fmean(map(fmean, right.values()))
