"""Two roles side by side as text."""

from roleadvisor.render.console import Page
from roleadvisor.render.text.pay import write_pay_of_two
from roleadvisor.render.text.tools import share_legend, share_pairs
from roleadvisor.render.writing import bullet, heading, inline, say, say_next, title
from roleadvisor.results.compare import Comparison
from roleadvisor.results.deciding import Decider
from roleadvisor.scoring.scorecard import multiplier


def write_compare(result: Comparison, page: Page) -> None:
    """Print two roles: what both have, what sets them apart, and what would decide."""
    first, second = result.first, result.second
    title(page, f"{first.name} and {inline(second.name)}")
    for role in (first, second):
        bullet(page, f"{role.name}: {role.summary}")
    for about, pairs in (
        ("What both have", result.common),
        ("What sets them apart", result.apart),
    ):
        if pairs:
            heading(
                page, f"{about} ({share_legend(s for p in pairs for s in (p.first, p.second))})"
            )
        rows = [(pair.text, pair.first, pair.second) for pair in pairs]
        share_pairs(page, (first.name, second.name), rows)
    write_pay_of_two(page, (first.name, second.name), (first.pay, second.pay))
    if result.deciding:
        heading(page, "What to ask yourself")
    for decider in result.deciding:
        bullet(page, f"{decider.text}: {_effect(decider, first.name, second.name)}")
    say(page, "")
    told_apart = round(result.told_apart * 100)
    say(
        page,
        f"With every question answered, about {100 - told_apart} of 100 of their people would be "
        "given the other role. Guessing would give 50.",
    )
    say(page, "")
    say_next(page, *(f"show {role.id}" for role in (first, second)))


def _effect(decider: Decider, first: str, second: str) -> str:
    said = []
    for word, lead in (("yes", decider.yes), ("no", decider.no)):
        if lead:
            role = inline(first if lead > 0 else second)
            said.append(f"{word} ×{multiplier(abs(lead)):.1f} for {role}")
    return ", ".join(said)
