"""Find the roles that somebody names."""

from collections.abc import Sequence

from roleadvisor.catalog import Catalog, shown
from roleadvisor.errors import UnknownIdError, UsageError


def find_role(catalog: Catalog, name: str) -> str:
    """Return `name` if it is a role's id; raise `UnknownIdError` with near misses."""
    if name in catalog.roles:
        return name
    by_name = {
        called.lower(): role
        for role, profile in catalog.roles.items()
        for called in (profile.name, *profile.aliases)
    }
    if found := by_name.get(" ".join(name.lower().split())):
        return found
    from roleadvisor.catalog.typed import near_misses

    near = near_misses(name, catalog.roles)
    near = near or [role for role in catalog.roles if name.lower() in role.split("-")][:3]
    hint = f"did you mean {', '.join(near)}?" if near else f"see 'roleadvisor list{catalog.option}'"
    raise UnknownIdError(f"unknown role '{shown(name, 60)}'; {hint}")


def find_roles(catalog: Catalog, names: str | None) -> Sequence[str]:
    """Return the ids in a comma-separated list; None means all, which is an empty sequence."""
    if names is None:
        return ()
    found = [find_role(catalog, name.strip()) for name in names.split(",") if name.strip()]
    if len(set(found)) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("--roles needs at least two roles to choose between")
    return found
