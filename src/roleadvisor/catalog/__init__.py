"""Role packs: their model, strict reading, loading and checks."""

from roleadvisor.catalog import strict
from roleadvisor.catalog.loading import bundled_pack, load_catalog
from roleadvisor.catalog.model import (
    LEVELS,
    BankItem,
    Catalog,
    RoleProfile,
    Screen,
    Share,
    Tool,
)
from roleadvisor.catalog.strict import shown
from roleadvisor.catalog.typed import near_misses

__all__ = [
    "LEVELS",
    "BankItem",
    "Catalog",
    "RoleProfile",
    "Screen",
    "Share",
    "Tool",
    "bundled_pack",
    "load_catalog",
    "near_misses",
    "shown",
    "strict",
]
