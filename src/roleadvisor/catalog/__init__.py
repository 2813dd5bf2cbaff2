"""Role packs: their model, strict reading, loading and checks."""

from roleadvisor.catalog import strict
from roleadvisor.catalog.compiled import bundled_pack
from roleadvisor.catalog.loading import load_catalog
from roleadvisor.catalog.model import (
    LEVELS,
    BankItem,
    Catalog,
    RoleProfile,
    Screen,
    Share,
    Tool,
)
from roleadvisor.catalog.parsing import parse
from roleadvisor.catalog.strict import shown

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
    "parse",
    "shown",
    "strict",
]
