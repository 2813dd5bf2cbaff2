"""A result in words, for text and page alike."""

from collections.abc import Iterator, Mapping

from roleadvisor.packs import Catalog
from roleadvisor.render.writing import (
    brief,
    in_cases,
    inline,
    listed,
    percent,
    plural,
    short,
    with_article,
)
from roleadvisor.results.advice import Advice, Best, BestSpeciality, Certainty, CompanySize
from roleadvisor.results.explain import Effect
from roleadvisor.results.flip import Flip
from roleadvisor.results.jobs import CurrentJob, is_elsewhere
from roleadvisor.results.known import MENTIONED
from roleadvisor.results.plan import Plan
from roleadvisor.results.sizes import HOURS_A_WEEK, StepSize
from roleadvisor.results.steps import LIKES_LEVEL, Skill, Step
from roleadvisor.results.tools import ItemShare

NAMED_ROLES = 3
THINGS_TO_DO = 3
MOST_WEEKS = 9
MOST_MONTHS = 21
DISLIKES = 1
_CERTAINTY: Mapping[Certainty, str] = {
    "early": "Too early to say",
    "clear": "A clear result",
    "close": "A close call",
    "likely": "Likely, but not certain",
    "ahead": "Ahead, but not certain",
}


_OPEN = "Your answers do not point to one role yet"
_APART = "Your skills and your interests point to different roles"


def certainty_in_words(certainty: Certainty, if_open: str) -> str:
    """Return how certain a first role is; `if_open` is what is said where none is clear."""
    return _CERTAINTY.get(certainty, if_open)


def title_of(result: Advice, best: Best) -> str:
    """Return the title of a result: the best role, unless no role is clear."""
    return "No clear role yet" if result.is_open else best.name


def told_of(result: Advice, best: Best) -> Best | BestSpeciality:
    """Return whose job and tools to show: the speciality's, unless the company has whole roles."""
    if best.speciality is None or result.company in {"small", "medium"}:
        return best
    return best.speciality


def verdict(result: Advice, best: Best, catalog: Catalog) -> Iterator[str]:
    """Yield the first sentences: how sure the role is, what would decide, what else is worth saying."""
    yield _standing(result)
    if result.decider and result.is_close and not result.is_open:
        yield f"What would decide it: {question_in_words(catalog, result.decider.item)}"
    if best.speciality:
        fit = percent(best.speciality.fit)
        name = inline(best.speciality.name)
        yield f"Of its specialities, {name} is closest ({fit} within the role)."
    if result.apart:
        used, enjoyed = inline(result.apart.used.name), inline(result.apart.enjoyed.name)
        yield f"What you have used says {used}; what you would enjoy says {enjoyed}."
        if result.learn_for and result.learn_for.id != best.id:
            yield f"The next steps are towards {inline(result.learn_for.name)}."
    if result.company:
        yield f"In a {result.company} company {by_size(result.company, best, catalog)}"
    if result.current_job:
        yield _job_in_words(result.current_job, best, catalog)
    if (end := result.quiz) and end.stop != "all-asked" and end.chance_of_change is not None:
        yield f"More answers would change your first role in {in_cases(end.chance_of_change)}."


def meaning_of_fit(result: Advice, best: Best, catalog: Catalog) -> str:
    """Return what the fit of the best role means."""
    is_whole = {role.id for role in result.ranking} == set(catalog.whole_roles)
    roles = "all roles" if is_whole else "these roles"
    count = percent(best.fit).rstrip("%").replace(">", "Over ").replace("<", "Under ")
    return f"{count} in 100 people with these answers do this job, if {roles} are equally common."


def question_in_words(catalog: Catalog, item: str) -> str:
    """Return an item as a question within a sentence."""
    asked = catalog.items[item]
    if asked.kind == "interest":
        return f"do you enjoy {inline(asked.text)}?"
    if not asked.learnable:
        return f"do you have {inline(asked.text)}?"
    if asked.scale == "levels":
        return f"do you know {inline(short(asked.text))}?"
    return f"{short(asked.text)}, yes or no?"


