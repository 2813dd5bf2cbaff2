"""Draw made-up people from the role profiles."""

from collections.abc import Iterator
from random import Random

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import BankItem, Catalog
from roleadvisor.scorecard import TOP_LEVEL


def draw_people(catalog: Catalog, count: int, seed: int) -> Iterator[AnswerSheet]:
    """Yield labelled sheets of people whose answers are drawn from their role's shares.

    Every role is as likely as any other. Each item that tells anything is answered, independently
    of the others: the mean level, from 0 to 1, is the share. Nothing but the seed decides.
    """
    random = Random(seed)  # noqa: S311 (no secrets)
    roles = sorted(catalog.roles)
    items = [item for item in catalog.items.values() if item.weight > 0]
    shares = {role: [catalog.share(role, item.id) for item in items] for role in roles}
    for number in range(1, count + 1):
        role = random.choice(roles)
        answers = zip(items, shares[role], strict=True)
        levels = {item.id: _draw_level(random, item, share) for item, share in answers}
        yield AnswerSheet(id=str(number), label=role, levels=levels)


def _draw_level(random: Random, item: BankItem, share: float) -> int:
    if item.scale == "yes-no":
        return TOP_LEVEL if random.random() < share else 0
    return sum(random.random() < share for _ in range(TOP_LEVEL))
