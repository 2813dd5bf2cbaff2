"""What a result says in words, however it is shown."""

from collections.abc import Iterator, Sequence

from roleadvisor.advice import CompanySize
from roleadvisor.catalog import Catalog
from roleadvisor.render.documents.match import (
    BestPart,
    CompanyPart,
    EffectPart,
    FamilyPart,
    FlipPart,
    MatchDocument,
)
from roleadvisor.render.documents.plan import SkillPart, StepPart
from roleadvisor.render.tools import estimate_mark
from roleadvisor.render.writing import inline, percent, why_stopped

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
    """Return what stands above a result: the role, or in a small company the main families."""
    if is_open(document):
        return "Not decided yet"
    if document.company == "small":
        return _listed([f.name for f in best.company.small if f.fit >= NAMED]).capitalize()
    return best.name


def is_open(document: MatchDocument) -> bool:
    """Return whether the first role is hardly ahead of what chance would give it."""
    return document.ranking[0].fit < max(OPEN_FIT, TIMES_CHANCE / len(document.ranking))


def verdict(document: MatchDocument, best: BestPart, catalog: Catalog) -> Iterator[str]:
    """Yield what there is to say first: of the company's size, the role, why the quiz stopped."""
    if size := _for_size(document, best, catalog):
        yield size
    yield _lead(document)
    if document.quiz:
        yield why_stopped(document.quiz.stop, document.quiz.chance_of_change)


def is_close(document: MatchDocument) -> bool:
    """Return whether the second role is so close that one should read of both."""
    # A single role has no informative answers, so whatever is ranked has a second.
    best, second = document.ranking[:2]
    return best.fit < CLOSE_CALL * second.fit


def effect_in_words(effect: EffectPart) -> str:
    """Return what an answer did, as a multiplier for or against the role."""
    sign, times = (
        ("for", effect.multiplier) if effect.points > 0 else ("against", 1 / effect.multiplier)
    )
    return f"×{times:.1f} {sign}: {effect.text} ({effect.word})"


def step_in_words(step: StepPart) -> str:
    """Return a step of a plan in one line."""
    share = step.skill.share
    had = f"{estimate_mark(share)}{percent(share.share)} of them have it"
    unasked = "; not answered" if step.from_answer is None else ""
    aim = "" if step.to_word == "yes" else f"; next: {step.to_word}"
    return f"{step.skill.text} ({had}{unasked}{aim})"


def ground_in_words(usual: Sequence[SkillPart]) -> str:
    """Return in one line what most of a role's people have and the person has not, or did not say."""
    named = [
        f"{skill.text.partition(':')[0]} ({estimate_mark(skill.share)}{percent(skill.share.share)})"
        for skill in usual[:NAMED_ROLES]
    ]
    return f"First what most of them have: {_listed(named)}"


def flip_in_words(flip: FlipPart, catalog: Catalog) -> str:
    """Return what the changes of a flip set would do, to be followed by them."""
    name = inline(catalog.roles[flip.role].name)
    who = "This answer alone" if len(flip.changes) == 1 else "These answers together"
    if flip.then_first == flip.role:
        return f"{who} would put {name} first:"
    third = inline(catalog.roles[flip.then_first].name)
    return f"{who} would put {name} ahead of it, and {third} first:"


def by_size(size: CompanySize, best: BestPart, catalog: Catalog) -> str:
    """Return what a company of this size makes of the best role."""
    company = best.company
    if size == "small":
        return f"one person does it all; you would be {_blend(company.small)}."
    if size == "medium":
        return _medium(company, catalog)
    if company.specialities:
        named = [f"{inline(r.name)} ({percent(r.fit)})" for r in company.specialities[:NAMED_ROLES]]
        return f"the role splits into specialities, nearest to you {_listed(named)}."
    if company.part_of:
        return "there it is a job of its own."
    if any(role.specialises == best.id for role in catalog.roles.values()):
        return "the role splits into specialities."
    near = [inline(catalog.roles[n.role].name) for n in catalog.roles[best.id].neighbours[:2]]
    return "you do only this" + (f"; next to you work: {_listed(near)}." if near else ".")


def _medium(company: CompanyPart, catalog: Catalog) -> str:
    """Return what becomes of the best role where only whole roles are filled."""
    medium, fit = inline(company.medium.name), percent(company.medium.fit)
    if company.part_of is None:
        return f"roles take in their specialities; yours would be {medium} ({fit})."
    whole = f"it is part of the work of the {inline(catalog.roles[company.part_of].name)}"
    if company.medium.id == company.part_of:
        return f"{whole}, and that would be yours ({fit})."
    return f"{whole}; of the whole roles {medium} fits you best ({fit})."


def _lead(document: MatchDocument) -> str:
    best = document.ranking[0]
    family = document.families[0]
    if family.id == best.family:
        lead = f"{family.name}, and within it {inline(best.name)}: fit {percent(best.fit)}."
    else:
        lead = (
            f"{best.name} is the single best role (fit {percent(best.fit)}), though "
            f"{family.name.lower()} as a family fits better ({percent(family.fit)})."
        )
    return f"{lead} {_lead_in_words(document)}".rstrip()


def _lead_in_words(document: MatchDocument) -> str:
    best, second = document.ranking[:2]
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


def _for_size(document: MatchDocument, best: BestPart, catalog: Catalog) -> str:
    """Return what the size of company that was named changes, and why; nothing if none was."""
    if document.company == "small":
        return f"In a small company {by_size('small', best, catalog)}"
    if document.company == "medium":
        return "In a medium company a role takes in its specialities: only whole roles are ranked."
    if document.company == "large":
        ranked = "In a large company specialities are roles of their own and ranked too"
        return (
            f"{ranked}." if best.company.part_of else f"{ranked}: {by_size('large', best, catalog)}"
        )
    return ""


def _blend(families: Sequence[FamilyPart]) -> str:
    """Return the families as parts of one person's work, which may leave a rest."""
    return "about " + _listed([f"{percent(f.fit)} {f.name.lower()}" for f in families])


def _listed(parts: Sequence[str]) -> str:
    *start, last = parts
    return f"{', '.join(start)} and {last}" if start else last
