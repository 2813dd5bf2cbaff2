"""A role's nearest kin: the roles whose people are most often taken for its own."""

from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.scoring.separability import told_apart

LISTED = 4


class Kin(NamedTuple):
    """A role near another: how often their people are told apart, from .5 to 1, and how it differs.

    The `difference` is what the first role's profile says of the other, if it says anything.
    """

    role: str
    told_apart: float
    difference: str | None


def kin_of(catalog: Catalog, card: Scorecard, role: str, *, limit: int = LISTED) -> list[Kin]:
    """Return the roles nearest to one, the hardest to tell from it first."""
    differences = {n.role: n.difference for n in catalog.roles[role].neighbours}
    kin = [
        Kin(other, told_apart(catalog, card, role, other), differences.get(other))
        for other in catalog.roles
        if other != role
    ]
    return sorted(kin, key=lambda k: (k.told_apart, k.role))[:limit]
