"""A result in words, for text and page alike."""

from collections.abc import Iterator, Mapping

from roleadvisor.packs import Catalog
from roleadvisor.render.writing import (
    inline,
    listed,
    percent,
    plural,
    short,
    why_stopped,
    with_article,
)
from roleadvisor.results.advice import Advice, Best, BestSpeciality, Certainty, CompanySize
from roleadvisor.results.explain import Effect
from roleadvisor.results.flip import Flip
from roleadvisor.results.plan import Plan
from roleadvisor.results.steps import Step
from roleadvisor.results.tools import ItemShare

ALIKE = 0.9
NAMED = 0.25
NAMED_ROLES = 3
_CERTAINTY: Mapping[Certainty, str] = {
    "open": "Your answers do not point to one role yet",
    "early": "It is early to say",
    "clear": "A clear lead",
    "close": "A close call",
    "likely": "Likely, not certain",
    "ahead": "Ahead, but open",
}


def title_of(result: Advice, best: Best) -> str:
    """Return the title of a result: the best role, or what the company's size makes of it."""
    if result.is_open:
        return "Not decided yet"
    if result.company == "small":
        first, *others = best.company.small
        return listed([first.name, *(inline(r.name) for r in others if r.fit >= NAMED)])
    if result.company == "large" and best.speciality:
        return best.speciality.name
    return best.name


def told_of(result: Advice, best: Best) -> Best | BestSpeciality:
    """Return whose job and tools to show: the speciality's, unless the company has whole roles."""
    if best.speciality is None or result.company in {"small", "medium"}:
        return best
    return best.speciality


def verdict(result: Advice, best: Best, catalog: Catalog) -> Iterator[str]:
    """Yield the first sentences: about the company's size, the role, and why the quiz stopped."""
    if result.company:
        size = result.company
        yield f"In a {size} company {by_size(size, best, catalog)}"
    yield _lead(result, best)
    if best.speciality:
        yield f"Within it: {inline(best.speciality.name)} ({percent(best.speciality.fit)})."
    if result.apart:
        used, enjoyed = inline(result.apart.used.name), inline(result.apart.enjoyed.name)
        yield f"What you have used says {used}; what you would enjoy says {enjoyed}."
    if result.quiz:
        yield why_stopped(result.quiz.stop, result.quiz.chance_of_change)


def effect_in_words(effect: Effect) -> str:
    """Return what an answer did, as a multiplier for or against the role."""
    sign, times = (
        ("for", effect.multiplier) if effect.points > 0 else ("against", 1 / effect.multiplier)
    )
    return f"×{times:.1f} {sign}: {effect.text} ({effect.word})"


def step_in_words(step: Step, names: str) -> str:
    """Return a step of a plan in one line; `names` is what the role's people are called."""
    return f"{name_of(step)}: {why_in_words(step, names)}"


def why_in_words(step: Step, names: str) -> str:
    """Return why a step stands where it does; `names` is what the role's people are called."""
    if step.why == "needed" and step.needed_for:
        return f"Needed for {short(step.needed_for.text)}"
    if step.why == "deepen":
        return "Already yours; go one level up"
    share = step.skill.share
    had = "used by" if step.to_word == "yes" else "known to"
    if step.why == "foundation":
        return f"{had.capitalize()} most {names}{_of_most(share)}"
    return f"Typical of {names}: {_typical(step, share, had)}"


def name_of(step: Step) -> str:
    """Return what a step is called: the skill, and the level that a rated one is taken to."""
    if step.to_word == "yes":
        return step.skill.text
    return f"{short(step.skill.text)} (to {step.to_word} level)"


def without_steps(result: Plan) -> str:
    """Return why a plan has no steps, and what to look at next."""
    if not result.further:
        return "You have named no skill you lack that would raise this fit."
    names = listed([inline(role.name) for role in result.further])
    return f"You have what {plural(result.towards.name)} use most. Next, look at {names}."


