"""A person's standing after the answers so far: points, fits, and the items that are still open."""

from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from roleadvisor.packs import TOP_LEVEL
from roleadvisor.quiz.bank import (
    MOST_SECONDS,
    SKIP_SECONDS,
    Question,
    QuestionBank,
    ToolList,
)
from roleadvisor.scoring.match import is_informative, softmax

# The part of their role's skills that newcomers are taken to have before they answer, an estimate,
# and the number of expected skills that it weighs as much as.
FIRST_TOUCHED = 0.5
FIRST_EXPECTED = 3.0
# A person's pace is begun with this many seconds at the pace of the estimates.
PACED_SECONDS = 60.0


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """The reply to one question: levels 0 to 4 by item, or no levels if it was skipped.

    The items of a list were ticked; otherwise, one item was rated. A reply that `is_imported` was
    read from a résumé: it counts as mentions, at levels 1 to 4, and neither as a question nor as
    time. The closing list has `tools_of`, the classes whose tools it showed; its items are names of
    tools. It counts as time only. `seconds` is how long the person took, or None if that was not
    measured.
    """

    items: tuple[str, ...]
    levels: dict[str, int] = {}
    is_list: bool = True
    is_imported: bool = False
    tools_of: tuple[str, ...] = ()
    seconds: Annotated[float, Meta(ge=0, le=MOST_SECONDS)] | None = None

    @property
    def is_skipped(self) -> bool:
        """Whether the question was left open."""
        return not self.levels

    @property
    def is_scored(self) -> bool:
        """Whether its items are those of the bank, whose answers give points."""
        return not self.tools_of


class Standing(NamedTuple):
    """Points by class and fits by role, in the contest's order.

    `within` is by class: the chance that a person of the class's role is of this class. `left` has
    the indices of the items not yet asked. `informative` counts the answers and mentions that tell
    classes apart, `mentioned` the mentions among them. `seconds` is the time that the questions so
    far took, where it was not measured by the estimates. `touched` is the part of their role's
    skills that a newcomer is likely to have, in (0, 1]; it is 1 for a practitioner. `pace` is how
    many times as long as the estimates the person takes.
    """

    points: Sequence[float]
    fits: Sequence[float]
    within: Sequence[float]
    left: Sequence[int]
    informative: int
    mentioned: int
    questions: int
    seconds: float
    touched: float = 1.0
    pace: float = 1.0

    @property
    def first(self) -> int:
        """The index of the role that comes first; the first id wins a tie."""
        return self.fits.index(max(self.fits))