def effect_in_words(catalog: Catalog, effect: Effect) -> str:
    """Return what a person said that counted: "you enjoy building dashboards", "Docker"."""
    item, text = catalog.items[effect.item], effect.text
    if item.kind == "interest":
        if effect.answer >= LIKES_LEVEL:
            return f"you enjoy {inline(text)}"
        verb = "you do not enjoy" if effect.answer <= DISLIKES else "you feel neutral about"
        return f"{verb} {inline(text)}"
    if not item.learnable:
        return f"you {'' if effect.answer else 'do not '}have {inline(text)}"
    if effect.word in {"yes", MENTIONED}:
        return short(text)
    return f"{short(text)}: {effect.word}"


def next_in_words(result: Advice, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield up to three things to do next, each with why; what is not known is no advice to learn."""
    goal = result.learn_for
    if goal is None:
        return
    names = plural(goal.name)
    learn = list(result.learn[:THINGS_TO_DO])
    for step in learn:
        yield short(step.skill.text), why_in_words(step, names)
    if len(learn) < THINGS_TO_DO and result.unasked:
        skills = [_within_sentence(skill, catalog) for skill in result.unasked[:NAMED_ROLES]]
        yield f"Say whether you know {listed(skills)}", ""
    elif not learn:
        for role in result.further[:THINGS_TO_DO]:
            yield f"Look at {inline(role.name)}", f"you have what {names} use most"


def why_in_words(step: Step, names: str) -> str:
    """Return why a step stands where it does; `names` is what the role's people are called."""
    if step.why == "needed" and step.needed_for:
        return f"needed for {short(step.needed_for.text)}"
    if step.why == "deepen":
        return f"you know it, take it to {step.to_word} level"
    share = step.skill.share
    had = "used by" if step.to_word == "yes" else "known to"
    count = _of_hundred(share.share)
    if share.of == "ads":
        return f"named in {count} of 100 job ads for {names}"
    if step.why == "foundation":
        guess = f"about {count} of 100 (our estimate)" if _is_guessed(share) else f"{count} of 100"
        return f"{had} most {names}, {guess}"
    return f"typical of {names}, {_typical(step, share, had)}"


def name_of(step: Step) -> str:
    """Return what a step is called: the skill, and the level that a rated one is taken to."""
    if step.to_word == "yes":
        return step.skill.text
    return f"{short(step.skill.text)} (to {step.to_word} level)"


def time_of(size: StepSize) -> str:
    """Return how long a step takes."""
    evenings = "" if size.size == "weekend" else " of evenings"
    return f"about a {size.size}{evenings}"


def needs_of(step: Step) -> str:
    """Return what to know before a step; nothing if there is nothing."""
    return f"Needs: {listed([brief(item.text) for item in step.needs])}." if step.needs else ""


def total_time(result: Plan) -> str:
    """Return how long the steps of a plan take together; nothing if that is not known."""
    if result.hours is None:
        return ""
    count = len(result.steps)
    them = "The step takes" if count == 1 else f"The {count} steps take"
    weeks = round(result.hours / HOURS_A_WEEK)
    return f"{them} {_span(weeks)} at {HOURS_A_WEEK} hours a week, our estimate."


def _span(weeks: int) -> str:
    """Return a number of weeks as "about 3 weeks", "about 5 months", "about 2 years"."""
    months = round(weeks * 12 / 52)
    if weeks < MOST_WEEKS:
        return "about a week" if weeks <= 1 else f"about {weeks} weeks"
    if months < MOST_MONTHS:
        return f"about {months} months"
    return f"about {round(months / 12)} years"


def without_steps(result: Plan) -> str:
    """Return why a plan has no steps, and what to look at next."""
    if not result.further and result.unasked:
        return "Which of its skills you lack is not known yet."
    if not result.further:
        return "None of the skills that you said you lack would raise this fit."
    names = listed([inline(role.name) for role in result.further])
    return f"You have what {plural(result.towards.name)} use most. Next, look at {names}."


def left_out_in_words(result: Plan) -> str:
    """Return which foundations are no steps, and why; nothing if there are none."""
    if not result.left_out:
        return ""
    names = listed([short(skill.text) for skill in result.left_out])
    them, they, s = ("it", "it", "s") if len(result.left_out) == 1 else ("them", "they", "")
    return (
        f"Left out: {names}, and what needs {them}. Most {plural(result.towards.name)} have {them}. "
        f"But other roles ask for {them}, or for what {they} need{s}, even more: the fit would fall."
    )


def _typical(step: Step, share: ItemShare, had: str) -> str:
    count = _of_hundred(share.share)
    if _is_guessed(share):
        return f"{had} about {count} of 100 (our estimate)"
    others = "" if step.others is None else f" ({_of_hundred(step.others)} in other roles)"
    return f"{had} {count} of 100{others}"


def _of_hundred(share: float) -> str:
    return str(round(share * 100) or "fewer than 1")


def _is_guessed(share: ItemShare) -> bool:
    """Return whether a share is an estimate, or another role's."""
    return share.of == "estimate" or share.inherited_from is not None


def flip_in_words(flip: Flip, first: str, catalog: Catalog) -> str:
    """Return what a flip would do to the `first` role, to be followed by its changes."""
    name, before = (inline(catalog.roles[role].name) for role in (flip.id, first))
    count = len(flip.changes)
    answers = "Changing one answer" if count == 1 else f"Changing {count} answers"
    fewer = "" if flip.is_smallest else " Fewer might do."
    if flip.then_first == flip.id:
        return f"{answers} would put {name} first.{fewer}"
    third = inline(catalog.roles[flip.then_first].name)
    return f"{answers} would put {name} before {before}, and {third} first.{fewer}"


def by_size(size: CompanySize, best: Best, catalog: Catalog) -> str:
    """Return what a company of this size makes of the best role."""
    if size == "small":
        names = [inline(role.name) for role in best.company.small[:NAMED_ROLES]]
        return f"one person does it all. You would be strongest as {listed(names)}."
    return _medium(best, catalog) if size == "medium" else _large(best, catalog)


def _medium(best: Best, catalog: Catalog) -> str:
    """Return what becomes of the best role in a company of whole roles."""
    if whole := catalog.roles[best.id].specialises:
        return f"this is part of the {inline(catalog.roles[whole].name)}'s work."
    too = " and cover its specialities too" if catalog.specialities_of(best.id) else ""
    return f"you would be {with_article(best.name)}{too}."


def _large(best: Best, catalog: Catalog) -> str:
    """Return what becomes of the best role in a company that splits it into specialities."""
    if best.speciality:
        name = with_article(best.speciality.name)
        return f"you would be {name}; others do the rest of the {inline(best.name)}'s work."
    if best.company.large:
        *names, last = [inline(role.name) for role in best.company.large[:NAMED_ROLES]]
        one = f"{', '.join(names)} or {last}, nearest first" if names else last
        return f"you could specialise as {one}."
    if split := catalog.specialities_of(best.id):
        others = listed([plural(catalog.roles[role].name) for role in split])
        return f"the job is shared with {others}."
    near = [plural(catalog.roles[n.role].name) for n in catalog.roles[best.id].neighbours[:2]]
    return "this is your whole job" + (f"; you work with {listed(near)}." if near else ".")


def _standing(result: Advice) -> str:
    """Return how sure the first role is, and which roles come next."""
    said = _APART if result.apart else certainty_in_words(result.certainty, _OPEN)
    first, *others = [f"{inline(role.name)} ({percent(role.fit)})" for role in result.ranking[:3]]
    if not others:
        return f"{said}."
    if result.is_open:
        return f"{said}. First: {', '.join([first, *others])}."
    if result.certainty == "close":
        return f"{said} with {others[0]}." + "".join(f" Then {third}." for third in others[1:])
    return f"{said}. Next: {', '.join(others)}."


def _job_in_words(job: CurrentJob, best: Best, catalog: Catalog) -> str:
    """Return how a current job stands to the result."""
    if job.distance == "far":
        return "Your job today has little in common with the roles here."
    nearest = inline(job.roles[0].name)
    if is_elsewhere(catalog, job, best.id):
        return f"Your job today is closest to {nearest}; your answers point elsewhere."
    return f"Your job today is closest to {nearest}, as your answers are."


def _within_sentence(skill: Skill, catalog: Catalog) -> str:
    """Return a skill's name as it stands within a sentence: "Git", but "stream processing"."""
    name = brief(skill.text)
    first, _, rest = name.partition(" ")
    is_noun = catalog.items[skill.item].scale == "levels" or name.startswith(("A ", "An "))
    is_phrase = len(first) > 1 and rest[:1].islower()
    return inline(name) if is_noun or is_phrase else name
