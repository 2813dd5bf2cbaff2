"""What a result says in words, however it is shown."""

from collections.abc import Iterator, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.render.documents.match import (
    BestPart,
    BestSpecialityPart,
    EffectPart,
    FlipPart,
    MatchDocument,
)
from roleadvisor.render.documents.plan import SkillPart, StepPart
from roleadvisor.render.text.tools import is_had_by_most, share_in_words
from roleadvisor.render.writing import (
    inline,
    listed,
    percent,
    plural,
    short,
    why_stopped,
    with_article,
)
from roleadvisor.results.company import CompanySize

CLOSE_CALL = 1.5
OPEN_FIT = 0.15
TIMES_CHANCE = 1.2
CLEAR = 0.6
ALIKE = 0.9
LIKELY = 0.4
NAMED = 0.25
OPEN = 0.4
NAMED_ROLES = 3


def title_of(document: MatchDocument, best: BestPart) -> str:
    """Return what stands above a result: the whole role, or what the company's size makes of it."""
    if is_open(document):
        return "Not decided yet"
    if document.company == "small":
        first, *others = best.company.small
        return listed([first.name, *(inline(r.name) for r in others if r.fit >= NAMED)])
    if document.company == "large" and best.speciality:
        return best.speciality.name
    return best.name


def told_of(document: MatchDocument, best: BestPart) -> BestPart | BestSpecialityPart:
    """Return whose job and tools are told: the speciality's, unless the company has whole roles."""
    if best.speciality is None or document.company in {"small", "medium"}:
        return best
    return best.speciality


def is_open(document: MatchDocument) -> bool:
    """Return whether the first role is hardly ahead of what chance would give it."""
    return document.ranking[0].fit < max(OPEN_FIT, TIMES_CHANCE / len(document.ranking))


def verdict(document: MatchDocument, best: BestPart, catalog: Catalog) -> Iterator[str]:
    """Yield what there is to say first: of the company's size, the role, why the quiz stopped."""
    if document.company:
        size = document.company
        yield f"In a {size} company {by_size(size, best, catalog)}"
    yield _lead(document, best)
    if best.speciality:
        yield f"Within it: {inline(best.speciality.name)} ({percent(best.speciality.fit)})."
    if document.apart:
        used, enjoyed = inline(document.apart.used.name), inline(document.apart.enjoyed.name)
        yield f"What you have used says {used}; what you would enjoy says {enjoyed}."
    if document.quiz:
        yield why_stopped(document.quiz.stop, document.quiz.chance_of_change)


def is_close(document: MatchDocument) -> bool:
    """Return whether there is a second role so close that one should read of both."""
    fits = [role.fit for role in document.ranking[:2]]
    return len(fits) > 1 and fits[0] < CLOSE_CALL * fits[1]


def effect_in_words(effect: EffectPart) -> str:
    """Return what an answer did, as a multiplier for or against the role."""
    sign, times = (
        ("for", effect.multiplier) if effect.points > 0 else ("against", 1 / effect.multiplier)
    )
    return f"×{times:.1f} {sign}: {effect.text} ({effect.word})"


def step_in_words(step: StepPart, names: str) -> str:
    """Return a step of a plan in one line; `names` is what the role's people are called."""
    had = share_in_words(step.skill.share, names)
    unasked = "; not answered" if step.from_answer is None else ""
    aim = "" if step.to_word == "yes" else f"; next: {step.to_word}"
    why = f"; needed for {short(step.needed_for.text)}" if step.needed_for else ""
    return f"{step.skill.text} ({had}{unasked}{aim}{why})"


def ground_in_words(usual: Sequence[SkillPart], names: str) -> Iterator[str]:
    """Yield what is taken for granted in a role and the person has not, or did not say.

    First comes what most of its people have, by the shares that are shown.
    """
    told = usual[:NAMED_ROLES]
    most = [skill for skill in told if is_had_by_most(skill.share)]
    others = [skill for skill in told if not is_had_by_most(skill.share)]
    for title, skills in (("First what most of them have", most), ("Taken for granted", others)):
        if skills:
            named = [f"{short(s.text)} ({share_in_words(s.share, names)})" for s in skills]
            yield f"{title}: {listed(named)}"


def taken_for_granted(usual: Sequence[SkillPart]) -> str:
    """Return what stands above what is taken for granted in a role."""
    if all(is_had_by_most(skill.share) for skill in usual):
        return "Taken for granted: most of them have it, and many in other roles"
    return "Taken for granted, there and in other roles"


def flip_in_words(flip: FlipPart, first: str, catalog: Catalog) -> str:
    """Return what the changes of a flip set would do to the `first` role, to be followed by them."""
    name, before = (inline(catalog.roles[role].name) for role in (flip.id, first))
    who = "This answer alone" if len(flip.changes) == 1 else "These answers together"
    found = "" if flip.is_smallest else " (the smallest set found)"
    if flip.then_first == flip.id:
        return f"{who} would put {name} first, before {before}{found}:"
    third = inline(catalog.roles[flip.then_first].name)
    return f"{who} would put {name} before {before}, and {third} first{found}:"


def by_size(size: CompanySize, best: BestPart, catalog: Catalog) -> str:
    """Return what a company of this size makes of the best role."""
    if size == "small":
        names = [inline(role.name) for role in best.company.small[:NAMED_ROLES]]
        sides = "side" if len(names) == 1 else "sides"
        return f"one person does it all; your strongest {sides} would be {listed(names)}."
    return _medium(best, catalog) if size == "medium" else _large(best, catalog)


def _medium(best: BestPart, catalog: Catalog) -> str:
    """Return what becomes of the best role where whole roles are filled."""
    if whole := catalog.roles[best.id].specialises:
        return f"this is part of the {inline(catalog.roles[whole].name)}'s work."
    too = " and do its specialities too" if catalog.specialities_of(best.id) else ""
    return f"you would be {with_article(best.name)}{too}."


def _large(best: BestPart, catalog: Catalog) -> str:
    """Return what becomes of the best role where it splits into its specialities."""
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


def _lead(document: MatchDocument, best: BestPart) -> str:
    fit = "Fit" if title_of(document, best) == best.name else f"{best.name}: fit"
    lead = f"{fit} {percent(best.fit)}, were all roles equally common."
    return f"{lead} {_lead_in_words(document)}".rstrip()


def _lead_in_words(document: MatchDocument) -> str:
    best, *others = document.ranking
    if not others:
        return ""
    second = others[0]
    other = f"{inline(second.name)} has {percent(second.fit)}"
    if is_open(document):
        return f"Your answers do not point to one role yet: {other}."
    if document.quiz and (document.quiz.chance_of_change or 0) >= OPEN:
        return f"It is early to say: {other}."
    if best.fit >= CLEAR:
        return f"A clear lead: {other}."
    if is_close(document):
        return f"A close call: {other}. {_alike(document)}".rstrip()
    return f"Likely, not certain: {other}." if best.fit >= LIKELY else f"Ahead, but open: {other}."


def _alike(document: MatchDocument) -> str:
    second = document.runner_up
    if second is None or second.told_apart >= ALIKE:
        return ""
    told_apart = round(second.told_apart * 100)
    return (
        f"The two jobs are alike: even with every question answered, about {100 - told_apart} of 100 "
        "of their people would be taken for the other."
    )