def said_in(replies: Iterable[Reply]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the levels answered and those only mentioned by item; an answer replaces a mention."""
    answers: dict[str, int] = {}
    mentions: dict[str, int] = {}
    for reply in replies:
        if reply.is_scored:
            (mentions if reply.is_imported else answers).update(reply.levels)
    return answers, {item: level for item, level in mentions.items() if item not in answers}


def standing_of(bank: QuestionBank, replies: Iterable[Reply], *, is_full: bool = False) -> Standing:
    """Return the standing after these replies.

    If it `is_full`, items whose roles have hardly any chance are still to be asked, too.
    """
    replies = list(replies)
    scored = [reply for reply in replies if reply.is_scored]
    seen = {item for reply in scored for item in reply.items}
    answers, mentions = said_in(replies)
    asked = [bank.row(item, level, bank.experience) for item, level in answers.items()]
    read = [bank.row(item, level, "mentioned") for item, level in mentions.items()]
    points = [sum(column) for column in zip(bank.contest.starts, *asked, *read, strict=True)]
    fits, within = _chances(bank, points)
    seconds, pace = _time(bank, [reply for reply in replies if not reply.is_imported])
    standing = Standing(
        points=points,
        fits=fits,
        within=within,
        left=[i for item, i in bank.places.items() if item not in seen],
        informative=sum(map(is_informative, [*asked, *read])),
        mentioned=sum(map(is_informative, read)),
        questions=sum(not reply.is_imported for reply in scored),
        seconds=seconds,
        pace=pace,
    )
    belief = belief_in(bank, standing)
    left = standing.left if is_full else _in_play(bank, standing.left, belief)
    return standing._replace(left=left, touched=_touched(bank, answers, belief))


def with_points(bank: QuestionBank, standing: Standing, points: Sequence[float]) -> Standing:
    """Return the standing with other points."""
    fits, within = _chances(bank, points)
    return standing._replace(points=points, fits=fits, within=within)


def belief_in(bank: QuestionBank, standing: Standing) -> list[float]:
    """Return the chance of each class: the fit of its role times its part of the role."""
    of_roles = (standing.fits[role] for role in bank.contest.speaks_for)
    return list(map(mul, of_roles, standing.within))


def belief_in_first(bank: QuestionBank, standing: Standing) -> list[float]:
    """Return the chance of each class if the first role is the person's."""
    return [
        part * (role == standing.first)
        for role, part in zip(bank.contest.speaks_for, standing.within, strict=True)
    ]


def expected_standing(
    bank: QuestionBank, standing: Standing, questions: Sequence[Question]
) -> Standing:
    """Return the standing to expect after these questions.

    The person is taken to answer half like people of the first role and half like people of all
    roles, weighted by their fits. While all fits are equal, only the second half is used.
    """
    items = [bank.places[item] for question in questions for item in question.items]
    belief = belief_in(bank, standing)
    if len(set(standing.fits)) > 1:
        of_first = belief_in_first(bank, standing)
        belief = [(a + b) / 2 for a, b in zip(belief, of_first, strict=True)]
    points = list(standing.points)
    for item in items:
        share = _mean_share(bank, belief, item)
        share *= standing.touched if bank.gains.no_worth[item] == 0 else 1.0
        for place, (yes, no) in enumerate(zip(bank.yes, bank.no, strict=True)):
            points[place] += share * yes[item] + (1 - share) * no[item]
    asked = set(items)
    return with_points(bank, standing, points)._replace(
        left=[item for item in standing.left if item not in asked],
        informative=standing.informative + len(items),
        questions=standing.questions + len(questions),
        seconds=standing.seconds + standing.pace * sum(question.seconds for question in questions),
    )


def asked_in(bank: QuestionBank, reply: Reply) -> Question | ToolList:
    """Return the question that a reply answers."""
    return ToolList(reply.tools_of, reply.items) if reply.tools_of else bank.question(reply.items)


def _chances(bank: QuestionBank, points: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the fits of the roles, and how likely each class is within its role."""
    contest, temperature = bank.contest, bank.catalog.questionnaire.temperature
    fits = softmax([points[place] for place in contest.speakers(points)], temperature)
    within = [0.0] * len(points)
    for places in bank.classes:
        parts = softmax([points[place] for place in places], temperature)
        for place, part in zip(places, parts, strict=True):
            within[place] = part
    return fits, within


def _in_play(bank: QuestionBank, items: Sequence[int], belief: Sequence[float]) -> list[int]:
    """Return the items that are asked of everyone, or one of whose roles has an even chance."""

    def has_chance(classes: Sequence[int]) -> bool:
        return sum(belief[place] for place in classes) * len(bank.contest.roles) >= 1

    return [
        i for i in items if i not in bank.conditions or any(map(has_chance, bank.conditions[i]))
    ]


def _time(bank: QuestionBank, replies: Sequence[Reply]) -> tuple[float, float]:
    """Return how long these replies took, and at what pace: how many times the estimates."""
    estimates = [
        SKIP_SECONDS if reply.is_skipped else asked_in(bank, reply).seconds for reply in replies
    ]
    took = sum(
        estimate if reply.seconds is None else reply.seconds
        for reply, estimate in zip(replies, estimates, strict=True)
    )
    return took, (took + PACED_SECONDS) / (sum(estimates) + PACED_SECONDS)


def _touched(bank: QuestionBank, levels: Mapping[str, int], belief: Sequence[float]) -> float:
    """Return the part of their role's skills that a person seems to have, by the answers so far.

    It starts at `FIRST_TOUCHED`, which weighs as much as `FIRST_EXPECTED` expected skills.
    """
    expected, found = FIRST_EXPECTED, FIRST_EXPECTED * FIRST_TOUCHED
    for item, level in levels.items():
        place = bank.places.get(item)
        if place is not None and bank.gains.no_worth[place] == 0:
            expected += _mean_share(bank, belief, place)
            found += level / TOP_LEVEL
    return 1.0 if bank.experience == "practitioner" else min(found / expected, 1.0)


def _mean_share(bank: QuestionBank, belief: Sequence[float], item: int) -> float:
    return float(sum(map(mul, belief, bank.gains.shares[item])))
