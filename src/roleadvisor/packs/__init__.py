"""Role packs: the files that people write, read and checked, and the catalogue they make up."""

from roleadvisor.packs.compiled import bundled_pack
from roleadvisor.packs.loading import load_catalog
from roleadvisor.packs.model import (
    LEVELS,
    TOP_LEVEL,
    BankItem,
    Catalog,
    RoleProfile,
    Screen,
    Share,
    Tool,
)

__all__ = [
    "LEVELS",
    "TOP_LEVEL",
    "BankItem",
    "Catalog",
    "RoleProfile",
    "Screen",
    "Share",
    "Tool",
    "bundled_pack",
    "load_catalog",
]
