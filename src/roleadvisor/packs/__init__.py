"""Read and check the files of role packs, and make the catalogue of them.

It imports safe and errors. Begin with `catalog.Catalog`, then `loading.load_catalog`.
"""

from roleadvisor.packs.catalog import BankItem, Catalog, Share
from roleadvisor.packs.loading import bundled_pack, load_catalog
from roleadvisor.packs.model import LEVELS, TOP_LEVEL, RoleProfile, Screen, Tool

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
