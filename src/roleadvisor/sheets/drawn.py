"""Draw people from role profiles: labelled sheets that measure a pack before anyone has used it."""

from collections.abc import Iterator, Sequence
from random import Random

from roleadvisor.packs import TOP_LEVEL, BankItem, Catalog
from roleadvisor.sheets.sheet import AnswerSheet


def draw_people(
    catalog: Catalog, count: int, *, seed: int, roles: Sequence[str] = ()
) -> Iterator[AnswerSheet]:
    """Yield people drawn from the profiles of `roles` (all, if none are named), each role in turn.

    A person answers every item with a weight above 0, independently of the others: yes with the
    role's share as the probability, or a level whose mean is the share. Real answers are
    correlated, so drawn people are easier to tell apart than real ones. The same seed draws the
    same people.
    """
    catalog.check_ids(roles=roles)
    # Not for secrets: one seed must always draw the same people.
    random = Random(seed)  # noqa: S311
    chosen = list(roles or catalog.roles)
    items = [item for item in catalog.items.values() if item.weight > 0]
    for number in range(count):
        role = chosen[number % len(chosen)]
        levels = {item.id: _level(random, item, catalog.share(role, item.id)) for item in items}
        yield AnswerSheet(levels=levels, label=role, id=f"{role}-{number // len(chosen) + 1}")


def _level(random: Random, item: BankItem, share: float) -> int:
    if item.scale == "yes-no":
        return TOP_LEVEL if random.random() < share else 0
    return sum(random.random() < share for _ in range(TOP_LEVEL))
