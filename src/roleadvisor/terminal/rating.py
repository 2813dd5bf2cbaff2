"""Ask how far a person is in each skill of a role, one skill after another, and review the answers."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from roleadvisor.packs.ladders import STATED_LEVELS, LadderSkill
from roleadvisor.quiz import rating as machine
from roleadvisor.quiz.rating import Rating
from roleadvisor.safe.characters import shown
from roleadvisor.terminal.views import DONE, SKILL_HINTS, Asker, Choice, Move, Picked, View

Keep = Callable[[Rating], str]


def rate_skills(
    asker: Asker,
    title: str,
    skills: Sequence[LadderSkill],
    rating: Rating,
    keep: Keep,
    *,
    note: str = "",
) -> Rating:
    """Ask until the person wants the result; the first screen shows the note.

    `title` stands above each question. After every answer `keep` is called; if it returns a text,
    that is shown as a warning from then on. Raise what the asker raises if the person leaves.
    """
    ids = [skill.id for skill in skills]
    warning, revised = "", None
    while True:
        is_review = machine.is_at_review(rating, ids)
        view = (
            _review_view(title, skills, rating, revised)
            if is_review
            else _skill_view(title, skills, rating)
        )
        picked = asker.ask(view._replace(warning=warning, note=note))
        note = ""
        if is_review and (picked == DONE or picked is Move.RESULT):
            return rating
        if is_review and isinstance(picked, int):
            changed, revised = _changed(asker, title, skills, rating, picked), picked
        else:
            changed = _moved(rating, ids, picked)
        if changed != rating:
            rating, warning = changed, keep(changed)


def _moved(rating: Rating, ids: Sequence[str], picked: Picked) -> Rating:
    """Return the answers after what was picked at a question, or after going back from the review."""
    if picked is Move.BACK:
        return machine.back(rating, ids)
    if picked is Move.FORWARD:
        return machine.forward(rating)
    if picked is Move.RESULT:
        return machine.review(rating, ids)
    return machine.rate(rating, ids[rating.position], _level(picked))


def _changed(
    asker: Asker, title: str, skills: Sequence[LadderSkill], rating: Rating, place: int
) -> Rating:
    """Return the answers with one of them changed from the review."""
    view = _skill_view(title, skills, replace(rating, position=place))
    picked = asker.ask(
        view._replace(
            place="Changing one answer", has_back=True, has_result=False, why_no_result=""
        )
    )
    if picked is Move.BACK or picked is Move.FORWARD:
        return rating
    ids = [skill.id for skill in skills]
    return machine.review(
        machine.rate(replace(rating, position=place), ids[place], _level(picked)), ids
    )


def _level(picked: Picked) -> int | None:
    return picked if isinstance(picked, int) else None


def _skill_view(title: str, skills: Sequence[LadderSkill], rating: Rating) -> View:
    skill, chosen = skills[rating.position], rating.levels.get(skills[rating.position].id)
    return View(
        place=f"{title}: {rating.position + 1} of {len(skills)} skills",
        prompt=shown(skill.name),
        detail="The highest of these that you can do:",
        choices=[
            Choice(level, _label(skill, level), level == chosen)
            for level in range(len(STATED_LEVELS))
        ],
        start=chosen or 0,
        has_back=rating.position > 0,
        has_answer=skill.id in rating.levels and chosen is not None,
        has_result=bool(rating.answered),
        why_no_result="The result needs 1 more answer.",
    )


def _label(skill: LadderSkill, level: int) -> str:
    """Return a level with what one can do at it, or a word of how far that is where no rung asks it."""
    word = STATED_LEVELS[level]
    if word == "none":
        return "none of it yet"
    can = skill.can.get(word)
    return f"{word}: {shown(can)}" if can else f"{word}{SKILL_HINTS[word]}"


def _review_view(
    title: str, skills: Sequence[LadderSkill], rating: Rating, revised: int | None
) -> View:
    said = [(skill, rating.levels.get(skill.id)) for skill in skills]
    replies = [
        Choice(i, f"{shown(s.name)}: {'no answer' if level is None else STATED_LEVELS[level]}")
        for i, (s, level) in enumerate(said)
    ]
    return View(
        place=f"{title}: {len(rating.answered)} of {len(skills)} skills answered",
        prompt="Your answers: choose one to change it.",
        detail="",
        choices=[Choice(DONE, "See the result"), *replies],
        start=0 if revised is None else revised + 1,
        has_skip=False,
        has_result=True,
    )