def left_out_in_words(result: Plan) -> str:
    """Return which foundations are no steps, and why; nothing if there are none."""
    if not result.left_out:
        return ""
    names = listed([short(skill.text) for skill in result.left_out])
    them, they = ("it", "it") if len(result.left_out) == 1 else ("them", "they")
    return (
        f"Left out: {names}, and what needs {them}. Most {plural(result.towards.name)} have {them}. "
        f"But other roles ask for {them} more, so {they} would lower the fit."
    )


def _of_most(share: ItemShare) -> str:
    count = _of_hundred(share.share)
    if share.of == "ads":
        return f"; named in {count} of 100 job ads"
    return f": about {count} of 100, our estimate" if _is_guessed(share) else f": {count} of 100"


def _typical(step: Step, share: ItemShare, had: str) -> str:
    count = _of_hundred(share.share)
    if share.of == "ads":
        return f"named in {count} of 100 job ads"
    if _is_guessed(share):
        return f"about {count} of 100, our estimate"
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
    who = "This answer alone" if len(flip.changes) == 1 else "These answers together"
    found = "" if flip.is_smallest else " (the smallest set found)"
    if flip.then_first == flip.id:
        return f"{who} would put {name} first, before {before}{found}:"
    third = inline(catalog.roles[flip.then_first].name)
    return f"{who} would put {name} before {before}, and {third} first{found}:"


def by_size(size: CompanySize, best: Best, catalog: Catalog) -> str:
    """Return what a company of this size makes of the best role."""
    if size == "small":
        names = [inline(role.name) for role in best.company.small[:NAMED_ROLES]]
        sides = "side" if len(names) == 1 else "sides"
        return f"one person does it all; your strongest {sides} would be {listed(names)}."
    return _medium(best, catalog) if size == "medium" else _large(best, catalog)


def _medium(best: Best, catalog: Catalog) -> str:
    """Return what becomes of the best role in a company of whole roles."""
    if whole := catalog.roles[best.id].specialises:
        return f"this is part of the {inline(catalog.roles[whole].name)}'s work."
    too = " and do its specialities too" if catalog.specialities_of(best.id) else ""
    return f"you would be {with_article(best.name)}{too}."


def _large(best: Best, catalog: Catalog) -> str:
    """Return what becomes of the best role in a company that splits it into specialities."""
    if best.speciality:
        name = with_article(best.speciality.name)
        return f"you would be {name}; others do the rest of the {inline(best.name)}'s work."
    if best.company.large:
        *names, last = [inline(role.name) for role in best.company.large[:NAMED_ROLES]]
        one = f"{', '.join(names)} or {last}, the nearest to you first" if names else last
        return f"you could specialise in one part of the job: {one}."
    if split := catalog.specialities_of(best.id):
        others = listed([plural(catalog.roles[role].name) for role in split])
        return f"the job is shared with {others}."
    near = [plural(catalog.roles[n.role].name) for n in catalog.roles[best.id].neighbours[:2]]
    return "this is your whole job" + (f"; you work with {listed(near)}." if near else ".")


def _lead(result: Advice, best: Best) -> str:
    fit = "Fit" if title_of(result, best) == best.name else f"{best.name}: fit"
    lead = f"{fit} {percent(best.fit)}, were all roles equally common."
    return f"{lead} {_lead_in_words(result)}".rstrip()


def _lead_in_words(result: Advice) -> str:
    if len(result.ranking) == 1:
        return ""
    second = result.ranking[1]
    other = f"{inline(second.name)} has {percent(second.fit)}"
    said = f"{_CERTAINTY[result.certainty]}: {other}."
    return f"{said} {_alike(result)}".rstrip() if result.certainty == "close" else said


def _alike(result: Advice) -> str:
    second = result.runner_up
    if second is None or second.told_apart >= ALIKE:
        return ""
    told_apart = round(second.told_apart * 100)
    return (
        f"The two jobs are alike: even with every question answered, about {100 - told_apart} of 100 "
        "of their people would be taken for the other."
    )
