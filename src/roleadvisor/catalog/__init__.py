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
from roleadvisor.catalog.roles import find_role, role_called, role_names, roles_meant
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
    "find_role",
    "load_catalog",
    "parse",
    "role_called",
    "role_names",
    "roles_meant",
    "shown",
    "strict",
]
